"""Names are found without their titles, kind words and clitics; what only describes is none."""

from typing import Any

import pytest

from qala.find.mentions import find_mentions
from qala.types.sentence import Sentence
from qala.types.span import Span
from tests.loading import params


@pytest.mark.parametrize("case", params("find/mentions"))
def test_cases(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find_mentions(Sentence(text, Span(0, len(text))))
    assert [[mention.span.of(text), mention.type] for mention in found] == case["mentions"]


@pytest.mark.parametrize("text", ["", "\0", "قال\0 بوتين\0", "\ud800", "«»", "(", "و" * 900])
def test_no_text_breaks_it(text: str) -> None:
    for mention in find_mentions(Sentence(text, Span(0, len(text)))):
        assert mention.span.of(text).strip() == mention.span.of(text) != ""
