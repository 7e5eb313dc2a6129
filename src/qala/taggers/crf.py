"""The built-in tagger: a linear chain of labels with packaged weights, decoded here.

The weights are learned by crfsuite and laid down in a trie, feature → numbers in one integer, one field a label and seven
fields a place: what the feature gives to its own word, to the one after, before, second after and second before it. Adding
two such integers adds all those scores at once; what one word or one pair of words gives is summed once and kept. Nothing here
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
    PLACES,
    TO_LEFT,
    TO_RIGHT,
    Word,
    classes_beside,
    describe,
    in_phrase,
    phrase_marks,
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
_SIGNS = sum(1 << (_FIELD * at + _FIELD - 1) for at in range(len(LABELS)))
_UNPACK = struct.Struct(f"<{len(LABELS)}i").unpack
_SLOTS = ("", *PLACES)
_ROW_SIGNS = sum(_SIGNS << (_SIZE * 8 * at) for at in range(len(_SLOTS)))
_WORDS, _PAIRS, _FEATURES = 1 << 15, 1 << 15, 1 << 15
_NAMES = range(1, len(LABELS))
_ONLY_O: tuple[int, ...] = (0,)


def pack(scores: Iterable[int]) -> bytes:
    """Return one number a label, or as many for each place, as the bytes the trie keeps.

    >>> _unpacked(int.from_bytes(pack([1, -2, 0, 0, 0, 0, 3]), "little", signed=True))
    (1, -2, 0, 0, 0, 0, 3)
    """
    total = _together(scores)
    return total.to_bytes((total.bit_length() // 8) + 1, "little", signed=True)


def _together(scores: Iterable[int]) -> int:
    return sum(score << (_FIELD * at) for at, score in enumerate(scores))


def _unpacked(total: int) -> tuple[int, ...]:
    return _UNPACK(((total + _SIGNS) ^ _SIGNS).to_bytes(_SIZE, "little"))


def _places(total: int) -> tuple[int, ...]:
    """Return the part of a sum that falls to each place."""
    parts = (total + _ROW_SIGNS).to_bytes(_SIZE * len(_SLOTS), "little")
    return tuple(int.from_bytes(parts[at : at + _SIZE], "little") - _SIGNS for at in range(0, len(parts), _SIZE))


@cache
def _trie() -> marisa_trie.BytesTrie:
    return open_trie(marisa_trie.BytesTrie(), WEIGHTS)


@lru_cache(maxsize=_FEATURES)
def _weight(feature: str) -> int:
    """Return the scores of a feature; most ends, classes and kinds come again with the next word."""
    found = find(_trie(), feature)
    return int.from_bytes(found[0], "little", signed=True) if found else 0


def _sum(features: Iterable[str]) -> int:
    return sum(map(_weight, features))


@cache
def _learned() -> tuple[tuple[int, ...], ...]:
    """Return the transitions as learned: for each label the scores of the labels after it."""
    return tuple(_unpacked(_sum((f"{TRANSITIONS}{number}",))) for number in range(len(LABELS)))


@cache
def _shift() -> tuple[int, ...]:
    """Return what the best step from within a name (for O: from O) adds to each label.

    Every word is given it beforehand and every transition lacks it: no path is better or worse for that, but what the
    transitions may still add to a name is nothing, and more labels are seen at once to be on no best path.
    """
    step = _learned()
    return step[0][0], *(max(step[prior][label] for prior in _NAMES) for label in _NAMES)


@cache
def _lift() -> int:
    return _together(_shift())


@cache
def _transitions() -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(score - less for score, less in zip(row, _shift(), strict=True)) for row in _learned())


@cache
def _columns() -> tuple[tuple[int, ...], ...]:
    """Return the transitions the other way about: for each label the scores of coming from each."""
    return tuple(zip(*_transitions(), strict=True))


@cache
def _besides() -> int:
    """Return what transitions can add at most to a run of names over a run of O."""
    step = _transitions()
    return max(0, *(step[0][label] for label in _NAMES)) + max(0, *(step[label][0] for label in _NAMES))


@lru_cache(maxsize=_WORDS)
def _seen(written: str) -> tuple[Word, int, int, int, int, int]:
    """Return a word and what it adds to itself, to the word after, before, second after, second before it."""
    word = describe(written)
    own, after, before, second_after, second_before = _places(_sum(word.own))
    return word, own + _lift(), after, before, second_after, second_before


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
    own, after, before, second_after, second_before = _places(_sum(EDGE.own))
    return EDGE, own, after, before, second_after, second_before


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
    """Return for each word the labels that may be on the best path.

    A label other than O is on none where every run of words around it would score more as O, whatever its transitions: the best
    run that ends at a word and the best that begins there are known from one walk each way.
    """
    besides = _besides()
    tops = [max(here[1:]) for here in scores]
    gains = [top - here[0] for top, here in zip(tops, scores, strict=True)]
    left, right, best = [], [0] * len(gains), 0
    for gain in gains:
        best = gain + best if best > 0 else gain
        left.append(best)
    best = 0
    for at in range(len(gains) - 1, -1, -1):
        best = gains[at] + best if best > 0 else gains[at]
        right[at] = best
    lives = [_ONLY_O] * len(gains)
    for at, here in enumerate(scores):
        room = left[at] + right[at] - gains[at] + besides
        if room >= 0:
            least = tops[at] - room
            lives[at] = (0, *(label for label in _NAMES if here[label] >= least))
    return lives


def _viterbi(scores: Sequence[tuple[int, ...]], lives: Sequence[tuple[int, ...]], *, first: bool, last: bool) -> list[int]:
    """Return the best labels of a stretch between words labelled O; `first` and `last` where the sentence ends instead."""
    step, into = _transitions(), _columns()
    start = [-less for less in _shift()] if first else step[0]
    reached = [start[label] + scores[0][label] for label in lives[0]]
    back: list[list[int]] = []
    for at in range(1, len(scores)):
        here, came, totals = scores[at], [], []
        before = list(zip(reached, lives[at - 1], strict=True))
        for label in lives[at]:
            column = into[label]
            ways = [total + column[prior] for total, prior in before]
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
    else:
        here = [a - b for a, b in zip(here, _shift(), strict=True)]
    if at + 1 < len(path):
        here = [a + row[path[at + 1]] for a, row in zip(here, step, strict=True)]
    top = here[path[at]]
    return 1.0 / sum(math.exp((score - top) / SCALE) for score in here)


def use_weights(path: Path) -> None:
    """Tag with other weights from now on: for measuring, before any thread tags."""
    global WEIGHTS  # noqa: PLW0603 - measuring alone changes it
    WEIGHTS = path
    steps = (_learned, _shift, _lift, _transitions, _columns, _besides)
    for kept in (_trie, _weight, *steps, _seen, _classes, _sorts, _edge, _marked):
        kept.cache_clear()


def names_tagger() -> CrfTagger:
    """Return the packaged tagger of names."""
    return _TAGGER


_TAGGER = CrfTagger()


def lines(weights: Mapping[str, Sequence[float]]) -> Iterator[tuple[str, bytes]]:
    """Yield what the trie keeps of features and their weights, one a label: those that round to nothing are left out."""
    rows: dict[str, list[int]] = {}
    stems: dict[str, list[int]] = {}
    for feature, row in weights.items():
        scaled = [round(weight * SCALE) for weight in row]
        if not any(scaled):
            continue
        side = next((side for side, prefix in enumerate((TO_LEFT, TO_RIGHT)) if feature.startswith(prefix)), None)
        if side is not None:
            stems.setdefault(feature.partition("=")[2], [0, 0])[side] = _together(scaled)
            continue
        name, place = _placed(feature)
        rows.setdefault(name, [0] * (len(_SLOTS) * len(LABELS)))[place * len(LABELS) : (place + 1) * len(LABELS)] = scaled
    for feature, scores in rows.items():
        yield feature, pack(scores)
    for pair, both in stems.items():
        yield _STEMS + pair, b"".join(part.to_bytes(_SIZE, "little", signed=True) for part in both)


def _placed(feature: str) -> tuple[str, int]:
    """Return under which name a feature is kept, and at which place."""
    place = feature[:2]
    name = feature[2:] if feature.partition("=")[0][2:] in PLACES.get(place, ()) else feature
    return name, _SLOTS.index(place) if name != feature else 0
