"""Durations: how long a match says, as a TIMEX3 value."""

from collections.abc import Iterator
from typing import NamedTuple

from qala.find.values.moments import taken_value
from qala.find.values.rules import Hit
from qala.find.values.sheets import Sheet

_PARTS = {"Y": 12, "TH": 60, "TM": 60, "D": 24, "E": 10, "C": 100}
_SMALLER = {"Y": "M", "TH": "TM", "TM": "TS", "D": "TH", "E": "Y", "C": "Y"}
_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")
_VAGUE = {"E": "DE", "C": "CE"}
_LONGER = {"E": ("Y", 10), "C": ("Y", 100), "Q": ("M", 3), "H": ("M", 6), "N": ("D", 1)}


class Quantity(NamedTuple):
    """A number of a unit of time; None where the words give no number (أيام)."""

    number: int | float | None
    unit: str


def unit_of(sheet: Sheet, hit: Hit) -> str | None:
    """Return the first unit of time of a match."""
    return next((value for taken in hit.taken for kind, value in [taken_value(sheet, taken)] if _is_unit(kind)), None)


def quantities(sheet: Sheet, hit: Hit) -> Iterator[Quantity]:
    """Yield the numbers and units of a match in reading order."""
    number: int | float | None = None
    last: Quantity | None = None
    for taken in hit.taken:
        kind, value = taken_value(sheet, taken)
        if kind in ("number", "al.number"):
            number = value
        elif kind == "n.fraction":
            if last:
                yield Quantity(value, last.unit)
                return
            number = value
        elif _is_unit(kind):
            if number is None:
                number = 2 if "unit2" in kind else _after(sheet, hit) if kind.startswith("al.unitp") else 1
            last = Quantity(number, value)
            yield last
            number = None


def _after(sheet: Sheet, hit: Hit) -> int | float | None:
    """Return the number that follows its noun: «الأشهر الستة»."""
    values = (taken_value(sheet, taken) for taken in hit.taken)
    return next((value for kind, value in values if kind in ("number", "al.number")), None)


def duration(parts: list[Quantity]) -> str:
    """Return quantities as a TIMEX3 duration.

    >>> duration([Quantity(4, "TH"), Quantity(0.5, "TH")]), duration([Quantity(None, "D")]), duration([Quantity(1.5, "Y")])
    ('PT4H30M', 'PXD', 'P1Y6M')
    """
    amounts: dict[str, int | float] = {}
    for number, unit in parts:
        plain, factor = _LONGER.get(unit, (unit, 1))
        if number is None:
            return f"PTX{plain[1]}" if plain.startswith("T") else f"PX{_VAGUE.get(unit, plain)}"
        for amount, smaller in _whole(number * factor, plain):
            amounts[smaller] = amounts.get(smaller, 0) + amount
    date = "".join(f"{_plain(amounts[unit])}{unit}" for unit in _ORDER[:4] if unit in amounts)
    time = "".join(f"{_plain(amounts[unit])}{unit[1]}" for unit in _ORDER[4:] if unit in amounts)
    return f"P{date}T{time}" if time else f"P{date}"


def _whole(number: float, unit: str) -> Iterator[tuple[int | float, str]]:
    """Yield a number of units as whole ones, and a half or quarter as smaller ones."""
    rest = number % 1
    if not rest or unit not in _SMALLER or (rest * _PARTS[unit]) % 1:
        yield number, unit
        return
    if number >= 1:
        yield int(number), unit
    yield int(rest * _PARTS[unit]), _SMALLER[unit]


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)


def _is_unit(kind: str) -> bool:
    return kind.startswith(("unit", "al.unit"))
