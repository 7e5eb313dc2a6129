"""Statements of the markup: JSON-LD, meta elements, microdata and the time elements of a page."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_NEWS = re.compile(
    r"(?:News|Reportage|Opinion|Analysis|Review|Backgrounder|AdvertiserContent)?(?:Article|NewsArticle)|BlogPosting|LiveBlogPosting|WebPage|Report",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x1f]+")
_COMMA = re.compile(r",\s*([}\]])")
_MOST = 200


@dataclass(frozen=True, slots=True)
class PageStatements:
    """What the markup states, each kind in document order.

    Attributes:
        title: the title element.
        canonical: the canonical address.
        metas: (name or property in lower case, content).
        linked: (key, text) of the articles in JSON-LD.
        items: (itemprop, content, datetime or text) of microdata.
        times: (datetime attribute, itemprop or class words) of time elements.
    """

    title: str | None
    canonical: str | None
    metas: tuple[tuple[str, str], ...]
    linked: tuple[tuple[str, str], ...]
    items: tuple[tuple[str, str], ...]
    times: tuple[tuple[str, str], ...]

    def first_meta(self, names: Sequence[str]) -> str | None:
        """Return the content of the first of the names that the page states."""
        for name in names:
            for stated, content in self.metas:
                if stated == name and content:
                    return content
        return None

    def first_linked(self, key: str) -> str | None:
        """Return what the first article in JSON-LD says under a key."""
        return next((text for stated, text in self.linked if stated == key and text), None)


def read_statements(tree: object) -> PageStatements:
    """Gather what the markup of a parsed page states about it."""
    title = tree.css_first("title")
    link = tree.css_first('link[rel~="canonical"]')
    metas = []
    for node in tree.css("meta")[:_MOST]:
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name")
        if name and attributes.get("content"):
            metas.append((name.strip().lower(), _clean(attributes["content"])))
    linked = [pair for node in tree.css('script[type*="ld+json"]')[:_MOST] for pair in _linked(node.text() or "")]
    items = [
        (prop, value)
        for node in tree.css("[itemprop]")[:_MOST]
        for prop in (node.attributes.get("itemprop") or "").split()
        if (value := _value(node))
    ]
    times = [
        (moment, f"{node.attributes.get('itemprop') or ''} {node.attributes.get('class') or ''}".lower())
        for node in tree.css("time[datetime]")[:_MOST]
        if (moment := (node.attributes.get("datetime") or "").strip())
    ]
    return PageStatements(
        title=_clean(title.text(deep=True)) or None if title else None,
        canonical=(link.attributes.get("href") or "").strip() or None if link else None,
        metas=tuple(metas),
        linked=tuple(linked),
        items=tuple(items),
        times=tuple(times),
    )


def _clean(text: str) -> str:
    return " ".join(text.split())


def _value(node: object) -> str:
    attributes = node.attributes
    value = attributes.get("content") or attributes.get("datetime")
    return _clean(value or (node.text(deep=True) or "")[:500])


def _linked(text: str) -> Iterator[tuple[str, str]]:
    """Yield the text values of the articles in a JSON-LD script, however badly it is written."""
    stack = [parse_forgiving(text)]
    seen = 0
    while stack and seen < 10_000:
        value = stack.pop()
        seen += 1
        if isinstance(value, list):
            stack.extend(reversed(value))
        elif isinstance(value, dict):
            if _is_news(value.get("@type")):
                yield from _article(value)
            stack.extend(reversed([v for v in value.values() if isinstance(v, dict | list)]))


def _is_news(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and _NEWS.fullmatch(one.rsplit("/", 1)[-1]) for one in kinds)


def _article(value: dict[str, object]) -> Iterator[tuple[str, str]]:
    for key in ("headline", "datePublished", "dateCreated", "dateModified", "uploadDate", "inLanguage", "articleBody", "url"):
        if isinstance(said := value.get(key), str) and said.strip():
            yield key, said.strip()
    for key in ("author", "publisher"):
        names = [name for name in _names(value.get(key)) if name]
        if names:
            yield key, "، ".join(names)


def _names(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield one.strip()
        elif isinstance(one, dict) and isinstance(name := one.get("name"), str):
            yield name.strip()


def parse_forgiving(text: str) -> object:
    """Return the JSON value of a script; raw line breaks, trailing commas, comments and CDATA around it are forgiven.

    >>> parse_forgiving('<!-- {"a": "one\\ntwo",} -->')
    {'a': 'one two'}
    """
    start = min((i for i in (text.find("{"), text.find("[{")) if i >= 0), default=-1)
    if start < 0:
        return None
    body = text[start : max(text.rfind("}"), text.rfind("]")) + 1]
    for attempt in (body, _COMMA.sub(r"\1", _CONTROL.sub(" ", body))):
        try:
            return json.JSONDecoder(strict=False).raw_decode(attempt)[0]
        except (ValueError, RecursionError):
            continue
    return None
