"""Figures: numbers that count or measure something."""

from dataclasses import dataclass
from typing import Literal

from qala.types.span import Span

Approx = Literal["eq", "about", "min", "max"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts or measures.

    Attributes:
        span: number, unit and counted noun; approximators outside.
        value: the number.
        unit: ISO 4217 or UCUM code, None for a plain count.
        counted: the counted noun as written, or None.
        approx: how the text bounds it.
        rule: the grammar rule that read it.
    """

    span: Span
    value: int | float
    unit: str | None
    counted: str | None
    approx: Approx
    rule: str
