"""Closed-class words of `resources/function_words.yml`, bare."""

from functools import cache

from qala.arabic.folding import bare
from qala.lexicon.tables import table


@cache
def function_words(group: str) -> frozenset[str]:
    """Return the words of a group, such as `prepositions`, in bare spelling."""
    return frozenset(map(bare, table("function_words")[group]))
