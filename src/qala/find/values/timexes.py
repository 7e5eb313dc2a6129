"""Time expressions of a sheet: the rules of `resources/times.yml` in two stages, days first, then what stands around them."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from qala.find.values.days import balanced, with_moments
from qala.find.values.doubts import is_contract
from qala.find.values.durations import Quantity, duration, quantities, unit_of
from qala.find.values.moments import Moment, read_moment, taken_value
from qala.find.values.rules import Hit, Taken, hits
from qala.find.values.settled import short_unit
from qala.find.values.sheets import Item, Sheet
from qala.find.values.tense import is_future, is_past, known_year
from qala.types.span import Span
from qala.types.timex import TimeExpression, When

_DATES = frozenset({"DATE", "TIME"})


class Reading(NamedTuple):
    """The time expressions of a sheet, and the letters of the sheet with those of dates and hours blanked."""

    times: tuple[TimeExpression, ...]
    rest: str


def read_times(sheet: Sheet) -> Reading:
    """Return the time expressions of a sheet."""
    days, joins = with_moments(sheet)
    times: list[TimeExpression] = []
    dated: list[_Dated] = []
    for hit in hits("times", "times", days.letters):
        found = tuple(_BUILDERS[hit.rule.kind](days, hit))
        times += found
        if found and found[0].type in _DATES:
            dated.append(_Dated(hit.first, days.first(hit.first), days.last(hit.end - 1)))
    return Reading(tuple(times), _blanked(sheet, dated, joins))


class _Dated(NamedTuple):
    """A date or hour: the place of it in the sheet with moments, its first and its last token."""

    place: int
    first: int
    last: int


def _blanked(sheet: Sheet, dated: Sequence[_Dated], joins: Sequence[tuple[int, int]]) -> str:
    """Return the letters of a sheet with a stop for each item of a date or hour: its numbers are no figures."""
    letters = sheet.letters
    pieces: list[str] = []
    at = join = shift = 0
    for place, first, last in dated:
        while join < len(joins) and joins[join][0] <= place:
            after, own = joins[join]
            join, shift = join + 1, own - after
        start = max(at, place + shift)
        while start < len(letters) and sheet.first(start) < first:
            start += 1
        end = start
        while end < len(letters) and sheet.first(end) <= last:
            end += 1
        pieces += (letters[at:start], "#" * (end - start))
        at = end
    return "".join((*pieces, letters[at:])) if pieces else letters


def _span(sheet: Sheet, hit: Hit) -> Span:
    first, end = balanced(sheet, hit.first, hit.end)
    span = sheet.span(first, end)
    half = sheet.values(first).get("half")
    if half is None or end - first > 1:
        return span
    cut = next(place for place, sign in enumerate(sheet.token(first)) if not sign.isdecimal())
    return Span(span.start, span.start + cut) if half == 0 else Span(span.start + cut + 1, span.end)


def _expression(span: Span, moment: Moment) -> TimeExpression:
    timed = moment.when.part or moment.when.clock
    return TimeExpression(
        span, "TIME" if timed else "DATE", moment.rule, when=moment.when, mod=moment.mod, calendar=moment.calendar
    )


def _moment(sheet: Sheet, hit: Hit) -> Iterator[TimeExpression]:
    ref = sheet.values(hit.end - 1).get("ref") if hit.rule.name == "times/day" else None
    if ref:
        yield TimeExpression(_span(sheet, hit), "DATE", sheet.values(hit.first)["moment"].rule, value=ref)
        return
    moment = read_moment(sheet, hit)
    when = moment.when
    open_ended = when.year is when.year_shift is when.side is when.shift is None and (when.weekday or when.month)
    if open_ended:
        moment = moment._replace(when=_dated(sheet, hit, when))
    yield _expression(_span(sheet, hit), moment)


def _dated(sheet: Sheet, hit: Hit, when: When) -> When:
    """Return what a weekday, month or day without its year means by the words before it."""
    if when.month and when.day and (year := known_year(sheet, hit.first, when.day, when.month)):
        return when._replace(year=year)
    if when.month and is_past(sheet, hit.first):
        return when._replace(since=True)
    return when._replace(future=True) if is_future(sheet, hit.first) else when


def _night(sheet: Sheet, hit: Hit) -> Iterator[TimeExpression]:
    """Yield «ليل السبت الأحد» as the night of the first day; other days side by side are times of their own."""
    first, second = (taken for taken in hit.taken if taken.kind == "moment")
    days: tuple[Moment, Moment] = (sheet.values(first.place)["moment"], sheet.values(second.place)["moment"])
    weekdays = [day.when.weekday for day in days]
    taken = tuple(item for item in hit.taken if item != second)
    end = first.place + 1
    follows = None not in weekdays and (weekdays[1] or 0) % 7 == ((weekdays[0] or 0) + 1) % 7
    if follows and days[1].when.month is None:
        yield _expression(sheet.span(hit.first, hit.end), read_moment(sheet, hit._replace(taken=taken)))
        return
    yield _expression(sheet.span(hit.first, end), read_moment(sheet, hit._replace(taken=taken)))
    yield _expression(sheet.span(second.place, second.place + 1), days[1])


def _days(sheet: Sheet, hit: Hit) -> Iterator[TimeExpression]:
    """Yield both ends of «4 إلى 22 يناير»: the month of the second is that of the first too."""
    place = next(taken.place for taken in hit.taken if taken.kind == "moment")
    last: Moment = sheet.values(place)["moment"]
    first = sheet.item(hit.first)
    pair = first.values.get("range")
    if pair and last.when.month is not None and last.when.day is None and all(day.isdecimal() for day in pair):
        span, cut = sheet.span(hit.first, place + 1), len(pair[0])
        spans = (Span(span.start, span.start + cut), Span(span.start + cut + 1, span.end))
        for day, part in zip(pair, spans, strict=True):
            yield _expression(part, Moment(last.when._replace(day=int(day)), hit.rule.name, None, last.calendar))
        return
    if not pair and last.when.day is not None and last.when.weekday is None:
        for taken in hit.taken:
            if taken.kind == "day":
                when = last.when._replace(day=int(sheet.values(taken.place)["day"]))
                span = sheet.span(taken.place, taken.place + 1)
                yield _expression(span, Moment(when, hit.rule.name, None, last.calendar))
    yield _expression(sheet.span(place, place + 1), last)


def _clock(sheet: Sheet, hit: Hit) -> Iterator[TimeExpression]:
    moment = read_moment(sheet, hit)
    measured = any(taken.kind == "meridiem" and short_unit(sheet, taken.place) for taken in hit.taken)
    if not moment.when.clock or measured:
        return
    expression = _expression(_span(sheet, hit), moment)
    kinds = {name for taken in hit.taken for name in taken.kind.split("/")}
    if "meridiem" in kinds and kinds.isdisjoint({"al.unit1.TH", "zone", "توقيت"}):
        expression = expression._replace(value=f"T{moment.when.clock}")  # opening hours: «من 10 ص حتى 3 م»
    yield expression


def _hours(sheet: Sheet, hit: Hit) -> Iterator[TimeExpression]:
    """Yield both ends of «من 5 إلى 8 مساء»: what is said of the second hour is said of the first, unless it has its own."""
    hours = [place for place in range(hit.first, hit.end) if {"hour", "clock"} & sheet.values(place).keys()]
    said = [taken for taken in hit.taken if taken.kind in ("part_adverb", "meridiem")]
    for place in (hours[0], hours[-1]):
        own = next((taken for taken in said if taken.place == place + 1), said[-1])
        kind = "clock" if "clock" in sheet.values(place) else "hour"
        moment = read_moment(sheet, hit._replace(taken=(Taken(kind, place), own)))
        span = sheet.span(place, own.place + 1 if own.place == place + 1 else place + 1)
        yield _expression(span, moment)._replace(value=f"T{moment.when.clock}")


def _ref(sheet: Sheet, hit: Hit) -> Iterator[TimeExpression]:
    span = _span(sheet, hit)
    if not sheet.places.text.startswith("آل", span.start):  # «آلان» is a name
        yield TimeExpression(span, "DATE", hit.rule.name, value=_pointed(sheet.item(hit.first)))


def _pointed(item: Item) -> str | None:
    value: str | None = item.values.get("ref", item.values.get("soon"))
    return value


def _set(sheet: Sheet, hit: Hit) -> Iterator[TimeExpression]:
    """Yield «يوميا», «كل عامين», «كل خميس»."""
    value: str | None = None
    moment: Moment | None = None
    for taken in hit.taken:
        kind, worth = taken_value(sheet, taken)
        if kind == "set":
            value = worth
        elif kind == "plain_weekday":
            value = f"XXXX-WXX-{worth}"
        elif kind == "moment":
            moment = worth
    if moment is not None:
        value = f"XXXX-WXX-{moment.when.weekday}" if moment.when.weekday else "P1D" if moment.when.unit == "D" else None
    yield TimeExpression(_span(sheet, hit), "SET", hit.rule.name, value=value or duration(list(quantities(sheet, hit))))


def _duration(sheet: Sheet, hit: Hit) -> Iterator[TimeExpression]:
    parts = list(quantities(sheet, hit))
    if any(part.unit == "E" for part in parts) and is_contract(sheet, hit.taken[0].place):
        return
    numbers = [taken.place for taken in hit.taken if taken.kind == "number"]
    if hit.rule.name == "times/mixed" and len(parts) == len(numbers) == 2 and parts[0].unit == parts[1].unit:  # noqa: PLR2004
        ends = (numbers[0] + 2, hit.end)
        for place, end, part in zip(numbers, ends, parts, strict=True):
            yield TimeExpression(sheet.span(place, end), "DURATION", hit.rule.name, value=duration([part]))
    elif parts:
        yield TimeExpression(_span(sheet, hit), "DURATION", hit.rule.name, value=duration(parts))


def _vague(sheet: Sheet, hit: Hit) -> Iterator[TimeExpression]:
    unit = unit_of(sheet, hit)
    if unit:
        yield TimeExpression(_span(sheet, hit), "DURATION", hit.rule.name, value=duration([Quantity(None, unit)]))


def _age(sheet: Sheet, hit: Hit) -> Iterator[TimeExpression]:
    years = sheet.values(hit.first)
    number = years.get("al.number", years.get("al.ordinal"))
    yield TimeExpression(_span(sheet, hit), "DURATION", hit.rule.name, value=duration([Quantity(number, "Y")]))


def _recent(sheet: Sheet, hit: Hit) -> Iterator[TimeExpression]:
    """Yield «الأيام الماضية» and «السنوات المقبلة»: only past or future, how long is not said."""
    side = next(value for taken in hit.taken for kind, value in [taken_value(sheet, taken)] if kind == "side")
    value = ("PRESENT_REF", "FUTURE_REF", "PAST_REF")[side]
    yield TimeExpression(_span(sheet, hit), "DATE", hit.rule.name, value=value)


def _unknown(sheet: Sheet, hit: Hit) -> Iterator[TimeExpression]:
    yield TimeExpression(_span(sheet, hit), "DATE", hit.rule.name)


def _durations(sheet: Sheet, hit: Hit) -> Iterator[TimeExpression]:
    """Yield both ends of «8 إلى 11 ساعة»: the unit of the second is that of the first too."""
    numbers = [taken.place for taken in hit.taken if taken.kind == "number"]
    unit = unit_of(sheet, hit)
    if unit is None:
        return
    for place, end in zip(numbers, (numbers[0] + 1, hit.end), strict=True):
        value = duration([Quantity(sheet.values(place)["number"], unit)])
        yield TimeExpression(sheet.span(place, end), "DURATION", hit.rule.name, value=value)


def _nothing(_sheet: Sheet, _hit: Hit) -> Iterator[TimeExpression]:
    return iter(())


_BUILDERS: dict[str, Callable[[Sheet, Hit], Iterator[TimeExpression]]] = {
    "none": _nothing,
    "moment": _moment,
    "days": _days,
    "night": _night,
    "clock": _clock,
    "hours": _hours,
    "ref": _ref,
    "set": _set,
    "duration": _duration,
    "durations": _durations,
    "vague": _vague,
    "age": _age,
    "recent": _recent,
    "unknown": _unknown,
}
