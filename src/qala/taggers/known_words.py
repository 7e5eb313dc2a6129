"""Known words: what each word of `word_classes.marisa` gives, added up beforehand.

Most words of a page are among them, and need not be looked at feature by feature. `names_words.marisa` numbers them, and
`names_words.rows` has a row of bytes for each. What depends on how a word is written or on the tables of `resources/` is no
part of its row: its kind at sight, and a hamza on its Alef.
"""

import mmap
import struct
import zlib
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import marisa_trie

from qala.errors import ResourceError
from qala.lexicon import names as flag
from qala.lexicon.names import NAMES
from qala.lexicon.tries import DATA, open_trie
from qala.lexicon.word_classes import WORD_CLASSES
from qala.taggers import weights
from qala.taggers.blocks import WORD, word_block
from qala.taggers.features import Word, kind_known

NUMBERS, ROWS = DATA / "names_words.marisa", DATA / "names_words.rows"
_KINDS = ("word", "adjective", "LOC", "ORG", "PER", "given", "family", "company", "person", "small")
_HEAD = struct.Struct("<BBB")
_BYTES = _HEAD.size + WORD
_CHECKSUM = 4
"""Bytes before the rows: the checksum of the files that they were made from."""

_PIECE = 1 << 16
"""Bytes of a file that are in memory at once while it is summed up."""

_CUT, _STARTS, _MEETS, _KIND = 0b11, 0b100, 0b1000, 4
"""Bits of the first byte of a row, and where those of the kind begin."""

_STEPS = tuple(map(str, range(256)))


class KnownWord(NamedTuple):
    """What the table holds of a word.

    Attributes:
        cut: how many letters are cut off to get its stem.
        starts: whether a longer name of the gazetteer may begin here.
        meets: whether its stem has something with another behind it.
        kind: what the gazetteer knows it to be.
        middle: its middle class.
        habit: how often it names.
        block: what it gives, kind and hamza aside.
    """

    cut: int
    starts: bool
    meets: bool
    kind: str
    middle: str
    habit: str
    block: bytes


def known_word(key: str) -> KnownWord | None:
    """Return what the table holds of a bare word."""
    numbers, rows = _table()
    try:
        number = numbers.get(key)
    except UnicodeEncodeError:
        return None
    if number is None:
        return None
    at = _CHECKSUM + number * _BYTES
    look, middle, habit = rows[at], rows[at + 1], rows[at + 2]
    block = rows[at + 3 : at + _BYTES]
    return KnownWord(
        look & _CUT, look & _STARTS > 0, look & _MEETS > 0, _KINDS[look >> _KIND], _STEPS[middle], _STEPS[habit], block
    )


def write_known(words: Iterable[tuple[Word, int, bool]]) -> None:
    """Write the table: words, what they give (kind and hamza aside), and whether their stems meet others."""
    packed = {word.key: _packed(word, total, meets=meets) for word, total, meets in words}
    numbers = marisa_trie.Trie(sorted(packed))
    numbers.save(str(NUMBERS))
    rows = sorted((numbers[key], row) for key, row in packed.items())
    ROWS.write_bytes(made_from() + b"".join(row for _, row in rows))


def _packed(word: Word, total: int, *, meets: bool) -> bytes:
    kind = kind_known(word.flags & ~flag.STARTS or word.inner)
    look = len(word.cut) | word.starts * _STARTS | meets * _MEETS | _KINDS.index(kind) << _KIND
    return _HEAD.pack(look, int(word.middle), int(word.habit)) + word_block(total)


@cache
def _table() -> tuple[marisa_trie.Trie, mmap.mmap | bytes]:
    """Return the numbers of the words and their rows; no words while the table was made from other files than are in use."""
    try:
        with ROWS.open("rb") as file:
            rows = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        message = f"the packaged table {ROWS.name} is missing or broken ({error}): install qala again or run `make data`"
        raise ResourceError(message) from error
    if rows[:_CHECKSUM] != made_from():
        return marisa_trie.Trie(), b""
    return open_trie(marisa_trie.Trie(), NUMBERS), rows


def made_from() -> bytes:
    """Return the checksum of the files that the rows are made from."""
    checksum = 0
    for path in (NUMBERS, NAMES, WORD_CLASSES, weights.WEIGHTS):
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                checksum = zlib.crc32(piece, checksum)
    return checksum.to_bytes(_CHECKSUM, "little")


KEPT = (_table,)
"""What is kept of the weights in use."""
