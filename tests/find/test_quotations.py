"""Quotations are found with their depth, and said to be open where they are."""

from typing import Any

import pytest

from qala.find.quotations import find_quotations
from qala.types.span import Span
from tests.loading import params


@pytest.mark.parametrize("case", params("find/quotations"))
def test_cases(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [[q.span.of(text), q.depth, q.closed, q.kind] for q in find_quotations(text, Span(0, len(text)))]
    assert found == case["quotations"]


@pytest.mark.parametrize(
    ("text", "verse", "kind"),
    [
        ("قال الله تعالى: (إن مع العسر يسرا).", "إن مع العسر يسرا", "speech"),
        ("قال الله تعالى ﴿إن مع العسر يسرا﴾.", "إن مع العسر يسرا", "speech"),
        ("وتلا الإمام ﴾إن مع العسر يسرا﴿ مرتين.", "إن مع العسر يسرا", "speech"),
        ("وتلا قول الله تعالى (إن مع العسر يسرا) مرتين.", "إن مع العسر يسرا", "speech"),
        ("قال عز وجل: ((إن مع العسر يسرا)).", "إن مع العسر يسرا", "speech"),
        ("وقال صلى الله عليه وسلم: (الدين النصيحة).", "الدين النصيحة", "speech"),
        ("وذكر قوله تعالى ( والعصر ) في خطبته.", "والعصر", "name"),
    ],
    ids=[
        "a colon before it",
        "ornate",
        "ornate the other way round",
        "no colon",
        "brackets twice",
        "two words behind a colon",
        "one word is called a name",
    ],
)
def test_scripture_in_brackets_is_quoted(text: str, verse: str, kind: str) -> None:
    (found,) = find_quotations(text, Span(0, len(text)))
    assert (found.span.of(text), found.kind, found.closed) == (verse, kind, True)
    assert text[found.outer.start] + text[found.outer.end - 1] in {"()", "﴿﴾", "﴾﴿"}


@pytest.mark.parametrize(
    "text",
    [
        "وصل المركب (وهو أقدم مراكب الصيد) إلى الميناء.",
        "وقال المدير: (نعود إلى العمل صباح الغد).",
        "قال الله تعالى: (إن مع العسر يسرا.",
        "زرنا مدينة السلام (وهي في الجنوب البعيد) أمس.",
        "استلم وسلم (الحارس القديم المفتاح بعد يومين) أمس.",
        "قال تعالى في كتابه العزيز، وتلا الإمام الآية (وكانت قصيرة).",
    ],
    ids=[
        "an explanation",
        "what a man says",
        "a bracket that is never closed",
        "a city of peace",
        "handed over",
        "brackets farther off",
    ],
)
def test_other_brackets_quote_nothing(text: str) -> None:
    assert list(find_quotations(text, Span(0, len(text)))) == []


def test_brackets_inside_quotation_marks_quote_nothing_more() -> None:
    text = "وقال الخطيب: «نقرأ قوله تعالى (إن مع العسر يسرا) كل يوم»."
    (found,) = find_quotations(text, Span(0, len(text)))
    assert found.span.of(text) == "نقرأ قوله تعالى (إن مع العسر يسرا) كل يوم"


def test_a_bracket_that_closes_in_another_block_quotes_nothing() -> None:
    text = "قال الله تعالى: (إن مع\nالعسر يسرا)"
    assert list(find_quotations(text, Span(0, text.index("\n")))) == []
