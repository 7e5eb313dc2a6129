"""Settle what a short unit is by the words beside it: «م» is a degree, a metre or an hour of the afternoon."""

from collections.abc import Mapping
from functools import cache

from qala.arabic.folding import bare
from qala.find.values.sheets import Sheet
from qala.lexicon.tables import table

_REACH = 60
"""Tokens before and after a number in which a word settles its unit."""


@cache
def _short() -> Mapping[str, Mapping[str, frozenset[str]]]:
    units = table("units")["short"]
    return {
        bare(word): {code: frozenset(bare(clue) for clue in clues) for code, clues in codes.items()}
        for word, codes in units.items()
    }


def settled_unit(sheet: Sheet, place: int, code: str) -> str:
    """Return the code of the unit at a place: that of the clue nearest before or after it, else `code`."""
    codes = _short().get(sheet.token(place))
    return (codes and clue(sheet, place, codes)) or code


def clue(sheet: Sheet, place: int, codes: Mapping[str, frozenset[str]]) -> str | None:
    """Return the code whose words stand in the sentence, nearest to a place; None if none does."""
    own = sheet.first(place)
    start = max(0, own - _REACH)
    found = [
        (abs(index - own), name)
        for index, token in enumerate(sheet.tokens[start : own + _REACH], start)
        for name, words in codes.items()
        if token in words or (len(token) > 4 and token[1:] in words)  # noqa: PLR2004 - a prefix and a word
    ]
    return min(found)[1] if found else None


def short_unit(sheet: Sheet, place: int) -> str | None:
    """Return the unit that a lone letter after a number is, None if it is none: «74م» beside «حرارة»."""
    codes = _short().get(sheet.token(place))
    return clue(sheet, place, codes) if codes else None
