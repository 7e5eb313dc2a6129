"""Blocks: the lines of a page and what each is for."""

from dataclasses import dataclass
from typing import Literal

from qala.types.span import Span

BlockKind = Literal[
    "headline",
    "deck",
    "byline",
    "dateline",
    "subhead",
    "paragraph",
    "caption",
    "credit",
    "section",
    "furniture",
    "teaser_headline",
    "teaser_deck",
]


@dataclass(frozen=True, slots=True)
class Block:
    """One non-empty line (or element) of the page.

    Attributes:
        span: the line without white space at its ends.
        kind: what the line is for.
        repeat_of: start offset of the earlier block of the same story that says the same; such a block is not read again.
    """

    span: Span
    kind: BlockKind
    repeat_of: int | None = None
