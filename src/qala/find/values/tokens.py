"""Tokens of the grammar: runs of letters, digits with their inner marks, single signs; and what runs of digits may be."""

import re
from collections.abc import Iterator
from typing import Any, Literal

TOKEN = re.compile(
    r"[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]+|[^\W\d_]+|[0-9]{1,2} ?/ ?[0-9]{1,2} ?/ ?[0-9]{2,4}(?![0-9])"
    r"|[1-9][0-9]{0,2}(?:[\u00a0\u202f\u2009][0-9]{3})+(?:[.,][0-9]+)?(?![0-9])"
    r"|[1-9][0-9]{0,2}(?: [0-9]{3}){2,}(?:[.,][0-9]+)?(?![0-9])"
    r"|[0-9]+ر[0-9]+|[0-9]+(?:[.,،:/-][0-9]+)*|[^\w\s]|_"
)
"""Matched against folded text, which has neither marks nor digits of other scripts."""

Style = Literal["digits", "grouped", "words", "definite", "vague", "al.vague", "ordinal"]

_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(:[0-5]\d)?")
_DATE = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})")
_PAIR = re.compile(r"(\d+(?:[.,]\d+)?)([-/:])(\d+(?:[.,]\d+)?)")
_MONTHS, _DAYS, _HOURS, _MINUTES = 12, 31, 24, 60
_FIRST_YEAR, _LAST_YEAR, _FIRST_HIJRI, _LAST_HIJRI = 1000, 2199, 1300, 1500
_FIRST_WRITTEN, _FIRST_MODERN, _LAST_WRITTEN = 1500, 1900, 2100
_CENTURY, _PIVOT = 100, 50
_PAIRS = ("clock", "date", "serial", "years", "yearmonth", "daymonth", "ratio", "range", "daymonth ratio")


def number_classes(value: float, style: Style) -> frozenset[str]:
    """Return the classes of a number: what it may be by its size and by how it is written."""
    if style in ("vague", "al.vague"):
        return frozenset({style})
    classes = {"al.number" if style == "definite" else "number", style}
    if value != int(value):
        return frozenset(classes | {"decimal"})
    classes.add("int")
    if style == "ordinal":
        classes = {"al.ordinal"}
    for name, low, high in (("day", 1, _DAYS), ("hour", 0, _HOURS), ("minute", 0, _MINUTES - 1)):
        if low <= value <= high and style != "grouped":
            classes.add(name)
    if _FIRST_YEAR <= value <= _LAST_YEAR and style in ("digits", "words"):
        classes.add("year" if style == "digits" else "wyear")
    if style == "digits" and _FIRST_MODERN <= value < _LAST_WRITTEN:
        classes.add("modern")
    if style == "words" and _FIRST_WRITTEN < value < _LAST_WRITTEN and value % _CENTURY:
        classes.add("sure_wyear")
    if _FIRST_HIJRI <= value <= _LAST_HIJRI and style in ("digits", "words"):
        classes.add("hyear")
    return frozenset(classes)


def representative_numbers() -> Iterator[frozenset[str]]:
    """Yield every set of classes that numbers have, in every style."""
    for style in ("digits", "grouped", "words", "definite", "ordinal", "vague", "al.vague"):
        for value in (0, 1, 13, 25, 32, 60, 1000, 1400, 1436, 1600, 1989, 2200, 1.5):
            yield number_classes(value, style)
    for names in _PAIRS:
        yield frozenset(names.split())


def digit_values(token: str) -> dict[str, Any]:
    """Return what a run of digits with inner marks may be besides a number: a clock, a date, a pair.

    >>> digit_values("09:22")
    {'clock': '09:22'}
    >>> digit_values("24/4/2020")
    {'date': (2020, 4, 24)}
    """
    token = token.replace(" ", "")
    if match := _CLOCK.fullmatch(token):
        values: dict[str, Any] = {"clock": f"{int(match[1]):02}:{match[2]}{match[3] or ''}"}
        return values
    if match := _DATE.fullmatch(token):
        day = _day(int(match[1]), int(match[3]), int(match[4]), lengths=(len(match[1]), len(match[4])))
        return {"date": day} if day else {"serial": token}
    if match := _PAIR.fullmatch(token):
        return _pair(match[1], match[2], match[3]) or {"serial": token}
    return {"serial": token}


def _day(first: int, month: int, last: int, *, lengths: tuple[int, int]) -> tuple[int, int, int] | None:
    """Return year, month and day of three numbers, whichever end the year is at, months and days in either order."""
    year, day = (first, last) if lengths[0] > 2 else (last, first)  # noqa: PLR2004 - two digits are a day
    if lengths[0 if lengths[0] > 2 else 1] < 2:  # noqa: PLR2004 - a version: «5.1.1»
        return None
    if max(lengths) <= 2:  # noqa: PLR2004 - neither end is a whole year
        year += 2000 if year < _PIVOT else 1900
    if month > _MONTHS >= day:
        month, day = day, month
    return (year, month, day) if 1 <= month <= _MONTHS and 1 <= day <= _DAYS else None


def _pair(left: str, sign: str, right: str) -> dict[str, Any]:
    """Return what two numbers with a sign between them may be."""
    if not (left.isdecimal() and right.isdecimal()):
        return {"range": (left, right)} if sign == "-" else {}
    first, second = int(left), int(right)
    values: dict[str, Any] = {}
    if _is_year(left) and _is_year(right) and sign != ":":
        return {"years": (first, second)}
    if _is_year(left) and len(right) == 2 and sign != ":" and second == first % _CENTURY + 1:  # noqa: PLR2004
        return {"years": (first, first + 1)}
    if _is_year(left) and 1 <= second <= _MONTHS:
        return {"yearmonth": (first, second)}
    if _is_year(right) and 1 <= first <= _MONTHS:
        return {"yearmonth": (second, first)}
    if sign == "/":
        day, month = (first, second) if second <= _MONTHS else (second, first)
        if 1 <= month <= _MONTHS and 1 <= day <= _DAYS:
            values["daymonth"] = (day, month)
        if first < second:
            values["ratio"] = round(first / second, 4)
    else:
        values["range"] = (left, right)
    return values


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and _FIRST_YEAR <= int(digits) <= _LAST_YEAR  # noqa: PLR2004 - a year has four digits
