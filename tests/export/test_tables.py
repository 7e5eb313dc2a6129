"""Flat tables: every column described, every value where its column says, the same in each file format."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from qala.export.csv_tables import write_csv
from qala.export.tables import TABLES, dictionary
from tests.export.samples import TEXT, sample

DOCS = Path(__file__).parents[2] / "docs" / "tables.md"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_row_has_every_column(table: object) -> None:
    rows = list(table.rows(sample()))  # type: ignore[attr-defined]
    columns = table.columns  # type: ignore[attr-defined]
    assert rows
    for row in rows:
        assert len(row) == len(columns)
        for column, value in zip(columns, row, strict=True):
            kinds: dict[str, type | tuple[type, ...]] = {"text": str, "integer": int, "number": (int, float)}
            assert value is None or isinstance(value, kinds[column.kind]), column.name


def test_spans_of_the_tables_say_what_the_words_say() -> None:
    for table in TABLES:
        names = [column.name for column in table.columns]
        for row in table.rows(sample()):
            told = dict(zip(names, row, strict=True))
            if "words" in told and "start" in told:
                assert TEXT[told["start"] : told["end"]] == told["words"]  # type: ignore[index]


def test_every_column_is_described_in_the_documentation() -> None:
    written = DOCS.read_text(encoding="utf-8")
    for table, column, kind, says in dictionary():
        assert (f"## {table}\n\n{says}" if kind == "table" else f"| `{column}` | {kind} | {says} |") in written


def test_a_record_without_text_has_rows_without_words() -> None:
    bare = replace(sample(), page=replace(sample().page, text=None))
    assert [row[17] for table in TABLES if table.name == "statements" for row in table.rows(bare)] == ["", "", ""]


def test_csv_is_marked_as_utf8_and_keeps_line_ends_inside_values(tmp_path: Path) -> None:
    counts = write_csv([sample(), sample()], tmp_path)
    assert counts["statements"] == 6
    assert (tmp_path / "pages.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "statements.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["speaker"] for row in csv.DictReader(file)][:2] == ["سالم الراوي", "هدى"]
