"""Charges: «بتهمة», «بتهم» and «للاشتباه» are laid at the door of who charges in the same clause."""

import pytest

from qala.attribute import attribute
from tests.attribute.test_speakers import read


def charged(text: str) -> list[tuple[str, str | None, list[str], str]]:
    """Return each charge of a sentence: its cue, who charges, named beside it or meant, what is charged, and its stance."""
    text, story, pieces = read([text], [])
    found: list[tuple[str, str | None, list[str], str]] = []
    for a in attribute(story, pieces, text, least=0.0):
        who = a.source or a.antecedent
        found.append((a.cue.span.of(text), who and who.of(text), [piece.of(text) for piece in a.content], a.cue.stance))
    return found


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("وأوقفت الشرطة تاجرا بتهمة تهريب السجائر.", "بتهمة", "تهريب السجائر"),
        ("وأوقفت الشرطة ثلاثة تجار بتهم تهريب السجائر.", "بتهم", "تهريب السجائر"),
        ("وأوقفت الشرطة تاجرا للاشتباه في تهريب السجائر.", "للاشتباه في", "تهريب السجائر"),
    ],
    ids=["a charge", "charges", "a suspicion"],
)
def test_who_arrests_charges(text: str, cue: str, content: str) -> None:
    assert charged(text) == [(cue, "الشرطة", [content], "accuses")]


@pytest.mark.parametrize(
    "text",
    [
        "وبرأت المحكمة التاجر من تهمة التهريب.",
        "وفتحت الشرطة ملف التهم القديمة.",
        "وأوقفت الشرطة المشتبه فيه عند الحدود.",
        "وأوقفت الشرطة تاجرا عند الحدود.",
    ],
    ids=["cleared of a charge", "old charges", "a suspect", "no charge"],
)
def test_a_charge_that_is_only_named_reports_nothing(text: str) -> None:
    assert charged(text) == []
