"""Checking: does every row still say what the page's record said, and do index and store agree?"""

from collections.abc import Callable
from dataclasses import dataclass

import tantivy
from sqlalchemy import func, select

from qala.errors import InputError, StoreError
from qala.store import index as indexes
from qala.store.documents import STATEMENT
from qala.store.protocol import Store
from qala.store.records import load
from qala.store.rows import digest, page_rows
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
        while numbers := list(
            connection.execute(select(pages.c.pk).where(pages.c.pk > after).order_by(pages.c.pk).limit(_AT_ONCE)).scalars()
        ):
            heads = connection.execute(
                select(pages.c.pk, pages.c.id, pages.c.source, pages.c.digest).where(pages.c.pk.in_(numbers))
            )
            known = {row.pk: row for row in heads}
            for number in numbers:
                row = known[number]
                why = _differs(connection, number, row.digest)
                if why:
                    faults.append(Fault(row.source, f"{why} (page {row.id[:12]}): add it again with --again"))
            done, after = done + len(numbers), numbers[-1]
            if told is not None:
                told(done, total)
    return Checked(total, statements, (*faults, *_index_faults(store, statements)))


def _differs(connection: object, number: int, before: str) -> str | None:
    try:
        _, record = next(iter(load(connection, [number])))  # type: ignore[arg-type]
        page_rows(record, number, 1)
    except (InputError, ValueError, KeyError, TypeError) as error:
        return f"its rows make no record ({error})"
    return None if digest(record) == before else "its rows say something else than when it was added"


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
