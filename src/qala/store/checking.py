"""Checking: does every row still say what the page's record said, and do index and store agree?"""

from collections.abc import Callable
from dataclasses import dataclass

import tantivy
from sqlalchemy import Connection, func, select

from qala.errors import StoreError
from qala.store import index as indexes
from qala.store.documents import STATEMENT
from qala.store.protocol import Store
from qala.store.records import load
from qala.store.rows import Row, digest
from qala.store.schema import PARTS, attributions, clusters, entities, pages

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be, and how to mend it."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked and what was found."""

    pages: int
    statements: int
    faults: tuple[Fault, ...]


def check(store: Store, told: Callable[[int, int], None] | None = None) -> Checked:
    """Read every page back from its rows and compare it with the fingerprint it was added with; then the index.

    Args:
        store: where.
        told: is called with the pages done and the pages there are.
    """
    faults: list[Fault] = []
    with store.reading() as connection:
        total = connection.execute(select(func.count()).select_from(pages)).scalar_one()
        statements = connection.execute(select(func.count()).select_from(attributions)).scalar_one()
        for table in PARTS:
            strays = select(func.count()).select_from(table.outerjoin(pages, pages.c.pk == table.c.page))
            number = connection.execute(strays.where(pages.c.version.is_distinct_from(table.c.version))).scalar_one()
            if number:
                faults.append(Fault(table.name, f"{number} rows are of another record than their page: add the pages again"))
        lost = entities.outerjoin(clusters, clusters.c.pk == entities.c.cluster)
        missing = select(func.count()).select_from(lost).where(entities.c.cluster.is_not(None), clusters.c.pk.is_(None))
        if connection.execute(missing).scalar_one():
            faults.append(Fault("entities", "some belong to a cluster that is not there: add their pages again"))
        done, after = 0, 0
        while numbers := _next(connection, after):
            heads = {row.pk: row for row in connection.execute(select(pages).where(pages.c.pk.in_(numbers)))}
            rows = _rows(connection, numbers)
            whole = _readable(connection, numbers)
            for number in numbers:
                head = heads[number]
                said = digest({"pages": [tuple(head)], **rows.get(number, {})})
                if said != head.digest or number not in whole:
                    where = f"page {head.id[:12]}"
                    what = f"its rows say something else than when it was added ({where}): add it again with --again"
                    faults.append(Fault(head.source, what))
            done, after = done + len(numbers), numbers[-1]
            if told is not None:
                told(done, total)
    return Checked(total, statements, (*faults, *_index_faults(store, statements)))


def _next(connection: Connection, after: int) -> list[int]:
    wanted = select(pages.c.pk).where(pages.c.pk > after).order_by(pages.c.pk).limit(_AT_ONCE)
    return list(connection.execute(wanted).scalars())


def _rows(connection: Connection, numbers: list[int]) -> dict[int, dict[str, list[Row]]]:
    """Return the rows of pages by page and table, in the order they were made."""
    found: dict[int, dict[str, list[Row]]] = {}
    for table in PARTS:
        wanted = select(table).where(table.c.page.in_(numbers)).order_by(*table.primary_key.columns)
        for row in connection.execute(wanted):
            found.setdefault(row.page, {}).setdefault(table.name, []).append(tuple(row))
    return found


def _readable(connection: Connection, numbers: list[int]) -> set[int]:
    """Return those pages whose rows make a record: all at once, and one by one where one of them does not."""
    try:
        return {number for number, _ in load(connection, numbers)}
    except (ValueError, KeyError, TypeError):
        readable: set[int] = set()
        for number in numbers if len(numbers) > 1 else ():
            readable |= _readable(connection, [number])
        return readable


def _index_faults(store: Store, statements: int) -> list[Fault]:
    where = str(store.index_path)
    try:
        if indexes.is_behind(store):
            return [Fault(where, "the search index lacks pages of the store: run `qala reindex`")]
        engine = indexes.searcher(store)
    except StoreError as error:
        return [Fault(where, str(error))]
    of_kind = tantivy.Query.term_query(indexes.schema(), "kind", STATEMENT, "basic")
    indexed = int(engine.search(of_kind, limit=1).count)  # type: ignore[attr-defined]
    if indexed != statements:
        return [Fault(where, f"the search index has {indexed} statements, the store {statements}: run `qala reindex`")]
    return []
