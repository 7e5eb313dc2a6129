"""Documents: the bytes of one page, read by what they are."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from qala.errors import InputError
from qala.read.encodings import clean_surrogates, decode, is_wide
from qala.read.html import read_html
from qala.read.languages import language_issues, other_languages, page_language
from qala.read.plain import read_plain
from qala.read.published import disagreements, not_after
from qala.types.issue import Issue
from qala.types.page import DateClaim, Page
from qala.types.span import Span

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml"})
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?>(?:<!--(?:(?!-->).)*-->\s*)*)<(?:!doctype|html|head|body|meta|title|link|script|style|article|div|p|h[1-6]|table"
    r"|section|main|header|nav|aside|figure|ul|ol|dl|blockquote|center|font|span|b|strong|i|em|a|br|hr|img|time)(?=[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_LATER = re.compile(r"<!doctype html|<(?:head|body)[\s>]", re.IGNORECASE)
"""What makes a page HTML although a server's warnings stand before it."""
_NAMED = re.compile(r"\.(?:x?html?|shtml|php|aspx?)$", re.IGNORECASE)
_SNIFFED = 20_000
_BINARY = (
    (b"%PDF-", "a PDF", "save its text as .txt or .html"),
    (b"\x89PNG", "a PNG picture", "give the page it stands on"),
    (b"\xff\xd8\xff", "a JPEG picture", "give the page it stands on"),
    (b"GIF8", "a GIF picture", "give the page it stands on"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as .txt or .html"),
    (b"\x7fELF", "a program", "give pages"),
    (b"SQLite format 3\0", "an SQLite database", "give pages"),
    (b"\x00\x00\x01\x00", "an icon", "give the page it stands on"),
    (b"RIFF", "a sound, film or picture", "give the page it stands on"),
    (b"\x1a\x45\xdf\xa3", "a film", "give the page it stands on"),
    (b"ID3", "a sound", "give its transcript"),
    (b"OggS", "a sound", "give its transcript"),
    (b"Rar!", "a RAR archive", "unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it"),
    (b"{\\rtf", "an RTF document", "save it as .txt"),
)


_NOT_CONTROL = bytes(range(32, 256)) + b"\0\t\n\r\f\v\x1a\x1b"
_MOST_CONTROLS, _SAMPLE = 0.05, 4096
"""Share of control characters from which bytes are a program's and not a person's; zeros alone do not tell."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a page besides its bytes.

    Attributes:
        published: publication day or time that the caller states, ISO 8601.
        url: its address.
        media_type: as the caller or the server says.
        charset: as the server says.
        retrieved: RFC 3339 time of retrieval.
        text_column: the column of a table that holds the text.
        claims: dates that stand outside the page, as in a feed.
        issues: what went wrong before the bytes were reached.
        refused: sources of pages that are not read, because a process died of them before.
        announce: is told the source of each page before it is read.
    """

    published: str | None = None
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    retrieved: str | None = None
    text_column: str | None = None
    claims: tuple[DateClaim, ...] = ()
    issues: tuple[Issue, ...] = ()
    refused: frozenset[str] = frozenset()
    announce: Callable[[str], None] | None = None


def read_document(data: bytes, source: str, given: Given, *, text: str | None = None) -> Page:
    """Read the bytes of one page, or its characters where they are at hand already.

    Raises:
        InputError: if the bytes are no text.
    """
    if source in given.refused:
        return unreadable(source, f"{source}: left out, because a process died of it before")
    if given.announce:
        given.announce(source)
    issues: tuple[Issue, ...] = ()
    whole = ""
    if text is None:
        _refuse_binary(data, source)
        text, issues = decode(data, given.charset)
        whole = text  # bytes hold no halves of characters
    is_html = given.media_type in _HTML_TYPES if given.media_type else _is_html(text[:_SNIFFED], source)
    page = read_html(whole or clean_surrogates(text), source, given.url) if is_html else read_plain(text, source)
    known = replace(given, issues=(*given.issues, *(_placed(issue, page.text) for issue in issues)))
    return page_of(page, data, known)


def _is_html(head: str, source: str) -> bool:
    """Tell HTML by how a page begins; by its name only where there is markup at all."""
    return bool(_HTML.match(head) or _LATER.search(head) or (_NAMED.search(source) and "</" in head))


def page_of(page: Page, data: bytes, given: Given) -> Page:
    """Return a page completed with what is known of it besides its bytes, its dates and languages weighed.

    Args:
        page: as its own form was read.
        data: the bytes that are its identity.
        given: what is known of it.
    """
    stated = (DateClaim(given.published, "given"),) if given.published else ()
    claims, doubts = not_after((*stated, *given.claims, *page.metadata.published), given.retrieved)
    others = other_languages(page.text)
    return replace(
        page,
        id=hashlib.sha256(data).hexdigest(),
        url=given.url or page.url,
        retrieved=given.retrieved,
        media_type=given.media_type or page.media_type,
        language=page_language(page.language, page.text, others),
        metadata=replace(page.metadata, published=claims),
        issues=(*given.issues, *page.issues, *doubts, *disagreements(claims), *language_issues(others)),
        other_languages=others,
    )


def unreadable(source: str, message: str) -> Page:
    """Return the page that stands for one of many that could not be read: no text, and an issue that says why."""
    issue = Issue(Span(0, 0), "unreadable", message)
    return Page(id=hashlib.sha256(b"").hexdigest(), source=source, text="", issues=(issue,))


def _placed(issue: Issue, text: str) -> Issue:
    """Lay an issue about damaged characters to the first of them that is shown."""
    at = text.find("\ufffd") if issue.code == "bad-bytes" else -1
    return replace(issue, span=Span(at, at + 1)) if at >= 0 else issue


def _refuse_binary(data: bytes, source: str) -> None:
    for magic, name, advice in _BINARY:
        if data.startswith(magic):
            message = f"{source}: is {name}, not a page; {advice}"
            raise InputError(message, source=source)
    if data[4:8] == b"ftyp":
        message = f"{source}: is a film or sound, not a page; give its transcript"
        raise InputError(message, source=source)
    sample = data[:_SAMPLE]
    controls = len(sample.translate(None, _NOT_CONTROL))
    if controls > len(sample) * _MOST_CONTROLS and not is_wide(data):
        message = f"{source}: is a binary file, not a page; give text or HTML"
        raise InputError(message, source=source)
