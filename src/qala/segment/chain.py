"""Chain: the labels that fit a page's lines, and one another, best.

The scores of all labels stand in one integer, a field each, so that an addition adds them all and one more tells whether any
label but the best may still win. On most lines none may, and nothing has to be searched.
"""

import struct
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

FIELD = 32
_HALF = 1 << (FIELD - 1)
_ALONE: tuple[int, ...] = (0,)
"""Stands for the labels that may be right on a line, and for their lags, where there is one, whichever it is."""
_NOWHERE: dict[int, int] = {}
_Gains = tuple[tuple[int, int], ...]
_Other = tuple[int, int, _Gains]
"""A label that may be right on the line before: its place, its lag behind the best, what is gained by following it."""
_Way = tuple[tuple[int, ...], tuple[int, ...]]
"""The labels that may be right on a line, and for each the place among those of the line before of the one it comes from."""


@dataclass(frozen=True, slots=True)
class Chain:
    """What labels that follow one another give.

    Attributes:
        after: by the label before, the scores of each label after, packed, half a field's range added.
        behind: by the best label of a line, how far each other may lag behind it there: not further than it can gain with the
            label that follows; packed, half a field's range added.
        better: by the best label of a line and another, what the labels after gain by following the other: gain and label,
            the most first.
        ones, half, bits: 1 in each field; half a field's range in each; that of one label's field alone.
        size, unpack: bytes of a sum, and what takes its fields out of them.
    """

    after: tuple[int, ...]
    behind: tuple[int, ...]
    better: tuple[tuple[_Gains, ...], ...]
    ones: int
    half: int
    bits: tuple[int, ...]
    size: int
    unpack: Callable[[bytes], tuple[int, ...]]


def packed(scores: Sequence[int]) -> int:
    """Return one number a label as the fields of one integer."""
    return sum(score << (FIELD * at) for at, score in enumerate(scores))


def unpacked(total: int, count: int) -> tuple[int, ...]:
    """Return the fields of an integer.

    >>> unpacked(packed([1, -2, 0]), 3)
    (1, -2, 0)
    """
    shifted = total + packed([_HALF] * count)
    return tuple((shifted >> (FIELD * at)) % (1 << FIELD) - _HALF for at in range(count))


def chained(after: Sequence[Sequence[int]]) -> Chain:
    """Return the chain of the scores that labels get by following one another."""
    labels = range(len(after))
    gains = [[[a - b for a, b in zip(after[one], after[best], strict=True)] for one in labels] for best in labels]
    return Chain(
        after=tuple(packed([score + _HALF for score in row]) for row in after),
        behind=tuple(packed([max(row) + _HALF for row in rows]) for rows in gains),
        better=tuple(tuple(_ranked(row) if any(row) else () for row in rows) for rows in gains),
        ones=packed([1] * len(after)),
        half=packed([_HALF] * len(after)),
        bits=tuple(_HALF << (FIELD * label) for label in labels),
        size=FIELD // 8 * len(after),
        unpack=struct.Struct(f"<{len(after)}I").unpack,
    )


def _ranked(row: Sequence[int]) -> _Gains:
    return tuple(sorted([(gain, label) for label, gain in enumerate(row) if gain >= 0], reverse=True))


def best_path(sums: Iterable[int], chain: Chain) -> list[int]:
    """Return the labels with the best sum (Viterbi), looking only at those that can be on the best path at all.

    Of two that are equally good it is the one whose last label that differs has the lower number.

    Args:
        sums: the scores that the lines themselves give their labels, packed.
        chain: the scores of following one another.
    """
    after, behind, ones, half, bits, size, unpack = (
        chain.after, chain.behind, chain.ones, chain.half, chain.bits, chain.size, chain.unpack,
    )  # fmt: skip
    ways: list[_Way] = []
    alive, lags = _ALONE, _ALONE
    best, entry = 0, half
    for total in sums:
        here = total + entry
        scores: Sequence[int] = unpack(here.to_bytes(size, "little"))
        first, origins = 0, _NOWHERE
        if alive is not _ALONE:
            scores, origins, first = list(scores), {}, alive.index(best)
            others = [(at, lag, chain.better[best][label]) for at, (label, lag) in enumerate(zip(alive, lags, strict=True))]
            here += _reached(scores, origins, first, others)
        top = max(scores)
        best = scores.index(top)
        entry = after[best]
        may = (here + behind[best] - top * ones) & half
        if may == bits[best]:
            alive = _ALONE
            ways.append(((best,), (origins.get(best, first),)))
            continue
        alive = _marked(may)
        lags = tuple([scores[label] - top for label in alive])
        ways.append((alive, tuple([origins.get(label, first) for label in alive])))
    return _walked(ways, lags if alive is not _ALONE else _ALONE)


def _reached(scores: list[int], origins: dict[int, int], first: int, others: Iterable[_Other]) -> int:
    """Put right the scores of the labels that are reached better from another label than the best.

    Args:
        scores: of the labels, reached from the best label before.
        origins: where the labels come from that do not come from it; filled here.
        first: its place.
        others: the others before.

    Returns:
        What the scores gained, packed.
    """
    base, gained = tuple(scores), 0
    for at, lag, better in others:
        for gain, label in better:
            if gain + lag < 0:
                break
            score = base[label] + gain + lag
            if score > scores[label] or (score == scores[label] and at < origins.get(label, first)):
                gained += (score - scores[label]) << (FIELD * label)
                scores[label], origins[label] = score, at
    return gained


def _marked(may: int) -> tuple[int, ...]:
    """Return the labels whose bit is set."""
    labels = []
    while may:
        bit = may & -may
        labels.append(bit.bit_length() // FIELD - 1)
        may ^= bit
    return tuple(labels)


def _walked(ways: Sequence[_Way], lags: Sequence[int]) -> list[int]:
    """Return the path that ends best, walked back from its end."""
    if not ways:
        return []
    at = lags.index(max(lags))
    path = []
    for alive, origins in reversed(ways):
        path.append(alive[at])
        at = origins[at]
    return path[::-1]
