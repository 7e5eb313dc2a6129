"""Linked data: the articles that a page's JSON-LD describes, however badly it is written."""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from html import unescape

_NEWS = re.compile(r"\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|WebPage|VideoObject")
_TOP = frozenset({"@graph", "mainEntity", "mainEntityOfPage"})
_TEXTS = ("headline", "datePublished", "dateCreated", "dateModified", "inLanguage")
_ADDRESSES = ("url", "@id", "mainEntityOfPage")
_NAMED = ("author", "publisher")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_COMMA = re.compile(r",\s*([}\]])")
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """An article of JSON-LD.

    Attributes:
        kind: its type.
        is_inner: whether it stands inside something else, as related articles do.
        said: (key, text) in the order of the script.
        addresses: where it says it stands.
    """

    kind: str
    is_inner: bool
    said: tuple[tuple[str, str], ...]
    addresses: frozenset[str]


def read_articles(text: str) -> Iterator[LinkedArticle]:
    """Yield the articles of a JSON-LD script in its order."""
    waiting: list[tuple[object, bool]] = [(parse_forgiving(text), False)]
    seen = 0
    while waiting and seen < _MOST:
        value, is_inner = waiting.pop()
        seen += 1
        if isinstance(value, list):
            waiting.extend((one, is_inner) for one in reversed(value))
        elif isinstance(value, dict):
            kind = _kind(value.get("@type"))
            if kind:
                yield _article(value, kind, is_inner=is_inner)
            inner = [(v, is_inner or key not in _TOP) for key, v in value.items() if isinstance(v, dict | list)]
            waiting.extend(reversed(inner))


def choose_article(
    articles: Sequence[LinkedArticle], addresses: Collection[str], headings: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """Return what is said of the article that the page is about, completed from what is said of the page.

    A related article has dates too, so one that stands inside something else counts only where its address or its
    headline is the page's.
    """

    def fit(article: LinkedArticle) -> int:
        headline = next((text for key, text in article.said if key == "headline"), None)
        return (
            8 * (not article.addresses.isdisjoint(addresses))
            + 8 * (headline is not None and headline in headings)
            + 2 * (article.kind.endswith(("Article", "Posting")))
            - 6 * article.is_inner
        )

    ordered = sorted((one for one in articles if fit(one) >= 0), key=fit, reverse=True)
    chosen: dict[str, str] = {}
    for article in ordered[:2]:
        for key, text in article.said:
            chosen.setdefault(key, text)
    return tuple(chosen.items())


def _kind(value: object) -> str | None:
    kinds = value if isinstance(value, list) else [value]
    names = (one.rsplit("/", 1)[-1] for one in kinds if isinstance(one, str))
    return next((name for name in names if _NEWS.fullmatch(name)), None)


def _article(value: dict[str, object], kind: str, *, is_inner: bool) -> LinkedArticle:
    said = [(key, _clean(text)) for key in _TEXTS if isinstance(text := value.get(key), str) and text.strip()]
    for key in _NAMED:
        names = [_clean(name) for name in _names(value.get(key)) if name and not name.startswith("http")]
        if names:
            said.append((key, "، ".join(names)))
    addresses = [one for key in _ADDRESSES for one in _addresses(value.get(key))]
    return LinkedArticle(kind, is_inner, tuple(said), frozenset(addresses))


def _names(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict) and isinstance(name := one.get("name"), str):
            yield name


def _addresses(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    if isinstance(value, str):
        yield value.split("#")[0]


def _clean(text: str) -> str:
    return " ".join(unescape(text).split())


def parse_forgiving(text: str) -> object:
    """Return the JSON value of a script; raw line breaks, trailing commas, comments and CDATA around it are forgiven.

    >>> parse_forgiving('<!-- {"a": "one", "b": [1,],} -->')
    {'a': 'one', 'b': [1]}
    """
    opening = re.search(r"[\[{]", text.replace("<![CDATA[", " " * 9, 1))
    if not opening:
        return None
    body = text[opening.start() : max(text.rfind("}"), text.rfind("]")) + 1]
    for attempt in (body, _COMMA.sub(r"\1", _CONTROL.sub(" ", body))):
        try:
            return json.JSONDecoder(strict=False).raw_decode(attempt)[0]
        except (ValueError, RecursionError):
            continue
    return None
