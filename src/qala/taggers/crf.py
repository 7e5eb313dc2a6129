"""The built-in tagger: a linear chain of labels with packaged weights, decoded here.

The weights are learned by crfsuite and laid down in a trie, feature → seven numbers in one integer, one field a label. Adding
two such integers adds seven scores at once; what one word or one pair of words gives is summed once and kept. Nothing here
changes after loading but caches that are safe between threads.
"""

import math
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

import marisa_trie

from qala.lexicon.tries import DATA, find, open_trie
from qala.taggers.features import (
    EDGE,
    TO_LEFT,
    TO_RIGHT,
    Word,
    after,
    before,
    classes_beside,
    describe,
    in_phrase,
    phrase_marks,
    second_after,
    second_before,
    sorts_beside,
    stems_beside,
)  # fmt: skip

WEIGHTS = DATA / "names_weights.marisa"
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
SCALE = 256
"""Fixed point: a weight of 1.0 is 256."""

TRANSITIONS = "t="
"""Key prefix of the transitions: with the number of the label before → scores of the label after."""

_STEMS = "ss="
"""Key prefix of two stems side by side: what they add to the left and to the right one stands under one key."""

_FIELD = 32
_SIZE = _FIELD // 8 * len(LABELS)
_MIDDLE = sum(1 << (_FIELD * at + _FIELD - 1) for at in range(len(LABELS)))
_ZERO = 1 << (_FIELD - 1)
_UNPACK = struct.Struct(f"<{len(LABELS)}I").unpack
_WORDS, _PAIRS = 1 << 15, 1 << 15
_INSIDE = frozenset(number for number, label in enumerate(LABELS) if label[0] == "I")
_ONLY_O = (0,)


