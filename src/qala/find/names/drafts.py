"""Drafts: names as runs of tokens, as the tagger labels them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qala.arabic.tokens import Token
from qala.taggers import Tagger
from qala.types.mention import EntityType

_TYPES: dict[str, EntityType] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A name in the making.

    Attributes:
        first: index of its first token.
        end: index after its last token.
        type: what is named.
        rule: what found it.
        confidence: between 0 and 1.
    """

    first: int
    end: int
    type: EntityType
    rule: str
    confidence: float


def tagged(tokens: Sequence[Token], tagger: Tagger) -> Iterator[Draft]:
    """Yield the names that a tagger sees, in order."""
    labels = tagger.tag([token.text for token in tokens])
    index = 0
    while index < len(tokens):
        label, confidence = labels[index]
        end = index + 1
        if label != "O":
            while end < len(tokens) and labels[end][0] == f"I-{label[2:]}":
                confidence = min(confidence, labels[end][1])
                end += 1
            if label[2:] in _TYPES:
                yield Draft(index, end, _TYPES[label[2:]], f"names/{label[2:]}", round(confidence, 3))
        index = end
