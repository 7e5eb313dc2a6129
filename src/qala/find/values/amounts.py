"""Amounts: the figures of a sheet, by the rules of `resources/figures.yml`."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from qala.arabic.digits import read_digits
from qala.find.values.alphabet import WORD
from qala.find.values.counted import counted_after, counted_before
from qala.find.values.moments import taken_value
from qala.find.values.rules import Hit, hits
from qala.find.values.settled import settled_unit, short_unit
from qala.find.values.sheets import Sheet
from qala.lexicon.currencies import currency_code
from qala.lexicon.tables import table
from qala.types.figure import Approx, Figure
from qala.types.span import Span

_NUMBERS = frozenset({"number", "al.number", "vague", "al.vague", "n.two_fractions"})
_CLOSING = frozenset(")]»\"”“″")
_DASHES = frozenset("-–—")
_OWN = ("ها", "هم", "ه", "هما", "هن")
_OLDEST, _LATEST = 1900, 2100
_RECENT, _SOON = 1990, 2035
"""Between these a bare number in four digits is a year."""


class Unit(NamedTuple):
    """A unit of a match: its code, how many of it a written one is, and its place."""

    code: str
    times: int
    place: int


def read_figures(text: str, sheet: Sheet, letters: str) -> tuple[Figure, ...]:
    """Return the figures of a sheet; `letters` are its own, with what is no number blanked."""
    figures: list[Figure] = []
    for hit in hits("figures", "figures", letters):
        figures += _BUILDERS[hit.rule.kind](text, sheet, hit, letters)
    return tuple(figures)


def _none(_text: str, _sheet: Sheet, _hit: Hit, _letters: str) -> Iterator[Figure]:
    return iter(())


def _amount(text: str, sheet: Sheet, hit: Hit, letters: str) -> Iterator[Figure]:
    """Yield the figure of one number."""
    kind, place, value = _number(sheet, hit)
    if any(taken.kind == "n.negative" for taken in hit.taken) or (unit_follows(hit, place) and sheet.is_negative(place)):
        value = -value
    unit = _unit(sheet, hit)
    counted = None if unit else counted_after(sheet, letters, _past_closing(sheet, place), open_to_all=kind != "number")
    item = sheet.items[place]
    bound = any(taken.kind == "bound" for taken in hit.taken)
    loose = counted is None or (not bound and _is_recent_year(sheet, place) and letters[place + 1 : place + 2] == WORD)
    if unit is None and counted is None and _is_marker(sheet, place):
        return
    if unit is None and (_is_serial(sheet, place) or (loose and _is_name(sheet, letters, place, kind))):
        return
    first = min(taken.place for taken in hit.taken if not _AROUND.issuperset(taken.kind.split("/")) and (taken.kind != "word" or taken.place > place))
    last = place if unit is None else max(place, unit.place)
    if hit.rule.name.endswith("one-and-half"):
        last = hit.end - 1
    fraction = next((taken for taken in hit.taken if taken.kind == "n.fraction"), None)
    if fraction and kind in _NUMBERS:
        value += sheet.items[fraction.place].values["n.fraction"]
        last = hit.end - 1
    elif hit.rule.name.endswith("the-n-units"):
        last = place
    end = counted.last + 1 if counted else last + 1
    before = _definite_noun(sheet, hit, letters, place) if unit is None else None
    if before is not None:
        first, end = before, last + 1
        counted_text: str | None = sheet.span(before, before + 1).of(text)
    else:
        counted_text = counted.span.of(text) if counted else None
    approx = _bound(sheet, hit, letters, end) or ("min" if "vague" in kind else "eq")
    span = sheet.span(first, end)
    yield Figure(span, _times(value, unit), unit.code if unit else None, counted_text, approx, hit.rule.name)


_AROUND = frozenset("bound mark close colon open al من dash & ~ بين named al.named ordered al.ordered قرار القرار قانون القانون المرسوم".split())


def _definite_noun(sheet: Sheet, hit: Hit, letters: str, place: int) -> int | None:
    """Return the noun before a number with the article: «الدول الـ28», «المدن الثلاثة»."""
    kinds = {taken_value(sheet, taken)[0] for taken in hit.taken if taken.place <= place}
    definite = not kinds.isdisjoint({"al", "al.number"})
    before = counted_before(sheet, letters, place) if definite else None
    if before is None or not sheet.tokens[sheet.items[before].first].startswith(("ال", "وال")):
        return None
    return before


def _past_closing(sheet: Sheet, place: int) -> int:
    """Return the item after a number and the bracket or quotation mark that closes it: «(84) حالة»."""
    after = place + 1
    closes = after < len(sheet.items) and sheet.tokens[sheet.items[after].first] in _CLOSING
    return after + 1 if closes else after


def _named(text: str, sheet: Sheet, hit: Hit, letters: str) -> Iterator[Figure]:
    """Yield the figure of a number after a noun that may name it, if it counts or measures something."""
    place = _number(sheet, hit)[1]
    if _unit(sheet, hit) or counted_after(sheet, letters, _past_closing(sheet, place), open_to_all=False):
        yield from _amount(text, sheet, hit, letters)


def _number(sheet: Sheet, hit: Hit) -> tuple[str, int, int | float]:
    for taken in hit.taken:
        kind, value = taken_value(sheet, taken)
        if kind in _NUMBERS:
            return kind, taken.place, value
    taken = next(taken for taken in hit.taken if taken.kind == "n.fraction")
    value = sheet.items[taken.place].values["n.fraction"]
    return "n.fraction", taken.place, value + 1 if hit.rule.name.endswith("one-and-half") else value


def _is_name(sheet: Sheet, letters: str, place: int, kind: str) -> bool:
    """Tell whether a bare number is a year or a number with the article that follows nothing counted."""
    item = sheet.items[place]
    year = "year" in item.values and _OLDEST <= item.values["year"] <= _LATEST
    return year or (kind == "al.number" and counted_before(sheet, letters, place) is None)


def unit_follows(hit: Hit, place: int) -> bool:
    """Tell whether a unit is part of a match after its number: without one a dash before digits is only a dash."""
    return any(taken.place > place for taken in hit.taken)


def _is_marker(sheet: Sheet, place: int) -> bool:
    """Tell whether a number numbers an item of a list: «1- ترافيان 2- يوتيوب»."""
    item = sheet.items[place]
    text, end = sheet.places.text, sheet.places.end(item.last)
    return sheet.tokens[item.first].isdecimal() and (text[end : end + 1] or " ") in _DASHES and text[end + 1 : end + 2] in (" ", "\t", "")


def _is_serial(sheet: Sheet, place: int) -> bool:
    """Tell whether digits are a telephone number or a part of a foreign name: «0553…», «A8»."""
    item = sheet.items[place]
    token = sheet.tokens[item.first]
    serial = token.isdecimal() and len(token) > 1 and token.startswith("0")
    foreign = item.first > 0 and sheet.tokens[item.first - 1].isascii() and sheet.tokens[item.first - 1].isalpha()
    glued = item.first + 1 < len(sheet.tokens) and sheet.tokens[item.first + 1].isascii() and sheet.tokens[item.first + 1].isalpha()
    return serial or foreign or glued


def _is_recent_year(sheet: Sheet, place: int) -> bool:
    """Tell whether digits are the year of a recent event rather than an amount: «هذا العام 2015 قامت»."""
    return bool(_RECENT <= sheet.items[place].values.get("year", 0) <= _SOON)


def _unit(sheet: Sheet, hit: Hit) -> Unit | None:
    """Return the unit of a match."""
    country: str | None = None
    name: tuple[str, int] | None = None
    for taken in hit.taken:
        kind, value = taken_value(sheet, taken)
        kind = kind.removeprefix("al.")
        if kind in ("percent", "per_mille", "points", "measure", "money"):
            return Unit(settled_unit(sheet, taken.place, value), 1, taken.place)
        if kind == "short" and (short := short_unit(sheet, taken.place)):
            return Unit(short, 1, taken.place)
        if kind in ("unit1", "unita", "unitp"):
            code, times = _time_units()[value]
            return Unit(code, times, taken.place) if code else None
        if kind == "currency":
            name = (value, taken.place)
        elif kind == "nationality":
            country = value
            name = (name[0], taken.place) if name else None
    return Unit(currency_code(name[0], country), 1, name[1]) if name else None


@cache
def _time_units() -> dict[str, tuple[str | None, int]]:
    """Return the UCUM code of each TIMEX3 unit, and how many of it the unit is."""
    longer = {"E": ("a", 10), "C": ("a", 100)}
    return {unit["timex"]: longer.get(unit["timex"], (unit["ucum"], 1)) for unit in table("units")["time"]}


def _times(value: float, unit: Unit | None) -> int | float:
    number = value * unit.times if unit else value
    return int(number) if number == int(number) else number


def _age(_text: str, sheet: Sheet, hit: Hit, letters: str) -> Iterator[Figure]:
    """Yield the years of «في الثلاثين من عمره»."""
    place = next(taken.place for taken in hit.taken if taken.kind == "al.number")
    approx = _bound(sheet, hit, letters, hit.end) or "eq"
    yield Figure(sheet.span(place, hit.end), sheet.items[place].values["al.number"], "a", None, approx, hit.rule.name)


def _bound(sheet: Sheet, hit: Hit, letters: str, end: int) -> Approx | None:
    """Return how the words before or after a figure bound it."""
    for taken in hit.taken:
        if taken.kind == "bound" and _reaches(sheet, hit, taken.place):
            approx: Approx = sheet.items[taken.place].values["bound"]
            return approx
    for place in range(end, min(end + 2, len(letters))):
        after: Approx | None = sheet.items[place].values.get("bound_after")
        if after:
            return after
    return None


def _reaches(sheet: Sheet, hit: Hit, place: int) -> bool:
    """Tell whether a bound reaches a number past a word: only one that is the measured thing itself (قيمتها)."""
    word = next((taken.place for taken in hit.taken if taken.kind == "word" and taken.place == place + 1), None)
    return word is None or sheet.tokens[sheet.items[word].first].endswith(_OWN)


def _between(text: str, sheet: Sheet, hit: Hit, letters: str) -> Iterator[Figure]:
    """Yield both ends of «8 إلى 11 ساعة»; the unit of the second is that of the first too, unless it has its own."""
    first, second = (taken for taken in hit.taken if taken.kind == "number")
    own = _unit(sheet, hit._replace(taken=tuple(t for t in hit.taken if first.place < t.place < second.place)))
    unit = _unit(sheet, hit._replace(taken=tuple(t for t in hit.taken if t.place > second.place)))
    counted = None if unit else counted_after(sheet, letters, second.place + 1, open_to_all=False)
    bound = _bound(sheet, hit, letters, hit.end)
    code = (own or unit).code if own or unit else None
    score = any(sheet.tokens[sheet.items[taken.place].first] in _DASHES for taken in hit.taken) and unit is counted is None
    change = score or hit.rule.name.endswith("both") or (own is not None and not hit.rule.name.endswith("between"))
    low: Approx = bound or ("eq" if change else "min")
    high: Approx = bound or ("eq" if change else "max")
    noun = counted.span.of(text) if counted else None
    value = sheet.items[first.place].values["number"]
    value *= _scale_of(sheet, first.place, second.place)
    yield Figure(
        sheet.span(first.place, (own.place if own else first.place) + 1), _times(value, own or unit), code, noun, low, hit.rule.name
    )
    last = counted.last if counted else unit.place if unit else second.place
    yield Figure(
        sheet.span(second.place, last + 1),
        _times(sheet.items[second.place].values["number"], unit),
        unit.code if unit else code,
        noun,
        high,
        hit.rule.name,
    )


def _scale_of(sheet: Sheet, first: int, second: int) -> int:
    """Return the scale that «12 إلى 26 ألف دولار» says once for both."""
    low, high = sheet.items[first].values["number"], sheet.items[second].values["number"]
    item = sheet.items[second]
    head = read_digits(sheet.tokens[item.first], measured=True) if sheet.tokens[item.first][0].isdecimal() else None
    if item.first == item.last or not head or low >= high:
        return 1
    scale = round(high / head)
    return scale if low < head and scale >= 1000 else 1  # noqa: PLR2004 - the smallest scale


def _pair(text: str, sheet: Sheet, hit: Hit, letters: str) -> Iterator[Figure]:
    """Yield both ends of «10-15 شخصا», which stand in one token."""
    place = next(taken.place for taken in hit.taken if taken.kind == "range")
    item = sheet.items[place]
    low, high = (read_digits(end) for end in item.values["range"])
    if low is None or high is None:
        return
    unit = _unit(sheet, hit)
    counted = None if unit else counted_after(sheet, letters, place + 1, open_to_all=False)
    bound = _bound(sheet, hit, letters, hit.end)
    start, middle, end = _halves(sheet, place)
    last = counted.last if counted else unit.place if unit else place
    noun, code = (counted.span.of(text) if counted else None), unit.code if unit else None
    score = hit.rule.name.endswith("score") or low >= high
    yield Figure(Span(start, middle), _times(low, unit), code, noun, bound or ("eq" if score else "min"), hit.rule.name)
    end = sheet.span(place, last + 1).end if last > place else end
    yield Figure(Span(middle + 1, end), _times(high, unit), code, noun, bound or ("eq" if score else "max"), hit.rule.name)


def _halves(sheet: Sheet, place: int) -> tuple[int, int, int]:
    span = sheet.span(place, place + 1)
    token = sheet.tokens[sheet.items[place].first]
    sign = next(at for at, letter in enumerate(token) if letter in "-:/")
    return span.start, span.start + sign, span.end


_BUILDERS: dict[str, Callable[[str, Sheet, Hit, str], Iterator[Figure]]] = {
    "none": _none,
    "age": _age,
    "amount": _amount,
    "named": _named,
    "between": _between,
    "both": _between,
    "pair": _pair,
    "score": _pair,
}
