"""Markup: the elements that a made page's lines would be in, the way sites of many makes mark them up."""

import random
from collections.abc import Sequence

from blocks.pages import Row

from qala.types.page import Element, Page
from qala.types.span import Span

Option = tuple[str, str, str, int]
"""Tag, path inside the site's frame, class words, and whether the text is a link (0 no, 1 yes, 2 half)."""

_OPTIONS: dict[str, list[Option]] = {
    "skip": [("a", "div", "skip link visually hidden", 1), ("div", "", "skip", 1)],
    "header": [("li", "header/div/ul", "header top menu", 1), ("div", "header/div", "header topbar", 0), ("button", "div/form", "search btn", 0), ("div", "div/div", "navbar button", 1), ("a", "header", "logo lang", 1)],
    "today": [("div", "header/div", "date today", 0), ("span", "div/div", "header date", 0), ("time", "header", "", 0)],
    "menu": [("li", "nav/ul", "nav menu navbar", 1), ("li", "header/nav/ul", "menu item", 1), ("div", "div/div", "menu category row", 1), ("a", "nav", "nav link", 1), ("li", "div/ul", "mainmenu sub", 1), ("td", "table/tbody/tr", "", 1)],
    "weather": [("div", "div/section/div", "weather info block", 0), ("p", "header/div", "weather temperature", 0), ("div", "aside/div", "prayer times", 0)],
    "crumb": [("li", "nav/ol", "breadcrumb", 1), ("a", "div", "breadcrumbs", 1), ("h6", "article/nav/ul/li/a", "breadcrumb", 1), ("div", "div", "path", 1)],
    "label": [("h2", "div/div", "title module widget", 0), ("h3", "section", "block heading", 0), ("div", "div/div", "boxtitle", 0), ("h4", "aside/div", "widget title", 0), ("p", "div", "", 0)],
    "ticker": [("li", "div/ul", "ticker breaking news", 1), ("h4", "section/div/ul/li", "newsticker bg", 2), ("div", "div/div", "lastnews", 1), ("a", "div", "marquee", 1)],
    "section": [("div", "article/div", "category", 1), ("a", "article/header", "section name", 1), ("h3", "div/div", "color cat title", 1), ("span", "article", "kicker", 0), ("div", "div", "boxtitle", 1)],
    "h1": [("h1", "article/header", "entry title", 0), ("h1", "div/div", "article title", 0), ("h1", "main/article", "headline", 0), ("h1", "", "", 0), ("h2", "article", "article title", 0), ("div", "div", "news title", 0)],
    "h1-again": [("h2", "article", "title", 0), ("div", "div/div", "article title text", 0), ("h1", "article", "", 0), ("p", "article", "title", 0)],
    "deck": [("h2", "article/header", "subtitle excerpt", 0), ("p", "article", "lead summary", 0), ("div", "article/div", "deck intro", 0), ("h3", "article", "sub title", 0), ("p", "div/div", "", 0)],
    "byline": [("span", "article/div", "author meta", 1), ("div", "article/header", "byline", 0), ("h5", "article/div", "author post meta", 1), ("a", "article", "writer", 1), ("p", "article", "source", 0), ("div", "div", "", 0)],
    "date": [("time", "article/header", "published", 0), ("span", "article/div", "date meta", 0), ("div", "article", "post date", 0), ("div", "div", "created", 0), ("li", "article/ul", "meta", 0), ("div", "div", "", 0)],
    "caption": [("figcaption", "article/figure", "caption", 0), ("figcaption", "figure", "wp caption text", 0), ("div", "article/div", "image caption", 0), ("p", "article/div", "img desc", 0), ("span", "article/figure", "photo", 0), ("div", "div/div", "red image", 0)],
    "share": [("li", "article/ul", "share social", 1), ("a", "article/div", "social share", 1), ("button", "article/div", "tools print", 0), ("div", "div/div", "share icons", 0), ("span", "div", "views counter", 0)],
    "p": [("p", "article/div", "entry content body", 0), ("p", "article", "", 0), ("p", "div/div", "article body", 0), ("div", "div/div", "details text", 0), ("p", "main/div", "post content", 0), ("div", "", "", 0), ("td", "table/tbody/tr", "", 0)],
    "subhead": [("h2", "article/div", "entry content body", 0), ("h3", "article/div", "body", 0), ("p", "article", "entry content", 0), ("strong", "article/p", "body", 0), ("h4", "div/div", "details text", 0), ("div", "div", "article body", 0)],
    "ad": [("div", "article/div", "advert ad", 0), ("span", "div", "ad label", 0), ("div", "article", "banner", 0)],
    "also": [("li", "article/div/ul", "related", 1), ("h3", "article/div", "readalso post title", 1), ("a", "article/p", "", 1), ("p", "article", "also", 1)],
    "inline-also": [("p", "article/div", "entry content body", 2), ("div", "article/div", "read also", 1), ("p", "article", "", 2), ("strong", "article/p", "", 2)],
    "credit": [("p", "article/div", "entry content body", 0), ("div", "article", "source credit", 0), ("span", "article", "source", 0), ("p", "div/div", "article body", 0)],
    "end": [("p", "article/div", "entry content body", 0), ("div", "article", "", 0), ("p", "div/div", "details", 0)],
    "tags-label": [("div", "article/div", "post tags", 0), ("span", "article/footer", "tags title", 0), ("h4", "div", "keywords", 0)],
    "tag": [("li", "article/ul", "tags", 1), ("a", "article/footer", "post tags tag", 1), ("h6", "article/div", "tags clearfix", 1), ("h3", "div/div", "tag", 1), ("span", "div", "label", 1)],
    "related": [("h3", "aside/div", "related post title", 1), ("li", "section/ul", "related", 1), ("h4", "div/article", "entry title small", 1), ("div", "div/div", "newsbox related", 1), ("a", "div/div", "card title", 1), ("h2", "div/div", "card item", 1)],
    "most": [("li", "aside/ol", "most popular", 1), ("h4", "aside/div", "widget title", 1), ("div", "div/div", "mostread", 1), ("a", "section/div", "trending", 1), ("h3", "div/div", "block post", 1)],
    "next": [("a", "article/nav", "next prev", 1), ("div", "div", "pager next", 1), ("td", "table/tbody/tr", "prev", 1)],
    "more": [("a", "div", "more readmore", 1), ("a", "section", "btn", 1), ("div", "div", "readmore", 1), ("span", "div", "", 1)],
    "comments": [("label", "section/form", "comment form", 0), ("div", "div/form", "comments respond", 0), ("p", "section/div", "comment notes", 0), ("h2", "section", "comments reply", 0)],
    "newsletter": [("p", "section/div", "newsletter subscribe", 0), ("div", "div", "newsletter", 0), ("a", "div/div", "follow app", 1), ("div", "aside/form", "subscribe", 0)],
    "foot": [("li", "footer/ul", "footer menu", 1), ("p", "footer/div", "copyright", 0), ("div", "footer", "bottom", 0), ("a", "div/div", "footer", 1), ("div", "div", "bottom bar", 1)],
    "cookies": [("div", "div", "cookie consent", 0), ("button", "div", "cookie btn", 0), ("p", "div", "gdpr popup", 0)],
    "teaser-h": [("h2", "div/article", "post title", 1), ("h3", "section/div", "card title", 1), ("a", "div/div", "headline", 1), ("div", "div/div", "news title", 1)],
    "teaser-p": [("p", "div/article", "excerpt", 0), ("p", "section/div", "card text", 0), ("div", "div/div", "summary", 0), ("p", "div/div", "", 2)],
    "meta": [("span", "div/article", "meta", 0), ("time", "section/div", "card date", 0), ("div", "div/div", "info", 0), ("a", "div/div", "cat", 1)],
    "teaser-caption": [("figcaption", "div/article/figure", "caption", 0), ("div", "section/div", "card image", 0), ("span", "div/div", "photo", 1)],
}  # fmt: skip
_SAME = {
    "ticker-label": "label", "also-label": "label", "related-label": "label", "most-label": "label", "foot-menu": "foot", "foot-about": "foot",
    "teaser-by": "meta", "teaser-date": "meta", "teaser-section": "meta", "number": "meta",
}  # fmt: skip


def marked_up(rows: Sequence[Row], seed: int) -> Page:
    """Return the page as HTML reading would give it: a line an element, each with tag, path, class words and links."""
    dice = random.Random(f"markup/{seed}")
    frame = tuple(dice.choice(("div", "div/div", "form/div/div", "div/div/section", "main", "", "div/div/div/div")).split("/"))
    frame = tuple(tag for tag in frame if tag)
    poor = dice.random() < 0.3
    chosen: dict[str, Option] = {}
    text, elements = [], []
    at = 0
    for number, row in enumerate(rows):
        words = " ".join(row.text.split())
        part = _part(row.part)
        tag, path, names, link = chosen.setdefault(part, dice.choice(_OPTIONS[part]))
        if poor:
            kept = tuple(t for t in path.split("/") if t in ("figure", "ul", "ol", "nav", "footer"))
            path, names = "/".join(kept) or "div", names if dice.random() < 0.2 else ""
        chars = len(words) if link == 1 else len(words) // 2 if link == 2 else 0
        gap = 1 if number and row.gap and dice.random() < 0.2 else 0
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
    if part in _OPTIONS:
        return part
    if part in _SAME:
        return _SAME[part]
    return "meta"
