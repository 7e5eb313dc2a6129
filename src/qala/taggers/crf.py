"""The built-in tagger: a linear chain of labels with packaged weights.

Nothing here changes after loading but caches that are safe between threads.
"""

from collections.abc import Sequence
from pathlib import Path

from qala.taggers import decoding, known_words, scores, transitions, weights
from qala.taggers.decoding import best_path, confidence
from qala.taggers.scores import scores_of
from qala.taggers.weights import LABELS

_O = (LABELS[0], 1.0)


class CrfTagger:
    """The packaged tagger of names; has no state of its own and may be shared by threads."""

    def tag(self, words: Sequence[str]) -> list[tuple[str, float]]:
        """Return a label and a confidence for each word; the confidence of `O` is 1.0 and says nothing."""
        if not words:
            return []
        given = scores_of(words)
        path = best_path(given)
        return [(LABELS[label], confidence(given, path, at)) if label else _O for at, label in enumerate(path)]


def names_tagger() -> CrfTagger:
    """Return the packaged tagger of names."""
    return _TAGGER


_TAGGER = CrfTagger()


def use_weights(path: Path) -> None:
    """Tag with other weights from now on: for measuring, before any thread tags."""
    weights.read_from(path)
    for room in (weights, transitions, decoding, known_words, scores):
        for kept in room.KEPT:
            kept.cache_clear()
