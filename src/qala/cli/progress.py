"""Progress: a bar on the terminal for work that takes a while, silence everywhere else."""

import sys
from collections.abc import Iterator, Sequence
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
