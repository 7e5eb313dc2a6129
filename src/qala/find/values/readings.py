"""Readings: the times and figures of a text, read together because a number is one or the other."""

from typing import NamedTuple

from qala.find.values.amounts import read_figures
from qala.find.values.sheets import read_sheet
from qala.find.values.timexes import read_times
from qala.types.figure import Figure
from qala.types.timex import TimeExpression


class Readings(NamedTuple):
    """The times and figures of a text, their spans counted from its beginning."""

    times: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()


_NONE = Readings()
_LONGEST = 4000
"""Characters up to which a text is remembered: no sentence is longer, and a page of one line should not stay in memory."""
_MOST = 2048
"""Texts remembered before they are forgotten: a story has fewer sentences, and its finders ask one after the other."""
_remembered: dict[str, Readings] = {}


def read_values(text: str) -> Readings:
    """Return the times and figures of a text; the finder of each takes its own from the same reading."""
    found = _remembered.get(text)
    if found is None:
        found = _read(text)
        if len(text) <= _LONGEST:
            if len(_remembered) >= _MOST:
                _remembered.clear()
            _remembered[text] = found
    return found


def forget() -> None:
    """Forget the texts read before: what a bench does before each round."""
    _remembered.clear()


def _read(text: str) -> Readings:
    sheet = read_sheet(text)
    if sheet is None:
        return _NONE
    times, rest = read_times(sheet)
    return Readings(times, read_figures(text, sheet, rest))
