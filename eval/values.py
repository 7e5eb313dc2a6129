"""Measure times and figures on a peer's test suite, and list where qala and the suite differ.

    python -m eval.values [--list]

The suite (`../shared/values/*.json`, MIT, of a recognizer for queries to an assistant) gives a span and a value for each
expression. A date counts as right if qala's value, counted from the suite's day, is the suite's value or one of the days it
allows (past or future), or if it begins and ends with the days of a range. `eval/values.json` says of cases why they are not
counted: `wrong` answers of the suite, what the annotation `guidelines` give another value, and what lies `outside` of what
newspapers write. The table gives what is right of those counted, of all but the wrong ones, and of all.
"""

import argparse
import calendar
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

from qala.find.values.numbers import find_numbers
from qala.find.values.readings import read_values
from qala.resolve.dates import resolve_times
from qala.types.timex import Timex

ROOT = Path(__file__).resolve().parent.parent
SUITE = ROOT.parent / "shared" / "values"
TIMES = ("dates", "date_periods", "durations")
NUMBERS = ("numbers", "percent", "ordinals")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case of the suite, by its place in the file, with qala's answer."""

    place: int
    text: str
    wanted: tuple[str, ...]
    found: tuple[str, ...]
    right: bool
    reason: str | None


def outcomes(file: str, reasons: Mapping[int, str]) -> Iterator[Outcome]:
    """Yield the outcome of every case of a file of the suite."""
    for place, case in enumerate(json.loads((SUITE / f"{file}.json").read_text(encoding="utf-8"))):
        results = case["results"]
        check = _times if file in TIMES else _numbers
        wanted, found, right = check(file, case["input"], results, case.get("reference", "")[:10])
        yield Outcome(place, case["input"], wanted, found, right, reasons.get(place))


def _times(file: str, text: str, results: Sequence[Any], day: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    del file
    times = resolve_times(read_values(text).times, day)
    found = tuple(_value(time) for time in times)
    wanted = tuple(result["timex"] for result in results)
    if not results:
        return wanted, found, not found
    return wanted, found, all(_agrees(result, found) or _lies_so_far(result, found, day) for result in results)


def _value(time: Timex) -> str:
    """Return the value of a time as the suite would write it; the end of a day is its last minute."""
    if time.mod == "END" and time.type == "DATE" and time.value and re.fullmatch(r"[\d-]{10}", time.value):
        return f"{time.value}T23:59"
    return f"{time.value}-WE" if _is_weekend(time) else time.value or "?"


def _is_weekend(time: Timex) -> bool:
    """Tell whether the suite would call a time a weekend: qala says the end of the week."""
    return time.mod == "END" and time.value is not None and "-W" in time.value


def _agrees(result: Mapping[str, Any], found: Sequence[str]) -> bool:  # noqa: PLR0911 - a way to agree a line
    """Tell whether one of the values found, or the first and last of them, is what the suite wants."""
    timex = result["timex"]
    if timex in found or f"XXXX-{timex}" in found or any(value.endswith(timex) for value in found if timex.startswith("T")):
        return True
    if timex.startswith("(") and len(found) > 1:
        first, last, _ = timex[1:].split(",", 2)
        if (found[0].startswith(first) and found[-1].startswith(last)) or {first, last} <= set(found):
            return True
    if _unspecified(timex, found):
        return True
    allowed = [tuple(result.get(way, {}).values()) for way in ("past", "future")]
    for value in found:
        span = _span(value)
        if span is None:
            same = value.startswith("P") and timex.startswith("P") and _close(_seconds(value), _seconds(timex))
            if same:
                return True
            continue
        if any(days and days[0] == span[0] and (len(days) == 1 or days[1] == span[1]) for days in allowed):
            return True
    spans = [span for value in found if (span := _span(value))]
    if len(spans) > 1:
        return any(len(days) > 1 and days[0] == spans[0][0] and spans[-1][0] <= days[1] <= spans[-1][1] for days in allowed)
    return False


def _lies_so_far(result: Mapping[str, Any], found: Sequence[str], day: str) -> bool:
    """Tell whether a duration found is how far the wanted day lies from the suite's: «قبل يومين» is P2D by the guidelines."""
    timex = result["timex"]
    if timex.startswith("("):
        return timex.rstrip(")").rpartition(",")[2] in found
    wanted = _span(timex)
    if wanted is None:
        return False
    distance = abs((date.fromisoformat(wanted[0]) - date.fromisoformat(day)).days) * _SECONDS["D"]
    return any(value.startswith("P") and _close(_seconds(value), distance) for value in found)


def _unspecified(timex: str, found: Sequence[str]) -> bool:
    """Tell whether a value with unknown parts (`XXXX-10-02`) is one that was found, the unknown worked out."""
    pattern = re.escape(timex).replace("X", ".")
    weekday = re.fullmatch(r"XXXX-WXX-(\d)(T\w+)?", timex)
    if weekday:
        return any(
            re.match(r"\d{4}-\d\d-\d\d", value)
            and date.fromisoformat(value[:10]).isoweekday() == int(weekday[1])
            and value[10:] == (weekday[2] or "")
            for value in found
        )
    return any(re.fullmatch(pattern, value) for value in found)


def _span(value: str) -> tuple[str, str] | None:  # noqa: PLR0911 - a form of value a line
    """Return the first day of a value and the day after its last."""
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        first = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return first.isoformat(), (first + timedelta(7)).isoformat()
    if match := re.fullmatch(r"(\d{4})-Q(\d)", value):
        year, month = int(match[1]), 3 * int(match[2]) - 2
        return date(year, month, 1).isoformat(), _next_month(year, month + 2)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value, (date.fromisoformat(value) + timedelta(1)).isoformat()
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return f"{value}-01", _next_month(int(match[1]), int(match[2]))
    if re.fullmatch(r"\d{4}", value):
        return f"{value}-01-01", f"{int(value) + 1:04}-01-01"
    if re.fullmatch(r"\d{3}", value):
        return f"{value}0-01-01", f"{int(value) + 1:03}0-01-01"
    return None


def _next_month(year: int, month: int) -> str:
    return (date(year, month, calendar.monthrange(year, month)[1]) + timedelta(1)).isoformat()


_SECONDS = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400, "H": 3600, "m": 60, "S": 1}


