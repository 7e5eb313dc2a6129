"""Search: a query put to the index, and its answers read from the store with the words and where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

import tantivy
from sqlalchemy import BigInteger, ColumnElement, Connection, Row, Select, Table, and_, bindparam, cast, func, select

from qala.store import index as indexes
from qala.store.asking import compile_query, of_kind, only_statements
from qala.store.documents import PASSAGE, STATEMENT, outlet_name
from qala.store.matching import highlights
from qala.store.protocol import Store
from qala.store.queries import Node
from qala.store.schema import attributions, blocks, clusters, entities, pages, stories
from qala.types.span import Span

Order = Literal["best", "newest"]

_WINDOW = 240
"""Characters of a snippet."""

_MONTHS = 2400
_MANY = 50
"""Speakers, outlets and authorities of a facet that are counted."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a page, and what of it answers the query; all spans are the page's."""

    span: Span
    text: str
    highlights: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer.

    Attributes:
        kind: `statement` where somebody says it, `mention` where the page itself does.
        page: id of the page.
        source: path or URL of the page as it was given.
        url: address of the page where known.
        attribution: id in the page's record; None for a mention.
        speaker: who says it; None where nobody is named, and for a mention.
        role: the speaker's title on that page.
        outlet: who published it, or empty.
        published: the story's day or time, or None.
        authority: what kind of source it is; the same for `mode` and `stance`; None for a mention.
        cue: the reporting word as written; None for a mention.
        snippet: the words.
        score: the engine's.
    """

    kind: Literal["statement", "mention"]
    page: str
    source: str
    url: str | None
    outlet: str
    published: str | None
    snippet: Snippet
    score: float
    attribution: str | None = None
    speaker: str | None = None
    role: str | None = None
    authority: str | None = None
    mode: str | None = None
    stance: str | None = None
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """How many statements of an answer there are by each of these, most first; months in their order."""

    speakers: tuple[tuple[str, int], ...] = ()
    outlets: tuple[tuple[str, int], ...] = ()
    authorities: tuple[tuple[str, int], ...] = ()
    months: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The answers to one query: statements first, then mentions; the counts are of all there are."""

    hits: tuple[Hit, ...]
    statements: int
    mentions: int
    facets: Facets | None = None


def search(  # noqa: PLR0913 - the options of one question, each by name
    store: Store,
    query: Node,
    *,
    limit: int = 10,
    offset: int = 0,
    order: Order = "best",
    mentions: bool = True,
    facets: bool = False,
    searcher: tantivy.Searcher | None = None,
) -> Found:
    """Answer a query from the index and the store.

    Args:
        store: where.
        query: as `parse` returns it.
        limit: how many answers to give.
        offset: how many to pass over.
        order: the best first, or the newest.
        mentions: whether to give what pages say beside statements, after the statements.
        facets: whether to count the statements by speaker, outlet, authority and month.
        searcher: one that is kept open, for many queries in a row; else the index is opened.

    Raises:
        StoreError: the index or the store cannot be read.
    """
    with indexes.translating(store):
        engine = searcher or indexes.searcher(store)
        asked = compile_query(query, _SCHEMA)
        statements_only = of_kind(asked, STATEMENT, _SCHEMA)
        said, statements = _ask(engine, statements_only, limit, offset, order)
        beside: list[Place] = []
        count = 0
        if mentions and not only_statements(query):
            left, passed = max(limit - len(said), 0), max(offset - statements, 0)
            beside, count = _ask(engine, of_kind(asked, PASSAGE, _SCHEMA), left, passed, order)
        counts = _counts(engine, statements_only) if facets else None
    with store.reading() as connection:
        hits = (*_statements(connection, said, query), *_mentions(connection, beside, query))
        counted = None if counts is None else _facets(counts, connection)
    return Found(hits, statements, count, counted)


Place = tuple[int, int, float]
"""Page, number on the page, score."""

_SCHEMA: Final = indexes.schema()


