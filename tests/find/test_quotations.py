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
