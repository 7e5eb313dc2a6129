"""What may be a report but is too unsure to be one: left out of the record, and said in its issues."""

import pytest

import qala
from qala.attribute import attribute_story
from qala.types.record import Record
from tests.attribute.test_speakers import read

PAGE = (
    "افتتاح سوق السمك في المرفأ القديم\n\n"
    "افتتحت بلدية المرفأ سوق السمك الجديدة صباح الأحد بعد عامين من العمل.\n\n"
    "وقال رئيس البلدية إن السوق ستفتح أبوابها كل يوم.\n\n"
    "{}\n\n"
    "وتضم السوق ستين متجرا ومطعمين وموقفا للسيارات.\n"
)


def record(line: str) -> tuple[str, Record]:
    """Extract the page with this line in it, and return its text with the record."""
    page = next(iter(qala.read(PAGE.format(line).encode())))
    return page.text, qala.extract(page)


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("وتلقى البائعون وعودا بتعويضهم عن متاجرهم القديمة.", "وعودا"),
        ("وتلقى العمدة دعوة رسمية لزيارة السوق.", "دعوة"),
        ("وأصدر العمدة توجيهات بإخلاء السوق القديمة.", "توجيهات"),
    ],
    ids=["promises", "an invitation", "orders"],
)
def test_what_is_too_unsure_is_an_issue_and_no_attribution(line: str, cue: str) -> None:
    text, found = record(line)
    issues = [issue for issue in found.issues if issue.code == "unsure-report"]
    assert [issue.span.of(text) for issue in issues] == [cue]
    assert issues[0].span.start == text.index(line) + line.index(cue)
    assert [a.cue.of(text) for story in found.stories for a in story.attributions] == ["وقال"]


@pytest.mark.parametrize(
    "line",
    ["وأكد مدير السوق أن السمك طازج.", "وتضم السوق قاعة للمزاد."],
    ids=["what is sure", "what reports nothing"],
)
def test_nothing_else_is_called_unsure(line: str) -> None:
    assert [issue for issue in record(line)[1].issues if issue.code == "unsure-report"] == []


def test_the_floor_decides_what_is_left_out() -> None:
    text, story, pieces = read(["وكتب على الجدار: سمك طازج."], [])
    all_of_them = attribute_story(story, pieces, text, least=0.0)
    none_of_them = attribute_story(story, pieces, text, least=1.0)
    assert [a.cue.span.of(text) for a in all_of_them.attributions] == ["وكتب"]
    assert all_of_them.left_out == ()
    assert none_of_them.attributions == ()
    assert [span.of(text) for span in none_of_them.left_out] == ["وكتب"]
