"""Sources: decide what was handed over and read each page of it."""

import io
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from qala.errors import InputError
from qala.read.documents import Given, read_document, unreadable
from qala.read.folders import list_files, matching
from qala.read.moments import read_moment
from qala.read.streams import read_stream
from qala.types.page import Page

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_SUFFIX = re.compile(
    r"\S*\.(?:txt|text|md|x?html?|mht|mhtml|warc|arc|xml|rss|atom|zip|tar|tgz|gz|zst|bz2|xz|jsonl|ndjson|json|parquet|pdf|docx?)",
    re.IGNORECASE,
)
_LONGEST_PATH = 1024


def read(  # noqa: PLR0913 - each says one thing that only the caller can know
    source: str | bytes | os.PathLike[str],
    *,
    published: str | None = None,
    url: str | None = None,
    media_type: str | None = None,
    name: str | None = None,
    text_column: str | None = None,
    allow_private: bool = False,
    save_warc: str | os.PathLike[str] | None = None,
    refused: frozenset[str] = frozenset(),
    announce: Callable[[str], None] | None = None,
) -> Iterator[Page]:
    """Yield the pages of a source, one at a time.

    What a `str` is, is decided in this order: a lone `http://` or `https://` address is fetched (extra `fetch`); text with
    a line break, or longer than any path, is the page itself; an existing file or folder is read, and so are the files
    that a pattern such as `pages/*.html` matches; what has no white space and ends in a known file suffix is reported as
    missing; all other text is the page itself. `bytes` are always what a file would hold, and a `PathLike` is always a path.

    A folder, an archive (zip, tar, gz), a web archive (WARC), a feed (RSS, Atom) and a table (JSON lines, Parquet) hold many
    pages. One of them that cannot be read ends nothing: it is yielded without text and with an issue `unreadable`.

    Args:
        source: an address, a path, or the page itself.
        published: the publication day, or day and time, ISO 8601, where the caller knows it; it wins over the page's own.
        url: the page's address where the caller knows it.
        media_type: such as `text/html`; told from the bytes where it is not given.
        name: what to call the source of bytes or text (`-` for standard input).
        text_column: the column of a table that holds the text; told from the usual names where it is not given.
        allow_private: whether addresses inside the own network may be fetched.
        save_warc: a file to which what is fetched is appended as WARC records.
        refused: sources of pages to leave out.
        announce: is told the source of each page before it is read.

    Raises:
        InputError: if a path or address cannot be read or does not hold text, or `published` is no day.

    >>> [page.text for page in read("قال الوزير")]
    ['قال الوزير']
    """
    if published is not None and read_moment(published) is None:
        message = f"{published}: is no day; write it as 2025-03-09, or with its time as 2025-03-09T08:30:00+03:00"
        raise InputError(message)
    given = Given(
        published=published, url=url, media_type=media_type, text_column=text_column, refused=refused, announce=announce
    )
    if isinstance(source, bytes):
        yield from read_stream(io.BytesIO(source), name or "bytes", given)
    elif isinstance(source, str) and _ADDRESS.fullmatch(source.strip()):
        from qala.read.fetch import fetch  # noqa: PLC0415 - the network comes in only where it is asked for

        response = fetch(source.strip(), allow_private=allow_private, save_warc=save_warc)
        yield from read_stream(io.BytesIO(response.body), source.strip(), response.given(given))
    elif isinstance(source, str) and not is_path(source):
        yield read_document(source.encode("utf8", "surrogatepass"), name or "text", given, text=source)
    else:
        yield from _read_path(Path(source), given)


def is_path(source: str) -> bool:
    """Tell whether a string names files or a folder rather than being a page itself."""
    if not source or len(source) > _LONGEST_PATH or "\n" in source or "\0" in source:
        return False
    try:
        if Path(source).exists() or (matching(source) and not _ADDRESS.match(source)):
            return True
    except (OSError, ValueError):
        return False
    return bool(_SUFFIX.fullmatch(source))


def _read_path(path: Path, given: Given) -> Iterator[Page]:
    files = list_files(path) if path.is_dir() else [path] if path.exists() else matching(os.fspath(path)) or [path]
    if len(files) == 1 and not path.is_dir():
        yield from _read_file(files[0], given)
        return
    for file in files:
        try:
            yield from _read_file(file, given)
        except InputError as error:
            yield unreadable(os.fspath(file), str(error))


def _read_file(path: Path, given: Given) -> Iterator[Page]:
    source = os.fspath(path)
    try:
        with path.open("rb") as stream:
            yield from read_stream(stream, source, given)
    except FileNotFoundError as error:
        message = f"{source}: no such file; check the spelling, or give the page itself on standard input"
        raise InputError(message, source=source) from error
    except PermissionError as error:
        message = f"{source}: no permission to read it; give yourself the right (chmod u+r) or copy it"
        raise InputError(message, source=source) from error
    except OSError as error:
        message = f"{source}: cannot be read ({error.strerror or error}); check the disk it lies on"
        raise InputError(message, source=source) from error
