"""Moments: days and times as markup, feeds and addresses write them."""

from typing import Any

import pytest

from qala.read.moments import read_address, read_moment
from qala.read.published import local_first, not_after
from qala.types.page import DateClaim
from tests.loading import params


@pytest.mark.parametrize("case", params("read/moments"))
def test_cases(case: dict[str, Any]) -> None:
    assert read_moment(case["text"]) == case["value"]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2025/3/9/bridge", "2025-03-09"),
        ("https://example.org/news/2025-03-09-bridge", "2025-03-09"),
        ("https://example.org/news/20250309/bridge", "2025-03-09"),
        ("https://example.org/2025/mar/09/bridge", "2025-03-09"),
        ("https://example.org/2025/03/2338761/", None),
        ("https://example.org/article/20251345", None),
        ("https://example.org/p/120250309", None),
    ],
)
def test_days_in_addresses(url: str, day: str | None) -> None:
    assert read_address(url) == day


def test_a_day_after_the_page_was_retrieved_is_not_true() -> None:
    claims = (DateClaim("2026-01-01", "meta/date"), DateClaim("2025-03-09", "url"))
    true, issues = not_after(claims, "2025-03-10T00:00:00Z")
    assert [claim.value for claim in true] == ["2025-03-09"]
    assert [issue.code for issue in issues] == ["date-after-retrieval"]


@pytest.mark.parametrize(
    ("values", "first"),
    [
        (["2020-12-24T23:59:50+00:00", "2020-12-25T01:59:50+02:00"], "2020-12-25T01:59:50+02:00"),
        (["2020-12-24T23:59:50Z", "2020-12-25"], "2020-12-25"),
        (["2020-12-24T09:59:50Z", "2020-12-24"], "2020-12-24T09:59:50Z"),
        (["2020-12-24T23:59:50Z", "2020-12-31"], "2020-12-24T23:59:50Z"),
        (["2020-12-24T23:59:50+02:00", "2020-12-25"], "2020-12-24T23:59:50+02:00"),
    ],
)
def test_the_local_day_comes_before_the_same_moment_in_utc(values: list[str], first: str) -> None:
    assert local_first(tuple(DateClaim(value, "meta/date") for value in values))[0].value == first
