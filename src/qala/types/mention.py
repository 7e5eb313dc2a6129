"""Mentions: names as they stand in the text."""

from dataclasses import dataclass
from typing import Literal

from qala.types.span import Span

EntityType = Literal["PER", "ORG", "LOC"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a person, an organisation or a place.

    Attributes:
        span: the longest name without its title and without a clitic that can be cut off.
        type: what is named, here.
        rule: what found it: a gazetteer or a tagger.
        confidence: between 0 and 1.
    """

    span: Span
    type: EntityType
    rule: str
    confidence: float = 1.0
