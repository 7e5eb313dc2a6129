"""Pieces to attributions: source, cue, content, chains."""

from qala.attribute.attributions import attribute, attribute_story

__all__ = ["attribute", "attribute_story"]
