"""What a relay phrase reports: the sentence before it where it stands alone, and never the marks around what it reports."""

import pytest

from qala.attribute import attribute
from tests.attribute.test_speakers import read

MARKS = frozenset('«»“”"،,.:؛…-–')
DEAL = "وبلغت قيمة الصفقة ثلاثة ملايين درهم"


def relayed(lines: list[str]) -> list[tuple[str, list[str]]]:
    """Return the source of each relay phrase of a story with what it reports."""
    text, story, pieces = read(lines, [])
    return [
        (a.source.of(text), [piece.of(text) for piece in a.content])
        for a in attribute(story, pieces, text, least=0.0)
        if a.source and a.cue.form == "phrase"
    ]


def test_a_phrase_that_is_a_sentence_reports_the_sentence_before_it() -> None:
    assert relayed([f"{DEAL}. بحسب صحيفة الأفق."]) == [("صحيفة الأفق", [DEAL])]


def test_it_reports_the_nearest_sentence_alone() -> None:
    assert relayed([f"وقعت الشركة العقد أمس. {DEAL}. بحسب صحيفة الأفق."]) == [("صحيفة الأفق", [DEAL])]


def test_a_report_of_another_is_passed_on_whole() -> None:
    assert relayed(["قال الوالي إن الصفقة رابحة. وفقا لصحيفة الأفق."]) == [("صحيفة الأفق", ["قال الوالي إن الصفقة رابحة"])]


@pytest.mark.parametrize(
    ("lines", "label"),
    [
        ([DEAL + ".", "بحسب صحيفة الأفق."], "another paragraph"),
        (["بحسب صحيفة الأفق."], "nothing before it"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_a_lone_phrase_reports_nothing_across_paragraphs(lines: list[str], label: str) -> None:
    assert relayed(lines) == [], label


def test_a_phrase_with_a_clause_of_its_own_leaves_the_sentence_before_it() -> None:
    assert relayed([f"{DEAL}. بحسب صحيفة الأفق وقعت الشركة العقد أمس."]) == [("صحيفة الأفق", ["وقعت الشركة العقد أمس"])]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("« وقال بحسب الوزير", "وقال"),
        ("وقال «بحسب الوزير» الجسر آمن»", "وقال"),
        ("الجسر آمن تماما « بحسب الوزير", "الجسر آمن تماما"),
        ("- الجسر آمن تماما: بحسب الوزير.", "الجسر آمن تماما"),
        ("» الجسر آمن تماما – بحسب الوزير", "الجسر آمن تماما"),
        ("«الجسر آمن تماما للشاحنات». بحسب الوزير", "الجسر آمن تماما للشاحنات"),
        ("بحسب الوزير فإن « الجسر آمن تماما", "الجسر آمن تماما"),
    ],
)
def test_marks_stand_at_no_end_of_what_is_reported(text: str, content: str) -> None:
    assert relayed([text]) == [("الوزير", [content])]
    assert content[0] not in MARKS
    assert content[-1] not in MARKS


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("غرق القارب قبل الفجر، حسب ما ذكره لمراسلة (الصباح) الصياد سالم الحمدي.", "الصياد سالم الحمدي"),
        ("غرق القارب قبل الفجر، حسب ما ذكره الصياد سالم الحمدي.", "الصياد سالم الحمدي"),
    ],
    ids=["whom it was told to first", "who told it at once"],
)
def test_who_told_it_is_the_source_and_not_who_was_told(text: str, source: str) -> None:
    assert relayed([text]) == [(source, ["غرق القارب قبل الفجر"])]
