"""Values of dates: the TIMEX3 value of what the words of a time expression say, counted from a day."""

from datetime import date, timedelta
from typing import NamedTuple

from qala.lexicon.months import recent_days
from qala.types.timex import Calendar, When

_WEEK, _MONTHS, _QUARTER, _HALF = 7, 12, 3, 6
_AHEAD = 8
"""Months ahead at which a month named alone is rather the last one: in January, «ديسمبر» is last year's."""
_BEHIND = 3
"""Months back from which a month still to come is next year's."""
_PERIOD = 5
"""Where the letter of a quarter or half stands in its value."""
_SEASONS = {"WI": 1, "SP": 4, "SU": 7, "FA": 10}
"""The month in whose quarter a season lies."""


class Named(NamedTuple):
    """The periods and the day named last before an expression: «العام نفسه», «اليوم التالي», «الربع السابق» count from them."""

    year: int | None = None
    month: int | None = None
    period: str | None = None
    day: str | None = None
    quarter: str | None = None
    whole_month: str | None = None


_NOTHING = Named()


def time_value(when: When, calendar: Calendar, day: date | None, named: Named = _NOTHING) -> str | None:
    """Return the TIMEX3 value of an expression, None where it cannot be known.

    >>> time_value(When(weekday=5, side=1), "gregorian", date(2015, 7, 24))
    '2015-07-31'
    >>> time_value(When(unit="W", shift=-1), "gregorian", date(2025, 12, 18))
    '2025-W50'
    """
    base = date_value(when, calendar, day, named)
    if base is None or not (when.clock or when.part):
        return base
    part = when.clock or when.part
    return f"{base}T{part}" if len(base) == len("2015-07-31") else None


def date_value(when: When, calendar: Calendar, day: date | None, named: Named = _NOTHING) -> str | None:  # noqa: PLR0911 - a kind a line
    """Return the day or longer period of an expression."""
    if when.century is not None:
        decade = "" if when.decade is None else str(when.decade)
        return f"{when.century:02}{decade}"
    if calendar == "hijri":
        return _hijri(when, day)
    if when.month is not None:
        return _month(when, day, named)
    if when.anchor == "period":
        return _echo(when, day, named)
    if when.period is not None:
        return _period(when, day)
    if when.year is not None:
        return f"{when.year:04}"
    return _counted(when, day, named) if day else None


def _counted(when: When, day: date, named: Named) -> str | None:
    """Return a day or period that only the day of writing tells."""
    if when.day is not None and when.unit is None:
        return _day_alone(when, day)
    if when.weekday is not None:
        return _weekday(when, day).isoformat()
    if when.unit is None and (when.clock or when.part):
        return day.isoformat()
    if when.unit == "Q" and when.shift == 0 and named.period == f"Q{(day.month - 1) // _QUARTER}":
        return f"{day.year:04}-{named.period}"  # «الربع الحالي» in a report on the one that has just ended
    return _shifted(when, _prior_day(when, named) or day)


def _prior_day(when: When, named: Named) -> date | None:
    """Return a day of the period named last from which «السابق» counts; None if none of that length was named."""
    if when.anchor != "prior":
        return None
    if when.unit == "Y" and named.year:
        return date(named.year, 1, 1)
    if when.unit == "M" and named.whole_month:
        return date.fromisoformat(f"{named.whole_month}-01")
    if named.quarter and named.quarter[_PERIOD] == when.unit:
        length = _QUARTER if when.unit == "Q" else _HALF
        return date(int(named.quarter[:4]), (int(named.quarter[-1]) - 1) * length + 1, 1)
    return None


def _month(when: When, day: date | None, named: Named) -> str | None:
    """Return the value of a month with or without a day, the year worked out where none is written."""
    month = when.month or 1
    year = when.year
    if year is None and when.anchor == "period":
        year = named.year
    if year is None and day is not None:
        year = day.year + when.year_shift if when.year_shift is not None else _year_of(when, month, day)
    if year is None:
        return None
    if when.period:
        return f"{year:04}-{month:02}-{when.period}"
    if when.day is None:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, when.day).isoformat()
    except ValueError:
        return None


def _year_of(when: When, month: int, day: date) -> int:  # noqa: PLR0911 - a way to tell a line
    """Return the year of a month or day of a month that is named without one."""
    recent = _recent_year(when, day)
    if recent is not None:
        return recent
    named = (month, when.day or 1)
    today = (day.month, day.day if when.day else 1)
    if when.since:
        return day.year if named <= today else day.year - 1
    if when.side == -1:
        return day.year if named < today else day.year - 1
    if when.side == 1:
        return day.year if named > today else day.year + 1
    with_weekday = _year_by_weekday(when, month, day)
    if with_weekday is not None:
        return with_weekday
    if when.side is None and when.future:
        return day.year + (day.month - month >= _BEHIND)
    if when.side is not None:
        return day.year
    return day.year - 1 if month - day.month >= _AHEAD else day.year


def _year_by_weekday(when: When, month: int, day: date) -> int | None:
    """Return the nearest year in which a day of a month falls on its weekday."""
    if when.weekday is None or when.day is None:
        return None
    years = (day.year, day.year - 1, day.year + 1)
    days = ((year, _day_of(year, month, when.day)) for year in years)
    return next((year for year, value in days if value and date.fromisoformat(value).isoweekday() == when.weekday), None)


