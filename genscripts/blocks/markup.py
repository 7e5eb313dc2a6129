"""Markup: the elements that a made page's lines would be in, the way sites of many makes mark them up."""

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml

from genscripts.blocks.pages import Row
from qala.types.page import Element, Page
from qala.types.span import Span

Option = tuple[str, str, str, int]
"""Tag, path inside the site's frame, class words, and whether the text is a link (0 no, 1 yes, 2 half)."""


@cache
def options() -> dict[str, list[Option]]:
    """Return the ways in which each part of a page is marked up."""
    read = yaml.safe_load(Path(__file__).with_name("markup.yml").read_text(encoding="utf8"))
    return {part: [(tag, path, names, link) for tag, path, names, link in ways] for part, ways in read.items()}


_BLANK = (
    ("td", "table/tbody/tr"),
    ("div", "div"),
    ("td", "center/table/tbody/tr/td/table/tbody/tr"),
    ("p", "div"),
    ("font", "td"),
    ("div", ""),
)
"""Pages of one element for everything: lines parted by `<br>`, soups of `div`."""
_POOR, _KEPT, _HALF = 0.3, 0.2, 2
_SAME = {
    "ticker-label": "label", "also-label": "label", "related-label": "label", "most-label": "label",
    "foot-menu": "foot", "foot-about": "foot",
    "teaser-by": "meta",
    "teaser-date": "meta", "teaser-section": "meta", "number": "meta",
}  # fmt: skip


def marked_up(rows: Sequence[Row], seed: int) -> Page:
    """Return the page as HTML reading would give it: a line an element, each with tag, path, class words and links."""
    dice = random.Random(f"markup/{seed}")  # noqa: S311 - made pages keep no secret
    frame = tuple(dice.choice(("div", "div/div", "form/div/div", "div/div/section", "main", "", "div/div/div/div")).split("/"))
    frame = tuple(tag for tag in frame if tag)
    poor = dice.random() < _POOR
    blank = dice.choice(_BLANK) if dice.random() < _KEPT else None
    chosen: dict[str, Option] = {}
    text, elements = [], []
    at = 0
    for number, row in enumerate(rows):
        words = " ".join(row.text.split())
        part = _part(row.part)
        tag, path, names, link = chosen.setdefault(part, dice.choice(options()[part]))
        if poor:
            kept = tuple(t for t in path.split("/") if t in ("figure", "ul", "ol", "nav", "footer"))
            path, names = "/".join(kept) or "div", names if dice.random() < _KEPT else ""
        if blank:
            tag, path, names, link = *blank, "", 0
        chars = len(words) if link == 1 else len(words) // _HALF if link == _HALF else 0
        gap = 1 if number and row.gap and dice.random() < _KEPT else 0
        if number:
            text.append("\n" * (gap + 1))
            at += gap + 1
        full = (*frame, *(t for t in path.split("/") if t))
        extra = frozenset(dice.sample(("col", "row", "container", "md", "xs", "clearfix", "inner", "block", "item", "wrap"), 2))
        elements.append(Element(Span(at, at + len(words)), "", tag, full, frozenset(names.split()) | extra, chars))
        text.append(words)
        at += len(words)
    return Page("made", "made", "".join(text), media_type="text/html", elements=tuple(elements))


def _part(part: str) -> str:
    if part in options():
        return part
    if part in _SAME:
        return _SAME[part]
    return "meta"
