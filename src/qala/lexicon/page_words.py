"""Lines and words by which the parts of a page are told apart, from `resources/page_words.yml`."""

import re
from collections.abc import Sequence
from functools import cache

from qala.arabic.folding import bare, folded
from qala.lexicon.tables import table

_EDGES = " \t\u00a0:.…-–—|•»«\"'!؟?،,()[]<>/›‹*#"

_UNEVEN = re.compile(r"[^\S\n ]|  ")
"""White space other than single spaces."""


def plain(line: str) -> str:
    """Return a line in the form these lists are compared by: bare, lower case, no marks at its ends.

    >>> plain("المزيد ...")
    'المزيد'
    """
    return " ".join(bare(line).lower().split()).strip(_EDGES)


def plain_lines(lines: Sequence[str]) -> list[str]:
    """Return lines, none of which holds a line feed, in that form; all at once, which is a good deal faster.

    >>> plain_lines(["المزيد ...", "إقرأ  أيضا:"])
    ['المزيد', 'اقرا ايضا']
    """
    if not lines:
        return []
    found = folded("\n".join(lines)).lower()
    if _UNEVEN.search(found):
        return [" ".join(line.split()).strip(_EDGES) for line in found.split("\n")]
    return [line.strip(_EDGES) for line in found.split("\n")]


@cache
def page_words(group: str) -> frozenset[str]:
    """Return the lines of a group, such as `furniture`, each as `plain` makes it."""
    return frozenset(filter(None, map(plain, map(str, table("page_words")[group]))))


@cache
def page_starts(group: str) -> tuple[str, ...]:
    """Return the lines of a group in a stable order, to be tested as beginnings."""
    return tuple(sorted(page_words(group)))


@cache
def markup_words() -> dict[str, tuple[str, ...]]:
    """Return the stretches of class and id names by the sort of part they name, such as `caption`."""
    return {group: tuple(map(str, words)) for group, words in table("page_words")["markup"].items()}


@cache
def first_words(group: str) -> frozenset[str]:
    """Return the reporting words or prepositions that lines of news begin with, as the block classifier knows them."""
    return frozenset(map(str, table("block_words")[group]))
