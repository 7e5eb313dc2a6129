"""Tables: records as flat rows for spreadsheets and data frames, every column described once, here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from qala.export.statements import Statement, statements
from qala.types.block import Block
from qala.types.entity import Entity
from qala.types.record import Record, RecordStory
from qala.types.span import Span

Value = str | int | float | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what kind of value it holds, and what the value says."""

    name: str
    kind: Literal["text", "integer", "number"]
    says: str


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table: its columns, and how a record gives its rows."""

    name: str
    says: str
    columns: tuple[Column, ...]
    rows: Callable[[Record], Iterator[Row]]


def _text(name: str, says: str) -> Column:
    return Column(name, "text", says)


def _span(prefix: str, of: str) -> tuple[Column, Column]:
    return (
        Column(f"{prefix}start", "integer", f"where {of} begins in the page's text, in code points"),
        Column(f"{prefix}end", "integer", f"where {of} ends, half-open"),
    )


_PAGE: Final = _text("page", "id of the page: SHA-256 of the bytes received")
_STORY: Final = _text("story", "id of the story on its page")
_RULE: Final = _text("rule", "the rule that found it")
_ABOUT: Final = (
    _PAGE,
    _STORY,
    _text("outlet", "who published the story, as far as the page says"),
    _text("published", "day or time of the story, ISO 8601; empty where it cannot be known"),
)


def _at(span: Span | None) -> tuple[Value, Value]:
    return (None, None) if span is None else (span.start, span.end)


def _names(record: Record) -> dict[str, Entity]:
    return {entity.id: entity for entity in record.entities}


def _about(record: Record, story: RecordStory, entities: dict[str, Entity]) -> tuple[Value, ...]:
    outlet = entities.get(story.outlet or "")
    return record.page.id, story.id, outlet.name if outlet else None, story.published.value


def _pages(record: Record) -> Iterator[Row]:
    page = record.page
    told = (page.id, page.source, page.url, page.retrieved, page.media_type, page.language)
    yield *told, len(page.text or ""), len(record.stories), record.qala


def _stories(record: Record) -> Iterator[Row]:
    text, entities = record.page.text or "", _names(record)
    for story in record.stories:
        headline = story.headline.of(text) if story.headline else None
        counts = (len(story.attributions), len(story.figures), len(story.mentions))
        yield *_about(record, story, entities), story.kind, headline, *_at(story.headline), *counts


def _statements(record: Record) -> Iterator[Row]:
    entities = _names(record)
    for story in record.stories:
        about = _about(record, story, entities)
        for said in statements(story, record):
            yield *about, *_said(said, entities)


def _said(said: Statement, entities: dict[str, Entity]) -> Row:
    a = said.attribution
    entity = entities.get(a.source_entity or "")
    whole = Span(a.content[0].start, a.content[-1].end) if a.content else None
    speaker = (said.speaker, a.source_entity, entity.type if entity else None, entity.role if entity else None)
    how = (a.authority, a.stance, a.mode, said.cue, *_at(a.cue), *_at(a.source))
    words = (" … ".join(said.words), *_at(whole), len(a.content))
    return a.id, *speaker, *how, *words, said.addressee, a.parent, "; ".join(said.via) or None, a.rule, a.confidence


def _blocks(record: Record) -> Iterator[Row]:
    text = record.page.text or ""

    def row(story: str | None, block: Block) -> Row:
        return record.page.id, story, block.kind, block.span.of(text), *_at(block.span), block.repeat_of

    yield from (row(story.id, block) for story in record.stories for block in story.blocks)
    yield from (row(None, block) for block in record.furniture)


def _entities(record: Record) -> Iterator[Row]:
    for e in record.entities:
        named = record.page.id, e.id, e.type, e.name, "; ".join(e.aliases) or None, e.role, int(e.unnamed), e.wikidata
        yield *named, "; ".join(e.members) or None, e.affiliation, e.gender, e.gender_by


def _mentions(record: Record) -> Iterator[Row]:
    text, entities = record.page.text or "", _names(record)
    for story in record.stories:
        for m in story.mentions:
            known = entities.get(m.entity)
            yield record.page.id, story.id, m.type, m.entity, known.name if known else None, m.span.of(text), *_at(m.span)


def _times(record: Record) -> Iterator[Row]:
    text = record.page.text or ""
    for story in record.stories:
        for t in story.times:
            yield record.page.id, story.id, t.type, t.value, t.mod, t.calendar, t.span.of(text), *_at(t.span), t.rule


def _figures(record: Record) -> Iterator[Row]:
    text, entities = record.page.text or "", _names(record)
    for story in record.stories:
        speakers = {said.attribution.id: said.speaker for said in statements(story, record)}
        for f in story.figures:
            measured = (f.value, f.unit, f.counted, f.approx, f.attribution, speakers.get(f.attribution or ""))
            yield *_about(record, story, entities), *measured, f.span.of(text), *_at(f.span), f.rule


def _credits(record: Record) -> Iterator[Row]:
    text, entities = record.page.text or "", _names(record)
    for story in record.stories:
        for c in story.credits:
            known = entities.get(c.entity)
            yield record.page.id, story.id, c.entity, known.name if known else None, c.span.of(text), *_at(c.span)


def _issues(record: Record) -> Iterator[Row]:
    for issue in record.issues:
        yield record.page.id, issue.code, issue.note, *_at(issue.span)


TABLES: Final = (
    FlatTable(
        "pages",
        "Every page that was read.",
        (
            _PAGE,
            _text("source", "path, URL or WARC record as it was given"),
            _text("url", "address of the page where known"),
            _text("retrieved", "when it was fetched, RFC 3339, where known"),
            _text("media_type", "what was received, such as text/html"),
            _text("language", "BCP 47 tag"),
            Column("characters", "integer", "code points of the page's text"),
            Column("stories", "integer", "stories on the page"),
            _text("format", "version of the record format"),
        ),
        _pages,
    ),
    FlatTable(
        "stories",
        "Every separate item of a page.",
        (
            *_ABOUT,
            _text("kind", "article, or teaser of one that stands elsewhere"),
            _text("headline", "the headline as written"),
            *_span("headline_", "the headline"),
            Column("statements", "integer", "attributions in the story"),
            Column("figures", "integer", "figures in the story"),
            Column("mentions", "integer", "names in the story"),
        ),
        _stories,
    ),
    FlatTable(
        "statements",
        "Who said what, in which words, on whose word: one row an attribution.",
        (
            *_ABOUT,
            _text("attribution", "id in the page's record"),
            _text("speaker", "who says it: the fullest name on the page, or the description of an unnamed source"),
            _text("speaker_entity", "entity of the page, see table entities"),
            _text("speaker_type", "PER, ORG or LOC"),
            _text("role", "title or office as written"),
            _text("authority", "named_person named_organisation unnamed_official unnamed_person media agency document"),
            _text("stance", "says denies accuses confirms expects promises calls_for doubts asks"),
            _text("mode", "direct, indirect or mixed"),
            _text("cue", "the reporting word as written"),
            *_span("cue_", "the reporting word"),
            *_span("source_", "the speaker beside the cue (empty where the sentence leaves it out)"),
            _text("words", "what is said, as written; pieces joined by …"),
            *_span("words_", "what is said, from the first piece to the last,"),
            Column("pieces", "integer", "in how many pieces it is said"),
            _text("addressee", "to whom, as written"),
            _text("parent", "the attribution whose content holds this one: X said that Y said"),
            _text("via", "who passed it on; several joined by ;"),
            _RULE,
            Column("confidence", "number", "between 0 and 1"),
        ),
        _statements,
    ),
    FlatTable(
        "blocks",
        "Every line of a page and what it is for.",
        (
            _PAGE,
            _text("story", "story it belongs to; empty for furniture"),
            _text("kind", "headline deck byline dateline subhead paragraph caption credit section furniture …"),
            _text("text", "the line as written"),
            *_span("", "the line"),
            Column("repeat_of", "integer", "start of the earlier line of the story that says the same"),
        ),
        _blocks,
    ),
    FlatTable(
        "entities",
        "Who or what a page is about, once for all its mentions.",
        (
            _PAGE,
            _text("entity", "id on its page"),
            _text("type", "PER, ORG or LOC"),
            _text("name", "the fullest name on the page, or the description of an unnamed source"),
            _text("aliases", "the other ways the page calls it; several joined by ;"),
            _text("role", "title or office as written"),
            Column("unnamed", "integer", "1 for a source that is only described"),
            _text("wikidata", "Wikidata id where it is certain"),
            _text("members", "ids of those who speak as one; several joined by ;"),
            _text("affiliation", "id of the body that the role names"),
            _text("gender", "m or f, of a named person where something shows it"),
            _text("gender_by", "text where titles or verbs show it, name where only the given name does"),
        ),
        _entities,
    ),
    FlatTable(
        "mentions",
        "Every name as it stands in a text.",
        (
            _PAGE,
            _STORY,
            _text("type", "PER, ORG or LOC"),
            _text("entity", "entity of the page"),
            _text("name", "the entity's name"),
            _text("words", "the mention as written"),
            *_span("", "the mention"),
        ),
        _mentions,
    ),
    FlatTable(
        "times",
        "Every time expression with its value.",
        (
            _PAGE,
            _STORY,
            _text("type", "TIMEX3: DATE TIME DURATION SET"),
            _text("value", "TIMEX3 value, always Gregorian; empty where it cannot be known"),
            _text("mod", "TIMEX3: START MID END APPROX"),
            _text("calendar", "gregorian or hijri, as written"),
            _text("words", "the expression as written"),
            *_span("", "the expression"),
            _RULE,
        ),
        _times,
    ),
    FlatTable(
        "figures",
        "Every number that counts or measures, and who claims it.",
        (
            *_ABOUT,
            Column("value", "number", "the number"),
            _text("unit", "ISO 4217 or UCUM code; empty for a plain count"),
            _text("counted", "the counted noun as written"),
            _text("approx", "eq, about, min (at least) or max (at most)"),
            _text("attribution", "the innermost attribution that claims it; empty where the page itself does"),
            _text("speaker", "who claims it"),
            _text("words", "the figure as written"),
            *_span("", "the figure"),
            _RULE,
        ),
        _figures,
    ),
    FlatTable(
        "credits",
        "Whom a picture or a text is owed to.",
        (
            _PAGE,
            _STORY,
            _text("entity", "entity of the page"),
            _text("name", "the entity's name"),
            _text("words", "the credit as written"),
            *_span("", "the credit"),
        ),
        _credits,
    ),
    FlatTable(
        "issues",
        "What is doubtful about a page.",
        (_PAGE, _text("code", "a stable word for the kind of doubt"), _text("note", "a sentence for people"), *_span("", "it")),
        _issues,
    ),
)


def dictionary() -> Iterator[tuple[str, str, str, str]]:
    """Yield the data dictionary: table, column, kind of value, and what it says."""
    for table in TABLES:
        yield table.name, "", "table", table.says
        for column in table.columns:
            yield table.name, column.name, column.kind, column.says
