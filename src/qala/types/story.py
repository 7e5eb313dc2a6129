"""Stories: the separate items of a page."""

from dataclasses import dataclass
from typing import Literal

from qala.types.block import Block
from qala.types.issue import Issue
from qala.types.sentence import Sentence
from qala.types.span import Span


@dataclass(frozen=True, slots=True)
class Story:
    """One item of a page, as segmentation leaves it.

    Attributes:
        id: `s1`, `s2` … in page order.
        kind: `teaser` for the headline and deck of an article that stands elsewhere.
        headline: span of the (first) headline block, None if the item has none.
        blocks: in page order, repeats included.
        sentences: of all blocks that are not repeats, in page order.
    """

    id: str
    kind: Literal["article", "teaser"]
    headline: Span | None
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A page taken apart: its stories, the blocks that belong to none, and what was doubtful."""

    stories: tuple[Story, ...]
    furniture: tuple[Block, ...]
    issues: tuple[Issue, ...] = ()
