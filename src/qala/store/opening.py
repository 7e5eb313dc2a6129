"""Opening a store: a file is SQLite, a `postgresql://` address is PostgreSQL."""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from qala.errors import StoreError

if TYPE_CHECKING:
    from qala.store.protocol import Store

DEFAULT = "qala.sqlite"
WAIT_SECONDS = 15.0
_PARTS = ("sqlalchemy", "alembic", "tantivy")


def open_store(target: str | Path = DEFAULT, *, create: bool = True, wait: float = WAIT_SECONDS) -> "Store":
    """Open the store at a file or URL.

    Args:
        target: a file name, `sqlite:///FILE`, or `postgresql://USER@HOST/DATABASE`.
        create: make the file if it is not there; False for those who only read.
        wait: how many seconds a second writer waits for the first before it gives up.

    Raises:
        StoreError: it cannot be opened; the message says why and what to do.
    """
    address = str(target)
    is_server = address.startswith(("postgresql:", "postgres:", "postgresql+psycopg:"))
    for name, extra in (*((part, "store") for part in _PARTS), *([("psycopg", "postgres")] if is_server else [])):
        _need(name, extra)
    if is_server:
        from qala.store.postgres import PostgresStore  # noqa: PLC0415 - SQLAlchemy is an extra

        _, colon, rest = address.partition(":")
        return PostgresStore(f"postgresql{colon}{rest}", wait=wait)
    from qala.store.sqlite import SqliteStore  # noqa: PLC0415 - SQLAlchemy is an extra

    scheme, found, rest = address.partition("://")
    if found and scheme != "sqlite":
        message = f"qala keeps its store in SQLite or PostgreSQL: give a file or postgresql://…, not {scheme}://…"
        raise StoreError(message)
    return SqliteStore(Path(rest.removeprefix("/") if found else address), create=create, wait=wait)


def _need(name: str, extra: str) -> None:
    """Say which extra is missing, before an import deep inside does so less kindly."""
    try:
        there = sys.modules[name] is not None if name in sys.modules else find_spec(name) is not None
    except ValueError:
        there = False
    if not there:
        message = f"The store needs {name}, which is not installed: pip install 'qala[{extra}]'"
        raise StoreError(message)
