"""A name surely found once is found where the story writes it again, and nowhere else."""

from typing import Any

import pytest

from qala.find.repeats import find_repeats
from qala.types.mention import Mention
from qala.types.sentence import Sentence
from qala.types.span import Span
from tests.loading import params


@pytest.mark.parametrize("case", params("find/repeats"))
def test_cases(case: dict[str, Any]) -> None:
    text = " ".join(case["sentences"])
    sentences = [Sentence(s, Span(text.index(s), text.index(s) + len(s))) for s in case["sentences"]]
    known = []
    for words, kind, *sure in case["mentions"]:
        at = text.index(words)
        known.append(Mention(Span(at, at + len(words)), kind, "test", *sure))
    found = [mention for mention in find_repeats(sentences, known) if mention.rule == "names/again"]
    assert [mention.span.of(text) for mention in found] == case["again"]
    assert all(mention.span.start >= sentences[1].span.start for mention in found)
