"""Inputs: what the paths of a command line stand for, one source after the other, in the order given."""

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from qala.errors import InputError
from qala.read import read
from qala.types.page import Page

STDIN: Final = "-"
SUFFIXES: Final = frozenset(
    (
        ".txt",
        ".text",
        ".html",
        ".htm",
        ".xhtml",
        ".xml",
        ".rss",
        ".atom",
        ".warc",
        ".gz",
        ".zst",
        ".zip",
        ".tar",
        ".tgz",
        ".jsonl",
        ".parquet",
    )
)
"""The files of a folder that are taken for pages; a file that is named itself is read whatever its suffix."""

Complain = Callable[[InputError], None]


def pages(sources: Iterable[str], complain: Complain, *, published: str | None = None) -> Iterator[Page]:
    """Yield the pages of sources; what cannot be read is handed to `complain`, and the next is read.

    Args:
        sources: as `expand` yields them.
        complain: told once of each source that cannot be read.
        published: publication day or time of every page, ISO 8601.
    """
    for source in sources:
        try:
            if source == STDIN:
                yield from (replace(page, source=STDIN) for page in read(sys.stdin.buffer.read(), published=published))
            elif is_address(source):
                yield from read(source, published=published)
            else:
                yield from read(Path(source), published=published)
        except InputError as error:
            complain(error)


def expand(paths: Iterable[str], complain: Complain) -> Iterator[str]:
    """Yield a source for each file that paths, patterns and folders stand for, sorted by name within each.

    Folders are walked to the bottom; hidden files and folders, and files with suffixes of other trades, are passed over.
    """
    for path in paths:
        if path == STDIN or is_address(path):
            yield path
        elif Path(path).is_dir():
            yield from _folder(path, complain)
        elif glob.has_magic(path) and not Path(path).exists():
            yield from _pattern(path, complain)
        else:
            yield path


def is_address(source: str) -> bool:
    """Tell an address of the web from a path."""
    return source.startswith(("http://", "https://"))


def _pattern(pattern: str, complain: Complain) -> Iterator[str]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 — a pattern may be absolute, Path.glob's may not
    if not found:
        complain(InputError(f"{pattern}: no file matches this pattern; check it with ls", source=pattern))
    for path in found:
        if Path(path).is_dir():
            yield from _folder(path, complain)
        else:
            yield path


def _folder(folder: str, complain: Complain) -> Iterator[str]:
    def closed(error: OSError) -> None:
        message = f"{error.filename}: this folder cannot be opened ({error.strerror}); give yourself the right to read it"
        complain(InputError(message, source=os.fsdecode(error.filename)))

    empty = True
    for root, folders, names in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                empty = False
                yield os.path.join(root, name)  # noqa: PTH118 — keeps the path as the caller wrote it
    if empty and os.access(folder, os.R_OK | os.X_OK):
        known = " ".join(sorted(SUFFIXES))
        complain(InputError(f"{folder}: no pages in this folder; name the files, or use one of {known}", source=folder))
