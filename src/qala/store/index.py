"""The search index: tantivy beside the database, made from it by its change sequence and thrown away at will."""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import tantivy
from sqlalchemy import Connection, func, select

from qala.errors import StoreError
from qala.store.documents import Document, Known, documents
from qala.store.protocol import Store
from qala.store.records import load
from qala.store.schema import changes, clusters, entities, facts

LAYOUT: Final = 1
"""Raised when the fields or the analyser change: an index of another layout is made again."""

_STATE = "qala.json"
_HEAP = 64_000_000
_AT_ONCE = 200
_COMMIT_AFTER = 20_000
"""Pages between two commits of a long catching-up."""


@dataclass(frozen=True, slots=True)
class State:
    """How far an index follows its store.

    Attributes:
        identity: whose index it is.
        layout: by which layout it was made.
        position: the last change that is in it for certain.
        tried: the last change that may be in it: a crash can come between the two.
    """

    identity: str
    layout: int
    position: int
    tried: int


def schema() -> tantivy.Schema:
    """Return the fields of the index."""
    build = tantivy.SchemaBuilder()
    for name in ("page", "kind", "speaker_id", "day"):
        build.add_unsigned_field(name, indexed=True, fast=True)
    for name in ("seq", "month"):
        build.add_unsigned_field(name, fast=True)
    for name in ("stem", "exact"):
        build.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in ("speaker", "entity", "outlet"):
        build.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for name in ("outlet_name", "authority", "mode", "stance"):
        build.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    build.add_float_field("figure", indexed=True, fast=True)
    return build.build()


_SCHEMA: Final = schema()


def catch_up(store: Store, told: Callable[[int, int], None] | None = None) -> int:
    """Bring the index up to the store and return how many pages were read for it.

    Args:
        store: whose index.
        told: is called with the pages done and the pages to do.

    Raises:
        StoreError: the index cannot be written, or another program is writing it.
    """
    with translating(store):
        identity, last = _sequence(store)
        state = _state(store.index_path)
        if state is None or state.identity != identity or state.layout != LAYOUT or state.tried > last or not _usable(store):
            _clear(store)
            state = State(identity, LAYOUT, 0, 0)
        if state.position == last and _usable(store):
            return 0
        store.index_path.mkdir(parents=True, exist_ok=True)
        writer = tantivy.Index(schema(), path=str(store.index_path), reuse=True).writer(_HEAP, 1)
        try:
            return _follow(store, writer, state, last, told)
        finally:
            del writer


def rebuild(store: Store, told: Callable[[int, int], None] | None = None) -> int:
    """Throw the index away and make it again."""
    with translating(store):
        _clear(store)
    return catch_up(store, told)


def is_behind(store: Store) -> bool:
    """Tell whether the index lacks something the store has."""
    identity, last = _sequence(store)
    state = _state(store.index_path)
    if state is None:
        return last > 0
    return (state.identity, state.layout, state.position) != (identity, LAYOUT, last)


def searcher(store: Store) -> tantivy.Searcher:
    """Return a searcher over the index as it is now.

    Raises:
        StoreError: there is no index that can be read.
    """
    with translating(store):
        index = tantivy.Index.open(str(store.index_path))
        index.config_reader("manual", 0)
        index.reload()
        return index.searcher()


def _follow(store: Store, writer: tantivy.IndexWriter, state: State, last: int, told: Callable[[int, int], None] | None) -> int:
    done, since = 0, 0
    position, total = state.position, last - state.position
    while position < last:
        with store.reading() as connection:
            after = select(changes).where(changes.c.seq > position, changes.c.seq <= last).order_by(changes.c.seq)
            batch = connection.execute(after.limit(_AT_ONCE)).all()
            stale = {row.page for row in batch if row.kind != "add" or row.seq <= state.tried}
            if stale:  # by query: deleting by term takes the number for a signed one and finds nothing
                writer.delete_documents_by_query(tantivy.Query.term_set_query(_SCHEMA, "page", sorted(stale)))
            pages = sorted({row.page for row in batch})
            for page, document in page_documents(connection, pages):
                writer.add_document(_tantivy(page, document))
        position = batch[-1].seq
        done, since = done + len(pages), since + len(pages)
        if since >= _COMMIT_AFTER or position >= last:
            _commit(store.index_path, writer, State(state.identity, LAYOUT, position, position), state)
            state, since = State(state.identity, LAYOUT, position, position), 0
        if told is not None:
            told(min(total, position - (last - total)), total)
    return done


