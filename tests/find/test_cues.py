"""Cues are found in every written form, and look-alikes are not."""

from typing import Any

import pytest

from qala.find.cues import find_cues
from qala.types.sentence import Sentence
from qala.types.span import Span
from tests.loading import params


@pytest.mark.parametrize("case", params("find/cues"))
def test_cases(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [cue.span.of(text) for cue in find_cues(Sentence(text, Span(0, len(text))))]
    assert list(dict.fromkeys(found)) == case["cues"]
