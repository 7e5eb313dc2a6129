"""`qala entities`: whom pages name, how often and in which spellings."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from qala.cli.app import complain
from qala.cli.inputs import Options, expand
from qala.cli.records import records
from qala.cli.search import show
from qala.errors import InputError

if TYPE_CHECKING:
    from qala.resolve.entities.across import Linked, Linking

_HEAD = ("name", "type", "mentions", "statements", "pages", "role", "wikidata", "variants")


class Kind(StrEnum):
    """What is named."""

    PER = "PER"
    ORG = "ORG"
    LOC = "LOC"


def entities(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders, patterns, addresses; - is standard input.")
    ],
    *,
    kind: Annotated[Kind | None, typer.Option("--type", help="Only people, organisations or places.")] = None,
    least: Annotated[int, typer.Option("--least", metavar="N", min=1, help="Only what is named or speaks N times.")] = 1,
    doubts: Annotated[bool, typer.Option("--doubts", help="List the pairs that may be one, instead.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List whom pages name: كم مرة ذُكر، وبأي صيغة.

    A table, tab-separated, the most often named first: mentions,
    statements laid at their door, pages, the office written oftenest, and
    every spelling with its count. Pages are read as [bold]qala read[/bold] reads them;
    entities of several pages are brought together only by evidence.

    [bold]Examples[/bold]

      qala entities page.html

      qala entities archive/ --type PER --least 3

    Exit codes: 0 all was read; 1 something was not; 2 a wrong call.
    """
    from qala.resolve.entities.across import link  # noqa: PLC0415 — reading a page needs none of it

    failed: list[InputError] = []

    def fail(error: InputError) -> None:
        failed.append(error)
        complain(error)

    linking = link(records(expand(paths, fail), fail, Options()))
    if doubts:
        show(f"{doubt.one}\t{doubt.other}\t{doubt.note}" for doubt in linking.doubts)
    else:
        show(_lines(linking, kind, least, json=json))
    if failed:
        raise typer.Exit(1)


def _lines(linking: "Linking", kind: Kind | None, least: int, *, json: bool) -> Iterator[str]:
    chosen = [
        one for one in linking.entities if (kind is None or one.type == kind.value) and one.mentions + one.statements >= least
    ]
    if json:
        yield from map(_as_json, chosen)
    else:
        yield "\t".join(_HEAD)
        yield from ("\t".join(map(str, _row(one))) for one in chosen)


def _row(one: "Linked") -> tuple[str | int, ...]:
    variants = "; ".join(f"{name} ({count})" for name, count in one.variants.most_common())
    role = one.roles.most_common(1)[0][0] if one.roles else ""
    return one.name, one.type, one.mentions, one.statements, one.pages, role, one.wikidata or "", variants


def _as_json(one: "Linked") -> str:
    from json import dumps  # noqa: PLC0415 — only who asks for it waits for it

    row = dict(zip(_HEAD, _row(one), strict=True))
    unknown = None, None
    roles = [
        {"role": role, "pages": pages, "first": one.days.get(role, unknown)[0], "last": one.days.get(role, unknown)[1]}
        for role, pages in one.roles.most_common()
    ]
    return dumps({**row, "variants": dict(one.variants.most_common()), "roles": roles}, ensure_ascii=False)
