"""PostgreSQL 15 and later: one database for a team; the search index stays on each reader's own disk."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Table, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from qala.errors import StoreError
from qala.store import migrations
from qala.store.rows import Row

_OLDEST = 150000
_WRITER = 0x71616C61
"""The number of the advisory lock that makes one writer of many: «qala»."""


class PostgresStore:
    """A store in a PostgreSQL database."""

    def __init__(self, url: str, *, wait: float = 15.0) -> None:
        """Connect and bring the schema up to date.

        Raises:
            StoreError: the server is not there, is too old, or the database is newer than this qala.
        """
        try:
            address = make_url(url).set(drivername="postgresql+psycopg")
        except (ArgumentError, ValueError) as error:
            message = f"{url} is not the URL of a database: write postgresql://USER@HOST/DATABASE."
            raise StoreError(message) from error
        self.name = address.set(drivername="postgresql").render_as_string(hide_password=True)
        self.index_path = _index_path(self.name)
        options = f"-c lock_timeout={int(wait * 1000)} -c client_encoding=UTF8"
        self._engine = create_engine(
            address,
            isolation_level="REPEATABLE READ",
            connect_args={"connect_timeout": max(2, int(wait)), "options": options},
        )
        try:
            with self._translating():
                self._refuse_old()
                migrations.migrate(self._engine, self.name, begin=self.writing, claim=lambda _connection: None)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See `Store.reading`."""
        with self._translating(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """See `Store.writing`: the lock comes before the snapshot, so a writer sees what the one before it left."""
        with self._translating(), self._engine.connect() as opened:
            connection = opened.execution_options(isolation_level="READ COMMITTED")
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER})
            yield connection
            connection.commit()

    def insert(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """See `Store.insert`: by COPY, which is many times faster than INSERT."""
        if not rows:
            return
        from psycopg import sql  # noqa: PLC0415 - the driver is an extra of its own

        names = sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns)
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), names)
        driver = connection.connection.driver_connection
        if driver is None:
            message = f"The connection to {self.name} was lost: run the command again."
            raise StoreError(message)
        with self._translating(), driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)

    def close(self) -> None:
        """See `Store.close`."""
        self._engine.dispose()

    def _refuse_old(self) -> None:
        with self._engine.connect() as connection:
            if int(connection.execute(text("SHOW server_version_num")).scalar_one()) < _OLDEST:
                message = f"{self.name} runs a PostgreSQL older than 15: qala needs 15 or later."
                raise StoreError(message)

    @contextmanager
    def _translating(self) -> Iterator[None]:
        from psycopg import Error  # noqa: PLC0415 - the driver is an extra of its own

        try:
            yield
        except DBAPIError as error:
            raise StoreError(_advice(self.name, str(error.orig))) from error
        except Error as error:
            raise StoreError(_advice(self.name, str(error))) from error


def _index_path(name: str) -> Path:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "qala" / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.index"


def _advice(name: str, said: str) -> str:
    """Turn what PostgreSQL said into what to do."""
    first = said.strip().splitlines()[0] if said.strip() else "no reason was given"
    if "lock timeout" in first:
        return f"{name} is being written by another program: wait until it is done and run the command again."
    if "No space left" in first or "disk full" in first.lower():
        return f"The disk of {name} is full: free some space and run the command again; what was added before is kept."
    if "connection" in first and ("failed" in first or "refused" in first):
        return f"{name} cannot be reached ({first}): check that the server runs and that the address is right."
    if "permission denied" in first or "read-only" in first:
        return f"{name} may not be written by this user ({first}): ask its owner for the right to create tables."
    return f"{name} could not be used: {first}."
