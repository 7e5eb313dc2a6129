"""Resolve dates: the publication day of each story, and what its time expressions mean on that day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from qala.resolve.dates_published import resolve_published
from qala.resolve.dates_values import Named, time_value, weekday_by
from qala.types.timex import TimeExpression, Timex

__all__ = ["resolve_published", "resolve_times"]

_YEAR, _MONTH, _DAY = 4, 7, 10
_BESIDE = 25
"""Characters after a weekday in which its date is named."""


def resolve_times(expressions: Sequence[TimeExpression], published: str | None) -> tuple[Timex, ...]:
    """Return the expressions of a story with their TIMEX3 values, counted from its publication day."""
    known = date.fromisoformat(published[:10]) if published else None
    day = _writing_day(expressions, known) if known and MINYEAR < known.year < MAXYEAR else None
    named = Named()
    times: list[Timex] = []
    for e in expressions:
        value = e.value
        if value is None and e.when is not None:
            value = time_value(e.when, e.calendar, day, named)
            compared = e.when.anchor == "prior" or (e.when.anchor == "period" and e.when.year_shift is not None)
            named = _remember(named, value, compared=compared) if value or e.when.year is None else Named()
        times.append(Timex(e.span, value, e.type, e.rule, e.mod, e.calendar))
    return tuple(_with_its_date(expressions, times, place) for place in range(len(times)))


def _with_its_date(expressions: Sequence[TimeExpression], times: Sequence[Timex], place: int) -> Timex:
    """Return a time, a weekday with the value of the date beside it that has it: «يومي الجمعة والسبت 26 و27 أبريل»."""
    time, when = times[place], expressions[place].when
    if when is None or not when.weekday or time.value is None or when.month or when.unit or when.side is not None:
        return time
    for e, other in zip(expressions[place + 1 : place + 4], times[place + 1 : place + 4], strict=True):
        dated = e.when is not None and e.when.month and e.when.day and other.value and other.type == "DATE"
        near = 0 <= e.span.start - time.span.end <= _BESIDE
        if dated and near and other.value and date.fromisoformat(other.value).isoweekday() == when.weekday:
            return replace(time, value=other.value + time.value[_DAY:])
    return time


def _writing_day(expressions: Sequence[TimeExpression], published: date) -> date:
    """Return the day that «اليوم» means: «اليوم (الخميس)» under the date of a Friday was written the day before.

    «أمس (الأربعاء)» under that date says the same.
    """
    for e in expressions:
        if e.when and e.when.weekday and e.when.unit == "D" and e.when.shift is not None and e.when.month is None:
            shift = timedelta(e.when.shift)
            return weekday_by(published + shift, e.when.weekday) - shift
    return published


def _remember(named: Named, value: str | None, *, compared: bool) -> Named:
    """Return the periods named last, with those of a value; one that is only compared with is not what is spoken of."""
    if value is None or not value[:_YEAR].isdecimal() or len(value) < _YEAR or compared:
        return named
    day = value[:_DAY] if len(value) >= _DAY and value[_MONTH] == "-" else named.day
    named = named._replace(year=int(value[:_YEAR]), day=day)
    rest = value[_YEAR + 1 : _MONTH]
    if rest[:1] in ("Q", "H"):
        return named._replace(period=rest, quarter=value)
    if not rest.isdecimal():
        return named
    return named._replace(month=int(rest), whole_month=value if len(value) == _MONTH else named.whole_month)
