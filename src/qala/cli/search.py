"""`qala search`: what was said about something."""

import sys
from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from qala.cli.outputs import look, paragraphs
from qala.cli.stores import DEFAULT, JsonOption, LimitOption, StoreOption, searchable

if TYPE_CHECKING:
    from qala.store.queries import Node
    from qala.store.search import Found

Text = str | None


class Order(StrEnum):
    """Which answers come first."""

    best = "best"
    newest = "newest"


def search(  # noqa: PLR0913 — each filter is an option
    query: Annotated[
        list[str] | None, typer.Argument(metavar="QUERY", help='Words, "a phrase", =form, prefix*, OR, NOT, name:value.')
    ] = None,
    *,
    store: StoreOption = DEFAULT,
    speaker: Annotated[Text, typer.Option(metavar="NAME", help="Only what this one said; #NUMBER as `who` shows it.")] = None,
    entity: Annotated[Text, typer.Option(metavar="NAME", help="Only what names this one.")] = None,
    outlet: Annotated[Text, typer.Option(metavar="NAME", help="Only what this outlet published.")] = None,
    authority: Annotated[Text, typer.Option(metavar="KIND", help="named_person, unnamed_official, agency …")] = None,
    mode: Annotated[Text, typer.Option(metavar="MODE", help="direct, indirect or mixed.")] = None,
    stance: Annotated[Text, typer.Option(metavar="STANCE", help="says, denies, accuses, confirms …")] = None,
    since: Annotated[Text, typer.Option(metavar="DATE", help="From this day, month or year on.")] = None,
    until: Annotated[Text, typer.Option(metavar="DATE", help="Up to this day, month or year.")] = None,
    figure: Annotated[Text, typer.Option(metavar="A..B", help="Only statements with a figure between these.")] = None,
    order: Annotated[Order, typer.Option(help="The best first, or the newest.")] = Order.best,
    mentions: Annotated[
        bool, typer.Option("--mentions/--no-mentions", help="What pages say beside statements, after them.")
    ] = True,
    facets: Annotated[bool, typer.Option("--facets", help="Count by speaker, outlet, authority and month.")] = False,
    limit: LimitOption = 10,
    offset: Annotated[int, typer.Option(min=0, help="How many answers to pass over.")] = 0,
    json: JsonOption = False,
) -> None:
    """Search a store for what was said: من قال ماذا عن هذا.

    Statements come first, then places where the pages themselves use the
    words. All words must be found, in any of their forms:
    [bold]عقوبة[/bold] finds [bold]والعقوبات[/bold] too.

    [bold]Examples[/bold]

      qala search عقوبات --since 2024-03 --facets

      qala search '"مجلس الأمن" OR الفيتو -روسيا' --order newest

      qala search '=العقوبات speaker:"سالم الراوي"'

    Exit codes: 0 something was found; 1 nothing was, or an error;
    2 a wrong call.
    """
    from qala.store.queries import make_filter, parse, restricted  # noqa: PLC0415 — the store is an extra

    given = {"speaker": speaker, "entity": entity, "outlet": outlet, "authority": authority, "mode": mode, "stance": stance}
    filters: list[Node] = [make_filter(name, value) for name, value in given.items() if value]
    filters += [make_filter("figure", figure)] if figure else []
    filters += [make_filter("date", f"{since or ''}..{until or ''}")] if since or until else []
    asked = " ".join(query or ())
    node = restricted(parse(asked) if asked.strip() or not filters else None, filters)
    with searchable(store) as kept:
        from qala.store import search as searching  # noqa: PLC0415

        found = searching.search(kept, node, limit=limit, offset=offset, order=order.value, mentions=mentions, facets=facets)
    show(_lines(found, offset, json=json))
    if not found.hits:
        raise typer.Exit(1)


def show(told: Iterator[str]) -> None:
    """Write lines to standard output, laid out as its terminal can."""
    out = sys.stdout.buffer
    with paragraphs(out, look(None)):
        for line in told:
            out.write(f"{line}\n".encode("utf-8", "replace"))
    out.flush()


def _lines(found: "Found", offset: int, *, json: bool) -> Iterator[str]:
    from qala.cli import answers  # noqa: PLC0415 — with the JSON codec

    if not json:
        yield from answers.lines(found, look(None), offset + 1)
        return
    yield from map(answers.as_json, found.hits)
    if found.facets is not None:
        yield answers.as_line({"statements": found.statements, "mentions": found.mentions, **asdict(found.facets)})