def _ask(engine: tantivy.Searcher, query: tantivy.Query, limit: int, offset: int, order: Order) -> tuple[list[Place], int]:
    by = "day" if order == "newest" else None
    result = engine.search(query, limit=max(limit, 1), offset=offset, order_by_field=by)
    found = result.hits[:limit]
    addresses = [address for _, address in found]
    numbers = zip(engine.fast_field_values("page", addresses), engine.fast_field_values("seq", addresses), strict=True)
    places = [(int(p or 0), int(s or 0), float(score)) for (p, s), (score, _) in zip(numbers, found, strict=True)]
    return places, int(result.count)  # type: ignore[attr-defined]


@cache
def _wanted_statements() -> Select[tuple[Any, ...]]:
    """Return the question for the statements of an answer; built once, since building it takes longer than asking it."""
    a, e = attributions, entities
    speakers, merged = clusters.alias(), clusters.alias()
    joined = (
        a.outerjoin(e, and_(e.c.page == a.c.page, e.c.seq == a.c.speaker))
        .outerjoin(speakers, speakers.c.pk == e.c.cluster)
        .outerjoin(merged, merged.c.pk == speakers.c.merged_into)
    )
    name = func.coalesce(merged.c.name, speakers.c.name, e.c.name).label("name")
    return select(a, e.c.role, name).select_from(joined).where(*_placed(a))


@cache
def _wanted_blocks() -> Select[tuple[Any, ...]]:
    return select(blocks).where(*_placed(blocks))


@cache
def _wanted_stories() -> Select[tuple[Any, ...]]:
    s, outlet, own, merged = stories, entities, clusters.alias(), clusters.alias()
    joined = (
        s.join(pages, pages.c.pk == s.c.page)
        .outerjoin(outlet, and_(outlet.c.page == s.c.page, outlet.c.seq == s.c.outlet))
        .outerjoin(own, own.c.pk == outlet.c.cluster)
        .outerjoin(merged, merged.c.pk == own.c.merged_into)
    )
    name = func.coalesce(merged.c.name, own.c.name, outlet.c.name).label("outlet")
    columns = (s.c.page, s.c.seq, s.c.published, name, pages.c.id, pages.c.source, pages.c.url)
    return select(*columns).select_from(joined).where(_among(s, "page"))


@cache
def _wanted_texts() -> Select[tuple[Any, ...]]:
    return select(pages.c.pk, pages.c.text).where(pages.c.pk.in_(bindparam("page", expanding=True)))


_PLACES: Final = 1 << 31
"""More than a page holds of anything."""


def _placed(table: Table) -> tuple[ColumnElement[bool], ...]:
    """Match the rows at the places of an answer: by the two lists through the key, then pair by pair.

    Pairs alone (`(page, seq) IN …`) make SQLite read the whole table; the lists alone give every number on every page.
    """
    place = cast(table.c.page, BigInteger) * _PLACES + table.c.seq
    return _among(table, "page"), _among(table, "seq"), place.in_(bindparam("place", expanding=True))


def _among(table: Table, name: str) -> ColumnElement[bool]:
    return table.c[name].in_(bindparam(name, expanding=True))


@dataclass(frozen=True, slots=True)
class _Around:
    """Where the answers stand: the text of each page, and of each story its day, outlet and page."""

    texts: dict[int, str]
    stories: dict[tuple[int, int], Row[Any]]


def _around(connection: Connection, places: Sequence[Place]) -> _Around:
    numbers = sorted({page for page, _, _ in places})
    texts = {row.pk: row.text for row in connection.execute(_wanted_texts(), {"page": numbers})}
    told = {(row.page, row.seq): row for row in connection.execute(_wanted_stories(), {"page": numbers})}
    return _Around(texts, told)


def _rows(connection: Connection, wanted: Select[tuple[Any, ...]], places: Sequence[Place]) -> list[tuple[Row[Any], float]]:
    if not places:
        return []
    given = {
        "page": sorted({page for page, _, _ in places}),
        "seq": sorted({seq for _, seq, _ in places}),
        "place": sorted({page * _PLACES + seq for page, seq, _ in places}),
    }
    found = {(row.page, row.seq): row for row in connection.execute(wanted, given)}
    return [(found[page, seq], score) for page, seq, score in places if (page, seq) in found]


