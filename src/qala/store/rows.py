"""Rows: a record as rows of the schema, and the digest by which the store later proves that it still says the same."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qala.arabic.folding import bare
from qala.arabic.words import WORD
from qala.errors import InputError
from qala.export import jsonl
from qala.lexicon.cues import cue_readings
from qala.store.analysis import index_stem
from qala.store.clusters import ClusterKey, cluster_key
from qala.store.schema import PARTS, pages
from qala.types.block import Block
from qala.types.record import Record, RecordAttribution, RecordFigure, RecordStory
from qala.types.span import Span

Value = int | float | str | None
Row = tuple[Value, ...]

_NUL = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")
_NONE = (None, None)
_GIVEN = frozenset({"page", "pk", "version", "cluster", "digest", "reader"})


@dataclass(slots=True)
class PageRows:
    """The rows of one record: table name → rows in the order of the table's columns; `entities` wait for their clusters."""

    record: Record
    digest: str = ""
    rows: dict[str, list[Row]] = field(default_factory=dict)
    keys: list[ClusterKey | None] = field(default_factory=list)


def storable(record: Record) -> Record:
    """Return the record as both databases can hold it.

    PostgreSQL has no NUL and no lone surrogate in its text: each becomes one U+FFFD, so that spans hold.

    Raises:
        InputError: the record was written without its text, and spans alone cannot be searched or checked.
    """
    if record.page.text is None:
        message = "This record has no text: write it again without `--no-text`, then add it."
        raise InputError(message, source=record.page.source)
    line = jsonl.dumps(record)
    if b"\\u0000" in line or "\ufffd" in record.page.source:
        return jsonl.loads(_NUL.sub(rb"\1" + "\ufffd".encode(), line))
    return record


def digest(rows: Mapping[str, Iterable[Row]]) -> str:
    """Return the fingerprint of everything the rows of a page say; numbers the store gives (page, version, cluster) left out.

    Empty values are left out too, so that a column added later changes no fingerprint.
    """
    made = hashlib.blake2b(digest_size=16)
    for table in (pages, *PARTS):
        names = [(at, column.name) for at, column in enumerate(table.columns) if column.name not in _GIVEN]
        for row in rows.get(table.name, ()):
            said = [f"{name}={row[at]!r}" for at, name in names if row[at] is not None]
            made.update("\x1f".join((table.name, *said, "\n")).encode())
    return made.hexdigest()


def page_rows(record: Record, page: int, version: int) -> PageRows:
    """Turn a record into rows.

    Raises:
        InputError: the record refers to an entity or attribution that it does not hold, or a span lies outside its text.
    """
    record = storable(record)
    made = PageRows(record)
    fill = _Filler(made, page, version)
    fill.page("")
    for seq, story in enumerate(record.stories):
        fill.story(seq, story)
    for block in record.furniture:
        fill.block(None, block)
    fill.entities()
    for seq, issue in enumerate(record.issues):
        fill.put("issues", seq, *fill.span(issue.span), issue.code, issue.note)
    made.digest = digest(made.rows)
    fill.page(made.digest)
    return made


