"""Tense: whether the words before a weekday or month say that it is still to come."""

import re
from functools import cache

from qala.arabic.folding import bare
from qala.find.values.sheets import Sheet
from qala.lexicon.tables import table

_REACH = 10
"""Tokens before an expression in which a verb says its tense."""
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


def _has_future_prefix(token: str) -> bool:
    verb = token[1:] if token[0] in "وف" else token
    return verb.startswith(_PREFIX) and len(verb) > _LONGEST_PREFIX and not _not_future().match(verb)
