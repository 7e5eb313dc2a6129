"""Amounts: the figures of a sheet, by the rules of `resources/figures.yml`."""

from collections.abc import Callable, Iterator
from functools import cache

from qala.arabic.digits import read_digits
from qala.arabic.folding import bare
from qala.find.values.alphabet import WORD
from qala.find.values.counted import counted_after, counted_before, letter_of_of, share_of
from qala.find.values.doubts import is_label, is_marker, is_name, is_recent_year, is_serial
from qala.find.values.measured import Unit, bound_of, in_units, unit_of
from qala.find.values.moments import taken_value
from qala.find.values.rules import Hit, hits
from qala.find.values.sheets import Sheet
from qala.lexicon.tables import table
from qala.types.figure import Approx, Figure
from qala.types.span import Span

_NUMBERS = frozenset({"number", "al.number", "vague", "al.vague", "n.two_fractions"})
_REACH = 8
"""Tokens before two numbers in which a verb says that one became the other."""
_BETWEEN = 3
_CLOSING = frozenset(')]»"”“″')
_OPENING = frozenset('([«"“”„″')
_DASHES = frozenset("-–—")
_AROUND = frozenset(
    (
        *("bound", "mark", "close", "colon", "open", "al", "من", "dash", "&", "~", "بين"),
        *("named", "al.named", "ordered", "al.ordered", "قرار", "القرار", "قانون", "القانون", "المرسوم"),
    )
)
"""Classes of the words of a match that stand before its figure, outside it."""


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
    kinds = [taken.kind for taken in hit.taken]
    if "n.negative" in kinds or (_is_followed(hit, place) and sheet.is_negative(place)):
        value = -value
    unit = unit_of(sheet, hit) if len(kinds) > 1 else None
    counted = None if unit else counted_after(sheet, letters, _past_closing(sheet, place), open_to_all=kind != "number")
    bound = "bound" in kinds
    if unit is None and _is_none(sheet, hit, letters, (kind, place), counted=counted is not None, bound=bound):
        return
    last = _last(hit, place, unit)
    if "n.fraction" in kinds and kind in _NUMBERS:
        value += sheet.values(hit.taken[kinds.index("n.fraction")].place)["n.fraction"]
        last = hit.end - 1
    if counted and kind == "number":
        value = share_of(sheet, place, counted) or value
    first, end, noun = _first(hit, place), counted.last + 1 if counted else last + 1, counted.span if counted else None
    before = _definite_noun(sheet, hit, letters, place) if unit is None else None
    if before is not None:
        noun = sheet.span(before, before + 1)
        noun = Span(noun.start + 1, noun.end) if noun.of(text).startswith("و") else noun
        first, end = before, last + 1
    approx = bound_of(sheet, hit, letters, end) or ("min" if "vague" in kind else "eq")
    code, span = unit.code if unit else None, sheet.span(first, end)
    if before is not None and noun:
        span = Span(noun.start, span.end)
    yield Figure(span, in_units(value, unit), code, noun.of(text) if noun else None, approx, hit.rule.name)


def _is_none(  # noqa: PLR0913 - two of them are only told by name
    sheet: Sheet, hit: Hit, letters: str, number: tuple[str, int], *, counted: bool, bound: bool
) -> bool:
    """Tell whether a number without a unit is no figure."""
    kind, place = number
    bare = not counted or (not bound and is_recent_year(sheet, place) and letters[place + 1 : place + 2] == WORD)
    label = not counted and not bound and kind == "number" and is_label(sheet, letters, hit.first, place)
    marker = not counted and is_marker(sheet, place)
    return label or marker or is_serial(sheet, place) or (bare and is_name(sheet, letters, place, kind))


def _first(hit: Hit, place: int) -> int:
    """Return the first item of a match that belongs to its figure."""
    return next(
        taken.place for taken in hit.taken if not _is_around(taken.kind) and (taken.kind != "word" or taken.place > place)
    )


@cache
def _is_around(kind: str) -> bool:
    return _AROUND.issuperset(kind.split("/"))


def _last(hit: Hit, place: int, unit: Unit | None) -> int:
    """Return the last item of number and unit."""
    if hit.rule.name.endswith("one-and-half"):
        return hit.end - 1
    return place if unit is None or hit.rule.name.endswith("the-n-units") else max(place, unit.place)


