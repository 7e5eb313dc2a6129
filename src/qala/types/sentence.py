"""Sentences: the stretch that finders look at, one at a time."""

from dataclasses import dataclass

from qala.types.block import BlockKind
from qala.types.span import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a story.

    Attributes:
        text: the sentence's characters; `span.of(page.text) == text`.
        span: where it stands in the page.
        block: start offset of the block that holds it.
        kind: the kind of that block.
        cut: whether it is a part of a stretch too long to be one sentence, cut at white space.
    """

    text: str
    span: Span
    block: int = 0
    kind: BlockKind = "paragraph"
    cut: bool = False
