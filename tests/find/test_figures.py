"""Figures are read with their unit, what they count and how they are bounded; numbers that name or order are not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.find.figures import find_figures
from qala.types.sentence import Sentence
from qala.types.span import Span
from tests.loading import params


def read(text: str) -> list[list[object]]:
    found = find_figures(Sentence(text, Span(0, len(text))))
    return [[f.span.of(text), f.value, f.unit, f.counted, f.approx] for f in found]


@pytest.mark.parametrize("case", params("find/figures"))
def test_cases(case: dict[str, Any]) -> None:
    assert read(case["text"]) == case["figures"]


def test_every_figure_names_its_rule() -> None:
    text = "بين 3 و5 ملايين دولار"
    assert [f.rule for f in find_figures(Sentence(text, Span(0, len(text))))] == ["figures/between", "figures/between"]


@given(st.integers(0, 10**9).filter(lambda n: not 1900 <= n <= 2100))
def test_grouped_thousands_are_read_back(number: int) -> None:
    assert [row[1] for row in read(f"بلغ العدد {number:,} شخصا")] == [number]


@given(st.text(alphabet='0123456789 /-.:،وبل٣ألفمليونمئةدرهم«»"()%\u064b\u0640', max_size=60))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for figure in find_figures(Sentence(text, Span(0, len(text)))):
        found = figure.span.of(text)
        assert found
        assert found == found.strip(' \n«»"')
