"""Doubts: numbers that are names, years, places in a list or parts of a serial number, and no figures."""

from functools import cache

from qala.arabic.folding import bare
from qala.find.values.alphabet import WORD
from qala.find.values.counted import counted_before, is_uncounted
from qala.find.values.sheets import Sheet
from qala.lexicon.tables import table

_VERBS_TOO = frozenset({"تسع"})
_NEGATIONS = frozenset({"لم", "ولم", "لن", "ولن"})
_DASHES = frozenset("-–—")
_MARKERS = _DASHES | {"."}
_OLDEST, _LATEST = 1900, 2100
"""Between these a bare number in four digits is a year."""
_LEAST_DEFINITE = 5
"""Letters of a noun with the article; إلى is shorter."""
_MOST_DECADES = 10
_SIGNED = 8
"""Tokens before a number in which a verb says that contracts were signed."""
_OF_THEM = frozenset({"منهم", "منها", "منهن", "منهما", "اخرين", "اخرون"})
_RECENT, _SOON = 1990, 2035
"""Between these it is one even before a word that looks counted."""


def is_name(sheet: Sheet, letters: str, place: int, kind: str) -> bool:
    """Tell whether a bare number is a year or a number with the article that follows nothing counted."""
    item = sheet.item(place)
    year = _OLDEST <= item.values.get("year", 0) <= _LATEST
    return year or (kind == "al.number" and counted_before(sheet, letters, place) is None)


def is_marker(sheet: Sheet, place: int) -> bool:
    """Tell whether a number numbers an item of a list: «1- ترافيان 2- يوتيوب»."""
    item = sheet.item(place)
    if not sheet.tokens[item.first].isdecimal():
        return False
    following = sheet.tokens[item.last + 1] if item.last + 1 < len(sheet.tokens) else " "
    if following not in _MARKERS:
        return False
    text, end = sheet.places.text, sheet.places.end(item.last)
    if text[end + 1 : end + 2] not in (" ", "\t", ""):
        return False
    if (text[end : end + 1] or " ") in _DASHES:
        return True
    start = sheet.places.start(item.first, 0)
    return text[end : end + 1] == "." and start > 1 and not text[start - 2 : start].strip()


def is_serial(sheet: Sheet, place: int) -> bool:
    """Tell whether digits are a telephone number or a part of a foreign name: «0553…», «A8», «MS-21»."""
    item = sheet.item(place)
    token = sheet.tokens[item.first]
    if token in _VERBS_TOO and item.first and sheet.tokens[item.first - 1] in _NEGATIONS:
        return True  # «ولم تسع إلى» is a verb
    serial = token.isdecimal() and len(token) > 1 and token.startswith("0")
    before = sheet.tokens[item.first - 2 : item.first] if item.first > 1 else []
    if before and before[1] in _DASHES and before[0].isascii() and before[0].isalpha():
        return True  # MS-21
    beside = (*sheet.tokens[max(0, item.first - 1) : item.first], *sheet.tokens[item.first + 1 : item.first + 2])
    return serial or any(other.isascii() and other.isalpha() for other in beside)


def is_contract(sheet: Sheet, place: int) -> bool:
    """Tell whether عقود after a number are contracts: more than ten of them, or after a verb of signing."""
    number = sheet.values(place).get("number", 0)
    own = sheet.first(place)
    before = sheet.tokens[max(0, own - _SIGNED) : own]
    if number > _MOST_DECADES:
        return True
    return not _words("contracts").isdisjoint(before) and before[-1] not in _words("decades")


def is_recent_year(sheet: Sheet, place: int) -> bool:
    """Tell whether digits are the year of a recent event rather than an amount: «هذا العام 2015 قامت»."""
    return bool(_RECENT <= sheet.values(place).get("year", 0) <= _SOON)


def is_label(sheet: Sheet, letters: str, first: int, place: int) -> bool:
    """Tell whether a number alone is the label of the noun before it: «مهرجان الصيف 36», «الـ17» after no plural."""
    tokens = [sheet.token(at) for at in range(first, place)]
    if "ال" in tokens:
        return counted_before(sheet, letters, place) is None
    item = sheet.item(place)
    of_them = item.last + 1 < len(sheet.tokens) and sheet.tokens[item.last + 1] in _OF_THEM
    if first == 0 or "digits" not in item.values or of_them:
        return False
    before = sheet.token(first - 1)
    if letters[first - 1] != WORD and not (before.startswith("ال") and len(before) >= _LEAST_DEFINITE):
        return False
    return not (is_uncounted(before) or before in _words("counting") or before[1:] in _words("counting"))


@cache
def _words(kind: str) -> frozenset[str]:
    """Return words of `resources/figures.yml`, bare."""
    return frozenset(bare(word) for word in table("figures")["words"][kind])
