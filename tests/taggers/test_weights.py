"""The weights of the tagger of names: how they are laid down, and that no sum of them outgrows its field."""

from collections import defaultdict

from qala.taggers import weights
from qala.taggers.blocks import _FROM_PAIR, _FROM_WORD, LAID
from qala.taggers.features import PAIRS
from qala.taggers.transitions import shift

PAIR_KEYS = {"ss", *(prefix.removesuffix("=") for pair in PAIRS[1:] for prefix in (pair.to_left, pair.to_right) if prefix)}
"""Prefixes of what two neighbours give to each other."""


def numbers(total: int) -> list[int]:
    """Return all numbers of a feature, slot by slot."""
    return [number - weights.NIL for part in weights.places(total) for number in memoryview(part).cast("H")]


def test_what_a_word_gives_around_it_is_kept_with_what_it_gives_itself() -> None:
    kept = dict(
        weights.lines({"w=a": [1, 0, 0, 0, 0, 0, 0], "-1w=a": [0, 2, 0, 0, 0, 0, -1], "-1c0c=1|2": [0, 0, 3, 0, 0, 0, 0]})
    )
    assert set(kept) == {"w=a", "-1c0c=1|2"}
    row = numbers(int.from_bytes(kept["w=a"], "little", signed=True))
    assert row[:7] == [weights.SCALE, 0, 0, 0, 0, 0, 0]
    assert row[7:14] == [0, 2 * weights.SCALE, 0, 0, 0, 0, -weights.SCALE]
    assert not any(row[14:])


def test_a_weight_that_rounds_to_nothing_is_left_out() -> None:
    assert dict(weights.lines({"w=a": [0.001, 0, 0, 0, 0, 0, -0.001]})) == {}


def test_two_stems_are_kept_once_for_both_sides() -> None:
    kept = dict(weights.lines({"0s+1s=a|b": [1, 0, 0, 0, 0, 0, 0], "-1s0s=a|b": [0, 2, 0, 0, 0, 0, -1]}))
    assert set(kept) == {"ss=a|b"}
    assert len(kept["ss=a|b"]) == 2 * weights.SIZE


def test_no_sum_of_weights_outgrows_its_field() -> None:
    most: dict[str, list[int]] = defaultdict(lambda: [0] * 35)
    least: dict[str, list[int]] = defaultdict(lambda: [0] * 35)
    for feature, value in weights._trie().items():
        name = feature.partition("=")[0]
        if name in {"t", "g", "g-", "g+"}:  # added when the fields have become numbers
            continue
        if name in {"f", "i"}:  # a word may have each of them
            name = feature
        if name == "ss":
            sides = value[: weights.SIZE], value[weights.SIZE :]
            row = [number for side in sides for number in weights.unpacked(int.from_bytes(side, "little", signed=True))]
            row += [0] * 21
        else:
            row = numbers(int.from_bytes(value, "little", signed=True))
        most[name] = [*map(max, most[name], row)]
        least[name] = [*map(min, least[name], row)]
    surplus = _FROM_WORD * len(LAID) + _FROM_PAIR * 2 * len(PAIRS)
    for label, more in enumerate(shift()):
        assert surplus + sum(sum(row[label::7]) for row in least.values()) + min(more, 0) >= 0
        assert surplus + sum(sum(row[label::7]) for row in most.values()) + max(more, 0) < 1 << weights.FIELD
    # what no block may do: end in a field that is negative
    assert all(abs(number) < _FROM_PAIR for name in PAIR_KEYS for number in (*most[name], *least[name]))
    last = 7 * LAID[-1]
    assert sum(min(row[last : last + 7]) for name, row in least.items() if name not in PAIR_KEYS) > -_FROM_WORD
