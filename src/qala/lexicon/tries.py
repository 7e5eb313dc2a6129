"""Tries: packaged tables that are mapped into memory and looked up by word."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import marisa_trie

from qala.errors import ResourceError

DATA = Path(__file__).parent.parent / "_data"
_Trie = TypeVar("_Trie", marisa_trie.RecordTrie, marisa_trie.BytesTrie, marisa_trie.Trie)


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


def under(trie: _Trie, prefix: str) -> Iterator[tuple[str, Any]]:
    r"""Yield what a trie holds of the keys with a prefix: the rest of the key and its value.

    >>> sorted(under(marisa_trie.RecordTrie("<B", [("قال", (1,)), ("قالت", (2,))]), "قا"))
    [('ل', (1,)), ('لت', (2,))]
    """
    try:
        found = trie.items(prefix) if "\0" not in prefix else []
    except UnicodeEncodeError:
        return
    for key, value in found:
        yield key[len(prefix) :], value


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