def pack(scores: Iterable[int]) -> bytes:
    """Return one number a label as the bytes the trie keeps.

    >>> _unpacked(int.from_bytes(pack([1, -2, 0, 0, 0, 0, 3]), "little", signed=True))
    (1, -2, 0, 0, 0, 0, 3)
    """
    total = sum(score << (_FIELD * at) for at, score in enumerate(scores))
    return total.to_bytes((total.bit_length() // 8) + 1, "little", signed=True)


def _unpacked(total: int) -> tuple[int, ...]:
    return tuple(field - _ZERO for field in _UNPACK((total + _MIDDLE).to_bytes(_SIZE, "little")))


@cache
def _trie() -> marisa_trie.BytesTrie:
    return open_trie(marisa_trie.BytesTrie(), WEIGHTS)


def _sum(features: Iterable[str]) -> int:
    trie = _trie()
    return sum(int.from_bytes(found[0], "little", signed=True) for f in features if (found := find(trie, f)))


@cache
def _transitions() -> tuple[tuple[int, ...], ...]:
    return tuple(_unpacked(_sum((f"{TRANSITIONS}{number}",))) for number in range(len(LABELS)))


@cache
def _margins() -> tuple[int, int]:
    """By how much O must lead a label for it to be on no best path, if the next word goes on in no name and if it may."""
    step, everything = _transitions(), range(len(LABELS))
    gains = [
        (b in _INSIDE, step[a][y] + step[y][b] - step[a][0] - step[0][b])
        for y in everything[1:]
        for a in everything
        for b in everything
    ]
    ends = [step[a][y] - step[a][0] for y in everything[1:] for a in everything]
    closed = max(*(gain for inside, gain in gains if not inside), *ends)
    return closed, max(closed, *(gain for _, gain in gains))


@lru_cache(maxsize=_WORDS)
def _seen(written: str) -> tuple[Word, int, int, int, int, int]:
    """Return a word and what it adds to itself, to the word after, before, second after, second before it."""
    word = describe(written)
    return word, _sum(word.own), _sum(before(word)), _sum(after(word)), _sum(second_before(word)), _sum(second_after(word))


def _beside(left: Word, right: Word) -> tuple[int, int]:
    """Return what two neighbours add to the left and to the right one."""
    to_left, to_right = _classes(left.middle, right.middle)
    more_left, more_right = _sorts(left.sort, right.sort)
    found = find(_trie(), _STEMS + stems_beside(left, right))
    if found:
        to_left += int.from_bytes(found[0][:_SIZE], "little", signed=True)
        to_right += int.from_bytes(found[0][_SIZE:], "little", signed=True)
    return to_left + more_left, to_right + more_right


@lru_cache(maxsize=_PAIRS)
def _classes(left: str, right: str) -> tuple[int, int]:
    to_left, to_right = classes_beside(left, right)
    return _sum(to_left), _sum(to_right)


@lru_cache(maxsize=_PAIRS)
def _sorts(left: tuple[str, str], right: tuple[str, str]) -> tuple[int, int]:
    to_left, to_right = sorts_beside(left, right)
    return _sum(to_left), _sum(to_right)


@cache
def _edge() -> tuple[Word, int, int, int, int, int]:
    return EDGE, 0, _sum(before(EDGE)), _sum(after(EDGE)), _sum(second_before(EDGE)), _sum(second_after(EDGE))


@lru_cache(maxsize=1024)
def _marked(mark_before: str, mark: str, mark_after: str) -> int:
    return _sum(in_phrase(mark_before, mark, mark_after))


class CrfTagger:
    """The packaged tagger of names; has no state of its own and may be shared by threads."""

    def tag(self, words: Sequence[str]) -> list[tuple[str, float]]:
        """Return a label and a confidence for each word; the confidence of `O` is 1.0 and says nothing."""
        if not words:
            return []
        scores = _scores(words)
        path = _best_path(scores)
        return [(LABELS[label], 1.0 if label == 0 else _confidence(scores, path, at)) for at, label in enumerate(path)]


def _scores(words: Sequence[str]) -> list[tuple[int, ...]]:
    """Return the score of each label for each word, what stands around it included."""
    edge = _edge()
    row = [edge, edge, *map(_seen, words), edge, edge]
    pairs = [_beside(row[at + 1][0], row[at + 2][0]) for at in range(len(words) + 1)]
    totals = [
        row[at + 2][1] + row[at + 1][2] + row[at + 3][3] + row[at][4] + row[at + 4][5] + pairs[at][1] + pairs[at + 1][0]
        for at in range(len(words))
    ]
    if any(seen[0].starts for seen in row):
        marks = ["", *phrase_marks([seen[0] for seen in row[2:-2]]), ""]
        for at in range(len(words)):
            if marks[at] or marks[at + 1] or marks[at + 2]:
                totals[at] += _marked(marks[at], marks[at + 1], marks[at + 2])
    return [_unpacked(total) for total in totals]


def _best_path(scores: Sequence[tuple[int, ...]]) -> list[int]:
    """Return the best labels (Viterbi), looking only at those that can be on the best path at all."""
    lives = _live(scores)
    path = [0] * len(scores)
    at = 0
    while at < len(scores):
        if lives[at] is _ONLY_O:
            at += 1
            continue
        end = at + 1
        while end < len(scores) and lives[end] is not _ONLY_O:
            end += 1
        path[at:end] = _viterbi(scores[at:end], lives[at:end], first=at == 0, last=end == len(scores))
        at = end
    return path


def _live(scores: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return for each word the labels that may be on the best path: a label that O leads by enough is on none."""
    closed, opened = _margins()
    lives: list[tuple[int, ...]] = [_ONLY_O] * len(scores)
    margin = closed
    for at in range(len(scores) - 1, -1, -1):
        here = scores[at]
        least = here[0] - margin
        if max(here[1:]) >= least:
            live = (0, *(label for label in range(1, len(LABELS)) if here[label] >= least))
            lives[at] = live
            margin = closed if _INSIDE.isdisjoint(live) else opened
        else:
            margin = closed
    return lives


def _viterbi(scores: Sequence[tuple[int, ...]], lives: Sequence[tuple[int, ...]], *, first: bool, last: bool) -> list[int]:
    """Return the best labels of a stretch between words labelled O; `first` and `last` where the sentence ends instead."""
    step = _transitions()
    reached = [(0 if first else step[0][label]) + scores[0][label] for label in lives[0]]
    back: list[list[int]] = []
    for at in range(1, len(scores)):
        before, here = lives[at - 1], scores[at]
        came, totals = [], []
        for label in lives[at]:
            ways = [total + step[prior][label] for total, prior in zip(reached, before, strict=True)]
            top = max(ways)
            came.append(ways.index(top))
            totals.append(top + here[label])
        back.append(came)
        reached = totals
    if not last:
        reached = [total + step[label][0] for total, label in zip(reached, lives[-1], strict=True)]
    place = reached.index(max(reached))
    path = [lives[-1][place]]
    for at in range(len(back) - 1, -1, -1):
        place = back[at][place]
        path.append(lives[at][place])
    return path[::-1]


def _confidence(scores: Sequence[tuple[int, ...]], path: Sequence[int], at: int) -> float:
    """Return how probable a label is, given the labels beside it."""
    step = _transitions()
    here = list(scores[at])
    if at:
        here = [a + b for a, b in zip(here, step[path[at - 1]], strict=True)]
    if at + 1 < len(path):
        here = [a + row[path[at + 1]] for a, row in zip(here, step, strict=True)]
    top = here[path[at]]
    return 1.0 / sum(math.exp((score - top) / SCALE) for score in here)


def use_weights(path: Path) -> None:
    """Tag with other weights from now on: for measuring, before any thread tags."""
    global WEIGHTS  # noqa: PLW0603 - measuring alone changes it
    WEIGHTS = path
    for kept in (_trie, _transitions, _margins, _seen, _classes, _sorts, _edge, _marked):
        kept.cache_clear()


def names_tagger() -> CrfTagger:
    """Return the packaged tagger of names."""
    return _TAGGER


_TAGGER = CrfTagger()


def lines(weights: Mapping[str, Sequence[float]]) -> Iterator[tuple[str, bytes]]:
    """Yield what the trie keeps of features and their weights, one a label: those that round to nothing are left out."""
    stems: dict[str, list[int]] = {}
    for feature, row in weights.items():
        scaled = [round(weight * SCALE) for weight in row]
        side = next((side for side, prefix in enumerate((TO_LEFT, TO_RIGHT)) if feature.startswith(prefix)), None)
        if side is None and any(scaled):
            yield feature, pack(scaled)
        elif side is not None and any(scaled):
            both = stems.setdefault(feature.partition("=")[2], [0, 0])
            both[side] = int.from_bytes(pack(scaled), "little", signed=True)
    for pair, both in stems.items():
        yield _STEMS + pair, b"".join(part.to_bytes(_SIZE, "little", signed=True) for part in both)
