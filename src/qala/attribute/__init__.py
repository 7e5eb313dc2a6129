"""Pieces to attributions: source, cue, content, chains."""

from qala.attribute.attributions import attribute

__all__ = ["attribute"]
