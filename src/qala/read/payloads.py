"""Payloads: undo how an HTTP body was cut up and compressed on its way, never beyond a limit."""

import zlib

from qala.types.issue import Issue
from qala.types.span import Span

LARGEST = 64_000_000
_STEP = 1 << 20
_MOST_MEMBERS = 200
"""Compressed pieces of one body; servers send one."""


def undo_encodings(
    body: bytes, transfer: str | None, content: str | None, limit: int = LARGEST
) -> tuple[bytes, tuple[Issue, ...]]:
    """Return a body as it was before it was sent, and an issue for each thing that went wrong.

    A header may lie (many archives keep it although they undid the encoding), so each encoding is undone only where the bytes
    bear it out.

    Args:
        body: as it came.
        transfer: the Transfer-Encoding field.
        content: the Content-Encoding field.
        limit: bytes beyond which the page is cut.
    """
    issues: list[Issue] = []
    if "chunked" in (transfer or "").lower():
        body, whole = _unchunked(body)
        if not whole:
            issues.append(Issue(Span(0, 0), "body-cut", "The last chunk of the response is missing."))
    for coding in reversed([one.strip().lower() for one in (content or "").split(",")]):
        undone = _UNDOING.get(coding)
        if undone is None:
            if coding not in ("", "identity", "utf-8", "none", "8bit"):
                issues.append(
                    Issue(Span(0, 0), "unknown-encoding", f"The response is encoded as {coding}; it was read as it is.")
                )
            continue
        body, note = undone(body, limit)
        if note:
            issues.append(Issue(Span(0, 0), "body-cut", note))
    return body, tuple(issues)


def _unchunked(body: bytes) -> tuple[bytes, bool]:
    """Return the chunks joined, and whether the last one was there; a body that is not chunked comes back as it is."""
    pieces: list[bytes] = []
    position = 0
    while True:
        end = body.find(b"\n", position, position + 1024)
        size = body[position:end].split(b";")[0].strip() if end >= 0 else b""
        try:
            length = int(size, 16)
        except ValueError:
            return (b"".join(pieces), False) if pieces else (body, True)
        if length < 0:
            return b"".join(pieces), False
        if length == 0:
            return b"".join(pieces), True
        piece = body[end + 1 : end + 1 + length]
        pieces.append(piece)
        position = end + 1 + length
        if len(piece) < length:
            return b"".join(pieces), False
        position += 2 if body[position : position + 2] == b"\r\n" else 1 if body[position : position + 1] == b"\n" else 0


def _inflate(body: bytes, limit: int, window: int) -> tuple[bytes, str]:
    out = bytearray()
    rest = body
    for _ in range(_MOST_MEMBERS):
        unzip = zlib.decompressobj(window)
        try:
            while rest and not unzip.eof and len(out) <= limit:
                out += unzip.decompress(rest, _STEP)
                rest = unzip.unconsumed_tail
            if not unzip.eof and len(out) <= limit:
                out += unzip.flush()
        except zlib.error as error:
            return bytes(out[:limit]), f"The compressed response is damaged ({error}); what stands before the damage was read."
        if not unzip.eof:
            break
        rest = unzip.unused_data if unzip.unused_data.startswith(b"\x1f\x8b") else b""
        if not rest or len(out) > limit:
            break
    if len(out) > limit:
        return bytes(out[:limit]), f"Only the first {limit} bytes of the unpacked response were read."
    return bytes(out), "" if unzip.eof else "The compressed response was cut; what there is was read."


def _gunzip(body: bytes, limit: int) -> tuple[bytes, str]:
    return _inflate(body, limit, 31) if body.startswith(b"\x1f\x8b") else (body, "")


def _deflated(body: bytes, limit: int) -> tuple[bytes, str]:
    if body[:1] == b"\x78":
        return _inflate(body, limit, 15)
    out, note = _inflate(body, limit, -15)
    return (out, note) if out else (body, "")


def _unbrotli(body: bytes, limit: int) -> tuple[bytes, str]:
    return _by_fastwarc(body, limit, "BrotliReader")


def _unzstd(body: bytes, limit: int) -> tuple[bytes, str]:
    return _by_fastwarc(body, limit, "ZstdReader") if body.startswith(b"\x28\xb5\x2f\xfd") else (body, "")


def _by_fastwarc(body: bytes, limit: int, reader: str) -> tuple[bytes, str]:
    import io  # noqa: PLC0415 - seldom needed

    from fastwarc import stream_io  # noqa: PLC0415 - `import qala` stays light

    out = bytearray()
    try:
        unpacked = getattr(stream_io, reader)(io.BytesIO(body))
        while len(out) <= limit and (piece := unpacked.read(_STEP)):
            out += piece
    except (OSError, ValueError) as error:
        if not out:
            return body, f"The compressed response is damaged ({error}); it was read as it is."
        return bytes(out[:limit]), f"The compressed response is damaged ({error}); what stands before the damage was read."
    note = f"Only the first {limit} bytes of the unpacked response were read." if len(out) > limit else ""
    return bytes(out[:limit]), note


_UNDOING = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _deflated,
    "br": _unbrotli,
    "zstd": _unzstd,
}
