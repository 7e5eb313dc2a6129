"""`qala export`: everything in a store as files."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from qala.cli.outputs import opened
from qala.cli.stores import DEFAULT, StoreOption, note, store_at
from qala.errors import InputError


class Format(StrEnum):
    """What a store is written as."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


def export(
    *,
    to: Annotated[Format, typer.Option("--to", "-t", help="jsonl: records; csv, parquet: flat tables in a folder.")],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="A file for jsonl (- is standard output), a folder for tables."),
    ] = None,
    store: StoreOption = DEFAULT,
) -> None:
    """Write out a store: كل ما في المخزن، ملفات.

    The tables come with a data dictionary (dictionary.csv; in Parquet
    inside each file). JSON Lines are the records as they were added:
    `qala add` takes them back.

    [bold]Examples[/bold]

      qala export --to csv -o tables/

      qala export --to jsonl | gzip > archive.jsonl.gz

    Exit codes: 0 done; 1 it cannot be written; 2 a wrong call.
    """
    if to is not Format.jsonl and output in (None, "-"):
        message = f"{to} is a folder of tables: say where with -o FOLDER."
        raise typer.BadParameter(message)
    with store_at(store) as kept:
        from qala.export.jsonl import dumps  # noqa: PLC0415 — with the JSON codec
        from qala.store.records import records  # noqa: PLC0415 — the store is an extra

        if to is Format.jsonl:
            with opened(output) as out:
                for record in records(kept):
                    out.write(dumps(record) + b"\n")
            return
        from qala.export.csv_tables import write_csv  # noqa: PLC0415
        from qala.export.parquet import write_parquet  # noqa: PLC0415

        folder = Path(output or "")
        try:
            counts = (write_csv if to is Format.csv else write_parquet)(records(kept), folder)
        except OSError as error:
            message = f"{folder}: cannot be written ({error.strerror}); choose another folder with -o"
            raise InputError(message, source=str(folder)) from error
    note(f"{folder}: {', '.join(f'{name} {count}' for name, count in counts.items())}.")
