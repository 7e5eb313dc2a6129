"""Topics: whether the text behind a heading goes on with the story before it."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain

from qala.arabic.words import MARKS, TATWEEL
from qala.lexicon.tables import table

READ = 500
"""Code points of a line whose words count; the rest says no more about its topic."""
_UNWRITTEN = re.compile(f"[{MARKS}{TATWEEL}]")
_LETTER = "\u0621-\u063a\u0641-\u064a\u066e-\u06d3"
_STEM = re.compile(rf"(?<![{_LETTER}])(?:وال|بال|كال|فال|لل|ال|[وبلفك])?([{_LETTER}]{{3,4}})")
"""A word, the clitics before it left out: its first four letters."""


def topic_stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words of a text that tell topics apart, clitics and everyday words left out.

    Four letters are enough to hold إيران، إيراني and الإيرانية together and short enough to find them fast.

    >>> topic_stems("الإيرانية") == topic_stems("وإيران")
    True
    """
    return word_stems(text[:READ].split())


def word_stems(words: Iterable[str]) -> frozenset[str]:
    """Return the same of what stands between the white space of a text."""
    return frozenset(chain.from_iterable(map(telling_stems, words)))


@lru_cache(maxsize=1 << 15)
def telling_stems(word: str) -> tuple[str, ...]:
    """Return the stems of a word that tell topics apart; it is mostly one, of two where a mark stands between."""
    return tuple(stem for stem in all_stems(word) if stem not in common_stems())


def all_stems(text: str) -> list[str]:
    """Return the beginning of every word, everyday words too; hamzas and marks do not count."""
    plain = text.replace("أ", "ا").replace("إ", "ا").replace("آ", "ا")
    return _STEM.findall(_UNWRITTEN.sub("", plain) if _UNWRITTEN.search(plain) else plain)


@cache
def common_stems() -> frozenset[str]:
    """Return the stems that stand in so many stories that they tell nothing."""
    return frozenset(table("common_stems"))


def joined(parts: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return the stems of several lines together."""
    return frozenset().union(*parts)


def shared(earlier: frozenset[str], later: frozenset[str]) -> float:
    """Return which part of the later stems was already said earlier, between 0 and 1.

    >>> shared(frozenset({"سفين", "مينا"}), frozenset({"سفين", "مطار"}))
    0.5
    """
    return len(earlier & later) / len(later) if later else 0.0
