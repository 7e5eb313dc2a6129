"""Adverbials: what may stand between a verb, its source and its object without being either."""

from functools import cache

from qala.attribute.views import View
from qala.lexicon.function_words import function_words, is_act

_LONGEST = 20
_OPENERS = frozenset(
    {"في", "خلال", "عبر", "امام", "بعد", "عقب", "علي", "اثناء", "لدي", "فيها", "فيه", "قبل", "منذ", "حول", "بشان", "عن"}
)
_BETWEEN_COMMAS = ("بصفت", "باعتبار", "بحضور", "ردا", "تعليقا", "تعقيبا")
PRONOMINAL = frozenset(
    {
        "خلالها",
        "خلاله",
        "بعدها",
        "حولها",
        "حوله",
        "امامه",
        "امامها",
        "بشانه",
        "بشانها",
        "لنا",
        "لي",
        "لكم",
        "عليه",
        "عليها",
        "عليهم",
        "له",
        "لها",
        "لهم",
        "فيها",
        "فيه",
        "به",
        "بها",
        "عنه",
        "عنها",
        "مني",
        "منا",
    }
)


def skip_adverbials(view: View, start: int, stop: int) -> int:
    """Step over «في بيان صحفي اليوم،» between source and object."""
    at = start
    while at < stop:
        word = view.words[at]
        if view.words[at] == "ل" and at + 1 in view.opening and not view.opens_speech(at + 1):
            at = view.after_quotation(at + 1)
        elif view.words[at] == "(" and (close := _closed_bracket(view, at, stop)) is not None:
            at = close
        elif view.is_comma(at) or word in function_words("adverbs") or word in PRONOMINAL:
            at += 1
        elif word in {"بشكل", "بصوره"} and at + 1 < stop:
            at += 2
        elif word in {"بشده", "بقوه", "بوضوح", "بصراحه"}:
            at += 1
        elif (comma := _closed_by_comma(view, at, stop)) is not None:
            at = comma
        elif word in _OPENERS and at + 1 < stop and not view.opens_speech(at + 1):
            at += 2
            while at < stop and ((view.tokens[at].is_word and _continues(view, at)) or _closed_bracket_at(view, at, stop)):
                at = at + 1 if view.tokens[at].is_word else _closed_bracket_at(view, at, stop)
        else:
            break
    return at


def past_adverbials(view: View, start: int, stop: int) -> int:
    """Step over a comma, «أمس», «عليه» or «لـ«رويترز»» to a subject that follows («ورد عليه المدير …»)."""
    at, passed = start, _passed()
    while at < stop:
        word = view.words[at]
        if word in passed:
            at += 1
        elif word == "ل" and at + 1 in view.opening and not view.opens_speech(at + 1):
            at = view.after_quotation(at + 1)
        else:
            return at
    return stop


@cache
def _passed() -> frozenset[str]:
    """Return commas and the adverbials of one word."""
    return function_words("adverbs") | PRONOMINAL | frozenset("،,؛")


def _closed_by_comma(view: View, at: int, stop: int) -> int | None:
    """Return where to go on after «، في كلمة خلال …،»: an adverbial between commas; None if it is not closed by one."""
    if not view.is_comma(at - 1):
        return None
    word = view.words[at]
    if word not in function_words("prepositions") and not word.startswith(_BETWEEN_COMMAS):
        return None
    return next((k + 1 for k in range(at + 1, min(at + _LONGEST, stop)) if view.is_comma(k)), None)


def _closed_bracket_at(view: View, at: int, stop: int) -> int:
    return (_closed_bracket(view, at, stop) or 0) if view.words[at] == "(" else 0


def _closed_bracket(view: View, at: int, stop: int) -> int | None:
    """Return the index after «(يونيو)», None for a longer bracket."""
    return next((k + 1 for k in range(at + 1, min(at + 4, stop)) if view.words[k] == ")"), None)


def _continues(view: View, at: int) -> bool:
    word = view.words[at]
    adjective = word.endswith(("ي", "يه")) and len(word) > _ADJECTIVE and not view.cues.get(at) and not is_act(word)
    adjective = adjective and not view.words[at - 1].startswith("ال")
    dated = word[:1].isdigit() or word in function_words("month_names") or word in function_words("directions")
    return view.named[at] is not None or word.startswith("ال") or word in function_words("of_occasions") or adjective or dated


_ADJECTIVE = 4
"""Letters; a shorter word in ي is seldom an adjective."""
