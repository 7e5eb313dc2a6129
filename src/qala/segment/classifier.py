"""The block classifier: a linear chain of labels over the lines of a page, with packaged weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from qala.lexicon.tries import DATA
from qala.segment.chain import best_path
from qala.segment.features import laid
from qala.segment.lines import Line
from qala.segment.weights import read_weights
from qala.types.block import BlockKind

WEIGHTS = DATA / "blocks.marisa"

_WINDOW, _OVERLAP = 2000, 40

Place = Literal["B", "I", "O"]
"""Whether a line begins a story, goes on with one, or belongs to none."""


@dataclass(frozen=True, slots=True)
class Label:
    """What the classifier says of a line."""

    place: Place
    kind: BlockKind

    def __str__(self) -> str:
        """Return the label as the weights know it."""
        return f"{self.place}:{self.kind}"


def classify(lines: Sequence[Line]) -> list[Label]:
    """Return a label for each line of a page; a very long page is read in windows that overlap, in bounded memory."""
    weights = read_weights(WEIGHTS)
    found: list[int] = []
    for start in range(0, len(lines), _WINDOW):
        left = max(0, start - _OVERLAP)
        path = best_path(laid(lines[left : start + _WINDOW + _OVERLAP], weights.sums), weights.chain)
        found += path[start - left : start - left + _WINDOW]
    return [_label(weights.labels[number]) for number in found]


@cache
def _label(name: str) -> Label:
    place, kind = name.split(":")
    return Label(cast("Place", place), cast("BlockKind", kind))


def use_weights(path: Path) -> None:
    """Label with other weights from now on: for measuring, before any thread labels."""
    global WEIGHTS  # noqa: PLW0603 - measuring alone changes it
    WEIGHTS = path
