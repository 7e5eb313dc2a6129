"""What opening a store says to files and servers that are none, and what a full disk or an old schema does."""

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from qala.errors import StoreError
from qala.store import index, migrations, open_store
from qala.store.checking import check
from qala.store.queries import parse
from qala.store.records import records
from qala.store.schema import REVISIONS, metadata
from qala.store.search import search
from qala.store.sqlite import SqliteStore
from qala.store.writing import add_records
from tests.export.samples import sample
from tests.store.pages import page_of


def refused(path: Path | str) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(path)
    return str(caught.value)


def test_a_new_file_has_the_schema_of_the_code(tmp_path: Path) -> None:
    store = open_store(tmp_path / "new.sqlite")
    with store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_every_version_of_the_schema_is_known() -> None:
    script = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert tuple(reversed([one.revision for one in script.walk_revisions()])) == REVISIONS


def test_opening_again_needs_no_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(tmp_path / "again.sqlite").close()
    monkeypatch.setattr(migrations, "_upgrade", lambda _connection: pytest.fail("it was up to date"))
    open_store(tmp_path / "again.sqlite").close()


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "empty.sqlite"
    path.touch()
    assert add_records(open_store(path), [sample()]).new


def test_a_file_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "photos.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE photos (name TEXT)")
    before = path.read_bytes()
    assert "not a store of qala" in refused(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_text_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("ملاحظات", encoding="utf8")
    assert "not a store of qala" in refused(path)
    assert path.read_text(encoding="utf8") == "ملاحظات"


def test_a_newer_store_asks_for_a_newer_qala(tmp_path: Path) -> None:
    path = tmp_path / "newer.sqlite"
    open_store(path).close()
    with sqlite3.connect(path) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "newer qala (schema 9999" in refused(path)


def test_folders_and_missing_folders_are_told(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)
    assert "does not exist" in refused(tmp_path / "none" / "x.sqlite")
    assert "SQLite or PostgreSQL" in refused("mysql://root@localhost/news")
    with pytest.raises(StoreError, match="no store at"):
        open_store(tmp_path / "missing.sqlite", create=False)


@pytest.mark.parametrize("url", ["postgresql://nobody@127.0.0.1:9/none", "postgresql://:::"])
def test_a_server_that_is_not_there_is_told(url: str) -> None:
    pytest.importorskip("psycopg")
    assert "postgresql" in refused(url)


@pytest.mark.parametrize(
    ("missing", "target", "extra"),
    [
        ("psycopg", "postgresql://me@server/desk", "postgres"),
        ("sqlalchemy", "x.sqlite", "store"),
        ("tantivy", "x.sqlite", "store"),
    ],
)
def test_a_missing_part_names_the_extra(monkeypatch: pytest.MonkeyPatch, missing: str, target: str, extra: str) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    assert f"pip install 'qala[{extra}]'" in refused(target)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[SqliteStore]:
    """Give a store on a disk that has room for little more than its schema."""
    store = SqliteStore(tmp_path / "small.sqlite")
    with store.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 20}")
    yield store
    store.close()


def test_a_full_disk_loses_nothing_that_was_kept(small: SqliteStore) -> None:
    assert add_records(small, [sample()]).new
    many = [page_of([("فلان", "قال", f"القول رقم {n} في الصفحة {p}") for n in range(20)]) for p in range(40)]
    with pytest.raises(StoreError, match=r"disk of .* is full: free some space"):
        add_records(small, many)
    assert list(records(small)) == [sample()]
    index.catch_up(small)
    assert check(small).faults == ()


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "damaged.sqlite"
    store = open_store(path)
    add_records(store, [page_of([("فلان", "قال", f"القول رقم {n}") for n in range(200)])])
    with store.reading() as connection:
        connection.exec_driver_sql("SELECT 1")
    store.close()
    for beside in tmp_path.glob("damaged.sqlite-*"):
        beside.unlink()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert "damaged" in refused(path)


def test_an_index_that_is_written_elsewhere_is_told(tmp_path: Path) -> None:
    import tantivy  # noqa: PLC0415 - only here

    store = open_store(tmp_path / "busy.sqlite")
    add_records(store, [sample()])
    store.index_path.mkdir()
    writer = tantivy.Index(index.schema(), path=str(store.index_path)).writer(15_000_000, 1)
    with pytest.raises(StoreError, match="being written by another program"):
        index.catch_up(store)
    del writer
    assert index.catch_up(store) == 1
    assert search(store, parse("جسر")).statements == 2


def test_a_folder_in_the_way_of_the_index_is_not_removed(tmp_path: Path) -> None:
    store = open_store(tmp_path / "way.sqlite")
    add_records(store, [sample()])
    store.index_path.mkdir()
    mine = store.index_path / "mine.txt"
    mine.write_text("لي", encoding="utf8")
    with pytest.raises(StoreError, match="in the way"):
        index.rebuild(store)
    assert mine.exists()


@pytest.mark.parametrize(
    "begun", [(".managed.json",), (".managed.json", ".tmpAb12", ".tantivy-meta.lock"), ("qala.json.part",)]
)
def test_an_index_killed_while_it_was_made_is_made_again(tmp_path: Path, begun: tuple[str, ...]) -> None:
    store = open_store(tmp_path / "begun.sqlite")
    add_records(store, [sample()])
    store.index_path.mkdir()
    for name in begun:
        (store.index_path / name).write_text("", encoding="utf8")
    assert index.catch_up(store) == 1
    assert search(store, parse("جسر")).statements == 2
