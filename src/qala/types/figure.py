"""Figures: numbers that count or measure something."""

from typing import Literal, NamedTuple

from qala.types.span import Span

Approx = Literal["eq", "about", "min", "max"]


class Figure(NamedTuple):
    """A number with what it counts or measures; a named tuple, because a page has many.

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
