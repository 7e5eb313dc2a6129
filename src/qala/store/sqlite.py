"""SQLite: one file in WAL mode, nothing to start; it opens in Datasette as it is."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from qala.errors import StoreError
from qala.store import migrations
from qala.store.rows import Row
from qala.store.schema import APPLICATION_ID

_MAGIC = b"SQLite format 3\0"


class SqliteStore:
    """A store in one SQLite file."""

    def __init__(self, path: Path, *, create: bool = True, wait: float = 15.0) -> None:
        """Open the file, make it if it is not there, and bring its schema up to date.

        Raises:
            StoreError: it is no store of ours, is newer than this qala, cannot be reached, or is locked.
        """
        self.name = str(path)
        self.index_path = path.with_name(path.name + ".index")
        _refuse_foreign(path, create=create)
        self._engine = _engine(path, wait)
        try:
            with self._translating():
                migrations.migrate(self._engine, self.name, begin=self.writing, claim=_claim)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See `Store.reading`."""
        with self._translating(), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """See `Store.writing`: the write lock is taken at once, so that two writers never meet half-way."""
        with self._translating(), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            connection.commit()

    def insert(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """See `Store.insert`."""
        if rows:
            marks = ", ".join("?" * len(table.columns))
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', list(rows))  # noqa: S608 - names of the schema; every value is bound

    def close(self) -> None:
        """See `Store.close`."""
        self._engine.dispose()

    @contextmanager
    def _translating(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise StoreError(_advice(self.name, str(error.orig))) from error


def _engine(path: Path, wait: float) -> Engine:
    # Transactions are begun by hand: the driver's own rule begins them late, and a writer must take the lock first.
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": wait, "isolation_level": None}, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - a raw driver connection
        cursor = connection.cursor()
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "cache_size = -65536",
            "mmap_size = 268435456",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine


def _claim(connection: Connection) -> None:
    """Write qala's mark into the head of a new file."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _refuse_foreign(path: Path, *, create: bool) -> None:
    """Say no to a path that is no store, before anything opens it for writing."""
    if path.is_dir():
        message = f"{path} is a folder, and a store is one file: give a file name, such as {path / 'qala.sqlite'}."
        raise StoreError(message)
    if not path.parent.exists():
        message = f"The folder {path.parent} does not exist: make it, or give another --store."
        raise StoreError(message)
    if not path.exists():
        if create:
            return
        message = f"There is no store at {path}: make one with `qala add PAGES --store {path}`, or give another --store."
        raise StoreError(message)
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        message = f"The store {path} cannot be read: {error.strerror}."
        raise StoreError(message) from error
    if head and (not head.startswith(_MAGIC) or _is_foreign(path, head)):
        message = f"{path} is not a store of qala, and nothing was written to it: give another --store."
        raise StoreError(message)


def _is_foreign(path: Path, head: bytes) -> bool:
    """Tell whether an SQLite file has another owner; one without tables has none yet."""
    if int.from_bytes(head[68:72], "big") == APPLICATION_ID:
        return False
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            marked = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            return not marked and bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.Error:
        return True


def _advice(name: str, said: str) -> str:
    """Turn what SQLite said into what to do."""
    if "locked" in said or "busy" in said:
        return f"{name} is being written by another program: wait until it is done and run the command again."
    if "full" in said:
        return f"The disk of {name} is full: free some space and run the command again; what was added before is kept."
    if "readonly" in said or "unable to open" in said:
        return f"{name} cannot be written here ({said}): check the permissions of the file and its folder."
    if "malformed" in said or "not a database" in said:
        return f"{name} is damaged ({said}): restore it from a backup, or add the pages to a new store."
    return f"{name} could not be used: {said}."
