"""Stores: how a command names one, opens it, and brings its index up to date."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from qala.errors import StoreError

if TYPE_CHECKING:
    from qala.store.protocol import Store

StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        "-s",
        metavar="FILE|URL",
        envvar="QALA_STORE",
        help="The store: an SQLite file, or postgresql://USER@HOST/DATABASE.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs; spans are the page's.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, help="How many answers to show.")]

DEFAULT = "qala.sqlite"


@contextmanager
def store_at(target: str, *, create: bool = False) -> "Iterator[Store]":
    """Open a store for one command."""
    from qala.store import open_store  # noqa: PLC0415 — a database is a wait that `qala read` should not pay

    store = open_store(target, create=create)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def searchable(target: str) -> "Iterator[Store]":
    """Open a store whose index has everything the store has, as far as another program lets us."""
    with store_at(target) as store:
        from qala.store import index  # noqa: PLC0415

        try:
            index.catch_up(store)
        except StoreError as error:
            if not index.is_there(store):
                raise
            note(f"{error} What was added last may be missing from this answer.")
        yield store


def note(line: str) -> None:
    """Say something beside the result."""
    sys.stderr.write(f"qala: {line}\n".encode("utf-8", "backslashreplace").decode())
    sys.stderr.flush()


@contextmanager
def counting(label: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function to be told how much is done of how much, with a bar on standard error where a person watches it."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 — a tenth of a second that only a watched run should pay
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label)
        yield lambda done, total: bar.update(task, completed=done, total=total)
