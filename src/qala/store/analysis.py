"""Analysis: what the index holds of a text and what a query asks it for; the same functions on both sides."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from qala.arabic.digits import western
from qala.arabic.folding import bare, spellings, unmarked
from qala.arabic.stems import light_stem, with_clitics
from qala.arabic.words import MARKS, TATWEEL
from qala.lexicon.search_words import given_stems, plural_groups, stop_words, whole_words

GAP = "¶"
"""Stands in the index between pieces that do not touch, so that no phrase is found across them."""

WORDS = re.compile(rf"[^\W_]+(?:[{MARKS}{TATWEEL}]+[^\W_]*)*")
"""The words of `arabic.words.WORD`, to the letter, in a third of the time: the index reads every word of every page."""

_LONGEST = 60
"""Letters of a word that are kept: longer ones are addresses and noise, and the index refuses very long terms."""


class Term(NamedTuple):
    """A word of a text as the index knows it."""

    start: int
    end: int
    exact: str
    stem: str


@lru_cache(maxsize=400_000)
def analysed(word: str) -> tuple[str, str]:
    """Return the exact form (without marks) and the stem of a word as written.

    >>> analysed("وَالعقوباتُ")
    ('والعقوبات', 'عقوب')
    """
    exact = western(unmarked(word).lower())[:_LONGEST]
    return exact, index_stem(bare(exact))


@cache
def _given() -> dict[str, str]:
    return dict(given_stems())


def index_stem(word: str) -> str:
    """Return the stem of a word in `bare` spelling, names and irregular words kept as `resources/stems.yml` says."""
    return light_stem(word, _given().get)


def terms(text: str) -> list[Term]:
    """Return the words of a text with their places."""
    return [Term(m.start(), m.end(), *analysed(m.group())) for m in WORDS.finditer(text)]


def indexed(text: str) -> tuple[str, str]:
    """Return the stems and the exact forms of a text, each joined by spaces, as the index takes them."""
    words = [analysed(word) for word in WORDS.findall(text)]
    return " ".join([stem for _, stem in words]), " ".join([exact for exact, _ in words])


@cache
def _plurals() -> dict[str, tuple[str, ...]]:
    """Return, for a stem, the stems of the other forms of its noun."""
    related: dict[str, dict[str, None]] = {}
    for group in plural_groups():
        stems = dict.fromkeys(index_stem(word) for word in group)
        for stem in stems:
            related.setdefault(stem, {}).update(stems)
    return {stem: tuple(others) for stem, others in related.items()}


def is_stop_word(word: str) -> bool:
    """Tell whether a word as written says nothing about a subject."""
    return bare(word) in stop_words()


@lru_cache(maxsize=4096)
def alternatives(word: str) -> tuple[str, ...]:
    """Return every stem of the index that a word of a query asks for: its own, its plurals', each with clitics on it.

    >>> alternatives("العقوبات")[:3]
    ('عقوب', 'وعقوب', 'فعقوب')
    """
    _, stem = analysed(word)
    stems = dict.fromkeys(_plurals().get(stem, (stem,)))
    stems = {stem: None, **stems}
    if stem[:1] == "و" and len(stem) > 4 and stem not in whole_words():  # noqa: PLR2004 - و and a word of four letters
        stems[stem[1:]] = None
    return tuple(dict.fromkeys(form for one in stems for form in with_clitics(one, whole_words().__contains__)))


def prefix_patterns(prefix: str) -> tuple[str, str]:
    """Return regular expressions for the exact and the stem field: words that begin so, in any spelling of the letters.

    The article and clitics before the prefix count as not written: «عقوب*» finds «والعقوبات».
    """
    folded = bare(western(prefix.lower()))
    return f"[وف]?[بكل]?(ال|ل)?{spellings(folded)}.*", f"[وف]?[بكل]?{re.escape(folded)}.*"


def matches_prefix(exact: str, prefix: str) -> bool:
    """Tell whether a word of a text begins with a prefix as `prefix_patterns` finds it."""
    return re.fullmatch(prefix_patterns(prefix)[0], exact) is not None
