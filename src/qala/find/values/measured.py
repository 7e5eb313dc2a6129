"""What a number is measured in, and how the words around it bound it."""

from functools import cache
from typing import NamedTuple

from qala.find.values.doubts import is_contract
from qala.find.values.moments import taken_value
from qala.find.values.rules import Hit
from qala.find.values.settled import settled_unit, short_unit
from qala.find.values.sheets import Sheet
from qala.find.values.vocabulary import vocabulary
from qala.lexicon.currencies import currency_code
from qala.lexicon.tables import table
from qala.types.figure import Approx

_OWN = ("ها", "هم", "ه", "هما", "هن")


class Unit(NamedTuple):
    """A unit of a match: its code, how many of it a written one is, and its place."""

    code: str
    times: int
    place: int


def unit_of(sheet: Sheet, hit: Hit) -> Unit | None:
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
            if value == "E" and is_contract(sheet, hit.taken[0].place):
                return None
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


def in_units(value: float, unit: Unit | None) -> int | float:
    """Return a number of written units in those of its code: three decades are thirty years."""
    number = value * unit.times if unit else value
    return int(number) if number == int(number) else number


def bound_of(sheet: Sheet, hit: Hit, letters: str, end: int) -> Approx | None:
    """Return how the words before or after a figure bound it."""
    for taken in hit.taken:
        if taken.kind == "bound" and _reaches(sheet, hit, taken.place):
            approx: Approx = sheet.values(taken.place)["bound"]
            return approx
    for place, letter in enumerate(letters[end : end + 2], end):
        if letter in _after():
            after: Approx = sheet.values(place)["bound_after"]
            return after
    return None


@cache
def _after() -> str:
    """Return the letters of the bounds after a figure."""
    return vocabulary().alphabet.letters(("bound_after",))


def _reaches(sheet: Sheet, hit: Hit, place: int) -> bool:
    """Tell whether a bound reaches a number past a word: only one that is the measured thing itself (قيمتها)."""
    word = next((taken.place for taken in hit.taken if taken.kind == "word" and taken.place == place + 1), None)
    return word is None or sheet.token(word).endswith(_OWN)