def _recent_year(when: When, day: date) -> int | None:
    """Return the year of a day that everybody names without it for some years: «السابع من أكتوبر»."""
    year, years = recent_days().get((when.month or 0, when.day or 0), (0, 0))
    known = bool(years) and when.weekday is None and not when.future and when.side != 1
    return year if known and date(year, when.month or 1, when.day or 1) <= day < date(year + years, 12, 31) else None


def _day_alone(when: When, day: date) -> str | None:
    """Return a day of the month that is named alone: this month's, or with its weekday the nearest that has it."""
    if when.weekday is None:
        return _day_of(day.year, day.month, when.day)
    months = (divmod(day.year * _MONTHS + day.month - 1 + shift, _MONTHS) for shift in (0, -1, 1, -2, 2))
    days = (value for year, month in months if (value := _day_of(year, month + 1, when.day)))
    return next((value for value in days if date.fromisoformat(value).isoweekday() == when.weekday), None)


def _weekday(when: When, day: date) -> date:
    """Return the day that a weekday means: beside اليوم or أمس the nearest one, alone the last one."""
    weekday = when.weekday or 1
    if when.unit == "W":
        return day + timedelta(_WEEK * (when.shift or 0) + weekday - day.isoweekday())
    if when.unit == "D" and when.shift is not None:
        return weekday_by(day + timedelta(when.shift), weekday)
    behind = (day.isoweekday() - weekday) % _WEEK
    if when.side == 1:
        return day + timedelta(_WEEK - behind)
    if when.side == -1:
        return day - timedelta(behind or _WEEK)
    return day + timedelta(-behind % _WEEK) if when.future or when.side == 0 else day - timedelta(behind)


def weekday_by(day: date, weekday: int) -> date:
    """Return the last day with a weekday up to the day after `day`: a story is not written long after it is published.

    >>> weekday_by(date(2015, 7, 24), 4), weekday_by(date(2015, 7, 24), 6)
    (datetime.date(2015, 7, 23), datetime.date(2015, 7, 25))
    """
    last = day + timedelta(1)
    return last - timedelta((last.isoweekday() - weekday) % _WEEK)


def _period(when: When, day: date | None) -> str | None:
    """Return the value of a quarter, half, season or week of a month."""
    if when.year is not None:
        return f"{when.year:04}-{when.period}"
    if when.period in _SEASONS and when.year_shift is when.side is None:
        return f"XXXX-{when.period}"
    if day is None:
        return None
    if when.unit == "M":
        return f"{_shifted(when, day)}-{when.period}"
    year = day.year + (when.year_shift or 0)
    start = _SEASONS.get(when.period or "")
    if start and when.year_shift is None:
        if when.side == -1 and start >= day.month - _QUARTER + 1:
            year -= 1
        elif when.side == 1 and start <= day.month:
            year += 1
    return f"{year:04}-{when.period}"


def _echo(when: When, day: date | None, named: Named) -> str | None:
    """Return the period named before, in its year or another: «العام نفسه», «الفترة ذاتها من العام الماضي»."""
    if when.unit == "D":
        return (date.fromisoformat(named.day) + timedelta(when.shift or 0)).isoformat() if named.day else None
    year = when.year or named.year
    if when.year is None and when.year_shift is not None and day is not None:
        year = day.year + when.year_shift
    if year is None:
        return None
    if when.unit == "M":
        return _day_of(year, named.month, when.day) if named.month else None
    if when.unit in ("Q", "H") and named.period:
        return f"{year:04}-{named.period}"
    return f"{year:04}" if when.unit == "Y" or when.year_shift is not None or when.year else None


def _shifted(when: When, day: date) -> str | None:  # noqa: PLR0911 - a line a unit
    """Return a period counted from a day."""
    shift = when.shift or 0
    match when.unit:
        case "D":
            return (day + timedelta(shift)).isoformat()
        case "W":
            year, week, _ = (day + timedelta(_WEEK * shift)).isocalendar()
            return f"{year:04}-W{week:02}"
        case "M":
            year, month = divmod(day.year * _MONTHS + day.month - 1 + shift, _MONTHS)
            return _day_of(year, month + 1, when.day)
        case "Q" | "H":
            length = _QUARTER if when.unit == "Q" else _HALF
            count = _MONTHS // length
            year, part = divmod((day.year * count) + (day.month - 1) // length + shift, count)
            return f"{year:04}-{when.unit}{part + 1}"
        case "Y":
            return f"{day.year + shift:04}"
        case "E":
            return f"{day.year // 10 + shift:03}"
        case "C":
            return f"{day.year // 100 + shift:02}"
    return None


def _day_of(year: int, month: int, day: int | None) -> str | None:
    if day is None:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _hijri(when: When, day: date | None) -> str | None:
    """Return the Gregorian day of a Hijri one; a Hijri month or year is no Gregorian one and has no value."""
    from hijridate import Gregorian, Hijri  # noqa: PLC0415 - only pages that need it pay for it

    if when.day is None or when.month is None:
        return None
    years: tuple[int, ...] = (when.year,) if when.year else ()
    try:
        if not years and day is not None:
            today = Gregorian.fromdate(day).to_hijri()
            later = (when.month, when.day) > (today.month, today.day)
            past, future = today.year - later, today.year + (not later)
            years = (future,) if when.side == 1 else (past,)
            if when.side is None and later and when.month - today.month < _AHEAD:
                years = (today.year,)
        return Hijri(years[0], when.month, when.day).to_gregorian().isoformat() if years else None
    except (OverflowError, ValueError):
        return None
