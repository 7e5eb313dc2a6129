"""What a store is: a place that is read and written in whole transactions, by one writer and any number of readers.

Everything else (adding, searching, checking, exporting) is a function over a `Store`, written once for both databases.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol, runtime_checkable

from sqlalchemy import Connection, Table

from qala.store.rows import Row


@runtime_checkable
class Store(Protocol):
    """One database with qala's schema.

    Attributes:
        name: the file or the URL, without a password, as people are told it.
        index_path: the folder of the search index that belongs to this database.
    """

    name: str
    index_path: Path

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection that sees one state of the database, whatever is written meanwhile."""

    def writing(self) -> AbstractContextManager[Connection]:
        """Give the one connection that may write: all of it is kept when the block ends, nothing if it raises."""

    def insert(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """Insert many rows, values in the order of the table's columns."""

    def close(self) -> None:
        """Let the database go."""
