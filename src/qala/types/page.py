"""Pages: what was received, as text, with the way back to the bytes' own elements."""

from dataclasses import dataclass, field
from typing import NamedTuple

from qala.types.issue import Issue
from qala.types.span import Span


class Element(NamedTuple):
    """A block-level element of an HTML page and the text it shows; a tuple, because a page has hundreds.

    Attributes:
        span: its text in `Page.text`, without white space at the ends.
        selector: a CSS selector that finds the element again.
        tag: its own tag name in lower case.
        path: tag names of its ancestors, outermost first, `html` and `body` left out.
        words: class and id words of the element and its near ancestors, lower case.
        link_chars: how many code points of the text stand inside links.
    """

    span: Span
    selector: str
    tag: str
    path: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    link_chars: int = 0


@dataclass(frozen=True, slots=True)
class DateClaim:
    """A publication date that the page's markup, address or caller states.

    Attributes:
        value: ISO 8601 day, or day and time with zone where given.
        rule: what stated it: `given`, `json-ld/datePublished`, `meta/article:published_time`, `url` and so on.
        words: as it is written there; None where the caller stated it.
    """

    value: str
    rule: str
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says about itself outside its visible text; None where it says nothing."""

    title: str | None = None
    canonical_url: str | None = None
    author: str | None = None
    site_name: str | None = None
    published: tuple[DateClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page as received.

    Attributes:
        id: SHA-256 of the bytes received, in hexadecimal.
        source: path, URL or WARC record id as given.
        text: the text as received, never normalised; every offset of the record counts its code points.
        media_type: such as `text/plain` or `text/html`.
        url: the page's address where known.
        retrieved: RFC 3339 time of retrieval where known.
        language: BCP 47 tag, `ar` unless the page says or shows another.
        elements: for HTML the block-level elements in document order; empty for plain text.
        metadata: what the markup says about the page.
        issues: what went wrong in reading.
        other_languages: the lines that are surely not in Arabic, with the BCP 47 tag of each; kept, not analysed.
    """

    id: str
    source: str
    text: str
    media_type: str = "text/plain"
    url: str | None = None
    retrieved: str | None = None
    language: str = "ar"
    elements: tuple[Element, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    issues: tuple[Issue, ...] = ()
    other_languages: tuple[tuple[Span, str], ...] = ()
