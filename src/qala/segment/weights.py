"""Weights: what the block classifier learned, looked up by feature and added up.

The weights are learned by crfsuite and laid down in a trie, feature → one number a label, each in a field of one integer:
adding two such integers adds the scores of all labels at once. What a family of features adds is summed once and kept. Nothing
here changes after loading but caches that are safe between threads.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import marisa_trie

from qala.lexicon.tries import find, open_trie
from qala.segment.chain import Chain, chained, packed, unpacked
from qala.segment.families import Families, Names, families

SCALE = 1 << 16
"""Fixed point: a weight of 1.0 is 65,536, so that what is rounded off can hardly turn a label."""
LABELS, TRANSITIONS = "labels=", "t="
"""Keys of the names of the labels, and, with the number of the label before, of the scores of the label after."""
_REMEMBERED = 1 << 13


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights in use.

    Attributes:
        labels: what the classifier may say, by number.
        sums: the families of features, each giving the sum of its weights.
        chain: what labels that follow one another give.
    """

    labels: tuple[str, ...]
    sums: Families[int]
    chain: Chain


@cache
def read_weights(path: Path) -> Weights:
    """Return the weights of a file.

    Raises:
        ResourceError: if it is missing or no trie.
    """
    trie = open_trie(marisa_trie.BytesTrie(), path)
    labels = tuple(find(trie, LABELS)[0].decode().split())

    @lru_cache(maxsize=_REMEMBERED)
    def weight(feature: str) -> int:
        found = find(trie, feature)
        return int.from_bytes(found[0], "little", signed=True) if found else 0

    def summed(family: Callable[..., Names]) -> Callable[..., int]:
        @lru_cache(maxsize=_REMEMBERED)
        def total(*about: object) -> int:
            return sum(map(weight, family(*about)))

        return total

    after = [unpacked(weight(f"{TRANSITIONS}{number}"), len(labels)) for number in range(len(labels))]
    return Weights(labels, families(summed), chained(after))


def laid_down(labels: Sequence[str], weights: Mapping[str, Sequence[float]]) -> Iterator[tuple[str, bytes]]:
    """Yield what the trie keeps, from features, and transitions, with one weight a label."""
    yield LABELS, " ".join(labels).encode()
    for feature, row in weights.items():
        total = packed([round(weight * SCALE) for weight in row])
        if total:
            yield feature, total.to_bytes(total.bit_length() // 8 + 1, "little", signed=True)
