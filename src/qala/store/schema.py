"""Schema: one set of tables for both databases; the text of a page is kept once and everything else is spans into it.

Tables are keyed by page and place on the page, so that the rows of one page lie together: a page is read, replaced and
deleted in one stretch. `version` says which record of the page a row is from (1, 2 …); all rows of a page have the same.
Numbers of rows are given by the one writer, so the same records give the same rows in both databases.
"""

from typing import Final

from sqlalchemy import BigInteger, Column, Double, ForeignKey, Index, Integer, MetaData, SmallInteger, Table, Text
from sqlalchemy.sql.schema import SchemaItem

APPLICATION_ID: Final = 0x71616C61
"""«qala» in ASCII: what SQLite keeps in the head of the file, so that a foreign file is known before it is touched."""

REVISIONS: Final = ("0001", "0002")
"""Every version of this schema, oldest first; the last one is what this qala reads and writes."""

metadata = MetaData()


def _key(*names: str) -> list[SchemaItem]:
    page: Column[int] = Column("page", Integer, ForeignKey("pages.pk", ondelete="CASCADE"), primary_key=True)
    return [page, *(Column(name, Integer, primary_key=True) for name in names)]


def _span(prefix: str = "span", *, required: bool = True) -> list[SchemaItem]:
    return [Column(f"{prefix}_{end}", Integer, nullable=not required) for end in ("start", "end")]


def _text(name: str, *, required: bool = False) -> SchemaItem:
    return Column(name, Text, nullable=not required)


def _number(name: str, *, required: bool = False) -> SchemaItem:
    return Column(name, Integer, nullable=not required)


def _table(name: str, *columns: SchemaItem) -> Table:
    version: Column[int] = Column("version", SmallInteger, nullable=False)
    return Table(name, metadata, *columns, version, sqlite_with_rowid=False)


facts = Table(
    "facts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
pages = Table(
    "pages",
    metadata,
    Column("pk", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    _text("source", required=True),
    _text("url"),
    _text("retrieved"),
    _text("media_type", required=True),
    _text("language", required=True),
    _text("text", required=True),
    _text("origin"),
    _text("format", required=True),
    _text("reader", required=True),
    _text("digest", required=True),
    Column("version", SmallInteger, nullable=False),
)
stories = _table(
    "stories",
    *_key("seq"),
    _text("id", required=True),
    _text("kind", required=True),
    *_span(),
    *_span("headline", required=False),
    _text("published"),
    Column("confidence", Double, nullable=False),
    _number("outlet"),
)
evidence = _table("evidence", *_key("story", "seq"), *_span(required=False), _text("rule", required=True))
blocks = _table("blocks", *_key("seq"), _number("story"), *_span(), _text("kind", required=True), _number("repeat_of"))
attributions = _table(
    "attributions",
    *_key("seq"),
    _number("story", required=True),
    _text("id", required=True),
    *_span(required=False),
    *_span("cue"),
    *_span("source", required=False),
    _number("speaker"),
    _text("mode", required=True),
    _text("stance", required=True),
    _text("authority", required=True),
    _text("gender"),
    *_span("addressee", required=False),
    _number("parent"),
    _text("rule", required=True),
    Column("confidence", Double, nullable=False),
)
contents = _table("contents", *_key("attribution", "seq"), *_span())
vias = _table("vias", *_key("attribution", "seq"), _number("entity", required=True))
times = _table(
    "times",
    *_key("seq"),
    _number("story", required=True),
    *_span(),
    _text("value"),
    _text("type", required=True),
    _text("mod"),
    _text("calendar", required=True),
    _text("rule", required=True),
)
figures = _table(
    "figures",
    *_key("seq"),
    _number("story", required=True),
    *_span(),
    Column("value", Double, nullable=False),
    _text("literal", required=True),
    _text("unit"),
    _text("counted"),
    _text("head"),
    _text("approx", required=True),
    _number("attribution"),
    _text("rule", required=True),
)
mentions = _table(
    "mentions",
    *_key("seq"),
    _number("story", required=True),
    *_span(),
    _text("type", required=True),
    _number("entity", required=True),
)
credits_ = _table("credits", *_key("seq"), _number("story", required=True), *_span(), _number("entity", required=True))
entities = _table(
    "entities",
    *_key("seq"),
    _text("id", required=True),
    _text("type", required=True),
    _text("name", required=True),
    _text("role"),
    Column("unnamed", SmallInteger, nullable=False),
    _text("wikidata"),
    _text("affiliation"),
    _text("gender"),
    _text("gender_by"),
    Column("cluster", Integer, ForeignKey("clusters.pk"), nullable=True),
)
aliases = _table("aliases", *_key("entity", "seq"), _text("name", required=True))
members = _table("members", *_key("entity", "seq"), _text("id", required=True))
issues = _table("issues", *_key("seq"), *_span(), _text("code", required=True), _text("note", required=True))
clusters = Table(
    "clusters",
    metadata,
    Column("pk", Integer, primary_key=True, autoincrement=False),
    Column("type", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("merged_into", Integer, ForeignKey("clusters.pk"), nullable=True),
)
changes = Table(
    "changes",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("page", Integer, nullable=False),
    Column("kind", Text, nullable=False),
)

Index("clusters_type_key", clusters.c.type, clusters.c.key, unique=True)
Index("clusters_folded", clusters.c.folded)
Index("clusters_merged_into", clusters.c.merged_into)
Index("entities_cluster", entities.c.cluster)
Index("stories_published", stories.c.published)
Index("figures_head", figures.c.head)
Index("figures_unit", figures.c.unit)

PARTS: Final = (
    stories, evidence, blocks, attributions, contents, vias, times, figures, mentions, credits_, entities, aliases, members,
    issues,
)  # fmt: skip
"""The tables that hold what is said of a page, each keyed by the page first."""

STATEMENTS_VIEW: Final = """
CREATE VIEW statements AS
SELECT p.id AS page, a.id AS attribution, s.published, c.name AS speaker, e.role, a.authority, a.stance, a.mode,
  substr(p.text, a.cue_start + 1, a.cue_end - a.cue_start) AS cue,
  substr(p.text, a.span_start + 1, a.span_end - a.span_start) AS words,
  a.span_start, a.span_end, p.source, p.url, a.version
FROM attributions a
JOIN pages p ON p.pk = a.page
JOIN stories s ON s.page = a.page AND s.seq = a.story
LEFT JOIN entities e ON e.page = a.page AND e.seq = a.speaker
LEFT JOIN clusters b ON b.pk = e.cluster
LEFT JOIN clusters c ON c.pk = coalesce(b.merged_into, b.pk)
"""
"""For people who open the database with other programs: who said what, with the words cut out of the page."""
