"""`qala figures`: the same quantity over time, and who claims it."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from qala.cli.outputs import look
from qala.cli.search import show
from qala.cli.stores import DEFAULT, JsonOption, StoreOption, store_at
from qala.export.labels import APPROXIMATIONS
from qala.export.pretty_lines import Bit, line, shown

if TYPE_CHECKING:
    from qala.store.figures import Claim, Claims


def figures(  # noqa: PLR0913 — each is an option
    word: Annotated[str, typer.Argument(metavar="WORD", help="What is counted, such as قتيل, or a unit such as USD.")],
    *,
    store: StoreOption = DEFAULT,
    about: Annotated[str | None, typer.Option(metavar="WORDS", help="Only stories in which each of these stands.")] = None,
    unit: Annotated[str | None, typer.Option(metavar="CODE", help="Only figures in this unit: ISO 4217 or UCUM.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many claims to show, the newest.")] = 50,
    json: JsonOption = False,
) -> None:
    """Follow a figure over time: كم قيل، ومن قاله، ومتى.

    One line a claim, oldest first: the day, the figure as written, who
    claims it and where it stands; then each month's least and most.

    [bold]Example[/bold]

      qala figures قتيل --about زلزال

    Exit codes: 0 something was found; 1 nothing was, or an error;
    2 a wrong call.
    """
    with store_at(store) as kept:
        from qala.store.figures import claims  # noqa: PLC0415 — the store is an extra

        found = claims(kept, word, about, unit=unit)
    show(_lines(found, limit, json=json))
    if not found.claims:
        raise typer.Exit(1)


def _lines(found: "Claims", limit: int, *, json: bool) -> Iterator[str]:
    from qala.cli import answers  # noqa: PLC0415 — with the JSON codec

    if json:
        yield from (answers.as_line(asdict(claim)) for claim in found.claims)
        return
    style = look(None)
    yield line((Bit(f"أرقام: {len(found.claims)}", "quiet"),), style)
    for claim in found.claims[-limit:]:
        yield ""
        yield line(tuple(_claim(claim)), style, hanging=3)
        yield line(
            (Bit(shown(f"{claim.source} [{claim.span.start}, {claim.span.end}]"), "quiet", apart=True),), style, indent=3
        )
    if found.months:
        yield ""
    for month in found.months:
        unit = f" {month.unit}" if month.unit else ""
        least, most = _plain(month.least), _plain(month.most)
        between = least if least == most else f"{least} – {most}"
        yield line(
            (Bit(f"{month.month or 'بلا تاريخ'}: ", "quiet"), Bit(f"{between}{unit}"), Bit(f" ({month.claims})", "quiet")),
            style,
        )


def _claim(claim: "Claim") -> Iterator[Bit]:
    yield Bit(f"{(claim.published or 'بلا تاريخ')[:10]}  ", "quiet")
    approx = APPROXIMATIONS[claim.approx]
    yield Bit(f"{approx} {shown(claim.words)}".strip(), "title")
    yield Bit(" — ", "quiet")
    yield Bit(shown(claim.speaker) if claim.speaker else "النص", "name", apart=True)
    if claim.outlet:
        yield Bit(f" · {shown(claim.outlet)}", "quiet")
    yield Bit(f" · … {shown(claim.around)} …", "words")


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"
