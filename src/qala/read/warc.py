"""WARC: the pages that a crawler kept, one record at a time."""

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from qala.errors import InputError
from qala.read.documents import Given, read_document, unreadable
from qala.read.moments import read_moment
from qala.read.payloads import undo_encodings
from qala.read.streams import LARGEST
from qala.types.issue import Issue
from qala.types.page import Page
from qala.types.span import Span

_TEXT = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")
_HEADER = re.compile(rb"\r?\n\r?\n")
_SWALLOWED = re.compile(rb"\r?\n\r?\n(?=WARC/1\.[01]\r?\n)")
"""The next record, inside one whose stated length is too great."""
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z")
_STATUS = re.compile(rb"HTTP/[\d.]+\s+(\d{3})")
_FRESH, _STALE = 200, 300
_WINDOW = 1 << 16
_MOST_DAMAGES = 1000
"""Damaged records after which the rest of a file is given up."""


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """The head of an HTTP response: status and header fields, names in lower case; the body apart."""

    status: int
    fields: Mapping[str, str]
    body: bytes


def read_warc(stream: BinaryIO, source: str, given: Given) -> Iterator[Page]:
    """Yield the pages of a WARC file: responses, resources and the plain texts of conversions, those that hold text.

    A damaged record costs itself: reading goes on at the next one, and a page without text says what was lost. A record that is
    shorter than it says is read as far as it goes, with an issue `record-cut`.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - `import qala` stays light

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion | WarcRecordType.unknown
    start = 0
    damage = ""
    for _ in range(_MOST_DAMAGES):
        last, whole = start, True
        stream.seek(start)
        try:
            for record in ArchiveIterator(stream, record_types=kinds, parse_http=False):
                last = start + record.stream_pos
                if damage:
                    yield unreadable(source, f"{damage}; reading went on at the next record")
                    damage = ""
                if record.record_type == WarcRecordType.unknown:
                    yield unreadable(source, f"{source}: the record at byte {last} is of no known kind; it was passed over")
                    continue
                block = record.reader.read(LARGEST + 1)
                swallowed = _SWALLOWED.search(block) if len(block) < _length(record) else None
                yield from _read_record(record, block[: swallowed.start()] if swallowed else block, source, given)
                if swallowed:
                    whole = False
                    break
        except OSError as error:
            whole, damage = False, f"{source}: a record is damaged after byte {last} ({error})"
        lost = _lost(stream, last) if whole else None
        following = None if whole else _following(stream, last + 1)
        if lost:
            yield unreadable(source, f"{source}: {lost}")
        elif damage and following is None:
            yield unreadable(source, f"{damage}; what comes after it was lost")
        if following is None:
            return
        start = following
    yield unreadable(
        source, f"{source}: more than {_MOST_DAMAGES} records are damaged; what comes after byte {start} was not read"
    )


def _length(record: Any) -> int:  # noqa: ANN401 - fastwarc has no types for us
    said = record.headers.get("Content-Length") or ""
    return int(said) if said.isdigit() else 0


def _read_record(record: Any, block: bytes, source: str, given: Given) -> Iterator[Page]:  # noqa: ANN401
    headers = record.headers
    name = (record.record_id or source).strip("<>")
    length = _length(record)
    issues = given.issues
    if len(block) > LARGEST:
        block = block[:LARGEST]
        issues = (*issues, Issue(Span(0, 0), "page-cut", f"Only the first {LARGEST} bytes of the record were read."))
    elif len(block) < length or headers.get("WARC-Truncated"):
        note = headers.get("WARC-Truncated") or f"it says {length} bytes and has {len(block)}"
        issues = (*issues, Issue(Span(0, 0), "record-cut", f"The record was cut: {note}."))
    content_type = headers.get("Content-Type") or ""
    if content_type.startswith("application/http"):
        response = parse_response(block)
        if response is None and len(issues) > len(given.issues):
            yield unreadable(name, f"{name}: {issues[-1].note}")
        if response is None or not _FRESH <= response.status < _STALE:
            return
        fields, body = response.fields, response.body
        content_type = fields.get("content-type") or "text/html"
        body, doubts = undo_encodings(body, fields.get("transfer-encoding"), fields.get("content-encoding"))
        issues = (*issues, *doubts)
    else:
        body = block
    media_type = content_type.split(";")[0].strip().lower()
    if media_type not in _TEXT:
        return
    charset = _CHARSET.search(content_type)
    known = replace(
        given,
        url=given.url or headers.get("WARC-Target-URI"),
        media_type=None if "xml" in media_type else media_type,
        charset=charset[1] if charset else None,
        retrieved=_moment(headers.get("WARC-Date") or ""),
        issues=issues,
    )
    try:
        yield read_document(body, name, known)
    except InputError as error:
        yield unreadable(name, str(error))


def _moment(written: str) -> str | None:
    """Return the time of a record as it is written, None where it is none."""
    return written if _MOMENT.fullmatch(written) and read_moment(written) else None


def parse_response(block: bytes) -> HttpResponse | None:
    """Return the HTTP response that a record holds, None if it holds none, or not the whole head of one."""
    status = _STATUS.match(block)
    end = _HEADER.search(block)
    if not status or not end:
        return None
    head, body = block[: end.start()], block[end.end() :]
    fields: dict[str, str] = {}
    for line in head.decode("latin-1").splitlines()[1:]:
        key, mark, value = line.partition(":")
        if mark:
            fields[key.strip().lower()] = value.strip()
    return HttpResponse(int(status[1]), fields, body)


def _following(stream: BinaryIO, after: int) -> int | None:
    """Return where the next whole record begins behind a damaged one."""
    position = after
    stream.seek(position)
    carried = b""
    while True:
        piece = stream.read(_WINDOW)
        if not piece:
            return None
        window = carried + piece
        for match in re.finditer(rb"\x1f\x8b\x08|(?<=\n)WARC/1\.[01]\r?\n", window):
            if window[match.start() : match.start() + 5] == b"WARC/" or _opens_record(window[match.start() :]):
                return position - len(carried) + match.start()
        position += len(piece)
        carried = window[-4096:]


def _opens_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(data[:4096], 5) == b"WARC/"
    except zlib.error:
        return False


def _lost(stream: BinaryIO, last: int) -> str | None:
    """Say whether the end of the file, behind the last page in it, lacks a part of a record."""
    stream.seek(last)
    if stream.read(2) == b"\x1f\x8b":
        return _cut_member(stream, last)
    stream.seek(max(0, stream.seek(0, io.SEEK_END) - _WINDOW))
    tail = stream.read()
    begun = tail.rfind(b"WARC/1.")
    return "the file was cut inside a record" if begun >= 0 and not _HEADER.search(tail, begun) else None


def _cut_member(stream: BinaryIO, start: int) -> str | None:
    stream.seek(start)
    unzip, rest = zlib.decompressobj(31), b""
    while piece := rest or stream.read(_WINDOW):
        if unzip.eof:
            unzip = zlib.decompressobj(31)
        try:
            while piece and not unzip.eof:
                unzip.decompress(piece, _WINDOW)
                piece = unzip.unconsumed_tail
        except zlib.error:
            return "the file ends in damaged bytes"
        rest = unzip.unused_data
    return None if unzip.eof else "the file was cut inside a record"
