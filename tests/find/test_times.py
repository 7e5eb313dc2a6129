"""Times are read in every month family, relative or not, with their value on a Saturday in July; look-alikes are not."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.find.times import find_times
from qala.resolve.dates import resolve_times
from qala.types.sentence import Sentence
from qala.types.span import Span
from tests.loading import params

SATURDAY = "2015-07-25"
MONTHS = ("يناير", "شباط", "مارس", "أفريل", "أيار", "جوان", "يوليوز", "غشت", "أيلول", "أكتوبر", "نونبر", "كانون الأول")


def read(text: str, day: str | None = SATURDAY) -> list[list[str | None]]:
    expressions = list(find_times(Sentence(text, Span(0, len(text)))))
    found = resolve_times(expressions, day)
    return [[time.span.of(text), time.value, *([time.mod] if time.mod else [])] for time in found]


@pytest.mark.parametrize("case", [*params("find/times"), *params("find/not_times")])
def test_cases(case: dict[str, Any]) -> None:
    assert read(case["text"]) == case["times"]


def test_spans_are_those_of_the_page() -> None:
    text = "افتتح الجسر أمس"
    time = next(find_times(Sentence(text, Span(100, 100 + len(text)))))
    assert time.span == Span(112, 115)


def test_every_time_names_its_rule() -> None:
    text = "عاد أمس الخميس بعد ثلاثة أيام"
    assert [time.rule for time in find_times(Sentence(text, Span(0, len(text))))] == ["times/deictic-weekday", "times/duration"]


@pytest.mark.parametrize("text", ["تصفح   9 أيلول   ", "   8 أيلول   عاد الوفد"])
def test_a_date_set_off_by_wide_gaps_is_a_stamp(text: str) -> None:
    assert read(text) == []


@given(st.dates(date(1850, 1, 1), date(2190, 12, 31)), st.sampled_from([" ", " من ", "/"]))
def test_dates_written_out_are_read_back(day: date, joint: str) -> None:
    text = f"صدر القرار في {day.day}{joint}{MONTHS[day.month - 1]} {day.year} ونشر"
    assert [value for _, value in read(text, None)] == [day.isoformat()]


@given(st.text(alphabet='0123456789 /-.:،وبل٣عاميومساءشهرأيلول«»"()%\u064b\u0640\n', max_size=60))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for time in find_times(Sentence(text, Span(0, len(text)))):
        found = time.span.of(text)
        assert found
        assert found == found.strip(' \n«»"')


@pytest.mark.parametrize("case", params("find/times"))
def test_marks_and_tatweel_change_no_value(case: dict[str, Any]) -> None:
    text = case["text"]
    marked = "".join(letter + "\u064e\u0640" if "\u0621" <= letter <= "\u064a" else letter for letter in text)
    assert [row[1:] for row in read(marked)] == [row[1:] for row in case["times"]]
