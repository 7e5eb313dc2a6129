"""MHTML: pages that a browser saved whole, in one file."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

from qala.errors import InputError
from qala.read.documents import Given, read_document
from qala.read.moments import read_moment
from qala.types.page import Page

OPENS = re.compile(rb"(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){1,20}?Content-Type:\s*multipart/related", re.IGNORECASE)
"""The head of such a file: fields as a mail has them, one of which says that parts follow."""
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read_mhtml(data: bytes, source: str, given: Given) -> Iterator[Page]:
    """Yield the page that a file holds; its pictures, styles and frames are left out.

    Raises:
        InputError: if no page is in it.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    part = next((one for one in message.walk() if one.get_content_type() in _PAGE_TYPES), None)
    body = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(body, bytes):
        said = f"{source}: holds no page, only what belongs to one; save the page again"
        raise InputError(said, source=source)
    url = _field(message, "Snapshot-Content-Location") or _field(part, "Content-Location")
    saved = read_moment(_field(message, "Date") or "")
    known = replace(
        given,
        url=given.url or (url if url and url.startswith("http") else None),
        media_type=given.media_type or "text/html",
        charset=part.get_content_charset(),
        retrieved=given.retrieved or (saved if saved and re.search(r"(?:Z|[+-]\d\d:\d\d)$", saved) else None),
    )
    yield read_document(body, source, known)


def _field(message: Message, name: str) -> str | None:
    said = message.get(name)
    return str(said).strip() if said else None
