"""Inputs: what the paths of a command line stand for, one source after the other, in the order given."""

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qala.errors import InputError
from qala.read import read
from qala.read.folders import PAGE_SUFFIXES, is_page_name
from qala.types.page import Page

STDIN: Final = "-"

Complain = Callable[[InputError], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What a command line says of its sources besides where they are; see `qala.read`."""

    published: str | None = None
    text_column: str | None = None
    allow_private: bool = False
    save_warc: str | None = None
    url: str | None = None


def pages(sources: Iterable[str], complain: Complain, options: Options) -> Iterator[Page]:
    """Yield the pages of sources; what cannot be read is handed to `complain`, and the next is read.

    Args:
        sources: as `expand` yields them.
        complain: told once of each source, and of each page of an archive, that cannot be read.
        options: what else is known of them.
    """
    for source in sources:
        try:
            for page in _read(source, options):
                for issue in page.issues:
                    if issue.code == "unreadable":
                        complain(InputError(issue.note, source=page.source))
                yield page
        except InputError as error:
            complain(error)


def _read(source: str, options: Options) -> Iterator[Page]:
    if source == STDIN:
        data = sys.stdin.buffer.read()
        return read(data, name=STDIN, published=options.published, url=options.url, text_column=options.text_column)
    return read(
        source if is_address(source) else Path(source),
        published=options.published,
        url=options.url,
        text_column=options.text_column,
        allow_private=options.allow_private,
        save_warc=options.save_warc,
    )


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
            if is_page_name(name):
                empty = False
                yield os.path.join(root, name)  # noqa: PTH118 — keeps the path as the caller wrote it
    if empty and os.access(folder, os.R_OK | os.X_OK):
        known = " ".join(sorted(PAGE_SUFFIXES))
        complain(InputError(f"{folder}: no pages in this folder; name the files, or use one of {known}", source=folder))
