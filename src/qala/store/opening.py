"""Opening a store: a file is SQLite, a `postgresql://` address is PostgreSQL."""

from pathlib import Path
from typing import TYPE_CHECKING

from qala.errors import StoreError

if TYPE_CHECKING:
    from qala.store.protocol import Store

DEFAULT = "qala.sqlite"
WAIT_SECONDS = 15.0


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
    try:
        if address.startswith(("postgresql:", "postgres:", "postgresql+psycopg:")):
            return _postgres(address, wait)
        from qala.store.sqlite import SqliteStore  # noqa: PLC0415 - SQLAlchemy is an extra
    except ModuleNotFoundError as error:
        extra = "postgres" if error.name == "psycopg" else "store"
        message = f"The store needs {error.name}, which is not installed: pip install 'qala[{extra}]'"
        raise StoreError(message) from error
    scheme, found, rest = address.partition("://")
    if found and scheme != "sqlite":
        message = f"qala keeps its store in SQLite or PostgreSQL: give a file or postgresql://…, not {scheme}://…"
        raise StoreError(message)
    return SqliteStore(Path(rest.removeprefix("/") if found else address), create=create, wait=wait)


def _postgres(address: str, wait: float) -> "Store":
    import psycopg  # noqa: F401, PLC0415 - its absence is told before SQLAlchemy hides it

    from qala.store.postgres import PostgresStore  # noqa: PLC0415 - SQLAlchemy is an extra

    if address.startswith("postgres:"):
        address = address.replace("postgres:", "postgresql:", 1)
    return PostgresStore(address, wait=wait)
