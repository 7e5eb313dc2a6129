"""HTML: what is shown, line by line, and the way back to each element."""

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from qala.read import read
from tests.loading import params
from tests.read.layouts import ARTICLE, LAYOUTS, LINES


def source(layout: str) -> str:
    return LAYOUTS[layout].replace("{charset}", "utf-8").replace("{{", "{").replace("}}", "}")


@pytest.mark.parametrize("case", params("read/html"))
def test_cases(case: dict[str, Any]) -> None:
    page = next(read(case["html"], media_type="text/html"))
    assert page.text == "\n".join(case["lines"])
    if "tags" in case:
        assert [element.tag for element in page.elements] == case["tags"]
    if "issues" in case:
        assert [issue.code for issue in page.issues] == case["issues"]


@pytest.mark.parametrize("layout", ["article", "legacy", "amp"])
def test_every_selector_finds_its_element_again(layout: str) -> None:
    html = source(layout)
    page = next(read(html))
    tree = LexborHTMLParser(html)
    assert [element.span.of(page.text) for element in page.elements] == LINES[layout]
    for element in page.elements:
        found = tree.css_first(element.selector)
        assert found is not None
        assert found.tag == element.tag
        assert "".join(element.span.of(page.text).split()).strip("“”").replace("“", "").replace("”", "") in "".join(
            found.text(deep=True).split()
        )


def test_an_element_knows_where_it_stands() -> None:
    page = next(read(source("article")))
    caption = next(one for one in page.elements if one.tag == "figcaption")
    assert caption.path == ("article", "figure")
    menu = page.elements[0]
    assert menu.path == ("nav", "ul")
    assert menu.link_chars == len("الرئيسية")
    assert next(one for one in page.elements if "meta" in one.words).link_chars == 0


def test_metadata_of_an_article() -> None:
    page = next(read(source("article")))
    assert page.metadata.title == "افتتاح جسر النهر بعد عامين من العمل"
    assert [(claim.value, claim.rule) for claim in page.metadata.published] == [
        ("2025-03-09T08:30:00+03:00", "meta/article:published_time")
    ]
    assert page.language == "ar"


def test_metadata_of_linked_data_with_a_trailing_comma() -> None:
    page = next(read(source("amp")))
    assert page.metadata.title == "مباحثات حول المياه في العاصمة"
    assert page.metadata.author == "نادر الحلو"
    assert page.metadata.published[0].rule == "json-ld/datePublished"


def test_the_page_is_not_the_related_article() -> None:
    html = """<html><head><link rel=canonical href="https://example.org/a"><script type="application/ld+json">
    {"@graph": [{"@type": "WebPage", "@id": "https://example.org/a", "datePublished": "2025-03-09", "hasPart":
    [{"@type": "NewsArticle", "headline": "خبر آخر", "url": "https://example.org/b", "datePublished": "2019-01-01"}]}]}
    </script></head><body><p>نص</p></body></html>"""
    page = next(read(html))
    assert [claim.value for claim in page.metadata.published] == ["2025-03-09"]
    assert page.metadata.title is None


def test_dates_that_disagree_are_told_and_the_most_reliable_wins() -> None:
    html = source("article").replace("</head>", '<meta name="pubdate" content="2024-01-01"></head>')
    page = next(read(html))
    assert page.metadata.published[0].value == "2025-03-09T08:30:00+03:00"
    assert [issue.code for issue in page.issues] == ["dates-disagree"]


def test_the_same_moment_in_two_zones_is_no_disagreement() -> None:
    html = source("article").replace("</head>", '<meta name="pubdate" content="2025-03-09T05:30:00Z"></head>')
    assert next(read(html)).issues == ()


def test_a_given_day_comes_first() -> None:
    page = next(read(source("article"), published="2025-03-08"))
    assert (page.metadata.published[0].value, page.metadata.published[0].rule) == ("2025-03-08", "given")


def test_a_day_in_the_address() -> None:
    html = "<html><body><p>نص الخبر</p></body></html>"
    page = next(read(html, url="https://example.org/2025/03/09/bridge"))
    assert [(claim.value, claim.rule) for claim in page.metadata.published] == [("2025-03-09", "url")]


def test_text_that_only_scripts_would_show() -> None:
    body = "قال وزير الأشغال إن الجسر سيفتح غدا أمام السيارات. " * 12
    data = (
        '{"props": {"story": {"title": "افتتاح الجسر", "body": "<p>'
        + body
        + '</p><p>وأضاف أن العمل تم.</p>", "caption": "الجسر"}}}'
    )
    html = (
        f'<html><body><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{data}</script></body></html>'
    )
    page = next(read(html))
    assert page.text.splitlines() == ["افتتاح الجسر", body.strip(), "وأضاف أن العمل تم.", "الجسر"]
    assert {element.selector for element in page.elements} == {"script#__NEXT_DATA__"}
    assert [issue.code for issue in page.issues] == ["embedded-text"]


def test_text_that_is_hidden_until_scripts_run() -> None:
    body = "قال وزير الأشغال إن الجسر سيفتح غدا. " * 20
    page = next(read(f'<html><body><p>جار التحميل</p><div style="display:none"><p>{body}</p></div></body></html>'))
    assert page.text == f"جار التحميل\n{body.strip()}"
    assert [issue.code for issue in page.issues] == ["hidden-text"]


def test_text_kept_for_browsers_without_scripts() -> None:
    body = "قال وزير الأشغال إن الجسر سيفتح غدا. " * 20
    page = next(read(f"<html><body><p>جار التحميل</p><noscript><p>{body}</p></noscript></body></html>"))
    assert page.text == f"جار التحميل\n{body.strip()}"
    assert [issue.code for issue in page.issues] == ["noscript"]


def test_a_page_that_shows_its_text_is_not_read_twice() -> None:
    text = "قال وزير الأشغال إن الجسر سيفتح غدا. " * 20
    html = f"<html><body><p>{text}</p><noscript><p>{text}</p></noscript></body></html>"
    assert next(read(html)).text == text.strip()


def test_the_article_as_a_string_and_as_bytes_is_one_page() -> None:
    assert next(read(ARTICLE)).text == next(read(ARTICLE.encode())).text
    assert next(read(ARTICLE)).id == next(read(ARTICLE.encode())).id
