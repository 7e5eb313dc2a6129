"""`qala read`: pages in, records out."""

import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from qala.cli.app import complain
from qala.cli.inputs import Options, expand
from qala.cli.outputs import look, opened, paragraphs
from qala.cli.progress import following, has_bar, tallied
from qala.cli.records import records
from qala.errors import InputError
from qala.export.pretty_lines import Look
from qala.types.record import Record


class Format(StrEnum):
    """How a record is written."""

    pretty = "pretty"
    json = "json"
    jsonl = "jsonl"
    html = "html"


_SUFFIXES = {".json": Format.json, ".jsonl": Format.jsonl, ".ndjson": Format.jsonl, ".html": Format.html, ".htm": Format.html}


def read(  # noqa: PLR0913 — one for each option
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH", help="Files, folders, patterns such as 'pages/*.html', addresses of the web; - is standard input."
        ),
    ],
    *,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="pretty for people, json or jsonl (one record a line) for programs, html for one file with the pages "
            "coloured. Default: by the suffix of -o, else pretty.",
            show_default=False,
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day the pages appeared, such as 2026-03-17, where you know it."),
    ] = None,
    text: Annotated[
        bool, typer.Option("--text/--no-text", help="Leave the page's own text out of json and jsonl; offsets stay.")
    ] = True,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write there instead of to the terminal.")
    ] = None,
    url: Annotated[str | None, typer.Option("--url", metavar="URL", help="The page's address, where you know it.")] = None,
    text_column: Annotated[
        str | None,
        typer.Option("--text-column", metavar="NAME", help="The column of JSON lines or Parquet that holds the text."),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch addresses inside your own network, too.")
    ] = False,
    save_warc: Annotated[
        str | None, typer.Option("--save-warc", metavar="FILE", help="Keep what is fetched, as a web archive.")
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, max=256, help="Processes that read; for many pages, or hostile ones.")
    ] = 1,
) -> None:
    """Read pages and say who said what: من قال ماذا، وعلى ذمة من.

    Each story is told apart. Each statement is shown as
    [bold]speaker — cue — words[/bold], with the kind of authority behind it and the
    chain it came through. A speaker in square brackets is one that the
    sentence leaves out.

    [bold]Examples[/bold]

      qala read page.html

      qala read pages/ --format html -o report.html

      pbpaste | qala read - --published 2026-03-17

      qala read 'archive/**/*.txt' -f jsonl -o records.jsonl

    Exit codes: 0 all was read; 1 something was not (the rest was);
    2 a wrong call.
    """
    how = format_ or _SUFFIXES.get(Path(output or "").suffix.lower(), Format.pretty)
    if published is not None:
        _check_day(published)
    if not text and how in (Format.pretty, Format.html):
        message = f"--no-text goes with json and jsonl; {how} shows the text."
        raise typer.BadParameter(message)
    failed: list[InputError] = []

    def fail(error: InputError) -> None:
        failed.append(error)
        complain(error)

    style = look(output)
    given = Options(published, text_column, allow_private, save_warc, url)
    sources = list(expand(paths, fail))
    with opened(output) as out, following(sources, "reading", quiet=style.marks) as followed:
        found = records(followed, fail, given, jobs=jobs)
        write(tallied(found, "pages", quiet=style.marks or has_bar(sources)), how, out, style, text=text)
    if failed:
        raise typer.Exit(1)


def write(found: Iterable[Record], how: Format, out: BinaryIO, style: Look, *, text: bool = True) -> None:
    """Write records as they come, in a format."""
    if how is Format.html:
        from qala.export.html_report import write_report  # noqa: PLC0415 — only who asks for it waits for it

        wrapped = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="\n")
        write_report(found, wrapped)
        wrapped.flush()
        wrapped.detach()
        return
    with paragraphs(out, style if how is Format.pretty else Look()):
        for line in lines(found, how, style, text=text):
            out.write(line)
            out.flush()


def lines(found: Iterable[Record], how: Format, style: Look, *, text: bool = True) -> Iterator[bytes]:
    """Yield the bytes of each record, line end included."""
    from qala.export import indented, jsonl, pretty  # noqa: PLC0415 — the JSON codec is a wait of its own

    for record in found:
        if how is Format.jsonl:
            yield jsonl.dumps(record, text=text) + b"\n"
        elif how is Format.json:
            yield indented.dumps(record, text=text).encode() + b"\n"
        else:
            yield pretty.pretty(record, style).encode("utf-8", "replace")


def _check_day(published: str) -> None:
    try:
        datetime.fromisoformat(published)
    except ValueError as error:
        message = (
            f"--published takes a day such as 2026-03-17, or a day and time such as 2026-03-17T09:30+03:00, not {published!r}."
        )
        raise typer.BadParameter(message) from error
