"""Outputs: where a command's result goes, whole or not at all, and how a terminal is to be written to."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, cast

from qala.errors import InputError
from qala.export.pretty_lines import Look

_WIDTH_OF_FILES: Final = 100
# Terminals that know Arabic (VTE, Konsole, mlterm and others) lay each paragraph out by its own direction when asked;
# those that do not know the request pass it over.
_BY_PARAGRAPH, _AS_BEFORE = b"\x1b[?2501h", b"\x1b[?2501l"


@contextmanager
def opened(output: str | None) -> Iterator[BinaryIO]:
    """Open a file for writing, or standard output for None and `-`.

    A file appears under its name when all is written: a run that is broken off leaves what was there before.

    Raises:
        InputError: if the file cannot be written.
    """
    if output in (None, "-"):
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(output or "").resolve()
    try:
        if path.exists() and not path.is_file():
            # A pipe or a device is written to; putting a file in its place would do harm.
            with path.open("wb") as stream:
                yield stream
        else:
            with _whole(path) as file:
                yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        message = f"{output}: cannot be written ({error.strerror}); choose another place with -o"
        raise InputError(message, source=output) from error


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    waiting: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            waiting = Path(file.name)
            yield cast("BinaryIO", file)
        waiting.chmod(0o666 & ~_umask())
        waiting.replace(path)
        waiting = None
    finally:
        if waiting:
            waiting.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def look(output: str | None) -> Look:
    """Say how text is to look where it goes: as the terminal can, or plain.

    `NO_COLOR` turns colours off, as no-color.org asks; `FORCE_COLOR` keeps them in a pipe (for `less -R`); `COLUMNS` sets the
    width of what goes elsewhere.
    """
    no_colour = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    if output in (None, "-") and sys.stdout.isatty():
        return Look(min(shutil.get_terminal_size().columns, 120), colour=not no_colour, marks=True)
    coloured = output in (None, "-") and bool(os.environ.get("FORCE_COLOR")) and not no_colour
    return Look(_columns(), colour=coloured)


def _columns() -> int:
    given = os.environ.get("COLUMNS", "")
    return int(given) if given.isdecimal() and int(given) else _WIDTH_OF_FILES


@contextmanager
def paragraphs(out: BinaryIO, how: Look) -> Iterator[None]:
    """Ask a terminal to lay out each paragraph by its own direction while text is written."""
    if not how.marks:
        yield
        return
    out.write(_BY_PARAGRAPH)
    try:
        yield
    finally:
        out.write(_AS_BEFORE)
        out.flush()
