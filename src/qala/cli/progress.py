"""Progress: a bar on the terminal for work that takes a while, silence everywhere else."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, TypeVar

T = TypeVar("T")

_FEW: Final = 3


@contextmanager
def following(items: Sequence[T], label: str, *, quiet: bool = False) -> Iterator[Iterator[T]]:
    """Give the items one after the other, with a bar on standard error where a person watches it.

    Args:
        items: what is worked on; a bar for three or fewer would only flicker.
        label: what is being done.
        quiet: no bar, for one: the result itself goes to the terminal.
    """
    if quiet or len(items) <= _FEW or not sys.stderr.isatty():
        yield iter(items)
        return
    from rich.console import Console  # noqa: PLC0415 — a tenth of a second that only a long run should pay
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield iter(bar.track(items, description=label))


def tallied(items: Iterable[T], label: str, *, quiet: bool = False) -> Iterator[T]:
    """Yield the items, with their count on standard error where a person watches: for an archive nobody has counted.

    Args:
        items: what is worked on, however many.
        label: what they are, such as `pages`.
        quiet: no count: there is a bar already, or the result itself goes to the terminal.
    """
    watched = not quiet and sys.stderr.isatty()
    try:
        for number, item in enumerate(items, 1):
            if watched and number > _FEW:
                sys.stderr.write(f"\r\x1b[K{number:,} {label}")
                sys.stderr.flush()
            yield item
    finally:
        if watched:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def has_bar(items: Sequence[object]) -> bool:
    """Tell whether so many items get a bar of their own."""
    return len(items) > _FEW
