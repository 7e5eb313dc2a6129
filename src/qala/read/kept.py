"""Keep what was fetched as WARC records, so that a page can be read again as it was received."""

import base64
import gzip
import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path

from qala.errors import InputError


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a server, as it is kept.

    Attributes:
        url: the address that answered.
        retrieved: RFC 3339 time.
        status: HTTP status and the words beside it.
        fields: header fields in their order.
        sent: the body as it was sent, its chunks joined.
    """

    url: str
    retrieved: str
    status: str
    fields: Sequence[tuple[str, str]]
    sent: bytes


def keep(file: str | PathLike[str], answer: Answer) -> None:
    """Append an answer to a WARC file, compressed where its name ends in `.gz`.

    The chunks of the body were joined on the way, so the field that announced them is kept under another name.

    Raises:
        InputError: if the file cannot be written.
    """
    renamed = [("X-Archive-Orig-" + key if key.lower() == "transfer-encoding" else key, value) for key, value in answer.fields]
    head = f"HTTP/1.1 {answer.status}\r\n" + "".join(f"{key}: {value}\r\n" for key, value in renamed) + "\r\n"
    block = head.encode("latin-1", "replace") + answer.sent
    digest = base64.b32encode(hashlib.sha256(answer.sent).digest()).decode().rstrip("=")
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{answer.url} {answer.retrieved} {digest}")
    record = (
        (
            "WARC/1.1\r\nWARC-Type: response\r\n"
            f"WARC-Record-ID: <urn:uuid:{name}>\r\nWARC-Date: {answer.retrieved}\r\nWARC-Target-URI: {answer.url}\r\n"
            f"WARC-Payload-Digest: sha256:{digest}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )
    path = Path(file)
    try:
        with path.open("ab") as out:
            out.write(gzip.compress(record, mtime=0) if path.suffix == ".gz" else record)
    except OSError as error:
        message = f"{fspath(file)}: cannot be written ({error.strerror}); choose another file for --save-warc"
        raise InputError(message, source=fspath(file)) from error
