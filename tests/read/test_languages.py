"""Languages: told by the line, kept, marked."""

from typing import Any

import pytest

from qala.read import read
from qala.read.languages import language_of
from tests.loading import params


@pytest.mark.parametrize("case", params("read/languages"))
def test_cases(case: dict[str, Any]) -> None:
    assert language_of(case["text"]) == case["tag"]


def test_other_languages_are_kept_and_marked() -> None:
    persian = "وی گفت که این موضوع برای ما بسیار مهم است و باید در روزهای آینده بررسی شود"
    page = next(read(f"عنوان الخبر\n{persian}\n{persian}\nوقال الوزير إن الطريق سيفتح غدا."))
    assert [(span.of(page.text), tag) for span, tag in page.other_languages] == [(persian, "fa"), (persian, "fa")]
    (issue,) = page.issues
    assert issue.code == "other-language"
    assert issue.span.of(page.text) == f"{persian}\n{persian}"


def test_what_a_page_shows_counts_for_more_than_what_it_says() -> None:
    arabic = "<html lang='en-US'><body><p>وقال الوزير إن الطريق سيفتح غدا أمام السيارات التي تنتظر منذ أيام</p></body></html>"
    assert next(read(arabic)).language == "ar"
    assert next(read(arabic.replace("en-US", "ar-LB"))).language == "ar-LB"
    english = "The minister said that the road which has been closed for days will be opened to traffic in the morning. " * 3
    assert next(read(f"<html lang='ar'><body><p>{english}</p></body></html>")).language == "en"
