"""The built-in tagger: a linear-chain CRF with packaged weights."""

import threading
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from qala.errors import ResourceError
from qala.taggers.features import features

WEIGHTS = Path(__file__).parent.parent / "_data" / "names.crfsuite"

_local = threading.local()


class CrfTagger:
    """Labels words with the weights of one file.

    A crfsuite tagger must not be used by two threads at once: `names_tagger` keeps one for each.
    """

    def __init__(self, path: Path) -> None:
        """Open the weights.

        Raises:
            ResourceError: if the file is missing or holds no model.
        """
        self._tagger = pycrfsuite.Tagger()
        try:
            self._tagger.open(str(path))
        except (OSError, ValueError) as error:
            message = f"the packaged model {path.name} cannot be read ({error}): install qala again"
            raise ResourceError(message) from error

    def tag(self, words: Sequence[str]) -> list[tuple[str, float]]:
        """Return a label and its marginal probability for each word."""
        if not words:
            return []
        labels = self._tagger.tag(features(words))
        return [
            (label, 1.0 if label == "O" else self._tagger.marginal(label, index)) for index, label in enumerate(labels)
        ]


def names_tagger() -> CrfTagger:
    """Return this thread's tagger of names."""
    tagger: CrfTagger | None = getattr(_local, "names", None)
    if tagger is None:
        tagger = _local.names = CrfTagger(WEIGHTS)
    return tagger
