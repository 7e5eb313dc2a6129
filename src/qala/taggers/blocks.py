"""Blocks: scores that are given to words side by side, laid out so that a whole sentence is added up at once.

A block is bytes: a row of fields, one a label, for each word that gets something. Blocks that do not overlap are laid end to
end and read as one integer. Every row holds a surplus, so that no field becomes negative; it is the same for all labels of a
word, and nothing but their differences counts.
"""

import struct
from collections.abc import Sequence
from itertools import repeat

from qala.taggers.weights import LABELS, NIL, SIZE, SLOTS, places, together

LAID = tuple(SLOTS.index(place) for place in ("+2", "+1", "", "-1", "-2"))
"""Which slot of a feature is for each word that a word's block reaches, in the order of the words."""

REACH = len(LAID) // 2
"""How far to either side a word gives."""

WORD = SIZE * len(LAID)
"""Bytes of the block of a word."""

_BITS = SIZE * 8
_ROW = struct.Struct(f"<{len(LABELS)}H")
_FROM_WORD, _FROM_PAIR = 1 << 12, 1 << 10
"""What each field of a row holds beyond the score. Five words and ten pairs meet in a row, and whatever they say, no field runs
over or becomes negative (`tests/taggers/test_weights.py`)."""

_NILS = together(repeat(NIL, len(LABELS) * len(LAID)))
_WORD_SURPLUS = together(repeat(_FROM_WORD, len(LABELS) * len(LAID)))
_PAIR_SURPLUS = together(repeat(_FROM_PAIR, len(LABELS) * 2))


def laid(total: int) -> int:
    """Return what a word gives, slot by slot, in the order of the words that get it."""
    slots = places(total)
    return int.from_bytes(b"".join([slots[slot] for slot in LAID]), "little") - _NILS


def word_block(total: int) -> bytes:
    """Return what a word gives, slot by slot, as a block."""
    return (laid(total) + _WORD_SURPLUS).to_bytes(WORD, "little")


def with_more(block: bytes, more: int) -> bytes:
    """Return a word's block with what it gives besides, as it is laid."""
    return (int.from_bytes(block, "little") + more).to_bytes(WORD, "little")


def pair_block(to_left: int, to_right: int) -> bytes:
    """Return what two neighbours give to each other as a block."""
    return (to_left + (to_right << _BITS) + _PAIR_SURPLUS).to_bytes(SIZE * 2, "little")


NOTHING = pair_block(0, 0)


def rows_of(words: Sequence[bytes], pairs: Sequence[Sequence[bytes]]) -> list[tuple[int, ...]]:
    """Return the scores of a sentence, a row a word.

    Args:
        words: the blocks of its words, with two more at either end.
        pairs: lists of the blocks of neighbours, from the pair of the first word and the one before it on.
    """
    total = _end_to_end(words, len(LAID)) + (sum([_end_to_end(blocks, 2) for blocks in pairs]) << (_BITS * (REACH + 1)))
    edges = SIZE * 2 * REACH
    return [*_ROW.iter_unpack(total.to_bytes(SIZE * (len(words) + 2 * REACH), "little")[edges:-edges])]


def _end_to_end(blocks: Sequence[bytes], reach: int) -> int:
    """Return blocks added up, each beginning one row after the one before; `reach` of them overlap."""
    return sum([int.from_bytes(b"".join(blocks[at::reach]), "little") << (_BITS * at) for at in range(reach)])
