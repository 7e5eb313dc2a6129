"""Migrations: Alembic brings an older database up to this schema when it is opened, and refuses a newer one."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from qala.errors import StoreError
from qala.store.schema import REVISIONS

_VERSION_TABLE = "alembic_version"


def migrate(
    engine: Engine,
    name: str,
    begin: Callable[[], AbstractContextManager[Connection]],
    claim: Callable[[Connection], None],
) -> None:
    """Bring the database up to date, all of it in one transaction; at once and without Alembic where it already is.

    Raises:
        StoreError: a newer qala wrote it, or its tables are somebody else's.
    """
    with engine.connect() as connection:
        current = _revision(connection, name)
    if current == REVISIONS[-1]:
        return
    with begin() as connection:
        current = _revision(connection, name)
        if current != REVISIONS[-1]:
            if current is None:
                claim(connection)
            _upgrade(connection)


def _revision(connection: Connection, name: str) -> str | None:
    """Return the revision of the database, None for one that is empty."""
    tables = set(inspect(connection).get_table_names())
    if _VERSION_TABLE not in tables or "facts" not in tables:
        if tables:
            message = f"{name} holds tables that are not qala's, and nothing was written to it: give another --store."
            raise StoreError(message)
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if revision not in REVISIONS:
        message = f"{name} was written by a newer qala (schema {revision}; this one knows {REVISIONS[-1]}): update qala."
        raise StoreError(message)
    return str(revision)


def _upgrade(connection: Connection) -> None:
    from alembic.config import Config  # noqa: PLC0415 - only a database that is new or old needs it
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    script = ScriptDirectory(str(Path(__file__).parent))
    config = Config()
    # What Alembic's own command runs, without an env.py: `_upgrade_revs` is the only door to it.
    with EnvironmentContext(config, script, fn=lambda at, _context: script._upgrade_revs("head", at)) as environment:  # noqa: SLF001
        environment.configure(connection=connection, transactional_ddl=False)
        environment.run_migrations()
