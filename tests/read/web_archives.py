"""Write small web archives, with every way a response can be packed."""

import gzip
import zlib

HTML = "<html><body><h1>عنوان الخبر رقم {number}</h1><p>قال الوزير إن الطريق سيفتح غدا.</p></body></html>"
WAYS = ("plain", "chunked", "gzip", "gzip+chunked", "deflate", "plain")


def chunked(body: bytes, size: int = 70) -> bytes:
    """Return a body in chunks."""
    pieces = [body[k : k + size] for k in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def packed(body: bytes, way: str) -> tuple[bytes, list[tuple[str, str]]]:
    """Return a body as it is sent, and the fields that say so."""
    fields = [("Content-Type", "text/html; charset=utf-8")]
    if "gzip" in way:
        body = gzip.compress(body, mtime=0)
        fields.append(("Content-Encoding", "gzip"))
    if "deflate" in way:
        body = zlib.compress(body)
        fields.append(("Content-Encoding", "deflate"))
    if "chunked" in way:
        body = chunked(body)
        fields.append(("Transfer-Encoding", "chunked"))
    return body, fields


def web_archive(*, zipped: bool, ways: tuple[str, ...] = WAYS) -> bytes:
    """Return the bytes of a WARC file with one response for each way."""
    records = []
    for number, way in enumerate(ways):
        body, fields = packed(HTML.format(number=number).encode(), way)
        head = "HTTP/1.1 200 OK\r\n" + "".join(f"{key}: {value}\r\n" for key, value in fields) + "\r\n"
        block = head.encode() + body
        record = (
            (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
                f"WARC-Date: 2025-03-09T08:00:00Z\r\nWARC-Target-URI: http://example.org/{number}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            ).encode()
            + block
            + b"\r\n\r\n"
        )
        records.append(gzip.compress(record, mtime=0) if zipped else record)
    return b"".join(records)
