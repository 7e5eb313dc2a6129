"""Records as CSV: one file a table and the data dictionary, in UTF-8 with the mark by which spreadsheets know it."""

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from qala.export.tables import TABLES, dictionary
from qala.types.record import Record

DICTIONARY = "dictionary.csv"


def write_csv(records: Iterable[Record], folder: Path) -> dict[str, int]:
    """Write the tables of records into a folder, in one pass, and return how many rows each has.

    Values are the page's own: whoever opens them in a spreadsheet should import them as text, since a cell that begins
    with = would be taken for a formula.
    """
    folder.mkdir(parents=True, exist_ok=True)
    counts = dict.fromkeys((table.name for table in TABLES), 0)
    with ExitStack() as opened:
        writers = {}
        for table in TABLES:
            file = opened.enter_context((folder / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline=""))
            writers[table.name] = csv.writer(file)
            writers[table.name].writerow([column.name for column in table.columns])
        for record in records:
            for table in TABLES:
                for row in table.rows(record):
                    writers[table.name].writerow(row)
                    counts[table.name] += 1
    with (folder / DICTIONARY).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("table", "column", "kind", "says"))
        writer.writerows(dictionary())
    return counts
