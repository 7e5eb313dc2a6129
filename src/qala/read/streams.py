"""Streams: tell by their first bytes what files are, and read the pages in them."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from qala.errors import InputError
from qala.read.documents import Given, read_document
from qala.types.issue import Issue
from qala.types.page import Page
from qala.types.span import Span

LARGEST = 64_000_000
"""Bytes read of one page; what comes after them is cut off, and an issue says so."""
_LARGEST_MARKUP = 16_000_000
"""The same of HTML and feeds, whose trees take some ten times as many."""
_HEAD = 2048
_GZIP, _ZSTD, _ZIP, _PARQUET = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PK\x03\x04", b"PAR1"
_FEED = re.compile(
    rb"\s*(?>(?:<\?[^>]*>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE[^>\[]*>\s*)*)<(?:rss|feed|rdf:RDF)[\s>]",
    re.DOTALL | re.IGNORECASE,
)
_TABLE_NAME = re.compile(r"\.(?:jsonl|ndjson|json)(?:\.(?:gz|bz2|xz|zst))?$", re.IGNORECASE)
_DEEPEST = 3
"""Archives inside archives."""


def read_stream(stream: BinaryIO, source: str, given: Given, *, depth: int = 0) -> Iterator[Page]:
    """Yield the pages of a file.

    Args:
        stream: it must be able to seek.
        source: its path or address, as given.
        given: what is known of it.
        depth: how many archives it lies in.

    Raises:
        InputError: if it does not hold text.
    """
    head = stream.read(_HEAD)
    stream.seek(0)
    inner = _unzipped(head) if head.startswith(_GZIP) else head
    if inner.startswith(b"WARC/") or (head.startswith(_ZSTD) and ".warc" in source.lower()):
        from qala.read.warc import read_warc  # noqa: PLC0415 - imported where the file asks for it

        yield from read_warc(stream, source, given)
    elif head.startswith(_PARQUET):
        from qala.read.tables import read_parquet  # noqa: PLC0415

        yield from read_parquet(stream, source, given)
    elif head.startswith((_ZIP, _GZIP, _ZSTD, b"BZh", b"\xfd7zXZ")) or head[257:262] == b"ustar":
        from qala.read.archives import read_archive  # noqa: PLC0415

        if depth >= _DEEPEST:
            message = f"{source}: archives inside archives inside archives; unpack the outer ones"
            raise InputError(message, source=source)
        yield from read_archive(stream, source, given, depth=depth)
    else:
        yield from _read_text(stream, source, given, head)


def _read_text(stream: BinaryIO, source: str, given: Given, head: bytes) -> Iterator[Page]:
    """Yield the pages of a feed or of a table in JSON, or the one page that a file is."""
    media_type = given.media_type or ""
    if "jsonl" in media_type or is_table_name(source) or given.text_column:
        from qala.read.tables import read_json  # noqa: PLC0415

        yield from read_json(stream, source, given)
        return
    limit = _LARGEST_MARKUP if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else LARGEST
    data = stream.read(limit + 1)
    if len(data) > limit:
        data = data[: max(data.rfind(b"<", limit - _HEAD, limit), data.rfind(b" ", limit - _HEAD, limit), 1)]
        note = f"Only the first {limit} bytes were read."
        given = replace(given, issues=(*given.issues, Issue(Span(0, 0), "page-cut", note)))
    if "rss" in media_type or "atom" in media_type or _FEED.match(head):
        from qala.read.feeds import read_feed  # noqa: PLC0415

        yield from read_feed(data, source, given)
    elif b"multipart/related" in head:
        from qala.read.mhtml import OPENS, read_mhtml  # noqa: PLC0415

        yield from read_mhtml(data, source, given) if OPENS.match(head) else [read_document(data, source, given)]
    else:
        yield read_document(data, source, given)


def is_table_name(name: str) -> bool:
    """Tell whether a file is named as rows of JSON are, packed or not."""
    return bool(_TABLE_NAME.search(name))


def _unzipped(head: bytes) -> bytes:
    """Return the first bytes inside a gzip file; none where they are damaged."""
    try:
        return zlib.decompressobj(31).decompress(head, 16)
    except zlib.error:
        return b""
