"""The Arabic words that people read where the record has codes."""

from datetime import datetime
from typing import Final

from qala.types.record import Evidence

AUTHORITIES: Final = {
    "named_person": "شخص مسمّى",
    "named_organisation": "جهة مسمّاة",
    "unnamed_official": "مسؤول غير مسمّى",
    "unnamed_person": "شخص غير مسمّى",
    "media": "وسيلة إعلام",
    "agency": "وكالة أنباء",
    "document": "وثيقة",
}
STANCES: Final = {
    "says": "يقول",
    "denies": "ينفي",
    "accuses": "يتهم",
    "confirms": "يؤكد",
    "expects": "يتوقع",
    "promises": "يتعهد",
    "calls_for": "يدعو إلى",
    "doubts": "يشكك",
    "asks": "يسأل",
}
MODES: Final = {"direct": "بلفظه", "indirect": "بمعناه", "mixed": "بعضه بلفظه"}
BLOCKS: Final = {
    "headline": "عنوان",
    "deck": "عنوان فرعي",
    "byline": "الكاتب",
    "dateline": "المكان والتاريخ",
    "subhead": "عنوان داخلي",
    "paragraph": "فقرة",
    "caption": "تعليق صورة",
    "credit": "مصدر الصورة",
    "section": "قسم",
    "furniture": "ليس من الخبر",
    "teaser_headline": "عنوان خبر آخر",
    "teaser_deck": "نبذة عن خبر آخر",
}
TYPES: Final = {"PER": "شخص", "ORG": "جهة", "LOC": "مكان"}
STORIES: Final = {"article": "خبر", "teaser": "إحالة إلى خبر"}
APPROXIMATIONS: Final = {"eq": "", "about": "نحو", "min": "لا يقل عن", "max": "لا يزيد على"}
WHY: Final = {
    "given": "أعطاه من قرأ الصفحة",
    "json-ld": "من بيانات الصفحة",
    "og": "من بيانات الصفحة",
    "meta": "من بيانات الصفحة",
    "microdata": "من بيانات الصفحة",
    "time": "من بيانات الصفحة",
    "url": "من عنوان الصفحة",
    "html": "من بيانات الصفحة",
    "warc": "من الأرشيف",
    "feed": "من الخلاصة",
    "published": "من النص",
    "times": "من النص",
}
"""What stated a publication day, by the first part of the rule."""
EVEN_ODDS: Final = 0.5
"""A statement below this confidence is shown as doubtful."""
DOUBTFUL: Final = "قراءة غير مؤكدة"
NOBODY: Final = "مصدر غير معروف"
"""Stands for the speaker where the record names none."""
DAYS: Final = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
MONTHS: Final = (
    *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
    *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
)
NOUNS: Final = {
    "page": ("صفحة واحدة", "صفحتان", "صفحات", "صفحة"),
    "story": ("خبر واحد", "خبران", "أخبار", "خبرا"),
    "statement": ("قول واحد", "قولان", "أقوال", "قولا"),
    "source": ("مصدر واحد", "مصدران", "مصادر", "مصدرا"),
    "issue": ("ملاحظة واحدة", "ملاحظتان", "ملاحظات", "ملاحظة"),
}
"""The one, the two, the few (3 to 10) and the many (11 to 99) of what the exports count."""


def counted(number: int, noun: str) -> str:
    """Say how many, as Arabic counts: one, two, few, many, and again one after a hundred.

    >>> [counted(n, "story") for n in (0, 1, 2, 3, 11, 100, 103)]
    ['0 خبر', 'خبر واحد', 'خبران', '3 أخبار', '11 خبرا', '100 خبر', '103 أخبار']
    """
    one, two, few, many = NOUNS[noun]
    if number in (1, 2):
        return (one, two)[number - 1]
    rest = number % 100
    if rest in range(3, 11):
        return f"{number} {few}"
    return f"{number} {many}" if rest in range(11, 100) else f"{number} {one.partition(' ')[0]}"


def day(value: str) -> str:
    """Say an ISO day, or day and time, in words; what is no full day stays as it is.

    >>> day("2026-03-17"), day("2026-03-17T09:30+03:00"), day("2026-03")
    ('الثلاثاء 17 مارس 2026', 'الثلاثاء 17 مارس 2026، 09:30 (+03:00)', '2026-03')
    """
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        return value
    said = f"{DAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]} {when.year}"
    _, clocked, rest = value.partition("T")
    if not clocked:
        return said
    zone = rest[5:].lstrip(":0123456789.") if rest[5:] else ""
    return f"{said}، {when:%H:%M}" + (f" ({zone})" if zone else "")


def why(evidence: Evidence, text: str) -> str:
    """Say a reason for a publication day in words: who stated it, and the words of the page that show it."""
    kind = evidence.rule.partition("/")[0]
    said = WHY.get(kind) or WHY.get(evidence.rule) or evidence.rule
    words = evidence.span.of(text) if evidence.span else ""
    return f"{said} «{words}»" if words else said


def number(value: float) -> str:
    """Write a number with its thousands apart, without a needless fraction.

    >>> number(40000000), number(3.5), number(2.0)
    ('40,000,000', '3.5', '2')
    """
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def told(addressee: str) -> str:
    """Say to whom; where the preposition is written onto the word it is there already.

    >>> told("الصحافيين"), told("للوكالة")
    ('إلى الصحافيين', 'للوكالة')
    """
    return addressee if addressee.startswith("لل") else f"إلى {addressee}"
