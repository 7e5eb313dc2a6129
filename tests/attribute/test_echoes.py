"""Echoes: what somebody confirms or denies behind a clause is what that clause says, not who said it."""

import pytest

from qala.attribute import attribute
from tests.attribute.test_speakers import read


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وقالت الصحيفة إن المصنع سيغلق قريبا، وهو ما نفته الإدارة.", "المصنع سيغلق قريبا"),
        ("وزعم الحارس أن اللصوص هربوا، الأمر الذي نفته الإدارة.", "اللصوص هربوا"),
        ("وغادر المدرب الفريق. وأغلق النادي أبوابه، وهو ما نفته الإدارة.", "وأغلق النادي أبوابه"),
    ],
    ids=["the content of a report", "what somebody claimed", "its own sentence alone"],
)
def test_what_is_denied_is_what_the_clause_before_says(text: str, content: str) -> None:
    story_text, story, pieces = read([text], [])
    found = [a for a in attribute(story, pieces, story_text, least=0.0) if a.cue.span.of(text) == "نفته"]
    assert [(a.source and a.source.of(text), [piece.of(text) for piece in a.content]) for a in found] == [
        ("الإدارة", [content])
    ]
    assert {a.cue.stance for a in found} == {"denies"}


def test_nobody_denies_what_no_clause_says() -> None:
    text, story, pieces = read(["وهو ما نفته الإدارة."], [])
    assert attribute(story, pieces, text, least=0.0) == ()
