"""Records back out of the store: exactly those that went in."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from qala.store.protocol import Store
from qala.store.schema import PARTS, pages
from qala.types.record import Record

_AT_ONCE = 200

Parts = dict[str, dict[int, list[Row[Any]]]]
"""Table name → page → its rows in order."""


def record_of(store: Store, page_id: str) -> Record | None:
    """Return the record of a page, None if the store does not have it."""
    with store.reading() as connection:
        pk = connection.execute(select(pages.c.pk).where(pages.c.id == page_id)).scalar()
        return None if pk is None else next(iter(load(connection, [pk])))[1]


def records(store: Store) -> Iterator[Record]:
    """Yield every record, in the order the pages were added; memory does not grow with the store."""
    with store.reading() as connection:
        yield from (record for _, record in load_all(connection))


def load_all(connection: Connection) -> Iterator[tuple[int, Record]]:
    """Yield the number and the record of every page."""
    after = 0
    while True:
        more = select(pages.c.pk).where(pages.c.pk > after).order_by(pages.c.pk).limit(_AT_ONCE)
        numbers = list(connection.execute(more).scalars())
        if not numbers:
            return
        yield from load(connection, numbers)
        after = numbers[-1]


def load(connection: Connection, numbers: Sequence[int]) -> Iterator[tuple[int, Record]]:
    """Yield the records of pages by number; one that is not there is left out."""
    heads = connection.execute(select(pages).where(pages.c.pk.in_(numbers)).order_by(pages.c.pk)).all()
    parts: Parts = {}
    for table in PARTS:
        of_page: dict[int, list[Row[Any]]] = defaultdict(list)
        keys = list(table.primary_key.columns)
        for row in connection.execute(select(table).where(table.c.page.in_(numbers)).order_by(*keys)):
            of_page[row.page].append(row)
        parts[table.name] = of_page
    for head in heads:
        yield head.pk, _record(head, {name: rows[head.pk] for name, rows in parts.items()})


def _record(head: Row[Any], parts: dict[str, list[Row[Any]]]) -> Record:
    built = _Builder(parts)
    return msgspec.convert(
        {
            "qala": head.format,
            "page": {
                "id": head.id,
                "source": head.source,
                "url": head.url,
                "retrieved": head.retrieved,
                "media_type": head.media_type,
                "language": head.language,
                "text": head.text,
                "origin": None if head.origin is None else json.loads(head.origin),
            },
            "stories": [built.story(row) for row in parts["stories"]],
            "furniture": built.blocks(None),
            "entities": [built.entity(row) for row in parts["entities"]],
            "issues": [{"span": _span(row), "code": row.code, "note": row.note} for row in parts["issues"]],
        },
        type=Record,
    )


class _Builder:
    """Puts the rows of one page together again, as the plain data that msgspec makes a record of."""

    def __init__(self, parts: dict[str, list[Row[Any]]]) -> None:
        self.parts = parts
        self.entity_ids = {row.seq: row.id for row in parts["entities"]}
        self.attribution_ids = {row.seq: row.id for row in parts["attributions"]}
        self.contents = _grouped(parts["contents"], "attribution")
        self.vias = _grouped(parts["vias"], "attribution")
        self.aliases = _grouped(parts["aliases"], "entity")
        self.members = _grouped(parts["members"], "entity")
        self.evidence = _grouped(parts["evidence"], "story")
        names = ("blocks", "attributions", "times", "figures", "mentions", "credits")
        self.of_story = {name: _grouped(parts[name], "story") for name in names}

    def blocks(self, story: int | None) -> list[object]:
        return [{"span": _span(row), "kind": row.kind, "repeat_of": row.repeat_of} for row in self.of_story["blocks"][story]]

    def story(self, row: Row[Any]) -> object:
        of = {name: rows[row.seq] for name, rows in self.of_story.items()}
        why = [{"span": _span(e), "rule": e.rule} for e in self.evidence[row.seq]]
        return {
            "id": row.id,
            "kind": row.kind,
            "headline": _span(row, "headline"),
            "published": {"value": row.published, "why": why, "confidence": row.confidence},
            "outlet": self._entity(row.outlet),
            "blocks": self.blocks(row.seq),
            "attributions": [self._attribution(a) for a in of["attributions"]],
            "times": [
                {"span": _span(t), "value": t.value, "type": t.type, "mod": t.mod, "calendar": t.calendar, "rule": t.rule}
                for t in of["times"]
            ],
            "figures": [self._figure(f) for f in of["figures"]],
            "mentions": [{"span": _span(m), "type": m.type, "entity": self._entity(m.entity)} for m in of["mentions"]],
            "credits": [{"span": _span(c), "entity": self._entity(c.entity)} for c in of["credits"]],
        }

    def entity(self, row: Row[Any]) -> object:
        return {
            "id": row.id,
            "type": row.type,
            "name": row.name,
            "aliases": [alias.name for alias in self.aliases[row.seq]],
            "role": row.role,
            "unnamed": bool(row.unnamed),
            "wikidata": row.wikidata,
            "members": [member.id for member in self.members[row.seq]],
            "affiliation": row.affiliation,
            "gender": row.gender,
            "gender_by": row.gender_by,
        }

    def _attribution(self, row: Row[Any]) -> object:
        return {
            "id": row.id,
            "cue": _span(row, "cue"),
            "source": _span(row, "source"),
            "source_entity": self._entity(row.speaker),
            "content": [_span(piece) for piece in self.contents[row.seq]],
            "mode": row.mode,
            "stance": row.stance,
            "authority": row.authority,
            "addressee": _span(row, "addressee"),
            "parent": None if row.parent is None else self.attribution_ids[row.parent],
            "via": [self._entity(via.entity) for via in self.vias[row.seq]],
            "rule": row.rule,
            "confidence": row.confidence,
        }

    def _figure(self, row: Row[Any]) -> object:
        return {
            "span": _span(row),
            "value": json.loads(row.literal),
            "unit": row.unit,
            "counted": row.counted,
            "approx": row.approx,
            "attribution": None if row.attribution is None else self.attribution_ids[row.attribution],
            "rule": row.rule,
        }

    def _entity(self, seq: int | None) -> str | None:
        return None if seq is None else self.entity_ids[seq]


def _grouped(rows: Iterable[Row[Any]], column: str) -> dict[int | None, list[Row[Any]]]:
    grouped: dict[int | None, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        grouped[getattr(row, column)].append(row)
    return grouped


def _span(row: Row[Any], prefix: str = "span") -> tuple[int, int] | None:
    start = getattr(row, f"{prefix}_start")
    return None if start is None else (start, getattr(row, f"{prefix}_end"))
