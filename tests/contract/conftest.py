"""The stores under contract: every test of this folder runs on each."""

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from qala.store import open_store
from qala.store.protocol import Store
from tests.contract import servers


class Open(Protocol):
    """Opens the same store each time it is called."""

    def __call__(self, wait: float = 15.0) -> Store: ...


_NUMBERS = itertools.count(1)
TEMPLATE = "qala_template"


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Give the URL of a running PostgreSQL, or skip with the reason."""
    if servers.programs() is None:
        pytest.skip("PostgreSQL's programs are not installed (Debian: postgresql)")
    with servers.postgres() as url:
        yield url


@pytest.fixture(scope="session")
def made_server(server: str) -> str:
    """Give the server with a database whose schema is made, from which the others are copied."""
    _create(server, TEMPLATE)
    open_store(database(server, TEMPLATE)).close()
    return server


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an SQLite file whose schema is made, from which the others are copied."""
    path = tmp_path_factory.mktemp("template") / "qala.sqlite"
    open_store(path).close()
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def opening(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Give a function that opens the same new store each time it is called."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    opened: list[Store] = []
    target = str(tmp_path / "qala.sqlite")
    if request.param == "postgres":
        target = new_database(request.getfixturevalue("made_server"))
    else:
        shutil.copy(request.getfixturevalue("made_file"), target)

    def open_it(wait: float = 15.0) -> Store:
        opened.append(open_store(target, wait=wait))
        return opened[-1]

    yield open_it
    for store in opened:
        store.close()


@pytest.fixture
def store(opening: Open) -> Store:
    """Give an empty store."""
    return opening()


def new_database(server: str) -> str:
    """Make a database on the server from the template and return its URL."""
    name = f"qala_{next(_NUMBERS)}"
    _create(server, name, TEMPLATE)
    return database(server, name)


def database(server: str, name: str) -> str:
    """Return the URL of a database of the server."""
    return server.replace("/postgres?", f"/{name}?")


def _create(server: str, name: str, template: str = "template1") -> None:
    import psycopg  # noqa: PLC0415 - only where a server runs

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
