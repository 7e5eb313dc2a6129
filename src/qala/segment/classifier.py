"""The block classifier: a linear-chain CRF over the lines of a page, with packaged weights."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

import pycrfsuite

from qala.errors import ResourceError
from qala.segment.features import features
from qala.segment.lines import Line
from qala.types.block import BlockKind

WEIGHTS = Path(__file__).parent.parent / "_data" / "blocks.crfsuite"

_WINDOW, _OVERLAP = 2000, 40

Place = Literal["B", "I", "O"]
"""Whether a line begins a story, goes on with one, or belongs to none."""

_local = threading.local()


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
    names: list[str] = []
    for start in range(0, len(lines), _WINDOW):
        left = max(0, start - _OVERLAP)
        found = _tagger().tag(features(lines[left : start + _WINDOW + _OVERLAP]))
        names += found[start - left : start - left + _WINDOW]
    return [_label(name) for name in names]


@cache
def _label(name: str) -> Label:
    place, kind = name.split(":")
    return Label(cast("Place", place), cast("BlockKind", kind))


def use_weights(path: Path) -> None:
    """Read the weights of another file in this thread, to measure them.

    Raises:
        ResourceError: if the file is missing or holds no model.
    """
    tagger = pycrfsuite.Tagger()
    try:
        tagger.open(str(path))
    except (OSError, ValueError) as error:
        message = f"the packaged model {path.name} cannot be read ({error}): install qala again"
        raise ResourceError(message) from error
    _local.tagger = tagger


def _tagger() -> pycrfsuite.Tagger:
    """Return this thread's tagger: a crfsuite tagger must not be used by two threads at once."""
    if not hasattr(_local, "tagger"):
        use_weights(WEIGHTS)
    return _local.tagger
