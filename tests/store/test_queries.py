"""The query language: what is read, and what is said to what cannot be."""

import pytest

from qala.errors import InputError
from qala.store.queries import All, Any, Exact, Filter, Not, Phrase, Prefix, Range, Word, parse


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("عقوبات", Word("عقوبات")),
        ("عقوبات جديدة", All((Word("عقوبات"), Word("جديدة")))),
        ("في العقوبات", Word("العقوبات")),
        ('"مجلس الأمن"', Phrase(("مجلس", "الأمن"))),
        ("«مجلس الأمن»", Phrase(("مجلس", "الأمن"))),
        ('"في الأمن"', Phrase(("في", "الأمن"))),
        ('"الأمن"', Word("الأمن")),
        ("=العقوبات", Exact(("العقوبات",))),
        ('="مجلس الأمن"', Exact(("مجلس", "الأمن"))),
        ("=في", Exact(("في",))),
        ("عقوب*", Prefix("عقوب")),
        ("حرب OR سلام", Any((Word("حرب"), Word("سلام")))),
        ("حرب أو سلام", Any((Word("حرب"), Word("سلام")))),
        ("حرب AND سلام", All((Word("حرب"), Word("سلام")))),
        ("حرب -سلام", All((Word("حرب"), Not(Word("سلام"))))),
        ("حرب NOT سلام", All((Word("حرب"), Not(Word("سلام"))))),
        ("(حرب OR سلام) غزة", All((Any((Word("حرب"), Word("سلام"))), Word("غزة")))),
        ("الأمم-المتحدة", Phrase(("الأمم", "المتحدة"))),
        ('speaker:"سالم الراوي"', Filter("speaker", "سالم الراوي")),
        ("قائل:الراوي جسر", All((Filter("speaker", "الراوي"), Word("جسر")))),
        ("speaker:#12", Filter("speaker", "#12")),
        ("authority:agency", Filter("authority", "agency")),
        ('صفة:"وكالة أنباء"', Filter("authority", "agency")),
        ("date:2024", Range("date", 20240101, 20241231)),
        ("date:2024-03..2024-06", Range("date", 20240301, 20240631)),
        ("تاريخ:..٢٠٢٤-٠٣-٠٥", Range("date", None, 20240305)),
        ("figure:100..900", Range("figure", 100, 900)),
        ("رقم:1,200", Range("figure", 1200, 1200)),
        ("figure:-5..", Range("figure", -5, None)),
        ("10:30", Phrase(("10", "30"))),
    ],
)
def test_what_is_read(query: str, node: object) -> None:
    assert parse(query) == node


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ('"مجلس', "opened and not closed at character 1"),
        ("مجلس»", "closed that was not opened"),
        ("(حرب", "bracket is opened and not closed"),
        ("حرب)", "bracket is closed that was not opened"),
        ("في من", "say nothing about a subject: في، من"),
        ("", "empty"),
        ("؟!", "empty"),
        ('""', "empty"),
        ("-حرب", "must not be found"),
        ("حرب OR -سلام", "must not be found"),
        ("NOT", "nothing follows"),
        ("=", "no word follows"),
        ("speaker:؟", "needs a name"),
        ("authority:boss", "use one of named_person"),
        ("date:2024-13", "write 2024"),
        ("date:أمس", "write 2024"),
        ("figure:كثير", "write a number"),
        ("حرب " * 600, "read at most"),
        ("(" * 60 + "حرب" + ")" * 60, "too deep"),
    ],
)
def test_what_cannot_be_read_is_told(query: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        parse(query)
