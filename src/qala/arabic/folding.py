"""Folding: forms to compare by, never forms to report."""

import re
import unicodedata
from functools import lru_cache

from qala.arabic.words import MARKS, TATWEEL

_DROPPED = re.compile(rf"[{MARKS}{TATWEEL}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SHAPED = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in (*range(0xFB50, 0xFBB2), *range(0xFE80, 0xFEFD))}
"""Letters in the shapes that old typesetters wrote out («ﺃﻥ»)."""
_FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
_LETTERS = _FOLDED | {ord(shape): letter.translate(_FOLDED) for shape, letter in _SHAPED.items()}
_SHAPE = re.compile(f"[{''.join(_SHAPED)}]")
_CONFUSED = tuple((chr(code), letter) for code, letter in _FOLDED.items())
_REMEMBERED = 1 << 15
"""Words whose bare form is kept: news has few words and says them often."""
_LIGHT = str.maketrans({**_SHAPED, "ٱ": "ا"})


def unmarked(text: str) -> str:
    """Return the text without vowel marks, tatweel and direction marks; letters stay as they are.

    >>> unmarked("قَـالَ")
    'قال'
    """
    return _DROPPED.sub("", text).translate(_LIGHT)


@lru_cache(maxsize=_REMEMBERED)
def bare(text: str) -> str:
    """Return the text unmarked and with the letters that newspapers confuse written one way.

    >>> bare("إلى أنقرة") == bare("الى انقره")
    True
    """
    return _DROPPED.sub("", text).translate(_LETTERS)


def folded(text: str) -> str:
    """Return the bare form of a text of any length, which is not remembered."""
    text = _DROPPED.sub("", text)
    text = _SHAPE.sub(_written_out, text)
    for letter, folded_letter in _CONFUSED:
        text = text.replace(letter, folded_letter)
    return text


def _written_out(match: re.Match[str]) -> str:
    return _SHAPED[match.group()]


def spellings(word: str) -> str:
    """Return a regular expression for all that a bare word may be written as, marks left aside.

    >>> [re.fullmatch(spellings(bare("أنقرة")), word) is not None for word in ("أنقرة", "انقره", "مأنقرة")]
    [True, True, False]
    """
    return "".join(f"[{letter}{_SPELLED[letter]}]" if letter in _SPELLED else re.escape(letter) for letter in word)


_SPELLED: dict[str, str] = {}
for _code, _letter in _FOLDED.items():
    _SPELLED[_letter] = _SPELLED.get(_letter, "") + chr(_code)
