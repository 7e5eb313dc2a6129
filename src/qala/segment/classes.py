"""Classes: what a word or a mark of a line is, so far as it tells what the line is."""

import re
from functools import lru_cache

from qala.lexicon.page_words import first_words, page_words

_SHORT = 4
_QUOTES = ' )»«"'
_DASH = re.compile(r"\s*[–—ـ/:(]\s*|\s+-\s*|-\s+")


@lru_cache(maxsize=2048)
def edge_class(mark: str) -> str:
    """Return what a line begins or ends with: `w` a letter, `9` a digit, else the mark itself."""
    return "w" if mark.isalpha() else "9" if mark.isdigit() else mark


@lru_cache(maxsize=8192)
def word_class(word: str) -> str:  # noqa: PLR0911 - one return a class
    """Return the class of the first word of a line: what opens leads, goes on with a story, or names somebody."""
    if word in first_words("cues"):
        return "cue"
    if word[:1] in "وف" and word[1:] in first_words("cues"):
        return "&cue"
    if word in first_words("prepositions"):
        return word
    if word[:1] == "و":
        return "&"
    if not word[:1].isalpha():
        return "9" if word[:1].isdigit() else "."
    if word.startswith("ال"):
        return "ال"
    name = named(word)
    return name if name != "o" else "ي" if word[:1] in "يت" else "o"


def joined_classes(key: str) -> tuple[str, str]:
    """Return what stands on the two sides of a dash or bracket: paper – city, author – paper, city: author.

    `L` is a place, `M` a medium, `P+` a person's name, `o+` an unknown one of several words; empty where nothing parts two.
    """
    halves = [half for half in _DASH.split(key, maxsplit=1) if half.strip()]
    if len(halves) != 2:  # noqa: PLR2004 - a half is one of two
        return "", ""
    return _part(halves[0].strip(_QUOTES)), _part(halves[1].strip(_QUOTES))


def _part(half: str) -> str:
    """Return what a place, a medium or a person's name stands for; a name of several words is known by its first."""
    if half in page_words("places"):
        return "L"
    words = half.split()
    if any(named(word) == "M" for word in words):
        return "M"
    first = named(words[0]) if words else "o"
    return first if len(words) == 1 else first + ("+" if len(words) < _SHORT else "*")


@lru_cache(maxsize=8192)
def named(word: str) -> str:
    """Return whether a word is a medium's name (`M`), a place's (`L`), a given name (`P`), a number, Latin, or another."""
    if word in page_words("outlets"):
        return "M"
    if word in page_words("places"):
        return "L"
    return "P" if word in page_words("given_names") else "9" if word[:1].isdigit() else "x" if word.isascii() else "o"
