"""Find times: dates with a month's name."""

import re
from collections.abc import Iterator
from functools import cache

from qala.arabic.folding import bare
from qala.lexicon.months import month_names
from qala.types.sentence import Sentence
from qala.types.span import Span
from qala.types.timex import TimeExpression, When

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def find_times(sentence: Sentence) -> Iterator[TimeExpression]:
    """Yield the time expressions of a sentence in reading order, their values not yet counted from any day."""
    for match in _date().finditer(sentence.text):
        day, name, year = match.group("day", "name", "year")
        when = When(
            year=int(year.translate(_DIGITS)) if year else None,
            month=month_names("gregorian")[bare(name)],
            day=int(day.translate(_DIGITS)) if day else None,
        )
        if when.day or when.year:
            span = Span(match.start(), match.end()).shift(sentence.span.start)
            yield TimeExpression(span, "DATE", "times/day-month-year", when=when)


@cache
def _date() -> re.Pattern[str]:
    letters = {"ا": "[اأإآ]", "ي": "[يى]", "ه": "[هة]", "و": "[وؤ]"}
    names = ("".join(letters.get(c, c) for c in name) for name in sorted(month_names("gregorian"), key=len, reverse=True))
    month = "|".join(names)
    return re.compile(
        rf"(?:(?<!\d)(?P<day>[12]?\d|3[01])\s+(?:من\s+)?)?\b(?P<name>{month})\b"
        rf"(?:\s*[/(]\s*(?:{month})\b\s*\)?)?(?:\s+(?:عام\s+)?(?P<year>[12]\d\d\d)(?!\d))?"
    )
