"""Decoding: the labels that fit a sentence best, looked for only where there may be a name."""

import math
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from operator import add, sub
from typing import NamedTuple

from qala.taggers.transitions import NAMES, shift, transitions
from qala.taggers.weights import LABELS, SCALE

_BEGIN, _INSIDE = slice(1, len(LABELS), 2), slice(2, len(LABELS), 2)
"""Where the labels that begin a name stand among all, and those that go on in one."""

_ONLY_O: tuple[int, ...] = (0,)
_NEVER = -(1 << 40)
"""Less than anything can come to."""


def best_path(scores: Sequence[tuple[int, ...]]) -> list[int]:
    """Return the best labels (Viterbi), looking only at those that can be on the best path at all."""
    path = [0] * len(scores)
    lives = _live(scores)
    if _ONLY_O not in lives:
        lives = _live_in_heading(scores, lives)
    for start, end in _stretches(lives):
        path[start:end] = _viterbi(scores[start:end], lives[start:end], first=start == 0, last=end == len(scores))
    return path


def _stretches(lives: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    """Yield where there may be names: from a word after O to the next that can only be O."""
    start = None
    for at, labels in enumerate(lives):
        if labels is not _ONLY_O:
            start = at if start is None else start
        elif start is not None:
            yield start, at
            start = None
    if start is not None:
        yield start, len(lives)


def _live(scores: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return for each word the labels that may be on the best path.

    A name, or run of names, through a word is on none if it has less than O all along; nor if it had better stop before the
    word. What it has at best up to a word and at best from there on is known from one walk each way, in which a word adds no
    more than its best label, a step between names nothing, and a step from O or to O no more than the best of its kind.
    """
    begins, insides = _leads(scores)
    bests, bounds = [*map(max, begins, insides)], _bounds()
    lives, step = [_ONLY_O] * len(scores), _first_steps()
    reach = _NEVER
    for at, rest in enumerate(_rests(bests, bounds.leave_most)):
        if bests[at] + rest < bounds.leave_least:
            reach = _NEVER
        else:
            before = reach
            reach = max(before + bests[at], begins[at] + bounds.begin, insides[at] + bounds.inside)
            if reach + rest >= 0:
                here, wanted = scores[at], scores[at][0] - rest
                least = wanted + bounds.leave_least
                fit = [n for n in NAMES if here[n] >= least and here[n] + max(before, step[n]) >= wanted]
                lives[at] = (0, *fit)
        step = transitions()[0]
    return lives


def _live_in_heading(scores: Sequence[tuple[int, ...]], lives: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return the labels of a text that may be a name from end to end, held to what a name inside a sentence is held to.

    No step to O stands against such a name, as it does against any other, and most short headings are none («الثقافة المالية»).
    """
    bests = [max(row[1:]) - row[0] for row in scores]
    most = max(0, *transitions()[0])
    before = [max(0, most_before) for most_before in _runs(bests)]
    behind = [max(0, most_behind) for most_behind in _runs(bests[::-1])][::-1]
    rooms = [score[0] - more - other - most for score, more, other in zip(scores, before, behind, strict=True)]
    return [
        (0, *[n for n in labels if n and here[n] >= least]) for here, labels, least in zip(scores, lives, rooms, strict=True)
    ]


def _runs(bests: Sequence[int]) -> list[int]:
    """Return for each word the best run of leads that ends right before it."""
    runs = [0]
    for best in bests[:-1]:
        runs.append(best + max(0, runs[-1]))
    return runs


def _leads(scores: Sequence[tuple[int, ...]]) -> tuple[list[int], list[int]]:
    """Return for each word what the best label that begins a name has more than O, and the best that goes on in one."""
    columns = [*zip(*scores, strict=True)]
    begins, insides = map(max, *columns[_BEGIN]), map(max, *columns[_INSIDE])
    return [*map(sub, begins, columns[0])], [*map(sub, insides, columns[0])]


def _rests(bests: Sequence[int], leave: int) -> list[int]:
    """Return for each word what a name has at best behind it: leads of best labels, and what leaving it adds at most."""
    rest, rests = 0, []
    for best in reversed(bests):
        rests.append(rest)
        rest += best
        if rest < leave:  # noqa: PLR1730 - this runs for every word, and a call of max() costs twice as much
            rest = leave
    return rests[::-1]


class _Bounds(NamedTuple):
    """What steps between O and names add.

    Attributes:
        begin: from O to a label that begins a name, at most.
        inside: from O to a label that goes on in one, at most.
        leave_least: from a name to O, at least.
        leave_most: the same, at most.
    """

    begin: int
    inside: int
    leave_least: int
    leave_most: int


@cache
def _bounds() -> _Bounds:
    step, first = transitions(), _first_steps()
    leaving = [step[label][0] for label in NAMES]
    begin, inside = (max(*step[0][group], *first[group]) for group in (_BEGIN, _INSIDE))
    return _Bounds(begin, inside, min(leaving), max(leaving))


@cache
def _first_steps() -> tuple[int, ...]:
    """Return what each label has more than O where it is the first of a sentence."""
    return tuple(shift()[0] - less for less in shift())


@lru_cache(maxsize=4096)
def _steps(before: tuple[int, ...], labels: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Return for each of `labels` what stepping there from each of `before` adds."""
    step = transitions()
    return tuple(tuple(step[prior][label] for prior in before) for label in labels)


def _viterbi(scores: Sequence[tuple[int, ...]], lives: Sequence[tuple[int, ...]], *, first: bool, last: bool) -> list[int]:
    """Return the best labels of a stretch between words labelled O; `first` and `last` where the sentence ends instead."""
    start = _first_steps() if first else transitions()[0]
    reached = [start[label] + scores[0][label] for label in lives[0]]
    back: list[list[int]] = []
    for at in range(1, len(scores)):
        here, came, totals = scores[at], [], []
        for label, steps in zip(lives[at], _steps(lives[at - 1], lives[at]), strict=True):
            ways = [*map(add, reached, steps)]
            top = max(ways)
            came.append(ways.index(top))
            totals.append(top + here[label])
        back.append(came)
        reached = totals
    if not last:
        reached = [*map(add, reached, _steps(lives[-1], _ONLY_O)[0])]
    place = reached.index(max(reached))
    path = [lives[-1][place]]
    for at in range(len(back) - 1, -1, -1):
        place = back[at][place]
        path.append(lives[at][place])
    return path[::-1]


def confidence(scores: Sequence[tuple[int, ...]], path: Sequence[int], at: int) -> float:
    """Return how probable a label is, given the labels beside it."""
    step = transitions()
    here = [*map(add, scores[at], step[path[at - 1]] if at else _first_steps())]
    if at + 1 < len(path):
        here = [score + row[path[at + 1]] for score, row in zip(here, step, strict=True)]
    top = here[path[at]]
    return 1.0 / sum(math.exp((score - top) / SCALE) for score in here)


KEPT = (_bounds, _first_steps, _steps)
"""What is kept of the weights in use."""
