"""Moments: days and times of publication in the forms that markup, feeds and addresses write them."""

import re
from datetime import UTC, datetime, timedelta
from functools import cache

from qala.arabic.digits import western
from qala.arabic.folding import bare
from qala.lexicon.months import month_names

_ISO = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)|(?P<year8>(?:19|20)\d\d)(?P<month8>\d\d)(?P<day8>\d\d)(?=$|T)"
)
_NUMERIC = re.compile(r"(?<!\d)(?P<first>\d\d?)(?P<mark>[-/.])(?P<second>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)")
_NAMED = re.compile(r"(?<!\d)(?P<day>\d\d?) ?[-/,.،]? ?(?P<name>[^\d,،()]{2,40}?) ?[-/,.،]? ?(?P<year>(?:19|20)\d\d)(?!\d)")
_NAMED_FIRST = re.compile(r"(?P<name>[A-Za-z]{3,9})\.? (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d:+-])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?:[.,]\d+)?"
    r" ?(?P<half>[ap]\.?m\b|صباحا|مساء|ص\b|م\b)?"
    r" ?(?P<zone>Z\b|(?:UTC|GMT)? ?[+-]\d\d?:?\d\d(?!\d)|UTC\b|GMT\b|EST\b|EDT\b|بتوقيت غرينتش|ت\.? ?غ\b)?",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"\.\d+")
_EPOCH = re.compile(r"(?P<seconds>1\d{9})(?P<thousandths>\d{3})?")
_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/_-]?(\d\d?)[/_-](\d\d?)(?!\d)|(?<!\d)((?:19|20)\d\d)/([A-Za-z]{3})/(\d\d?)(?!\d)|(?<!\d)(20[012]\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)"
)
_ZONES = {"Z": "Z", "UTC": "Z", "GMT": "Z", "EST": "-05:00", "EDT": "-04:00"}
_LONGEST = 200
_NOON, _LAST_MONTH = 12, 12
_WIDEST = timedelta(hours=14)
"""The farthest that a local clock is from UTC."""


def read_moment(text: str) -> str | None:
    """Return the ISO 8601 day, or day and time with the zone that stands there; None rather than a doubtful one.

    Numeric days are read with the day first, as the Arabic press writes them, and only where the other order is impossible
    or means the same day.

    >>> read_moment("2025-12-18T09:05:00+0300"), read_moment("2025-2-31"), read_moment("2025-12-8")
    ('2025-12-18T09:05:00+03:00', None, '2025-12-08')
    >>> read_moment("الخميس 18 كانون الأول 2025 - 09:05 م"), read_moment("Thu, 18 Dec 2025 06:05:00 GMT")
    ('2025-12-18T21:05:00', '2025-12-18T06:05:00Z')
    >>> read_moment("18/06/2025"), read_moment("05/06/2025")
    ('2025-06-18', None)
    """
    written = " ".join(western(text[:_LONGEST]).split())
    epoch = _EPOCH.fullmatch(written)
    if epoch:
        return datetime.fromtimestamp(int(epoch["seconds"]), UTC).isoformat().replace("+00:00", "Z")
    found = _read_day(written)
    if found is None:
        return None
    day, rest = found
    clock = _CLOCK.search(rest)
    return _with_clock(day, clock) if clock else day.date().isoformat()


def _read_day(written: str) -> tuple[datetime, str] | None:
    """Return the day and the text without it."""
    for pattern in (_ISO, _NUMERIC, _NAMED, _NAMED_FIRST):
        for match in pattern.finditer(written):
            day = _day(match)
            if day is not None:
                rest = written[: match.start()] + " " + written[match.end() :].removeprefix("T").removeprefix("t")
                return day, rest
            if pattern is _ISO or pattern is _NUMERIC:
                return None
    return None


def _day(match: re.Match[str]) -> datetime | None:
    groups = match.groupdict()
    if groups.get("year8"):
        return _date(groups["year8"], groups["month8"], groups["day8"])
    if "first" in groups:
        first, second = int(groups["first"]), int(groups["second"])
        if second > _LAST_MONTH:
            first, second = second, first
        elif first <= _LAST_MONTH and first != second:
            return None
        return _date(groups["year"], second, first)
    if "name" in groups:
        month = _month(groups["name"])
        return _date(groups["year"], month, groups["day"]) if month else None
    return _date(groups["year"], groups["month"], groups["day"])


def _date(year: str, month: str | int, day: str | int) -> datetime | None:
    try:
        return datetime(int(year), int(month), int(day))  # noqa: DTZ001 - where no zone is given, none is made up
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {name.lower(): number for name, number in month_names("gregorian").items()}


def _month(name: str) -> int | None:
    """Return the number of a month, named alone or by two of its names («كانون الأول/ديسمبر»)."""
    whole = " ".join(bare(name).lower().replace(".", " ").split())
    for part in (whole, *re.split(r"\s*[/()|-]\s*", whole)):
        number = _months().get(part) or _months().get(part.removeprefix("من ").strip())
        if number:
            return number
    return None


def _with_clock(day: datetime, clock: re.Match[str]) -> str:
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()
    if half[:1] in ("p", "م") and hour < _NOON:
        hour += _NOON
    elif half[:1] in ("a", "ص") and hour == _NOON:
        hour = 0
    moment = day.replace(hour=hour, minute=int(clock["minute"]), second=int(clock["second"] or 0))
    return moment.isoformat() + _zone(clock["zone"])


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    known = _ZONES.get(zone.upper().strip())
    if known:
        return known
    offset = re.search(r"([+-])(\d\d?):?(\d\d)$", zone)
    written = f"{offset[1]}{offset[2]:0>2}:{offset[3]}" if offset else "Z"
    return "Z" if written == "-00:00" else written


def read_address(url: str) -> str | None:
    """Return the day that an address holds (`/2020/11/09/`), None where it holds none or only a month.

    >>> read_address("https://example.org/news/2020/11/09/title"), read_address("https://example.org/2020/11/2338761/")
    ('2020-11-09', None)
    """
    for match in _ADDRESS.finditer(url[:2000]):
        year, month, day = [group for group in match.groups() if group]
        number = int(month) if month.isdigit() else _months().get(month.lower(), 0)
        found = _date(year, number, day)
        if found:
            return found.date().isoformat()
    return None


def instants(value: str) -> tuple[datetime, datetime]:
    """Return the first and the last instant that an ISO 8601 day or moment can mean, wherever on earth it was written."""
    moment = datetime.fromisoformat(_FRACTION.sub("", value))
    if moment.tzinfo is not None:
        return moment.astimezone(UTC), moment.astimezone(UTC)
    moment = moment.replace(tzinfo=UTC)
    last = moment if "T" in value else moment + timedelta(days=1)
    return moment - _WIDEST, last + _WIDEST
