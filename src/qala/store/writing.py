"""Writing: records go in whole, many in one transaction; each page that changes gets a number in the change sequence."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, func, insert, select, update

from qala.errors import InputError
from qala.store.clusters import ClusterKey
from qala.store.protocol import Store
from qala.store.rows import PageRows, page_rows, with_clusters
from qala.store.schema import PARTS, changes, clusters, facts, metadata, pages
from qala.types.record import Record

_AT_ONCE = 500
"""How many bound values one question to the database carries."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that could not be kept, and why."""

    source: str
    why: str


@dataclass(slots=True)
class Added:
    """What became of the records of one transaction.

    Attributes:
        new: ids of pages that were not there before.
        replaced: ids of pages whose record says something else now.
        unchanged: ids of pages that were there already, saying the same.
        refused: records that cannot be kept.
        statements: how many attributions the new and the replaced hold.
    """

    new: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    statements: int = 0


def add_records(store: Store, records: Iterable[Record]) -> Added:
    """Add records in one transaction: when this returns they are kept, if it raises none of them is.

    A page that is there already is replaced where its record says something else, and left alone where it says the same.

    Raises:
        StoreError: the database could not be written; nothing of this call is kept.
    """
    by_id: dict[str, Record] = {}
    for record in records:
        by_id.setdefault(record.page.id, record)
    added = Added()
    with store.writing() as connection:
        _identify(connection)
        there = _there(connection, list(by_id))
        next_pk = (connection.execute(select(func.max(pages.c.pk))).scalar() or 0) + 1
        made: list[PageRows] = []
        changed: list[tuple[int, str]] = []
        for page_id, record in by_id.items():
            pk, version, digest = there.get(page_id, (next_pk, 0, ""))
            try:
                rows = page_rows(record, pk, version + 1)
            except InputError as error:
                added.refused.append(Refused(record.page.source, str(error)))
                continue
            if rows.digest == digest:
                added.unchanged.append(page_id)
                continue
            if version:
                _clear(connection, pk)
            else:
                next_pk += 1
            (added.replaced if version else added.new).append(page_id)
            changed.append((pk, "replace" if version else "add"))
            added.statements += len(rows.rows.get("attributions", ()))
            made.append(rows)
        _insert(store, connection, made)
        note_changes(connection, changed)
    return added


def known_pages(store: Store, ids: Sequence[str]) -> set[str]:
    """Return which of these pages the store has."""
    with store.reading() as connection:
        return set(_there(connection, ids))


def remove_page(store: Store, page_id: str) -> bool:
    """Take a page and all that is said of it out of the store; False if it is not there."""
    with store.writing() as connection:
        found = _there(connection, [page_id]).get(page_id)
        if found is None:
            return False
        _clear(connection, found[0])
        connection.execute(delete(pages).where(pages.c.pk == found[0]))
        note_changes(connection, [(found[0], "remove")])
    return True


def note_changes(connection: Connection, changed: Sequence[tuple[int, str]]) -> None:
    """Give each changed page its number in the change sequence, which the search index follows."""
    if changed:
        last = connection.execute(select(func.max(changes.c.seq))).scalar() or 0
        rows = [{"seq": last + nth, "page": pk, "kind": kind} for nth, (pk, kind) in enumerate(changed, 1)]
        connection.execute(insert(changes), rows)


def _identify(connection: Connection) -> None:
    """Give a new store a name of its own, by which an index knows whose it is."""
    if connection.execute(select(facts.c.value).where(facts.c.name == "identity")).scalar() is None:
        connection.execute(insert(facts).values(name="identity", value=secrets.token_hex(16)))


def _there(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[int, int, str]]:
    """Return number, version and digest of those pages that are in the store."""
    found: dict[str, tuple[int, int, str]] = {}
    for first in range(0, len(ids), _AT_ONCE):
        wanted = select(pages.c.id, pages.c.pk, pages.c.version, pages.c.digest).where(
            pages.c.id.in_(ids[first : first + _AT_ONCE])
        )
        found.update({row.id: (row.pk, row.version, row.digest) for row in connection.execute(wanted)})
    return found


def _clear(connection: Connection, pk: int) -> None:
    for table in PARTS:
        connection.execute(delete(table).where(table.c.page == pk))


def _insert(store: Store, connection: Connection, made: Sequence[PageRows]) -> None:
    known = _clusters(store, connection, {key: None for rows in made for key in rows.keys if key is not None})
    for rows in made:
        with_clusters(rows, known)
    old = [rows for rows in made if rows.rows["pages"][0][-1] != 1]
    for rows in old:
        values = dict(zip(pages.columns.keys(), rows.rows["pages"][0], strict=True))
        connection.execute(update(pages).where(pages.c.pk == values["pk"]).values(values))
    store.insert(connection, pages, [rows.rows["pages"][0] for rows in made if rows.rows["pages"][0][-1] == 1])
    for name, table in metadata.tables.items():
        if table in PARTS:
            store.insert(connection, table, [row for rows in made for row in rows.rows.get(name, ())])


def _clusters(store: Store, connection: Connection, keys: Iterable[ClusterKey]) -> dict[ClusterKey, int]:
    """Return the number of each cluster, making those that are not there."""
    wanted = list(keys)
    numbers: dict[tuple[str, str], int] = {}
    for kind in ("PER", "ORG", "LOC"):
        folded = list(dict.fromkeys(key.key for key in wanted if key.type == kind))
        for first in range(0, len(folded), _AT_ONCE):
            found = select(clusters.c.key, clusters.c.pk).where(
                clusters.c.type == kind, clusters.c.key.in_(folded[first : first + _AT_ONCE])
            )
            numbers.update({(kind, row.key): row.pk for row in connection.execute(found)})
    last = connection.execute(select(func.max(clusters.c.pk))).scalar() or 0
    new = []
    for key in wanted:
        if (key.type, key.key) not in numbers:
            last += 1
            numbers[key.type, key.key] = last
            new.append((last, key.type, key.key, key.name, key.folded, None))
    store.insert(connection, clusters, new)
    return {key: numbers[key.type, key.key] for key in wanted}
