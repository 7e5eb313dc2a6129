"""Tries: packaged tables that are mapped into memory and looked up by word."""

from pathlib import Path
from typing import Any, TypeVar

import marisa_trie

from qala.errors import ResourceError

DATA = Path(__file__).parent.parent / "_data"
_Trie = TypeVar("_Trie", marisa_trie.RecordTrie, marisa_trie.BytesTrie)


def open_trie(trie: _Trie, path: Path) -> _Trie:
    """Map a packaged file into a trie.

    Raises:
        ResourceError: if the file is missing or is no trie.
    """
    try:
        trie.mmap(str(path))
    except (OSError, RuntimeError) as error:
        message = f"the packaged table {path.name} is missing or broken ({error}): install qala again or run `make data`"
        raise ResourceError(message) from error
    return trie


def find(trie: _Trie, key: str) -> list[Any]:
    r"""Return what a trie holds of a key; nothing for one that no trie can hold (a NUL, half a surrogate pair).

    >>> find(marisa_trie.RecordTrie("<B", [("قال", (1,))]), "قال\0")
    []
    """
    if "\0" in key:
        return []
    try:
        return trie.get(key) or []
    except UnicodeEncodeError:
        return []
