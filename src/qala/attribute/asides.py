"""Asides: «طلب عدم ذكر اسمه», why nobody is named; they belong to the source and are neither report nor content."""

from qala.attribute.views import View

HIDDEN = frozenset({"اسمه", "اسمها", "اسميهما", "اسماءهم", "اسمايهم", "هويته", "هويتها", "هوياتهم"})
"""What a source that will not be named keeps back."""

_HIDING = frozenset(
    {"رفض", "رفضت", "رفضوا", "طلب", "طلبت", "طلبوا", "فضل", "فضلت", "فضلوا", "اشترط", "اشترطت", "رافضا", "طالبا"}
)
_ASIDE, _APART = 6, 20
"""Tokens in which an aside says what is kept back, and in which its comma closes."""


def hides_name(view: View, at: int) -> bool:
    """«مسؤول رفض الكشف عن اسمه»: tell whether an aside begins at `at`."""
    if view.words[at] not in _HIDING:
        return False
    return any(view.words[k] in HIDDEN for k in range(at + 1, min(at + _ASIDE, len(view.tokens))))


def past_aside(view: View, at: int, stop: int) -> int:
    """«وتوقع مسؤول، طلب عدم ذكر اسمه، خفض الرسوم»: go on behind an aside between commas, stay where none begins."""
    if not view.is_comma(at) or not hides_name(view, at + 1):
        return at
    return next((k + 1 for k in range(at + 1, min(at + _APART, stop)) if view.is_comma(k)), at)