def _definite_noun(sheet: Sheet, hit: Hit, letters: str, place: int) -> int | None:
    """Return the noun before a number with the article: «الدول الـ28», «المدن الثلاثة»."""
    definite = any(taken.kind == "al" or (taken.place == place and "al.number" in sheet.values(place)) for taken in hit.taken)
    before = counted_before(sheet, letters, place) if definite else None
    if before is None or not sheet.token(before).startswith(("ال", "وال")):
        return None
    return before


def _fraction(text: str, sheet: Sheet, hit: Hit, letters: str) -> Iterator[Figure]:
    """Yield the half, third or quarter of something definite: «نصف السكان», not «نصف نهائي»."""
    place = hit.end - 1
    counted = counted_after(sheet, letters, place + 1, open_to_all=True)
    if counted is None:
        return
    noun = counted.span.of(text)
    of = letters[place + 1] == letter_of_of()
    if (of or bare(noun).startswith("ال")) and bare(noun) not in _no_fractions():
        value = sheet.values(place)["n.fraction"]
        approx = bound_of(sheet, hit, letters, counted.last + 1) or "eq"
        yield Figure(sheet.span(place, counted.last + 1), value, None, noun, approx, hit.rule.name)


@cache
def _no_fractions() -> frozenset[str]:
    return frozenset(bare(word) for word in table("figures")["words"]["no_fraction"])


def _past_closing(sheet: Sheet, place: int) -> int:
    """Return the item after a number and the bracket or quotation mark that closes it: «(84) حالة»."""
    after = place + 1
    closes = after < len(sheet.items) and sheet.token(after) in _CLOSING
    return after + 1 if closes and place > 0 and sheet.token(place - 1) in _OPENING else after


def _named(text: str, sheet: Sheet, hit: Hit, letters: str) -> Iterator[Figure]:
    """Yield the figure of a number after a noun that may name it, if it counts or measures something."""
    place = _number(sheet, hit)[1]
    if unit_of(sheet, hit) or counted_after(sheet, letters, _past_closing(sheet, place), open_to_all=False):
        yield from _amount(text, sheet, hit, letters)


def _number(sheet: Sheet, hit: Hit) -> tuple[str, int, int | float]:
    for taken in hit.taken:
        kind, value = taken_value(sheet, taken)
        if kind in _NUMBERS:
            return kind, taken.place, value
    taken = next(taken for taken in hit.taken if taken.kind == "n.fraction")
    value = sheet.values(taken.place)["n.fraction"]
    return "n.fraction", taken.place, value + 1 if hit.rule.name.endswith("one-and-half") else value


def _is_followed(hit: Hit, place: int) -> bool:
    """Tell whether a unit is part of a match after its number: without one a dash before digits is only a dash."""
    return hit.taken[-1].place > place


def _age(_text: str, sheet: Sheet, hit: Hit, letters: str) -> Iterator[Figure]:
    """Yield the years of «في الثلاثين من عمره»."""
    place = next(taken.place for taken in hit.taken if taken.kind == "al.number")
    approx = bound_of(sheet, hit, letters, hit.end) or "eq"
    yield Figure(sheet.span(place, hit.end), sheet.values(place)["al.number"], "a", None, approx, hit.rule.name)


def _between(text: str, sheet: Sheet, hit: Hit, letters: str) -> Iterator[Figure]:
    """Yield both ends of «8 إلى 11 ساعة»; the unit of the second is that of the first too, unless it has its own."""
    first, second = (taken.place for taken in hit.taken if taken.kind == "number")
    own = unit_of(sheet, hit._replace(taken=tuple(t for t in hit.taken if first < t.place < second)))
    unit = unit_of(sheet, hit._replace(taken=tuple(t for t in hit.taken if t.place > second)))
    score = _is_score(sheet, hit, first, second)
    counted = None if unit or score else counted_after(sheet, letters, second + 1, open_to_all=False)
    noun = counted.span.of(text) if counted else None
    measured = unit is not None or counted is not None
    low, high = _bounds(sheet, hit, letters, own=own is not None, measured=measured)
    value = sheet.values(first)["number"] * _scale_of(sheet, first, second)
    shared = own or unit
    code = shared.code if shared else None
    yield Figure(sheet.span(first, (own.place if own else first) + 1), in_units(value, shared), code, noun, low, hit.rule.name)
    last = counted.last if counted else unit.place if unit else second
    value = in_units(sheet.values(second)["number"], unit)
    yield Figure(sheet.span(second, last + 1), value, unit.code if unit else code, noun, high, hit.rule.name)


