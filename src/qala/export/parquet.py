"""Records as Parquet: one file a table with its descriptions inside, for DuckDB, Spark and data frames."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from qala.errors import InputError
from qala.export.tables import TABLES, FlatTable, Row
from qala.types.record import Record

if TYPE_CHECKING:
    import pyarrow as pa

_AT_ONCE = 20_000
"""Rows of a table that are held before they are written: memory does not grow with the archive."""


def write_parquet(records: Iterable[Record], folder: Path) -> dict[str, int]:
    """Write the tables of records into a folder, in one pass, and return how many rows each has.

    Raises:
        InputError: pyarrow is not installed.
    """
    try:
        from pyarrow import parquet  # noqa: PLC0415 - an extra, and a slow import
    except ModuleNotFoundError as error:
        message = "Parquet needs pyarrow, which is not installed: pip install 'qala[parquet]'"
        raise InputError(message) from error
    folder.mkdir(parents=True, exist_ok=True)
    counts = dict.fromkeys((table.name for table in TABLES), 0)
    waiting: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    with ExitStack() as opened:
        writers = {
            table.name: opened.enter_context(
                parquet.ParquetWriter(folder / f"{table.name}.parquet", _schema(table), compression="zstd")
            )
            for table in TABLES
        }

        def write(table: FlatTable) -> None:
            writers[table.name].write_table(_table(table, waiting[table.name]))
            waiting[table.name].clear()

        for record in records:
            for table in TABLES:
                rows = list(table.rows(record))
                waiting[table.name] += rows
                counts[table.name] += len(rows)
                if len(waiting[table.name]) >= _AT_ONCE:
                    write(table)
        for table in TABLES:
            write(table)
    return counts


def _schema(table: FlatTable) -> "pa.Schema":
    import pyarrow as pa  # noqa: PLC0415 - an extra, and a slow import

    kinds = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64()}
    fields = [pa.field(c.name, kinds[c.kind], metadata={"says": c.says}) for c in table.columns]
    return pa.schema(fields, metadata={"says": table.says})


def _table(table: FlatTable, rows: list[Row]) -> "pa.Table":
    import pyarrow as pa  # noqa: PLC0415 - an extra, and a slow import

    columns = zip(*rows, strict=True) if rows else ([] for _ in table.columns)
    arrays = [
        pa.array([None if v is None else float(v) for v in values] if c.kind == "number" else list(values), field.type)
        for c, values, field in zip(table.columns, columns, _schema(table), strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=_schema(table))
