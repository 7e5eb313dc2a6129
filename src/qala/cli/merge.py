"""`qala merge`: two names, one person."""

from collections.abc import Iterator
from typing import Annotated

import typer

from qala.cli.search import show
from qala.cli.stores import DEFAULT, StoreOption, note, store_at
from qala.errors import InputError


def merge(
    kept: Annotated[str | None, typer.Argument(metavar="A", help="The name that stays, or its '#NUMBER'.")] = None,
    other: Annotated[str | None, typer.Argument(metavar="B", help="The name that means the same, or its '#NUMBER'.")] = None,
    *,
    undo: Annotated[bool, typer.Option("--undo", help="Take A, given as #NUMBER, out of what it was merged into.")] = False,
    suggest: Annotated[bool, typer.Option("--suggest", help="List pairs that may be one, and why it is not certain.")] = False,
    store: StoreOption = DEFAULT,
) -> None:
    """Say that two names mean the same: هذا هو ذاك.

    Nothing of what the pages say is changed: the second name points at
    the first from now on, and --undo takes that back.

    [bold]Examples[/bold]

      qala merge 'سالم الراوي' 'الراوي'

      qala merge --undo '#12'

      qala merge --suggest

    Exit codes: 0 done; 1 a name is unknown or may be several; 2 a wrong
    call.
    """
    if suggest:
        show(_doubts(store))
        return
    if kept is None or undo == (other is not None):
        message = "give two names, or one #NUMBER with --undo, or --suggest alone."
        raise typer.BadParameter(message)
    with store_at(store) as opened:
        from qala.store import index, naming  # noqa: PLC0415 — the store is an extra

        if other is not None:
            first, second = naming.merge(opened, kept, other)
            told = f"#{second.number} {second.name} is #{first.number} {first.name} from now on."
        else:
            if not kept.startswith("#") or not kept[1:].isdecimal():
                message = f"{kept} is no number: give the one that `qala merge` told, such as '#12'."
                raise InputError(message)
            naming.separate(opened, int(kept[1:]))
            told = f"{kept} stands for itself again."
        index.catch_up(opened)
    note(told)


def _doubts(target: str) -> Iterator[str]:
    from qala.resolve.entities.across import link  # noqa: PLC0415
    from qala.store.records import records  # noqa: PLC0415 — the store is an extra

    with store_at(target) as opened:
        for doubt in link(records(opened)).doubts:
            yield f"{doubt.one}\t{doubt.other}\t{doubt.note}"
