"""Topics: whether the text behind a heading goes on with the story before it."""

from collections.abc import Sequence

from qala.arabic.folding import bare
from qala.arabic.words import WORD
from qala.segment.lines import Line

_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف", "ك")
_SHORTEST = 4


def topic_words(lines: Sequence[Line]) -> frozenset[str]:
    """Return the longer words of some lines, without the clitics before them."""
    return frozenset(
        stem
        for line in lines
        for match in WORD.finditer(line.text[:4000])
        if len(stem := _stem(bare(match.group()))) >= _SHORTEST
    )


def _stem(word: str) -> str:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST - 1:
            return word[len(prefix) :]
    return word


def shared(earlier: frozenset[str], later: frozenset[str]) -> float:
    """Return which part of the later words was already said earlier, between 0 and 1.

    >>> shared(frozenset({"سفينه", "ميناء"}), frozenset({"سفينه", "مطار"}))
    0.5
    """
    return len(earlier & later) / len(later) if later else 0.0
