"""The gazetteer of names: what a word or phrase is known to be, from `names.marisa`."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

import marisa_trie

from qala.arabic.folding import bare
from qala.lexicon.tries import DATA, find, open_trie, under

PERSON, COUNTRY, CITY, REGION, BODY, COMPANY, MEDIUM = 1, 2, 4, 8, 16, 32, 64
KNOWN, GIVEN, FAMILY, ADJECTIVE, COMMON, STARTS, SMALL = 128, 256, 512, 1024, 2048, 4096, 8192
"""Flags of a name.

PERSON: a word seen in names of people anywhere; GIVEN, FAMILY: a frequent given or family name; KNOWN: somebody in office.
COUNTRY, CITY, REGION: places that news pages name; SMALL: a town of the wider list. BODY, COMPANY, MEDIUM: organisations.
ADJECTIVE: of a country or its people («روسي»). COMMON: an everyday word as well. STARTS: the first word of a longer name.
"""

MALE, FEMALE = 1 << 14, 1 << 15
"""Given names that men or women bear; a few are borne by both."""

PLACE = COUNTRY | CITY | REGION
_LONGEST = 7
"""Tokens of the longest name that is looked for."""


NAMES = DATA / "names.marisa"


@cache
def _trie() -> marisa_trie.RecordTrie:
    return open_trie(marisa_trie.RecordTrie("<H"), NAMES)


def name_flags(name: str) -> int:
    """Return the flags of a bare word or of the bare tokens of a phrase between spaces, 0 for one that is not known.

    >>> bool(name_flags("فرنسا") & COUNTRY)
    True
    """
    found = find(_trie(), name)
    return int(found[0][0]) if found else 0


def name_gender(name: str) -> Literal["m", "f"] | None:
    """Return the gender that a person's given name shows, None where it shows none or both.

    >>> name_gender("نزهة الوافي"), name_gender("أحمد ماهر"), name_gender("كيم جونغ أون")
    ('f', 'm', None)
    """
    words = bare(name).split()
    first = words[0] + words[1] if len(words) > 1 and words[0] == "عبد" else next(iter(words), "")
    shown = name_flags(first) & (MALE | FEMALE)
    return {MALE: "m", FEMALE: "f"}.get(shown)  # type: ignore[return-value]


@lru_cache(maxsize=65536)
def cut_forms(word: str) -> tuple[str, ...]:
    """Return what stays of a bare word when و ف ب ل ك come off its front, ال kept: none if nothing can come off.

    >>> cut_forms("وبالرياض"), cut_forms("للصين")
    (('بالرياض', 'الرياض'), ('الصين',))
    """
    forms, rest = [], word
    if len(rest) > _CUTTABLE and rest[0] in "وف":
        rest = rest[1:]
        forms.append(rest)
    if rest.startswith("لل") and len(rest) > _CUTTABLE:
        forms.append("ال" + rest[2:])
    elif len(rest) > _CUTTABLE and rest[0] in "بلك":
        forms.append(rest[1:])
    return tuple(forms)


_CUTTABLE = 3


def longest_name(words: Sequence[str], start: int) -> tuple[int, int]:
    """Return the end and the flags of the longest known phrase of two tokens or more that begins at `start`.

    Args:
        words: the bare tokens of a sentence.
        start: index of the first; a clitic on it is looked past.

    Returns:
        (start, 0) where none begins.
    """
    for first in (words[start], *cut_forms(words[start])):
        if not name_flags(first) & STARTS or not _goes_on(first, words, start + 1):
            continue
        for end in range(min(len(words), start + _LONGEST), start + 1, -1):
            flags = name_flags(" ".join((first, *words[start + 1 : end])))
            if flags & ~STARTS:
                return end, flags
    return start, 0


def _goes_on(first: str, words: Sequence[str], index: int) -> bool:
    """Tell whether a name may go on with the word at `index`; most words that may begin one stand alone."""
    return index < len(words) and next(under(_trie(), f"{first} {words[index]}"), None) is not None
