"""Days: the first stage of `resources/times.yml`, which makes one item of each day, period or year."""

from collections.abc import Callable
from functools import cache

from qala.find.values.moments import (
    LAST_HIJRI,
    Moment,
    read_century,
    read_day,
    read_decade,
    read_moment,
    read_part,
    read_same,
)
from qala.find.values.rules import Hit, hits
from qala.find.values.sheets import Item, Sheet
from qala.find.values.tense import is_place, is_prior
from qala.find.values.vocabulary import vocabulary
from qala.types.timex import When

_COUNTED = frozenset("YMQH")
_BRACKETS = {")": "(", "]": "["}
_ENDS = frozenset('،,/-–.()[]«»"“”„″')


def with_moments(sheet: Sheet) -> tuple[Sheet, list[tuple[int, int]]]:
    """Return the sheet with each day, period or year as one item of class `moment`, and the places after each in both."""
    joins: list[tuple[int, int]] = []
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
        joins.append((len(items), at))
    if not items:
        return sheet, joins
    letters.append(sheet.letters[at:])
    items += sheet.items[at:]
    return Sheet("".join(letters), items, sheet.tokens, sheet.places), joins


@cache
def _moment_letter() -> str:
    return vocabulary().alphabet.letter(frozenset({"moment"}))


def _item(sheet: Sheet, hit: Hit, moment: Moment) -> Item:
    first, end = balanced(sheet, hit.first, hit.end)
    head = sheet.item(first)
    return Item(head.first, sheet.last(end - 1), head.cut, {"moment": moment})


def balanced(sheet: Sheet, first: int, end: int) -> tuple[int, int]:
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
        when = moment.when
        if when.month and when.day and when.year is when.side is when.weekday is None and is_place(sheet, hit.first):
            return ()
        if when.unit in _COUNTED and when.shift == -1 and is_prior(sheet.token(hit.end - 1)):
            moment = moment._replace(when=when._replace(anchor="prior"))
        months = [taken.place for taken in hit.taken if taken.kind == "month"]
        values = [sheet.values(place)["month"] for place in months] if len(months) > 1 else []
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


def _after(sheet: Sheet, hit: Hit) -> tuple[Item, ...]:
    """Return «اليوم التالي», the day after the one named before."""
    shift = -1 if sheet.token(hit.end - 1).endswith("السابق") else 1
    return (_item(sheet, hit, Moment(When(unit="D", shift=shift, anchor="period"), hit.rule.name)),)


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
    "after": _after,
}
