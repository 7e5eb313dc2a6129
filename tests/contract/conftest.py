"""The stores under contract: every test of this folder runs on each."""

import itertools
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


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Give the URL of a running PostgreSQL, or skip with the reason."""
    if servers.programs() is None:
        pytest.skip("PostgreSQL's programs are not installed (Debian: postgresql)")
    with servers.postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def opening(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Give a function that opens the same new store each time it is called."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    opened: list[Store] = []
    target = str(tmp_path / "qala.sqlite")
    if request.param == "postgres":
        target = new_database(request.getfixturevalue("server"))

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
    """Make an empty database on the server and return its URL."""
    import psycopg  # noqa: PLC0415 - only where a server runs

    name = f"qala_{next(_NUMBERS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]
    return server.replace("/postgres?", f"/{name}?")