def _seconds(value: str) -> float | None:
    """Return how long a duration is."""
    day, _, time = value[1:].partition("T")
    parts = re.findall(r"([\d.]+)([YMWD])", day) + [(n, u.replace("M", "m")) for n, u in re.findall(r"([\d.]+)([HMS])", time)]
    return sum(float(number) * _SECONDS[unit] for number, unit in parts) if parts else None


def _close(found: float | None, wanted: float | None) -> bool:
    """Tell whether two lengths are one: a month is not the twelfth part of every year."""
    return found is not None and wanted is not None and abs(found - wanted) <= wanted * 0.04


def _numbers(file: str, text: str, results: Sequence[Any], day: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    del day
    wanted = tuple(str(result["value"]) for result in results)
    if file == "percent":
        found = tuple(f"{figure.value:g}%" for figure in read_values(text).figures if figure.unit == "%")
    else:
        kind: Literal["number", "ordinal"] = "ordinal" if file == "ordinals" else "number"
        found = tuple(_written(value) for value in find_numbers(text, kind))
    return wanted, found, sorted(map(_number, wanted)) == sorted(map(_number, found))


def _written(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _number(value: str) -> float | str:
    try:
        return round(float(value.rstrip("%")), 3)
    except ValueError:
        return value


def _share(cases: Sequence[Outcome]) -> str:
    right = sum(case.right for case in cases)
    return f"{right / max(1, len(cases)):.3f} ({right} of {len(cases)})"


def main() -> None:
    """Print a table of the files, and with `--list` the cases where qala and the suite differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    if not SUITE.is_dir():
        print("../shared/values is not there: nothing measured")
        return
    notes: dict[str, dict[str, list[int]]] = json.loads((Path(__file__).parent / "values.json").read_text(encoding="utf-8"))
    print("right of:      those counted       all but wrong ones   all")
    for file in (*TIMES, *NUMBERS):
        reasons = {place: reason for reason, places in notes.get(file, {}).items() for place in places}
        cases = list(outcomes(file, reasons))
        counted = [case for case in cases if case.reason is None]
        sound = [case for case in cases if case.reason is None or not case.reason.startswith("wrong")]
        print(f"{file:14}", "   ".join(f"{_share(some)}" for some in (counted, sound, cases)))
        if arguments.list:
            for case in cases:
                if not case.right:
                    print("   ", case.place, case.text, "|", *case.wanted, "|", *case.found, "|", case.reason or "")


if __name__ == "__main__":
    main()