def _is_score(sheet: Sheet, hit: Hit, first: int, second: int) -> bool:
    """Tell whether two numbers are a score rather than the ends of a range: «فاز 3 - 1 على الاتحاد»."""
    low, high = sheet.values(first)["number"], sheet.values(second)["number"]
    return bool(low >= high) and any(sheet.token(taken.place) in _DASHES for taken in hit.taken)


def _bounds(sheet: Sheet, hit: Hit, letters: str, *, own: bool, measured: bool) -> tuple[Approx, Approx]:
    """Return how two numbers are bounded: ends of a range, or a change from one to the other, or a score."""
    bound = bound_of(sheet, hit, letters, hit.end)
    if bound:
        return bound, bound
    score = not measured and any(sheet.token(taken.place) in _DASHES for taken in hit.taken)
    change = (own and not hit.rule.name.endswith("between")) or (
        hit.rule.name.endswith("from-to") and _is_change(sheet, hit.first)
    )
    return ("eq", "eq") if score or change or hit.rule.name.endswith("both") else ("min", "max")


@cache
def _change_words() -> frozenset[str]:
    return frozenset(bare(word) for word in table("figures")["words"]["change"])


def _is_change(sheet: Sheet, place: int) -> bool:
    """Tell whether the words before a range speak of a change: «ارتفعت النسبة من 10 إلى 20 في المئة»."""
    last = sheet.first(place)
    before = sheet.tokens[max(0, last - _REACH) : last]
    if "بين" in before[-_BETWEEN:]:
        return False
    return any(token in _change_words() or token[1:] in _change_words() for token in before)


def _scale_of(sheet: Sheet, first: int, second: int) -> int:
    """Return the scale that «12 إلى 26 ألف دولار» says once for both."""
    low, high = sheet.values(first)["number"], sheet.values(second)["number"]
    item = sheet.item(second)
    head = read_digits(sheet.tokens[item.first], measured=True) if sheet.tokens[item.first][0].isdecimal() else None
    if item.first == item.last or not head or low >= high:
        return 1
    scale = round(high / head)
    return scale if low < head and scale >= 1000 else 1  # noqa: PLR2004 - the smallest scale


def _pair(text: str, sheet: Sheet, hit: Hit, letters: str) -> Iterator[Figure]:
    """Yield both ends of «10-15 شخصا», which stand in one token."""
    place = next(taken.place for taken in hit.taken if taken.kind == "range")
    if is_serial(sheet, place):
        return
    item = sheet.item(place)
    low, high = (read_digits(end) for end in item.values["range"])
    if low is None or high is None:
        return
    unit = unit_of(sheet, hit)
    counted = None if unit else counted_after(sheet, letters, place + 1, open_to_all=False)
    bound = bound_of(sheet, hit, letters, hit.end)
    start, middle, end = _halves(sheet, place)
    last = counted.last if counted else unit.place if unit else place
    noun, code = (counted.span.of(text) if counted else None), unit.code if unit else None
    score = hit.rule.name.endswith("score") or low >= high
    yield Figure(Span(start, middle), in_units(low, unit), code, noun, bound or ("eq" if score else "min"), hit.rule.name)
    end = sheet.span(place, last + 1).end if last > place else end
    yield Figure(Span(middle + 1, end), in_units(high, unit), code, noun, bound or ("eq" if score else "max"), hit.rule.name)


def _halves(sheet: Sheet, place: int) -> tuple[int, int, int]:
    span = sheet.span(place, place + 1)
    token = sheet.token(place)
    sign = next(at for at, letter in enumerate(token) if letter in "-:/")
    return span.start, span.start + sign, span.end


_BUILDERS: dict[str, Callable[[str, Sheet, Hit, str], Iterator[Figure]]] = {
    "none": _none,
    "age": _age,
    "amount": _amount,
    "fraction": _fraction,
    "named": _named,
    "between": _between,
    "both": _between,
    "pair": _pair,
    "score": _pair,
}
