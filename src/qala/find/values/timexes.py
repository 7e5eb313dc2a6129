"""Time expressions of a sheet: the rules of `resources/times.yml` in two stages, days first, then what stands around them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from qala.find.values.durations import Quantity, duration, quantities, unit_of
from qala.find.values.moments import (
    LAST_HIJRI,
    Moment,
    read_century,
    read_day,
    read_decade,
    read_moment,
    read_part,
    read_same,
    taken_value,
)
from qala.find.values.rules import Hit, Taken, hits
from qala.find.values.settled import short_unit
from qala.find.values.sheets import Item, Sheet
from qala.find.values.tense import is_future
from qala.find.values.vocabulary import vocabulary
from qala.types.span import Span
from qala.types.timex import TimeExpression, When

_BRACKETS = {")": "(", "]": "["}
_ENDS = frozenset('،,/-–.()[]«»"“”„″')


class Reading(NamedTuple):
    """The time expressions of a sheet, and the letters of the sheet with those of dates and hours blanked."""

    times: tuple[TimeExpression, ...]
    rest: str


def read_times(sheet: Sheet) -> Reading:
    """Return the time expressions of a sheet."""
    days = _with_moments(sheet)
    times: list[TimeExpression] = []
    dated: list[tuple[int, int]] = []
    for hit in hits("times", "times", days.letters):
        found = tuple(_BUILDERS[hit.rule.kind](days, hit))
        times += found
        if any(time.type in ("DATE", "TIME") for time in found):
            dated.append((days.item(hit.first).first, days.item(hit.end - 1).last))
    return Reading(tuple(times), _blanked(sheet, dated))


def _with_moments(sheet: Sheet) -> Sheet:
    """Return the sheet with each day, period or year as one item of class `moment`."""
    letters: list[str] = []
    items: list[Item | int] = []
    at = 0
    for hit in hits("times", "days", sheet.letters):
        read = _DAYS[hit.rule.kind](sheet, hit)
        if not read:
            continue
        letters.append(sheet.letters[at : hit.first])
        items += sheet.items[at : hit.first]
        for item in read:
            letters.append(_moment_letter())
            items.append(item)
        at = hit.end
    if not items:
        return sheet
    letters.append(sheet.letters[at:])
    items += sheet.items[at:]
    return sheet._replace(letters="".join(letters), items=items)


@cache
def _moment_letter() -> str:
    return vocabulary().alphabet.letter(frozenset({"moment"}))


def _blanked(sheet: Sheet, dated: Sequence[tuple[int, int]]) -> str:
    """Return the letters of a sheet with a stop for each item of a date or hour: its numbers are no figures."""
    letters = sheet.letters
    for first, last in dated:
        start = bisect_left(sheet.items, first, key=_first_token)
        end = bisect_right(sheet.items, last, lo=start, key=_first_token)
        letters = letters[:start] + "#" * (end - start) + letters[end:]
    return letters


def _first_token(item: Item | int) -> int:
    return item.first if isinstance(item, Item) else max(item, ~item)


def _item(sheet: Sheet, hit: Hit, moment: Moment) -> Item:
    first, end = _balanced(sheet, hit.first, hit.end)
    head = sheet.item(first)
    return Item(head.first, sheet.item(end - 1).last, head.cut, {"moment": moment})


def _balanced(sheet: Sheet, first: int, end: int) -> tuple[int, int]:
    """Return the ends of a match without a bracket that has no partner in it, or a comma, at its end."""
    while end - first > 1:
        last = sheet.token(end - 1)
        if last not in _ENDS:
            break
        partner = _BRACKETS.get(last)
        if partner and any(sheet.token(place) == partner for place in range(first, end)):
            break
        end -= 1
    return first, end


def _one(read: Callable[[Sheet, Hit], Moment]) -> Callable[[Sheet, Hit], tuple[Item, ...]]:
    def items(sheet: Sheet, hit: Hit) -> tuple[Item, ...]:
        moment = read(sheet, hit)
        months = [taken.place for taken in hit.taken if taken.kind == "month"]
        values = [sheet.values(place)["month"] for place in months]
        if len(set(values)) <= 1:
            return (_item(sheet, hit, moment),)
        later = Moment(moment.when._replace(month=values[-1], day=None), moment.rule, moment.mod)
        return (
            _item(sheet, hit._replace(end=months[0] + 1), moment),
            _item(sheet, hit._replace(first=months[-1]), later),
        )

    return items


def _none(_sheet: Sheet, _hit: Hit) -> tuple[Item, ...]:
    return ()


def _loose(sheet: Sheet, hit: Hit) -> tuple[Item, ...]:
    """Return a school or business year, which is no calendar year."""
    return (_item(sheet, hit, Moment(When(unit="loose"), hit.rule.name)),)


def _now(sheet: Sheet, hit: Hit) -> tuple[Item, ...]:
    """Return «حتى اليوم», which is no day but the present."""
    item = sheet.item(hit.end - 1)
    return (Item(item.first, item.last, item.cut, {"moment": Moment(When(), hit.rule.name), "ref": "PRESENT_REF"}),)


def _both(sheet: Sheet, hit: Hit) -> tuple[Item, ...]:
    """Return an item for each year of «عامي 2010 و2011»."""
    years = [taken.place for taken in hit.taken if "year" in sheet.values(taken.place)]
    items = []
    for number, place in enumerate(years):
        own = sheet.item(place)
        head = sheet.item(hit.first) if number == 0 else own
        moment = Moment(When(year=int(own.values["year"])), hit.rule.name)
        items.append(Item(head.first, own.last, head.cut, {"moment": moment}))
    return tuple(items)


def _pair(sheet: Sheet, hit: Hit) -> tuple[Item, ...]:
    """Return an item for each year of «2014-2018»; both stand in one token."""
    item = sheet.item(hit.first)
    if item.values["years"][0] <= LAST_HIJRI:
        return ()
    return tuple(
        Item(item.first, item.last, item.cut, {"moment": Moment(When(year=year), hit.rule.name), "half": half})
        for half, year in enumerate(item.values["years"])
    )


_DAYS: dict[str, Callable[[Sheet, Hit], tuple[Item, ...]]] = {
    "days": _one(read_moment),
    "part": _one(read_part),
    "century": _one(read_century),
    "decade": _one(read_decade),
    "both": _both,
    "pair": _pair,
    "day": _one(read_day),
    "same": _one(read_same),
    "loose": _loose,
    "none": _none,
    "now": _now,
}


def _span(sheet: Sheet, hit: Hit) -> Span:
    first, end = _balanced(sheet, hit.first, hit.end)
    span = sheet.span(first, end)
    item = sheet.item(first)
    half = item.values.get("half")
    if half is None or end - first > 1:
        return span
    cut = next(place for place, sign in enumerate(sheet.tokens[item.first]) if not sign.isdecimal())
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
    if open_ended and is_future(sheet, hit.first):
        moment = moment._replace(when=when._replace(future=True))
    yield _expression(_span(sheet, hit), moment)


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
        expression = replace(expression, value=f"T{moment.when.clock}")  # opening hours: «من 10 ص حتى 3 م»
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
        yield replace(_expression(span, moment), value=f"T{moment.when.clock}")


def _ref(sheet: Sheet, hit: Hit) -> Iterator[TimeExpression]:
    yield TimeExpression(_span(sheet, hit), "DATE", hit.rule.name, value=_pointed(sheet.item(hit.first)))


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
