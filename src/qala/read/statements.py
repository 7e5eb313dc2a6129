"""Statements of the markup: JSON-LD, meta elements, microdata and the time elements of a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from qala.read.linked import choose_article, read_articles

_MOST = 300
"""Elements of a kind looked at; pages that have more are lists of other pages."""


@dataclass(frozen=True, slots=True)
class PageStatements:
    """What the markup states, each kind in document order.

    Attributes:
        title: the title element.
        canonical: the canonical address.
        metas: (name or property in lower case, content).
        linked: (key, text) of the JSON-LD article that the page is about.
        items: (itemprop; content, datetime or text) of microdata.
        times: (datetime attribute; itemprop and class words) of time elements.
    """

    title: str | None
    canonical: str | None
    metas: tuple[tuple[str, str], ...]
    linked: tuple[tuple[str, str], ...]
    items: tuple[tuple[str, str], ...]
    times: tuple[tuple[str, str], ...]

    def first_meta(self, names: Sequence[str]) -> str | None:
        """Return the content of the first of the names that the page states."""
        stated = dict(reversed(self.metas))
        return next((content for name in names if (content := stated.get(name))), None)

    def first_linked(self, key: str) -> str | None:
        """Return what the page's article in JSON-LD says under a key."""
        return next((text for stated, text in self.linked if stated == key), None)


def read_statements(tree: Any) -> PageStatements:  # noqa: ANN401 - selectolax has no types for us
    """Gather what the markup of a parsed page states about it."""
    title = tree.css_first("head title") or tree.css_first("body > title")
    link = tree.css_first('link[rel~="canonical"]')
    canonical = (link.attributes.get("href") or "").strip() if link is not None else ""
    metas = tuple(_metas(tree))
    addresses = {canonical, *(content for name, content in metas if name == "og:url")} - {""}
    headings = {clean(content) for name, content in metas if name == "og:title"}
    articles = [one for node in tree.css('script[type*="ld+json"]')[:_MOST] for one in read_articles(node.text() or "")]
    return PageStatements(
        title=clean(title.text(deep=True)) or None if title is not None else None,
        canonical=canonical or None,
        metas=metas,
        linked=choose_article(articles, addresses, headings),
        items=tuple(_items(tree)),
        times=tuple(_times(tree)),
    )


def _times(tree: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    times = []
    for node in tree.css("time[datetime]")[:_MOST]:
        attributes = node.attributes
        words = (attributes.get("itemprop"), attributes.get("class"), *attributes)
        times.append(((attributes["datetime"] or "").strip(), " ".join(word for word in words if word).lower()))
    return [(moment, words) for moment, words in times if moment]


def clean(text: str) -> str:
    """Return the text with its white space drawn together and the character references left in it resolved."""
    return " ".join((unescape(text) if "&" in text else text).split())


def _metas(tree: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    metas = []
    for node in tree.css("meta[content]")[:_MOST]:
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name")
        if name and attributes["content"]:
            metas.append((name.strip().lower(), clean(attributes["content"])))
    return metas


def _items(tree: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    """Return the microdata that stands outside scripts, an item's value taken as browsers take it."""
    items = []
    for node in tree.css("[itemprop]")[:_MOST]:
        attributes = node.attributes
        value = attributes.get("content") or attributes.get("datetime") or (node.text(deep=True) or "")[:500]
        items += [(prop, clean(value)) for prop in (attributes.get("itemprop") or "").split() if value.strip()]
    return items
