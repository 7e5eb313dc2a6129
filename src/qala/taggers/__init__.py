"""Sequence taggers: a protocol and the built-in CRF."""

from collections.abc import Sequence
from typing import Protocol


class Tagger(Protocol):
    """Anything that labels the words of a sentence in IOB2 (`B-PER`, `I-PER`, `O` …)."""

    def tag(self, words: Sequence[str]) -> Sequence[tuple[str, float]]:
        """Return a label and its probability for each word, as many as there are words."""
        ...


__all__ = ["Tagger"]
