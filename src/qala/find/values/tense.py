"""Tense: what the words before a weekday, month or day say of it: still to come, past, known to everybody, a name."""

import re
from functools import cache

from qala.arabic.folding import bare
from qala.find.values.sheets import Sheet
from qala.lexicon.months import day_names, known_days
from qala.lexicon.tables import table

_REACH = 10
"""Tokens before an expression in which a verb says its tense."""
_BESIDE = 3
"""Tokens before a day in which what happened on it is named."""
_NEAR = 3
"""Tokens before an expression in which a verb of what is planned speaks of it."""
_CLAUSE_ENDS = frozenset(".؛;:!؟?()«»")
_PREFIX = "سي", "ست"
_LONGEST_PREFIX = 3


@cache
def _future_words() -> frozenset[str]:
    return frozenset(bare(word) for word in table("deictics")["future"])


@cache
def _coming_words() -> frozenset[str]:
    return frozenset(bare(word) for word in table("deictics")["coming"])


@cache
def _not_future() -> re.Pattern[str]:
    return re.compile("|".join(bare(beginning) for beginning in table("deictics")["not_future"]))


def is_future(sheet: Sheet, place: int) -> bool:
    """Tell whether the clause before an item speaks of what is to come: «سيجتمع الوزراء الثلاثاء»."""
    last = sheet.first(place)
    for distance, token in enumerate(reversed(sheet.tokens[max(0, last - _REACH) : last]), 1):
        if token in _CLAUSE_ENDS:
            return False
        if token in _future_words() or _has_future_prefix(token) or (distance <= _NEAR and token in _coming_words()):
            return True
    return False


def is_past(sheet: Sheet, place: int) -> bool:
    """Tell whether the word before an item says that it is past: «منذ 20 أغسطس»."""
    last = sheet.first(place)
    return last > 0 and sheet.tokens[last - 1] in _since_words()


@cache
def _since_words() -> frozenset[str]:
    return frozenset(bare(word) for word in table("deictics")["since"])


def is_prior(token: str) -> bool:
    """Tell whether a word after a period speaks of the one before that which was named: «مقارنة بالربع السابق»."""
    return token in _prior_words()


@cache
def _prior_words() -> frozenset[str]:
    return frozenset(bare(word) for word in table("deictics")["prior"])


def known_year(sheet: Sheet, place: int, day: int, month: int) -> int | None:
    """Return the year of a day that everybody knows after the word before it: «هجمات 11 سبتمبر»."""
    years = [known for known in known_days() if (known.day, known.month) == (day, month)]
    if not years:
        return None
    last = sheet.first(place)
    before = sheet.tokens[max(0, last - _BESIDE) : last]
    return next((known.year for known in years if not known.words.isdisjoint(before)), None)


def is_place(sheet: Sheet, place: int) -> bool:
    """Tell whether a day is the name of a place or a party: «مدينة 6 أكتوبر»."""
    last = sheet.first(place)
    return any(token in day_names() for token in sheet.tokens[max(0, last - 2) : last] if len(token) > 2)  # noqa: PLR2004


def _has_future_prefix(token: str) -> bool:
    verb = token[1:] if token[0] in "وف" else token
    return verb.startswith(_PREFIX) and len(verb) > _LONGEST_PREFIX and not _not_future().match(verb)
