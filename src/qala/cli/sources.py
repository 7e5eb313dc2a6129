"""`qala sources`: on whose word the news stands."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from qala.cli.search import show
from qala.cli.stores import DEFAULT, JsonOption, StoreOption, store_at

if TYPE_CHECKING:
    from qala.store.sourcing import Audit

_HEAD = ("outlet", "month", "stories", "statements", "named", "unnamed", "agency", "media", "document", "women", "men")


class By(StrEnum):
    """What the audit counts by."""

    outlet = "outlet"
    month = "month"
    both = "both"


def sources(
    *,
    store: StoreOption = DEFAULT,
    by: Annotated[By, typer.Option(help="Count by outlet, by month, or by both.")] = By.outlet,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Only outlets whose name has this in it.")] = None,
    json: JsonOption = False,
) -> None:
    """Audit the sources: كم من القول له صاحب مسمّى.

    A table, tab-separated: how many statements have a named source, an
    unnamed one, a news agency; and how many are by women and men, told
    from the verb where it stands with a single person. Shares are of the
    statements of the row.

    [bold]Example[/bold]

      qala sources --by both --outlet الساحل

    Exit codes: 0 done; 1 the store holds no statements, or an error.
    """
    with store_at(store) as kept:
        from qala.store.sourcing import audit  # noqa: PLC0415 — the store is an extra

        audits = audit(kept, by.value, outlet=outlet)
    show(_json(audits) if json else _table(audits))
    if not audits:
        raise typer.Exit(1)


def _values(one: "Audit") -> tuple[str | int, ...]:
    kinds = one.authorities
    counts = (one.stories, one.statements, one.named, one.unnamed, one.agencies, kinds["media"], kinds["document"])
    return one.outlet, one.month, *counts, one.women, one.men


def _table(audits: Sequence["Audit"]) -> Iterator[str]:
    yield "\t".join(_HEAD)
    for one in audits:
        shown = [
            f"{value} ({100 * value / one.statements:.0f}%)" if name in _HEAD[4:] and isinstance(value, int) else str(value)
            for name, value in zip(_HEAD, _values(one), strict=True)
        ]
        yield "\t".join(part or "-" for part in shown)


def _json(audits: Sequence["Audit"]) -> Iterator[str]:
    from qala.cli import answers  # noqa: PLC0415 — with the JSON codec

    yield from (answers.as_line(dict(zip(_HEAD, _values(one), strict=True))) for one in audits)
