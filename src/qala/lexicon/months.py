"""Month names of `resources/months.yml`: five families of Gregorian names and the Hijri ones, bare."""

from collections.abc import Mapping
from functools import cache

from qala.arabic.folding import bare
from qala.lexicon.tables import table


@cache
def month_names(calendar: str) -> Mapping[str, int]:
    """Return the names of the months of a calendar, `gregorian` or `hijri`, with their numbers.

    >>> month_names("gregorian")["تشرين الثاني"]
    11
    """
    families = table("months")[calendar]
    return {bare(name): number for family in families for number, name in enumerate(family["names"], 1)}
