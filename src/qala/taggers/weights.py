"""Weights of the tagger of names: what was learned of each feature, all labels in one integer.

crfsuite learns them. They lie in a trie, feature → numbers in one integer, one field a label and seven fields a place: what the
feature gives to its own word, to the one after, before, second after and second before it. Adding two such integers adds all
those scores at once.
"""

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

import marisa_trie

from qala.lexicon.tries import DATA, find, open_trie, under
from qala.taggers.features import PLACES, STEMS, Pair

WEIGHTS = DATA / "names_weights.marisa"
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
SCALE = 256
"""Fixed point: a weight of 1.0 is 256."""

TRANSITIONS = "t="
"""Key prefix of the transitions: with the number of the label before → scores of the label after."""

FIELD = 16
"""Bits of a score: enough for all that the features of a word can come to (`tests/taggers/test_weights.py` adds it up)."""

SIZE = FIELD // 8 * len(LABELS)
"""Bytes of the scores that are given to one word."""

SLOTS = ("", *PLACES)
_STEMS = "ss="
"""Key prefix of two stems side by side: what they add to the left and to the right one stands under one key."""

NIL = 1 << (FIELD - 1)
"""What is added to numbers so that none is negative."""

_SIGNS = sum(NIL << (FIELD * at) for at in range(len(LABELS)))
_ROW_SIGNS = sum(_SIGNS << (SIZE * 8 * at) for at in range(len(SLOTS)))
_UNPACK = struct.Struct(f"<{len(LABELS)}h").unpack
_KEPT = 1 << 15


def pack(scores: Iterable[int]) -> bytes:
    """Return one number a label, or as many for each place, as the bytes the trie keeps.

    >>> unpacked(int.from_bytes(pack([1, -2, 0, 0, 0, 0, 3]), "little", signed=True))
    (1, -2, 0, 0, 0, 0, 3)
    """
    total = together(scores)
    return total.to_bytes((total.bit_length() // 8) + 1, "little", signed=True)


def together(scores: Iterable[int]) -> int:
    """Return numbers as one, a field each."""
    return sum(score << (FIELD * at) for at, score in enumerate(scores))


def unpacked(total: int) -> tuple[int, ...]:
    """Return the numbers that stand in one."""
    return _UNPACK(((total + _SIGNS) ^ _SIGNS).to_bytes(SIZE, "little"))


def places(total: int) -> list[bytes]:
    """Return the part of a sum that falls to each of `SLOTS`, `NIL` added to every number."""
    parts = (total + _ROW_SIGNS).to_bytes(SIZE * len(SLOTS), "little")
    return [parts[at : at + SIZE] for at in range(0, len(parts), SIZE)]


@cache
def _trie() -> marisa_trie.BytesTrie:
    return open_trie(marisa_trie.BytesTrie(), WEIGHTS)


def find_weight(feature: str) -> int:
    """Return the scores of a feature, looked up in the trie."""
    found = find(_trie(), feature)
    return int.from_bytes(found[0], "little", signed=True) if found else 0


@lru_cache(maxsize=_KEPT)
def weight(feature: str) -> int:
    """Return the scores of a feature; most ends, classes and kinds come again with the next word."""
    return find_weight(feature)


def beside(pair: Pair, left: str) -> dict[str, tuple[int, int]]:
    """Return what each right neighbour and `left` give to each other: to the left one, to the right one."""
    if pair is STEMS:
        return {
            right: (int.from_bytes(both[:SIZE], "little", signed=True), int.from_bytes(both[SIZE:], "little", signed=True))
            for right, both in under(_trie(), f"{_STEMS}{left}|")
        }
    to_left, to_right = (
        {right: int.from_bytes(scores, "little", signed=True) for right, scores in under(_trie(), f"{prefix}{left}|")}
        if prefix
        else {}
        for prefix in (pair.to_left, pair.to_right)
    )
    return {right: (to_left.get(right, 0), to_right.get(right, 0)) for right in to_left | to_right}


@cache
def learned() -> tuple[tuple[int, ...], ...]:
    """Return the transitions as learned: for each label the scores of the labels after it."""
    return tuple(unpacked(weight(f"{TRANSITIONS}{number}")) for number in range(len(LABELS)))


def read_from(path: Path) -> None:
    """Read other weights from now on; what is kept of these is the caller's to forget (`KEPT`)."""
    global WEIGHTS  # noqa: PLW0603 - measuring alone changes it
    WEIGHTS = path


def lines(weights: Mapping[str, Sequence[float]]) -> Iterator[tuple[str, bytes]]:
    """Yield what the trie keeps of features and their weights, one a label: those that round to nothing are left out."""
    rows: dict[str, list[int]] = {}
    stems: dict[str, list[int]] = {}
    sides = STEMS.to_left, STEMS.to_right
    for feature, row in weights.items():
        scaled = [round(weight * SCALE) for weight in row]
        if not any(scaled):
            continue
        side = next((side for side, prefix in enumerate(sides) if feature.startswith(prefix)), None)
        if side is not None:
            stems.setdefault(feature.partition("=")[2], [0, 0])[side] = together(scaled)
            continue
        name, place = placed(feature)
        rows.setdefault(name, [0] * (len(SLOTS) * len(LABELS)))[place * len(LABELS) : (place + 1) * len(LABELS)] = scaled
    for feature, scores in rows.items():
        yield feature, pack(scores)
    for pair, both in stems.items():
        yield _STEMS + pair, b"".join(part.to_bytes(SIZE, "little", signed=True) for part in both)


def placed(feature: str) -> tuple[str, int]:
    """Return under which name a feature is kept, and at which place."""
    place = feature[:2]
    name = feature[2:] if feature.partition("=")[0][2:] in PLACES.get(place, ()) else feature
    return name, SLOTS.index(place) if name != feature else 0


KEPT = (_trie, weight, learned)
"""What is kept of the weights in use."""
