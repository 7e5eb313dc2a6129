"""Quotations: what stands between quotation marks."""

from dataclasses import dataclass
from typing import Literal

from qala.types.span import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks.

    Attributes:
        span: what stands inside, without marks and without white space at the ends.
        outer: the same with its marks.
        depth: 0 for an outermost quotation.
        closed: False where the closing mark is missing and the end is the paragraph's.
        kind: `speech` for words said; `name` for a title, a paper or a scare quote in guillemets.
    """

    span: Span
    outer: Span
    depth: int = 0
    closed: bool = True
    kind: Literal["speech", "name"] = "speech"
