"""Scores: what speaks for each label of each word of a sentence, by the word itself and by those around it.

What one word or one pair of words gives is added up once and kept as a block of bytes. Nothing here changes after loading but
caches that are safe between threads.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import repeat
from operator import add
from typing import TYPE_CHECKING

from qala.arabic.folding import bare
from qala.taggers.blocks import NOTHING, laid, pair_block, rows_of, with_more, word_block
from qala.taggers.features import (
    ANY,
    EDGE,
    GROUPS,
    PAIRS,
    Group,
    Pair,
    Word,
    describe,
    has_hamza,
    in_phrase,
    kind_at_sight,
    of_hamza,
    of_kind,
    own,
    parts,
    phrase_marks,
    rare,
)  # fmt: skip
from qala.taggers.known_words import KnownWord, known_word
from qala.taggers.transitions import lift
from qala.taggers.weights import beside, find_weight, unpacked, weight

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

_WORDS, _PARTS, _MARKS = 1 << 15, 1 << 14, 1024
_Partners = dict[str, bytes]
_NOBODY: _Partners = {}
_Seen = tuple[
    str, bool, bytes, str, str, str, str, str, _Partners, _Partners, _Partners, _Partners, _Partners,
]  # fmt: skip
"""A word as it is kept: its bare form, whether a longer name may begin with it, its block; for each of `PAIRS` what it looks
like from the left; for each of them the blocks that it has with its right neighbour, by what that one looks like."""


def scores_of(words: Sequence[str]) -> list[tuple[int, ...]]:
    """Return a score for each label of each word of a sentence; what all labels of a word have more means nothing."""
    edge = _edge()
    keys, starts, blocks, *columns = zip(edge, *map(_seen, words), edge, strict=True)
    looks, partners = columns[: len(PAIRS)], columns[len(PAIRS) :]
    pairs = [[*map(dict.get, left, right[1:], repeat(NOTHING))] for left, right in zip(partners, looks, strict=True)]
    scores = rows_of((blocks[0], *blocks, blocks[-1]), pairs)
    if any(starts):
        marks = ["", *phrase_marks(keys[1:-1], starts[1:-1]), ""]
        for at in range(len(words)):
            if marks[at] or marks[at + 1] or marks[at + 2]:
                scores[at] = tuple(map(add, scores[at], _marked(marks[at], marks[at + 1], marks[at + 2])))
    return scores


@lru_cache(maxsize=_WORDS)
def _seen(written: str) -> _Seen:
    key = bare(written)
    known = known_word(key)
    if known:
        return _seen_known(written, key, known)
    word = describe(written)
    block = word_block(summed(word) + lift())
    return _seen_as(key, word.stem, word.middle, word.kind, word.habit, word.starts, block, _by_stem(word.stem))


def _seen_known(written: str, key: str, known: KnownWord) -> _Seen:
    kind = kind_at_sight(written, key)
    if kind is None:
        kind = known.kind
    block = with_more(known.block, _aside(kind, has_hamza(written)))
    by_stem = _by_stem(key[known.cut :]) if known.meets else _NOBODY
    return _seen_as(key, key[known.cut :], known.middle, kind, known.habit, known.starts, block, by_stem)


@cache
def _edge() -> _Seen:
    block, one = word_block(sum(map(weight, own(EDGE)))), EDGE
    return _seen_as(one.key, one.stem, one.middle, one.kind, one.habit, one.starts, block, _by_stem(one.stem))


def _seen_as(  # noqa: PLR0913, PLR0917 - all that a word is kept by
    key: str, stem: str, middle: str, kind: str, habit: str, starts: bool, block: bytes, by_stem: _Partners  # noqa: FBT001
) -> _Seen:  # fmt: skip
    return (
        key, starts, block, stem, middle, kind, habit, habit,
        by_stem, _by_class(middle), _by_kind(kind), _by_habit(habit), _by_kind_and_habit(kind),
    )  # fmt: skip


def meets(stem: str) -> bool:
    """Tell whether a stem has something with another behind it."""
    return bool(_by_stem(stem))


def summed(word: Word) -> int:
    """Return all that a word gives; what many words share is looked up once."""
    total = weight(ANY) + sum(map(find_weight, rare(word)))
    for shared, part in zip(_SHARED, parts(word), strict=True):
        total += shared(part)
    return total


def summed_aside(kind: str, *, hamza: bool) -> int:
    """Return what is no part of a known word's sum: what its kind gives, and what a hamza gives more than none."""
    return weight(of_kind(kind)) + weight(of_hamza(hamza=hamza)) - weight(of_hamza(hamza=False))


@lru_cache(maxsize=_MARKS)
def _aside(kind: str, hamza: bool) -> int:  # noqa: FBT001 - a cache keeps positions
    return laid(summed_aside(kind, hamza=hamza) + lift())


def _sharing(group: Group) -> "_lru_cache_wrapper[int]":
    return lru_cache(maxsize=_PARTS)(lambda part: sum(map(weight, group(part))))


_SHARED = tuple(map(_sharing, GROUPS))


def _partnered(pair: Pair) -> "_lru_cache_wrapper[_Partners]":
    """Return what tells the blocks of a left word with each right one, by what the two look like."""

    def partners(left: str) -> _Partners:
        return {right: pair_block(*given) for right, given in beside(pair, left).items()} or _NOBODY

    return lru_cache(maxsize=_PARTS)(partners)


_by_stem, _by_class, _by_kind, _by_habit, _by_kind_and_habit = map(_partnered, PAIRS)


@lru_cache(maxsize=_MARKS)
def _marked(mark_before: str, mark: str, mark_after: str) -> tuple[int, ...]:
    return unpacked(sum(map(weight, in_phrase(mark_before, mark, mark_after))))


KEPT = (_seen, _edge, _aside, _marked, *_SHARED, _by_stem, _by_class, _by_kind, _by_habit, _by_kind_and_habit)
"""What is kept of the weights in use."""
