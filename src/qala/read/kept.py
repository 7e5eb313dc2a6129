"""Keep what was fetched as WARC records, so that a page can be read again as it was received."""

import base64
import gzip
import hashlib
import uuid
from collections.abc import Sequence
from os import PathLike, fspath
from pathlib import Path

from qala.errors import InputError


def keep(  # noqa: PLR0913 - the parts of an answer
    file: str | PathLike[str],
    url: str,
    retrieved: str,
    status: int,
    reason: str,
    fields: Sequence[tuple[str, str]],
    sent: bytes,
) -> None:
    """Append an answer to a WARC file, compressed where its name ends in `.gz`.

    The chunks of the body were joined on the way, so the field that announced them is kept under another name.

    Raises:
        InputError: if the file cannot be written.
    """
    renamed = [("X-Archive-Orig-" + key if key.lower() == "transfer-encoding" else key, value) for key, value in fields]
    head = f"HTTP/1.1 {status} {reason}\r\n" + "".join(f"{key}: {value}\r\n" for key, value in renamed) + "\r\n"
    block = head.encode("latin-1", "replace") + sent
    digest = base64.b32encode(hashlib.sha256(sent).digest()).decode().rstrip("=")
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{url} {retrieved} {digest}")
    record = (
        (
            "WARC/1.1\r\nWARC-Type: response\r\n"
            f"WARC-Record-ID: <urn:uuid:{name}>\r\nWARC-Date: {retrieved}\r\nWARC-Target-URI: {url}\r\n"
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
