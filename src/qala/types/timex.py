"""Times: TIMEX3 values of time expressions."""

from dataclasses import dataclass
from typing import Literal

from qala.types.span import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimexMod = Literal["START", "MID", "END", "APPROX"]


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression.

    Attributes:
        span: the expression; `mod` words such as نهاية inside it, قبل outside.
        value: TIMEX3 value (`2025-12-17`, `P5D`, `PRESENT_REF` …); None if it cannot be known.
        type: TIMEX3 type.
        mod: TIMEX3 modifier or None.
        calendar: the calendar it is written in; `value` is always Gregorian.
        rule: the grammar rule that read it.
    """

    span: Span
    value: str | None
    type: TimexType
    rule: str
    mod: TimexMod | None = None
    calendar: Literal["gregorian", "hijri"] = "gregorian"
