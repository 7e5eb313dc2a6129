"""Resolve dates: the publication day of each story, and what its time expressions mean on that day."""

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta

from qala.resolve.dates_published import resolve_published
from qala.resolve.dates_values import Named, time_value, weekday_by
from qala.types.timex import TimeExpression, Timex

__all__ = ["resolve_published", "resolve_times"]

_YEAR, _MONTH, _DAY = 4, 7, 10


def resolve_times(expressions: Sequence[TimeExpression], published: str | None) -> tuple[Timex, ...]:
    """Return the expressions of a story with their TIMEX3 values, counted from its publication day."""
    known = date.fromisoformat(published[:10]) if published else None
    day = _writing_day(expressions, known) if known and MINYEAR < known.year < MAXYEAR else None
    named = Named()
    times = []
    for e in expressions:
        value = e.value
        if value is None and e.when is not None:
            value = time_value(e.when, e.calendar, day, named)
            named = _remember(named, value) if value or e.when.year is None else Named()
        times.append(Timex(e.span, value, e.type, e.rule, e.mod, e.calendar))
    return tuple(times)


def _writing_day(expressions: Sequence[TimeExpression], published: date) -> date:
    """Return the day that «اليوم» means: «اليوم (الخميس)» under the date of a Friday was written the day before.

    «أمس (الأربعاء)» under that date says the same.
    """
    for e in expressions:
        if e.when and e.when.weekday and e.when.unit == "D" and e.when.shift is not None and e.when.month is None:
            shift = timedelta(e.when.shift)
            return weekday_by(published + shift, e.when.weekday) - shift
    return published


def _remember(named: Named, value: str | None) -> Named:
    """Return the periods named last, with those of a value."""
    if value is None or not value[:_YEAR].isdecimal() or len(value) < _YEAR:
        return named
    named = named._replace(
        year=int(value[:_YEAR]), day=value[:_DAY] if len(value) >= _DAY and value[_MONTH] == "-" else named.day
    )
    rest = value[_YEAR + 1 : _MONTH]
    if rest[:1] in ("Q", "H"):
        return named._replace(period=rest)
    return named._replace(month=int(rest)) if rest.isdecimal() and rest else named
