"""Scores: the scorer that lies beside the annotated pages, as a module; pooled and page by page."""

import importlib.util
import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from eval.suites import SHARED, Suite

Row = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the scorer says of a suite.

    Attributes:
        rows: measure → its figures (p, r, f1 or acc, and n), pooled over the pages.
        pages: the same page by page.
        errors: (kind, page, …) as the scorer lists them.
    """

    rows: Mapping[str, Row]
    pages: Mapping[str, Mapping[str, Row]]
    errors: list[tuple[Any, ...]]


def scorer() -> ModuleType:
    """Load `score.py`."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
    if spec is None or spec.loader is None:
        message = "the scorer cannot be loaded"
        raise ImportError(message)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(suite: Suite, records: Mapping[str, Any], pages: list[str]) -> Scores:
    """Score the records of some pages of a suite against their annotation."""
    module = scorer()
    errors: list[tuple[Any, ...]] = []
    pooled = {name: kind() for name, kind in module.ORDER}
    by_page = {}
    for page in pages:
        gold = json.loads((suite.folder / f"{page}.json").read_text(encoding="utf8"))
        text = (suite.folder / f"{page}.txt").read_bytes().decode("utf8")
        own = {name: kind() for name, kind in module.ORDER}
        module.score_page(text, gold, records.get(page), pooled, errors)
        module.score_page(text, gold, records.get(page), own, None)
        by_page[page] = {name: own[name].row() for name, _ in module.ORDER}
    return Scores({name: pooled[name].row() for name, _ in module.ORDER}, by_page, errors)


def headline(row: Row) -> float:
    """Return the figure of a row that floors are held against: F1 or accuracy."""
    return row["f1"] if "f1" in row else row["acc"]
