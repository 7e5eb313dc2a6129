"""Times: time expressions as found, and their TIMEX3 values once the day they count from is known."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from qala.types.span import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimexMod = Literal["START", "MID", "END", "APPROX"]
Calendar = Literal["gregorian", "hijri"]
Anchor = Literal["published", "period", "prior"]


class When(NamedTuple):
    """What the words of a time expression say of a day, a stretch or an hour; None where they say nothing.

    A named tuple, because one or two are made for every time of a page.

    Attributes:
        year: as written, in the calendar of the expression.
        month: 1 to 12, in that calendar.
        day: of the month.
        weekday: 1 (Monday) to 7 (Sunday), as ISO 8601 counts.
        part: TIMEX3 part of the day: MO, AF, EV, NI or the hour of noon and midnight.
        clock: `HH:MM`, on the 24-hour clock.
        period: what of the year is meant: `Q2`, `H1`, `SU`, `W03`.
        unit: the unit that `shift` counts: D, W, M, Y, Q, H (half-year), E (decade), C (century), h (hour) or m (minute).
        shift: how many units before (negative) or after the day counted from; 0 is the one it lies in.
        side: where to look for a month or weekday that is named alone: -1 before, 1 after, 0 nearest.
        anchor: what `shift` counts from: the publication day, or the period named last before; `prior` counts from the
            latter where one of that length was named («مقارنة بالربع السابق»), else from the publication day.
        year_shift: how many years before or after the one counted from a month, season or quarter lies.
        future: whether the clause speaks of what is still to come.
        since: whether the word before says that it is past: «منذ 20 أغسطس».
        century: the first two digits of its years.
        decade: the third digit of its years.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str | None = None
    clock: str | None = None
    period: str | None = None
    unit: str | None = None
    shift: int | None = None
    side: Literal[-1, 0, 1] | None = None
    anchor: Anchor = "published"
    year_shift: int | None = None
    future: bool = False
    since: bool = False
    century: int | None = None
    decade: int | None = None


class TimeExpression(NamedTuple):
    """A time expression as a sentence has it, before the day it counts from is known.

    Attributes:
        span: the expression; `mod` words such as نهاية inside it, قبل outside.
        type: TIMEX3 type.
        rule: the rule of `resources/times.yml` that read it.
        value: its TIMEX3 value where the words alone give it (`P5D`, `PRESENT_REF`), else None.
        when: what the words say where the value must be worked out.
        mod: TIMEX3 modifier or None.
        calendar: the calendar it is written in.
    """

    span: Span
    type: TimexType
    rule: str
    value: str | None = None
    when: When | None = None
    mod: TimexMod | None = None
    calendar: Calendar = "gregorian"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its value.

    Attributes:
        span: as of the expression.
        value: TIMEX3 value (`2025-12-17`, `P5D`, `PRESENT_REF` …), always Gregorian; None if it cannot be known.
        type: TIMEX3 type.
        rule: the rule that read it.
        mod: TIMEX3 modifier or None.
        calendar: the calendar it is written in.
    """

    span: Span
    value: str | None
    type: TimexType
    rule: str
    mod: TimexMod | None = None
    calendar: Calendar = "gregorian"
