"""Sources: decide what was handed over and read each page of it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from qala.errors import InputError
from qala.read.documents import Given, read_document
from qala.types.page import Page

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_SUFFIX = re.compile(
    r".*\.(?:txt|text|md|x?html?|warc|warc\.gz|warc\.zst|xml|rss|atom|zip|tar|tar\.gz|tgz|gz|jsonl|json|parquet)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_PATH = 1024


def read(
    source: str | bytes | os.PathLike[str],
    *,
    published: str | None = None,
    url: str | None = None,
    media_type: str | None = None,
) -> Iterator[Page]:
    """Yield the pages of a source, one at a time.

    What a `str` is, is decided in this order: a lone `http://` or `https://` address is fetched; text with a line
    break, or longer than any path, is the page itself; an existing path is read; what ends in a known file suffix
    without white space before it is reported as missing; all other text is the page itself. `bytes` are always a
    page's bytes, and a `PathLike` is always a path.

    Args:
        source: an address, a path, or the page itself.
        published: the publication day, or day and time, ISO 8601, where the caller knows it; it wins over the page's own.
        url: the page's address where the caller knows it.
        media_type: such as `text/html`; guessed from the bytes where it is not given.

    Raises:
        InputError: if a path cannot be read or does not hold text.

    >>> [page.text for page in read("قال الوزير")]
    ['قال الوزير']
    """
    given = Given(published=published, url=url, media_type=media_type)
    if isinstance(source, bytes):
        yield read_document(source, "bytes", given)
    elif isinstance(source, str) and _ADDRESS.fullmatch(source.strip()):
        message = f"{source}: fetching needs the extra `fetch`: pip install 'qala[fetch]'"
        raise InputError(message, source=source)
    elif isinstance(source, str) and not is_path(source):
        yield read_document(source.encode("utf8", "surrogatepass"), "text", given, text=source)
    else:
        yield read_document(read_bytes(Path(source)), os.fspath(source), given)


def is_path(source: str) -> bool:
    """Tell whether a string names a file or folder rather than being a page itself."""
    if not source or len(source) > _LONGEST_PATH or "\n" in source or "\0" in source:
        return False
    try:
        if Path(source).exists():
            return True
    except (OSError, ValueError):
        return False
    return bool(_SUFFIX.fullmatch(source)) and not re.search(r"\s", Path(source).name)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        InputError: if there is none or it cannot be read; the message says what to do.
    """
    source = os.fspath(path)
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        message = f"{source}: no such file; check the spelling, or give the page itself on standard input"
        raise InputError(message, source=source) from error
    except IsADirectoryError as error:
        message = f"{source}: is a folder; give the files in it, or a pattern such as {source}/*.html"
        raise InputError(message, source=source) from error
    except PermissionError as error:
        message = f"{source}: no permission to read it; give yourself the right (chmod u+r) or copy it"
        raise InputError(message, source=source) from error
    except OSError as error:
        message = f"{source}: cannot be read ({error.strerror}); check the disk it lies on"
        raise InputError(message, source=source) from error
