"""Feeds: the items of RSS and Atom, each a page of its own."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from qala.errors import InputError
from qala.read.documents import Given, page_of
from qala.read.encodings import clean_surrogates, decode
from qala.read.moments import read_moment
from qala.read.walk import walk
from qala.types.issue import Issue
from qala.types.page import DateClaim, Element, Metadata, Page
from qala.types.span import Span

_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)
_HALF = re.compile(
    r"&#(?:x0*d[89a-f][0-9a-f]{2}|0*5(?:5(?:29[6-9]|[3-9]\d\d)|6\d{3}|7(?:[0-2]\d\d|3[0-3]\d|34[0-3])));", re.IGNORECASE
)
"""References to halves of characters, which XML does not know."""
_BREAKDOWNS = (ValueError, LookupError, ArithmeticError, TypeError, AttributeError, AssertionError, RecursionError)
"""What feedparser lets through of what broken feeds do to it."""
_DATES = (("published", "feed/pubDate"), ("created", "feed/created"), ("updated", "feed/updated"))
_MOST, _HEAD = 20_000, 20_000
"""Items read of a feed; code points at its start in which a document type can stand."""


def read_feed(data: bytes, source: str, given: Given) -> Iterator[Page]:
    """Yield a page for each item of a feed: its title, its text, and what it says of its pictures, a line each.

    The page's address is the item's link, and its identity the hash of its text and address: the bytes of an item alone are
    not to be had.

    Raises:
        InputError: if the feed holds no item.
    """
    if given.announce:
        given.announce(source)
    import feedparser  # noqa: PLC0415 - `import qala` stays light

    text, issues = decode(data, given.charset)
    # The characters are known by now: feedparser, which would guess them again, gets UTF-8 and no document type to expand.
    text = clean_surrogates(text)
    cleaned = _PROLOGUE.sub("", text[:_HEAD]) + text[_HEAD:]
    cleaned = _HALF.sub("\ufffd", cleaned)
    try:
        feed = feedparser.parse(
            io.BytesIO(cleaned.encode()),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except _BREAKDOWNS as error:
        message = f"{source}: cannot be read as a feed ({type(error).__name__}: {error}); get it again"
        raise InputError(message, source=source) from error
    if not feed.entries:
        message = f"{source}: the feed holds no item; give the pages it should list, or get it again"
        raise InputError(message, source=source)
    if feed.bozo:
        note = f"The feed is not well-formed ({feed.get('bozo_exception')}); what could be read was."
        issues = (*issues, Issue(Span(0, 0), "feed-broken", note))
    item = "entry" if str(feed.get("version") or "").startswith("atom") else "item"
    channel = _text(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries[:_MOST], 1):
        known = replace(given, issues=(*given.issues, *issues))
        yield _read_entry(entry, f"{item}:nth-of-type({number})", f"{source}#{number}", known, channel)


def _read_entry(entry: Mapping[str, Any], selector: str, source: str, given: Given, channel: str | None) -> Page:
    lines: list[tuple[str, Element]] = []
    title = _text(entry.get("title"))
    if title:
        lines.append((title, Element(Span(0, 0), f"{selector} > title", "title")))
    bodies = list(_bodies(entry)) or [("content", one.get("value") or "") for one in entry.get("content") or []]
    for tag, html in bodies:
        lines += _shown(html, f"{selector} > {tag}")
    for tag, said in _pictures(entry):
        if said not in {text for text, _ in lines}:
            lines.append((said, Element(Span(0, 0), f"{selector} {tag}", "figcaption")))
    text, elements = _laid_out(lines)
    claims = tuple(
        DateClaim(moment, rule, written)
        for key, rule in _DATES
        if dict.__contains__(entry, key) and isinstance(written := entry[key], str) and (moment := read_moment(written))
    )[:1]
    metadata = Metadata(title, entry.get("link"), _text(entry.get("author")), channel, claims)
    address = entry.get("link") or given.url
    page = Page("", source, text, "application/xml", address, language="", elements=elements, metadata=metadata)
    return page_of(page, f"{address or ''}\n{text}".encode(), replace(given, media_type=None, url=address))


def _bodies(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the texts of an item: its summary where it adds something, and its content."""
    contents = [one.get("value") or "" for one in entry.get("content") or [] if not _is_caption(one)]
    summary = entry.get("summary") or ""
    plain = _text(summary) or ""
    if plain and not any(plain[:80] in (_text(one) or "") for one in contents):
        yield "description", summary
    for content in contents:
        yield "encoded", content


def _is_caption(content: Mapping[str, Any]) -> bool:
    """Tell whether a content is a picture's description: feedparser files those of the media module under plain contents."""
    return content.get("type") == "text/plain"


def _pictures(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what an item says of its pictures: captions, titles and credits of the media module."""
    said = [("description", one.get("value")) for one in entry.get("content") or [] if _is_caption(one)]
    said += [("description", entry.get(key)) for key in ("media_description", "media_caption", "media_text")]
    for one in (*(entry.get("media_content") or []), *(entry.get("media_thumbnail") or [])):
        said += [(key, one.get(key)) for key in ("description", "title", "caption")]
    said += [("credit", one.get("content")) for one in entry.get("media_credit") or []]
    for tag, value in said:
        text = _text(value)
        if text:
            yield tag, text


def _text(html: object) -> str | None:
    """Return the characters of a value on one line, its markup and references resolved."""
    if not isinstance(html, str) or not html.strip():
        return None
    if "<" in html or "&" in html:
        html = " ".join(text for text, _ in _shown(html, ""))
    return " ".join(html.split()) or None


def _shown(html: str, selector: str) -> list[tuple[str, Element]]:
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - `import qala` stays light

    root = LexborHTMLParser(html).body
    if root is None:
        return []
    shown = walk(root)
    return [(one.span.of(shown.text), one._replace(selector=selector)) for one in shown.elements]


def _laid_out(lines: list[tuple[str, Element]]) -> tuple[str, tuple[Element, ...]]:
    elements, position = [], 0
    for text, element in lines:
        elements.append(element._replace(span=Span(position, position + len(text))))
        position += len(text) + 1
    return "\n".join(text for text, _ in lines), tuple(elements)
