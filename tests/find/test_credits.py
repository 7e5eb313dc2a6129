"""Credits name whom a picture or a text is owed to, and nothing else that stands in brackets."""

from typing import Any

import pytest

from qala.find.credits import find_credits
from qala.types.block import Block
from qala.types.span import Span
from tests.loading import params


@pytest.mark.parametrize("case", params("find/credits"))
def test_cases(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find_credits([Block(Span(0, len(text)), case["kind"])], text)
    assert [credit.span.of(text) for credit in found] == case["credits"]
