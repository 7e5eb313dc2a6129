"""The gazetteer of names: what a word or phrase is known to be, from `names.marisa`."""

from functools import cache
from pathlib import Path

import marisa_trie

from qala.errors import ResourceError

PERSON, COUNTRY, CITY = 1, 2, 4
"""Flags of a name: a token of personal names, a country or territory, a city."""


@cache
def _trie() -> marisa_trie.RecordTrie:
    path = Path(__file__).parent.parent / "_data" / "names.marisa"
    trie = marisa_trie.RecordTrie("<B")
    try:
        trie.mmap(str(path))
    except OSError as error:
        message = f"the packaged gazetteer {path.name} cannot be read ({error}): install qala again"
        raise ResourceError(message) from error
    return trie


def name_flags(name: str) -> int:
    """Return the flags of a bare word or phrase, 0 for one that is not known.

    >>> bool(name_flags("فرنسا") & COUNTRY)
    True
    """
    found = _trie().get(name)
    return int(found[0][0]) if found else 0