class _Filler:
    """Numbers the pieces of one page while it writes their rows."""

    def __init__(self, made: PageRows, page: int, version: int) -> None:
        self.made, self.pk, self.version = made, page, version
        record = made.record
        self.text = record.page.text or ""
        self.entity_of = {e.id: seq for seq, e in enumerate(record.entities)}
        ordered = [a for story in record.stories for a in story.attributions]
        self.attribution_of = {a.id: seq for seq, a in enumerate(ordered)}
        if len(self.entity_of) < len(record.entities) or len(self.attribution_of) < len(ordered):
            self._refuse("two of its entities or attributions have the same id")

    def put(self, table: str, *values: Value) -> None:
        self.made.rows.setdefault(table, []).append((self.pk, *values, self.version))

    def next(self, table: str) -> int:
        return len(self.made.rows.get(table, ()))

    def span(self, span: Span | None) -> tuple[Value, Value]:
        if span is None:
            return _NONE
        if not 0 <= span.start <= span.end <= len(self.text):
            self._refuse(f"its span {list(span)} lies outside its text of {len(self.text)} characters")
        return span.start, span.end

    def ref(self, ids: Mapping[str, int], wanted: str | None) -> int | None:
        if wanted is None:
            return None
        if wanted not in ids:
            self._refuse(f"it refers to {wanted}, which it does not hold")
        return ids[wanted]

    def _refuse(self, why: str) -> None:
        source = self.made.record.page.source
        message = f"The record of {source} cannot be kept: {why}. Read the page again with `qala read`."
        raise InputError(message, source=source)

    def page(self, fingerprint: str) -> None:
        from qala import __version__  # noqa: PLC0415 - the package's own name is bound last

        page, made = self.made.record.page, self.made
        origin = None if page.origin is None else json.dumps(page.origin, ensure_ascii=False, separators=(",", ":"))
        described = (page.id, page.source, page.url, page.retrieved, page.media_type, page.language, self.text, origin)
        made.rows["pages"] = []
        self.put("pages", *described, made.record.qala, __version__, fingerprint)

    def story(self, seq: int, story: RecordStory) -> None:
        spans = [block.span for block in story.blocks] or ([story.headline] if story.headline else [Span(0, 0)])
        whole = Span(min(s.start for s in spans), max(s.end for s in spans))
        outlet = self.ref(self.entity_of, story.outlet)
        headline = self.span(story.headline)
        day = (story.published.value, story.published.confidence)
        self.put("stories", seq, story.id, story.kind, *self.span(whole), *headline, *day, outlet)
        for nth, why in enumerate(story.published.why):
            self.put("evidence", seq, nth, *self.span(why.span), why.rule)
        for block in story.blocks:
            self.block(seq, block)
        for attribution in story.attributions:
            self.attribution(seq, attribution)
        for t in story.times:
            self.put("times", self.next("times"), seq, *self.span(t.span), t.value, t.type, t.mod, t.calendar, t.rule)
        for figure in story.figures:
            self.figure(seq, figure)
        for m in story.mentions:
            entity = self.ref(self.entity_of, m.entity)
            self.put("mentions", self.next("mentions"), seq, *self.span(m.span), m.type, entity)
        for c in story.credits:
            self.put("credits", self.next("credits"), seq, *self.span(c.span), self.ref(self.entity_of, c.entity))

    def block(self, story: int | None, block: Block) -> None:
        self.put("blocks", self.next("blocks"), story, *self.span(block.span), block.kind, block.repeat_of)

    def attribution(self, story: int, a: RecordAttribution) -> None:
        seq = self.next("attributions")
        whole = Span(a.content[0].start, a.content[-1].end) if a.content else None
        self.put(
            "attributions",
            seq,
            story,
            a.id,
            *self.span(whole),
            *self.span(a.cue),
            *self.span(a.source),
            self.ref(self.entity_of, a.source_entity),
            a.mode,
            a.stance,
            a.authority,
            _gender(a, self.text),
            *self.span(a.addressee),
            self.ref(self.attribution_of, a.parent),
            a.rule,
            a.confidence,
        )
        for nth, piece in enumerate(a.content):
            self.put("contents", seq, nth, *self.span(piece))
        for nth, via in enumerate(a.via):
            self.put("vias", seq, nth, self.ref(self.entity_of, via))

    def figure(self, story: int, f: RecordFigure) -> None:
        try:
            value = float(f.value)
        except OverflowError:
            value = float("inf") if f.value > 0 else float("-inf")
        claimed = self.ref(self.attribution_of, f.attribution)
        named = (f.unit, f.counted, _head(f.counted, f.span.of(self.text)), f.approx, claimed, f.rule)
        self.put("figures", self.next("figures"), story, *self.span(f.span), value, repr(f.value), *named)

    def entities(self) -> None:
        for seq, e in enumerate(self.made.record.entities):
            self.made.keys.append(None if e.unnamed else cluster_key(e))
            more = e.affiliation, e.gender, e.gender_by
            self.put("entities", seq, e.id, e.type, e.name, e.role, int(e.unnamed), e.wikidata, *more, None)
            for nth, alias in enumerate(e.aliases):
                self.put("aliases", seq, nth, alias)
            for nth, member in enumerate(e.members):
                self.put("members", seq, nth, member)


def with_clusters(made: PageRows, known: Mapping[ClusterKey, int]) -> None:
    """Write into the rows of entities which cluster each belongs to."""
    rows: Iterable[Row] = made.rows.get("entities", ())
    made.rows["entities"] = [
        (*row[:-2], None if key is None else known[key], row[-1]) for row, key in zip(rows, made.keys, strict=True)
    ]


def _head(counted: str | None, written: str) -> str | None:
    """Return the stem that a figure is looked up by: of the first word of what is counted, else of the unit as written."""
    words = WORD.findall(counted) if counted else [w for w in WORD.findall(written)[-1:] if not w[0].isdigit()]
    return index_stem(bare(words[0])) if words else None


def _gender(a: RecordAttribution, text: str) -> str | None:
    """Return `f` or `m` where the reporting verb agrees with one person, None where it does not tell.

    A verb before its subject agrees with it; the record has no gender of its own, so this is only what the audit of
    sources counts by.
    """
    if a.authority not in {"named_person", "unnamed_official", "unnamed_person"}:
        return None
    word = bare(a.cue.of(text)).split(" ")[0]
    for written in (word, word[1:] if word[:1] in {"و", "ف"} else ""):
        genders = {r.gender for r in cue_readings().get(written, ()) if r.form == "verb" and r.person == 3 and r.number == "s"}  # noqa: PLR2004 - the third person
        if genders:
            return next(iter(genders)) if len(genders) == 1 else None
    return None
