"""Moments: what the words of a match say of a day, a stretch or an hour."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from qala.find.values.rules import Hit, Taken
from qala.find.values.sheets import Sheet
from qala.types.timex import Calendar, TimexMod, When

LAST_HIJRI = 1500
_FIRST_RECENT_HIJRI, _LAST_RECENT_HIJRI = 1380, 1460
"""Years between which a newspaper speaks of the Hijri calendar even where it does not say so: «عام 1436»."""
_NOON = 12
_LAST_HOUR, _LAST_MINUTE = 24, 59
_AFTERNOON = frozenset({"PM", "AF", "EV"})
_ORDINARY_CENTURY = 19
_UNITS = "YMWQHEC"


class Moment(NamedTuple):
    """A moment as a match says it, with the words that modify it."""

    when: When
    rule: str
    mod: TimexMod | None = None
    calendar: Calendar = "gregorian"


class Draft:
    """A moment on the way: each word of a match adds what it says."""

    def __init__(self, start: Moment | None = None) -> None:
        """Begin with nothing, or with a moment to add to."""
        self.fields: dict[str, Any] = {}
        self.mod: TimexMod | None = start.mod if start else None
        self.calendar: Calendar = start.calendar if start else "gregorian"
        self.base = start
        self.pointer: int | None = None
        self.relative_year = False
        self.fraction: float | None = None

    def moment(self, rule: str) -> Moment:
        """Return the moment that the words add up to."""
        fields = self.fields
        if self.pointer is not None:
            if self.relative_year:
                fields["year_shift"] = self.pointer
            elif "unit" in fields and "shift" not in fields:
                fields["shift"] = self.pointer
            elif fields.get("unit") == "D" and fields["shift"] == 0 and "weekday" not in fields:
                fields["shift"] = self.pointer  # «اليوم الماضي»
            elif "shift" not in fields or "weekday" in fields:
                fields["side"] = max(-1, min(1, self.pointer))
        elif "unit" in fields and "shift" not in fields:
            fields["shift"] = 0
        when = self.base.when._replace(**fields) if self.base else When(**fields)
        return Moment(when, rule, self.mod, self.calendar)


def taken_value(sheet: Sheet, taken: Taken) -> tuple[str, Any]:
    """Return the class an item was taken for, one of those joined with `/`, and its value there."""
    values = sheet.values(taken.place)
    if taken.kind in values:
        return taken.kind, values[taken.kind]
    for kind in _joined(taken.kind):
        if kind in values:
            return kind, values[kind]
    return taken.kind, None


@cache
def _joined(kind: str) -> tuple[str, ...]:
    return tuple(kind.split("/"))


def read_moment(sheet: Sheet, hit: Hit) -> Moment:
    """Return the moment of a match."""
    if len(hit.taken) == 1 and hit.taken[0].kind == "moment":
        moment: Moment = sheet.values(hit.taken[0].place)["moment"]
        return moment
    return _moment(hit.rule.name, tuple([taken_value(sheet, taken) for taken in hit.taken]))


@lru_cache(maxsize=4096)
def _moment(rule: str, said: tuple[tuple[str, Any], ...]) -> Moment:
    """Return the moment that words add up to, by the class and value of each; the same ones come back day after day."""
    draft = Draft()
    for kind, value in said:
        if kind == "moment":
            draft.base = value
            draft.calendar = value.calendar
            draft.mod = draft.mod or value.mod
            continue
        add = _ADDERS.get(kind)
        if add:
            add(draft, value)
    return draft.moment(rule)


def _day(draft: Draft, value: int) -> None:
    draft.fields["day"] = value


def _month(draft: Draft, value: int) -> None:
    draft.fields.setdefault("month", value)


def _hijri_month(draft: Draft, value: int) -> None:
    draft.fields["month"] = value
    draft.calendar = "hijri"


def _year(draft: Draft, value: int) -> None:
    draft.fields["year"] = int(value)
    if "month" not in draft.fields and _FIRST_RECENT_HIJRI <= value <= _LAST_RECENT_HIJRI:
        draft.calendar = "hijri"


def _hijri_year(draft: Draft, value: int) -> None:
    draft.fields["year"] = int(value)
    draft.calendar = "hijri"


def _date(draft: Draft, value: tuple[int, int, int]) -> None:
    draft.fields["year"], draft.fields["month"], draft.fields["day"] = value
    if value[0] <= LAST_HIJRI:
        draft.calendar = "hijri"


def _era(draft: Draft, _value: str) -> None:
    draft.calendar = "hijri"


def _day_month(draft: Draft, value: tuple[int, int]) -> None:
    draft.fields["day"], draft.fields["month"] = value


def _year_month(draft: Draft, value: tuple[int, int]) -> None:
    draft.fields["year"], draft.fields["month"] = value
    if value[0] <= LAST_HIJRI:
        draft.calendar = "hijri"


def _weekday(draft: Draft, value: int) -> None:
    draft.fields["weekday"] = value


def _deictic(draft: Draft, value: int) -> None:
    draft.fields["unit"], draft.fields["shift"] = "D", value


def _night(draft: Draft, value: int) -> None:
    _deictic(draft, value)
    draft.fields["part"] = "NI"


def _pointer(draft: Draft, value: int) -> None:
    if draft.pointer is None or draft.pointer == 0:
        draft.pointer = value


def _echo(draft: Draft, value: int) -> None:
    draft.pointer = value
    draft.fields["anchor"] = "period"


def _same(draft: Draft, _value: object) -> None:
    _echo(draft, 0)


def _unit(letter: str) -> Callable[[Draft, Any], None]:
    def add(draft: Draft, _value: object) -> None:
        if letter == "M" and "period" in draft.fields:
            draft.fields["unit"] = letter
        elif letter == "Y" and not draft.fields.keys().isdisjoint({"month", "period"}):
            draft.relative_year = True
        else:
            draft.fields["unit"] = letter

    return add


def _loose(draft: Draft, _value: object) -> None:
    draft.fields["unit"] = "loose"


def _part(draft: Draft, value: str) -> None:
    clock = draft.fields.get("clock")
    if clock is None:
        draft.fields["part"] = value
    elif value in _AFTERNOON or value in ("NI", "12:00"):
        hour = int(clock[:2])
        night = value == "NI" and hour < 6  # noqa: PLR2004 - two at night is after midnight
        if 0 < hour < _NOON and not night and not (value == "12:00" and hour > 9):  # noqa: PLR2004
            draft.fields["clock"] = f"{hour + _NOON:02}{clock[2:]}"
    elif value in ("AM", "MO") and clock.startswith("12"):
        draft.fields["clock"] = f"00{clock[2:]}"


def _hour(draft: Draft, value: float) -> None:
    draft.fields["clock"] = f"{int(value):02}:00"


def _clock(draft: Draft, value: str) -> None:
    draft.fields["clock"] = value


def _decimal(draft: Draft, value: float) -> None:
    hour, minutes = int(value), round(value % 1 * 100)
    if hour <= _LAST_HOUR and minutes <= _LAST_MINUTE:
        draft.fields["clock"] = f"{hour:02}:{minutes:02}"


def _minute(draft: Draft, value: float) -> None:
    draft.fields["clock"] = f"{draft.fields['clock'][:2]}:{int(value):02}"


def _less(draft: Draft, _value: object) -> None:
    draft.fraction = -1.0


def _fraction(draft: Draft, value: float) -> None:
    hour, minutes = int(draft.fields["clock"][:2]), round(60 * value)
    if draft.fraction == -1.0:
        hour, minutes = hour - 1, 60 - minutes
    draft.fields["clock"] = f"{hour:02}:{minutes:02}"


def _mod(draft: Draft, value: TimexMod) -> None:
    draft.mod = value


def _season(draft: Draft, value: str) -> None:
    draft.fields["period"] = value


_WORDS: Mapping[str, Callable[[Draft, Any], None]] = {
    "day": _day,
    "ordinal": _day,
    "month": _month,
    "sure_month": _month,
    "hmonth": _hijri_month,
    "year": _year,
    "modern": _year,
    "wyear": _year,
    "sure_wyear": _year,
    "int": _year,
    "hyear": _hijri_year,
    "date": _date,
    "era_h": _era,
    "daymonth": _day_month,
    "yearmonth": _year_month,
    "weekday": _weekday,
    "deictic": _deictic,
    "night": _night,
    "side": _pointer,
    "side2": _pointer,
    "this": _pointer,
    "echo": _echo,
    "نفس": _same,
    "al.loose": _loose,
    "part": _part,
    "part_adverb": _part,
    "al_part": _part,
    "meridiem": _part,
    "hour": _hour,
    "clock": _clock,
    "decimal": _decimal,
    "minute": _minute,
    "الا": _less,
    "n.fraction": _fraction,
    "al.n.fraction": _fraction,
    "mod": _mod,
    "hourmod": _mod,
    "season": _season,
    "al.season": _season,
}
_PERIODS: Mapping[str, Callable[[Draft, Any], None]] = {
    f"{article}unit1.{letter}": _unit(letter) for letter in _UNITS for article in ("", "al.")
}
_ADDERS: Mapping[str, Callable[[Draft, Any], None]] = {**_WORDS, **_PERIODS}
"""What each class of words adds to a moment. An indefinite year noun (عام 2019) adds nothing that its number does not say."""


def read_part(sheet: Sheet, hit: Hit) -> Moment:
    """Return the moment of a quarter, half or week of a longer period: «الربع الثاني من العام الجاري»."""
    draft = Draft()
    letters = {"al.unit1.Q": "Q{}", "al.unit1.H": "H{}", "al.unit1.W": "W{:02}"}
    shape = ""
    for taken in hit.taken:
        kind, value = taken_value(sheet, taken)
        if kind in letters and not shape:
            shape = letters[kind]
        elif kind == "al.ordinal" and "period" not in draft.fields:
            draft.fields["period"] = shape.format(int(value))
        elif add := _ADDERS.get(kind):
            add(draft, value)
    return draft.moment(hit.rule.name)


def read_day(sheet: Sheet, hit: Hit) -> Moment:
    """Return the moment of a day of a month that is only pointed at: «25 الجاري»."""
    day = next(int(value) for taken in hit.taken for kind, value in [taken_value(sheet, taken)] if kind == "day")
    side: int = sheet.values(hit.end - 1)["side"]
    return Moment(When(unit="M", shift=side, day=day), hit.rule.name)


def read_same(sheet: Sheet, hit: Hit) -> Moment:
    """Return the moment of the period named before, in the same year or another: «الفترة ذاتها من العام الماضي»."""
    values = [taken_value(sheet, taken) for taken in hit.taken]
    shift = next((value for kind, value in values if kind in ("side", "side2")), None)
    year = next((int(value) for kind, value in values if kind == "year"), None)
    return Moment(When(year=year, unit="Q", anchor="period", year_shift=shift), hit.rule.name)


def read_century(sheet: Sheet, hit: Hit) -> Moment:
    """Return the moment of a century by its number."""
    return Moment(When(century=_century(sheet, hit)), hit.rule.name)


def read_decade(sheet: Sheet, hit: Hit) -> Moment:
    """Return the moment of a decade: «ثمانينيات القرن الماضي»; the last century's if none is named."""
    digit = next(int(value) for taken in hit.taken for kind, value in [taken_value(sheet, taken)] if kind.endswith("decade"))
    return Moment(When(century=_century(sheet, hit), decade=digit), hit.rule.name)


def _century(sheet: Sheet, hit: Hit) -> int:
    for taken in hit.taken:
        kind, value = taken_value(sheet, taken)
        if kind == "side":
            return _ORDINARY_CENTURY if value < 0 else _ORDINARY_CENTURY + 1
        if kind in ("al.ordinal", "al.number", "number"):
            return int(value) - 1
    return _ORDINARY_CENTURY