def _statements(connection: Connection, places: Sequence[Place], query: Node) -> list[Hit]:
    rows = _rows(connection, _wanted_statements(), places)
    around = _around(connection, places) if rows else _Around({}, {})
    hits = []
    for row, score in rows:
        text, story = around.texts[row.page], around.stories[row.page, row.story]
        whole = Span(row.cue_end if row.span_start is None else row.span_start, row.span_end or row.cue_end)
        named = row.name or (None if row.source_start is None else text[row.source_start : row.source_end])
        hits.append(
            Hit(
                kind="statement",
                page=story.id,
                source=story.source,
                url=story.url,
                attribution=row.id,
                speaker=named,
                role=row.role,
                outlet=outlet_name(story.outlet, story.url),
                published=story.published,
                authority=row.authority,
                mode=row.mode,
                stance=row.stance,
                cue=text[row.cue_start : row.cue_end],
                snippet=snippet(text, whole, query),
                score=score,
            )
        )
    return hits


def _mentions(connection: Connection, places: Sequence[Place], query: Node) -> list[Hit]:
    rows = _rows(connection, _wanted_blocks(), places)
    around = _around(connection, places) if rows else _Around({}, {})
    hits = []
    for row, score in rows:
        story = around.stories[row.page, row.story]
        shown = snippet(around.texts[row.page], Span(row.span_start, row.span_end), query)
        hits.append(
            Hit(
                kind="mention",
                page=story.id,
                source=story.source,
                url=story.url,
                outlet=outlet_name(story.outlet, story.url),
                published=story.published,
                snippet=shown,
                score=score,
            )
        )
    return hits


def snippet(text: str, whole: Span, query: Node) -> Snippet:
    """Return the part of a stretch of a page that shows best what a query found in it."""
    found = highlights(query, whole.of(text), whole.start)
    start = whole.start
    if found and found[-1].end - whole.start > _WINDOW:
        start = max(whole.start, min(found[0].start - _WINDOW // 3, whole.end - _WINDOW))
        while start > whole.start and not text[start - 1].isspace():
            start -= 1
    end = min(whole.end, start + _WINDOW)
    while end < whole.end and not text[end].isspace():
        end += 1
    span = Span(start, end)
    return Snippet(span, span.of(text), tuple(h for h in found if span.contains(h)))


Counts = dict[str, list[tuple[str, int]]]


def _counts(engine: tantivy.Searcher, query: tantivy.Query) -> Counts:
    found = engine.aggregate(
        query,
        {
            "speakers": {"terms": {"field": "speaker_id", "size": _MANY}},
            "outlets": {"terms": {"field": "outlet_name", "size": _MANY}},
            "authorities": {"terms": {"field": "authority", "size": _MANY}},
            "months": {"terms": {"field": "month", "size": _MONTHS}},
        },
    )
    return {name: [(str(b["key"]), int(b["doc_count"])) for b in found[name]["buckets"]] for name in found}


def _facets(counts: Counts, connection: Connection) -> Facets:
    speakers = [(int(float(key)), n) for key, n in counts["speakers"] if float(key)]
    wanted = select(clusters.c.pk, clusters.c.name).where(clusters.c.pk.in_([pk for pk, _ in speakers]))
    names = {row.pk: row.name for row in connection.execute(wanted)}
    months = sorted((int(float(key)), n) for key, n in counts["months"] if float(key))
    return Facets(
        speakers=tuple((names[pk], n) for pk, n in speakers if pk in names),
        outlets=tuple(counts["outlets"]),
        authorities=tuple(counts["authorities"]),
        months=tuple((f"{m // 100:04d}-{m % 100:02d}" if m % 100 else f"{m // 100:04d}", n) for m, n in months),
    )