def page_documents(connection: Connection, pages: Sequence[int]) -> Iterator[tuple[int, Document]]:
    """Yield the documents of pages by number, each with its page."""
    known = _known(connection, pages)
    for page, record in load(connection, pages):
        for document in documents(record, known.get(page, {})):
            yield page, document


def _known(connection: Connection, pages: Sequence[int]) -> dict[int, dict[str, Known]]:
    own, merged = clusters.alias(), clusters.alias()
    joined = entities.join(own, own.c.pk == entities.c.cluster).outerjoin(merged, merged.c.pk == own.c.merged_into)
    name = func.coalesce(merged.c.name, own.c.name)
    wanted = select(entities.c.page, entities.c.id, func.coalesce(merged.c.pk, own.c.pk), name)
    found: dict[int, dict[str, Known]] = {}
    for page, entity, cluster, said in connection.execute(wanted.select_from(joined).where(entities.c.page.in_(pages))):
        found.setdefault(page, {})[entity] = Known(cluster, said)
    return found


def _tantivy(page: int, document: Document) -> tantivy.Document:
    made = tantivy.Document()
    made.add_unsigned("page", page)
    for name in ("kind", "seq", "speaker_id", "day"):
        made.add_unsigned(name, getattr(document, name))
    made.add_unsigned("month", document.day // 100)
    for name in ("stem", "exact", "speaker", "entity", "outlet", "outlet_name", "authority", "mode", "stance"):
        value = getattr(document, name)
        if value:
            made.add_text(name, value)
    for figure in document.figures:
        made.add_float("figure", figure)
    return made


def _commit(path: Path, writer: tantivy.IndexWriter, state: State, before: State) -> None:
    """Commit between two notes, so that a crash anywhere leaves a state from which the same changes can be made again."""
    _write(path, State(state.identity, LAYOUT, before.position, state.tried))
    writer.commit()
    _write(path, state)


def _write(path: Path, state: State) -> None:
    part = path / f"{_STATE}.part"
    part.write_text(json.dumps(asdict(state)), encoding="utf8")
    part.replace(path / _STATE)


def _state(path: Path) -> State | None:
    try:
        return State(**json.loads((path / _STATE).read_text(encoding="utf8")))
    except (OSError, ValueError, TypeError):
        return None


def _usable(store: Store) -> bool:
    try:
        return bool(tantivy.Index.exists(str(store.index_path))) and tantivy.Index.open(str(store.index_path)) is not None
    except (ValueError, OSError):
        return False


_BEGUN = (".managed.json", ".tantivy-", ".tmp", _STATE)
"""What the files begin with that stand in an index whose making was killed before it had its meta.json."""


def _clear(store: Store) -> None:
    path = store.index_path
    known = any((path / name).exists() for name in (_STATE, "meta.json"))
    if path.exists() and not known and any(not entry.name.startswith(_BEGUN) for entry in path.iterdir()):
        message = f"{path} is in the way of the search index and is none: move it elsewhere."
        raise StoreError(message)
    if _usable(store):  # who cannot have the lock must not take the files from under the one who has it
        tantivy.Index.open(str(path)).writer(_HEAP, 1).rollback()
    shutil.rmtree(path, ignore_errors=True)


def _sequence(store: Store) -> tuple[str, int]:
    """Return the store's own name and the number of its last change."""
    with store.reading() as connection:
        identity = connection.execute(select(facts.c.value).where(facts.c.name == "identity")).scalar()
        return str(identity or ""), int(connection.execute(select(func.max(changes.c.seq))).scalar() or 0)


@contextmanager
def translating(store: Store) -> Iterator[None]:
    """Turn what the engine says into what to do."""
    try:
        yield
    except (ValueError, OSError) as error:
        said = str(error)
        if "LockBusy" in said or "lock" in said.lower():
            message = f"The search index of {store.name} is being written by another program: try again when it is done."
        elif "No space left" in said:
            message = f"The disk of {store.index_path} is full: free some space, then run `qala reindex`. No page is lost."
        else:
            message = f"The search index {store.index_path} cannot be used ({said}): run `qala reindex`. No page is lost."
        raise StoreError(message) from error


def is_there(store: Store) -> bool:
    """Tell whether there is an index that can be searched, up to date or not."""
    return _usable(store)
