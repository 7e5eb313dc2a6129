"""The analyser against labelled pairs of query and statement: what must be found, and what must not."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from qala.store import index, open_store
from qala.store.protocol import Store
from qala.store.queries import parse
from qala.store.search import search
from qala.store.writing import add_records
from tests.loading import load
from tests.store.pages import page_of

FLOOR_RECALL, FLOOR_PRECISION = 0.95, 0.95
CASES = load("search/pairs")


@dataclass(frozen=True)
class Outcome:
    """A labelled pair with what the search made of it."""

    query: str
    statement: str
    wanted: bool
    found: bool


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    opened = open_store(tmp_path_factory.mktemp("pairs") / "pairs.sqlite")
    said = dict.fromkeys(words for case in CASES for words in (*case["finds"], *case["not"]))
    add_records(opened, [page_of([("فلان", "قال", words)]) for words in said])
    index.catch_up(opened)
    return opened


@pytest.fixture(scope="module")
def outcomes(store: Store) -> list[Outcome]:
    made = []
    for case in CASES:
        hits = search(store, parse(case["query"]), limit=500, mentions=False).hits
        found = {hit.snippet.text for hit in hits}
        for wanted, key in ((True, "finds"), (False, "not")):
            made += [Outcome(case["query"], words, wanted, words in found) for words in case[key]]
    return made


def test_there_are_enough_pairs(outcomes: list[Outcome]) -> None:
    assert len(outcomes) >= 150


def test_recall_and_precision(outcomes: list[Outcome]) -> None:
    right = sum(one.wanted and one.found for one in outcomes)
    recall = right / sum(one.wanted for one in outcomes)
    precision = right / sum(one.found for one in outcomes)
    wrong = [
        f"{'missed' if one.wanted else 'false'}: {one.query} | {one.statement}" for one in outcomes if one.wanted != one.found
    ]
    report = "\n".join((f"recall {recall:.3f} precision {precision:.3f} of {len(outcomes)} pairs", *wrong))
    assert recall >= FLOOR_RECALL, report
    assert precision >= FLOOR_PRECISION, report


def test_what_is_found_is_what_is_shown(store: Store) -> None:
    """Whatever the engine finds by its words, the highlights find in the page."""
    for case in CASES:
        for hit in search(store, parse(case["query"]), limit=500, mentions=False).hits:
            assert hit.snippet.highlights, (case["query"], hit.snippet.text)


def test_where_it_stands(tmp_path: Path) -> None:
    """One statement, one page, one span."""
    opened = open_store(tmp_path / "one.sqlite")
    record = page_of([("فلان", "قال", "الجسر مغلق والجسور الأخرى مفتوحة")])
    add_records(opened, [record])
    index.catch_up(opened)
    (hit,) = search(opened, parse("جسر")).hits
    assert [span.of(record.page.text or "") for span in hit.snippet.highlights] == ["الجسر", "والجسور"]
