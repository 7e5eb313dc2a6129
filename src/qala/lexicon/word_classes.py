"""Classes of words that occur in the same company, learned from news text: `word_classes.marisa`."""

from functools import cache
from pathlib import Path

import marisa_trie

from qala.errors import ResourceError


@cache
def _trie() -> marisa_trie.RecordTrie:
    path = Path(__file__).parent.parent / "_data" / "word_classes.marisa"
    trie = marisa_trie.RecordTrie("<H")
    try:
        trie.mmap(str(path))
    except OSError as error:
        message = f"the packaged word classes {path.name} cannot be read ({error}): install qala again"
        raise ResourceError(message) from error
    return trie


def word_class(word: str) -> str:
    """Return the class of a bare word as a short string, empty for a word too rare to have one."""
    found = _trie().get(word)
    return str(found[0][0]) if found else ""
