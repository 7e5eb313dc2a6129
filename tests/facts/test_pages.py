"""Facts of the six real pages in `../shared/pages`: each line of the article is there, whole, in order, with the right kind.

The lines themselves are their publishers'; here stand their first and last words, their lengths and their hashes.
"""

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from qala.read import read
from qala.segment import segment
from qala.types.page import Page

FACTS: dict[str, Any] = json.loads((Path(__file__).parent / "pages.json").read_text(encoding="utf8"))
PAGES = Path(__file__).resolve().parents[2].parent / "shared" / "pages"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not PAGES.is_dir(), reason="../shared is not beside the checkout"),
]


def page(name: str) -> Page:
    return next(read(PAGES / f"{name}.html"))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("name", FACTS)
def test_every_line_of_the_article_is_there_whole_and_in_order(name: str) -> None:
    lines = [line for line in page(name).text.split("\n") if line]
    hashes = [digest(line) for line in lines]
    at = -1
    for fact in FACTS[name]["lines"]:
        assert fact["sha256"] in hashes[at + 1 :], f"{fact['first']} … {fact['last']}"
        at = hashes.index(fact["sha256"], at + 1)
        words = lines[at].split()
        assert (" ".join(words[:2]), " ".join(words[-2:]), len(words)) == (fact["first"], fact["last"], fact["words"])


@pytest.mark.parametrize("name", FACTS)
def test_every_selector_finds_its_element_again(name: str) -> None:
    shown = page(name)
    tree = LexborHTMLParser((PAGES / f"{name}.html").read_text(encoding="utf8", errors="replace"))
    for element in shown.elements:
        found = tree.css_first(element.selector)
        assert found is not None
        assert found.tag == element.tag
        assert "".join(element.span.of(shown.text).split()) in "".join(found.text(deep=True).split())


@pytest.mark.parametrize("name", FACTS)
def test_the_text_of_the_story_is_the_article(name: str) -> None:
    shown = page(name)
    story = max(segment(shown).stories, key=lambda one: len(one.sentences))
    found = Counter(word for block in story.blocks for word in block.span.of(shown.text).split())
    lines = {digest(line): line for line in shown.text.split("\n")}
    wanted = Counter(word for fact in FACTS[name]["lines"] for word in lines[fact["sha256"]].split())
    both = sum((found & wanted).values())
    assert 2 * both / (sum(found.values()) + sum(wanted.values())) >= 0.98


@pytest.mark.parametrize("name", FACTS)
def test_every_line_of_the_article_has_the_right_kind(name: str) -> None:
    shown = page(name)
    taken = segment(shown)
    kinds = {block.span: block.kind for story in taken.stories for block in story.blocks}
    kinds |= {block.span: block.kind for block in taken.furniture}
    by_hash: dict[str, set[str]] = {}
    for span, kind in kinds.items():
        by_hash.setdefault(digest(span.of(shown.text)), set()).add(kind)
    wrong = [
        (fact["first"], fact["kind"], sorted(by_hash.get(fact["sha256"], set())))
        for fact in FACTS[name]["lines"]
        if fact["kind"] not in by_hash.get(fact["sha256"], set())
    ]
    assert wrong == []


@pytest.mark.parametrize("name", FACTS)
def test_the_day_that_the_markup_states(name: str) -> None:
    claims = page(name).metadata.published
    assert (claims[0].value[:10] if claims else None) == FACTS[name]["published"]


def test_the_days_are_those_of_the_index() -> None:
    index = {entry["publisher"]: entry["gold_date"] for entry in json.loads((PAGES / "index.json").read_text(encoding="utf8"))}
    stated = {name: FACTS[name]["published"] for name in FACTS if FACTS[name]["published"]}
    assert {name: day for name, day in stated.items() if index.get(name, day) != day} == {}
