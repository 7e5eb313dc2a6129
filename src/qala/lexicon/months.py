"""Month names of `resources/months.yml`, bare, and the days of `resources/known_days.yml` that need no year."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

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


class KnownDay(NamedTuple):
    """A day that is named without its year.

    Attributes:
        day: of the month.
        month: of the year.
        year: what everybody knows.
        words: one of these, bare, stands right before it.
    """

    day: int
    month: int
    year: int
    words: frozenset[str]


@cache
def known_days() -> tuple[KnownDay, ...]:
    """Return the days whose year is known after a word: «ثورة 23 يوليو»."""
    return tuple(
        KnownDay(entry["day"], entry["month"], entry["year"], frozenset(_prefixed(entry["words"])))
        for entry in table("known_days")["named"]
    )


@cache
def recent_days() -> Mapping[tuple[int, int], tuple[int, int]]:
    """Return by month and day the year of a day that is that one in the years after it, and how many these are."""
    return {(entry["month"], entry["day"]): (entry["year"], entry["years"]) for entry in table("known_days")["recent"]}


@cache
def day_names() -> frozenset[str]:
    """Return the words, bare, after which a day is a name: «مدينة 6 أكتوبر»."""
    return frozenset(map(bare, table("known_days")["names"]))


def _prefixed(words: list[str]) -> list[str]:
    """Return words in bare spelling, alone and with the prefixes that they stand with."""
    plain = [bare(word) for word in words]
    return plain + [f"{prefix}{word}" for word in plain for prefix in "ولب"]
