"""Documents: what the index holds of a page: one for each statement, and one for what each line says beside statements."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from qala.arabic.words import WORD
from qala.store.analysis import GAP, indexed, is_stop_word
from qala.types.block import Block
from qala.types.entity import Entity
from qala.types.record import Record, RecordAttribution, RecordStory
from qala.types.span import Span

T = TypeVar("T")

STATEMENT, PASSAGE = 1, 2
_READ = frozenset({"headline", "deck", "subhead", "paragraph", "caption"})
"""Lines whose words are worth finding."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of a page as the store knows it: its cluster's number and name."""

    cluster: int
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the index; texts are analysed, joined by spaces."""

    kind: int
    seq: int
    stem: str
    exact: str
    speaker: str = ""
    speaker_id: int = 0
    entity: str = ""
    outlet: str = ""
    outlet_name: str = ""
    authority: str = ""
    mode: str = ""
    stance: str = ""
    day: int = 0
    figures: tuple[float, ...] = field(default=())


def documents(record: Record, known: Mapping[str, Known]) -> Iterator[Document]:
    """Yield the documents of a record; `known` tells the clusters of its entities by their ids."""
    attribution, block = 0, 0
    entities = {entity.id: entity for entity in record.entities}
    for story in record.stories:
        about = _Story(record, story, known, entities)
        for a in story.attributions:
            yield about.statement(a, attribution)
            attribution += 1
        for line in story.blocks:
            words = about.beside(line)
            if words:
                yield about.passage(words, block)
            block += 1


def day_number(published: str | None) -> int:
    """Return a day as a number that sorts and can be asked for by range, 0 where it is not known.

    >>> day_number("2024-03-05T10:00:00+02:00"), day_number("2024-03"), day_number(None)
    (20240305, 20240300, 0)
    """
    digits = (published or "")[:10].replace("-", "")
    return int(digits.ljust(8, "0")) if digits.isdecimal() and len(digits) >= 4 else 0  # noqa: PLR2004 - a year at least


def outlet_name(outlet: str | None, url: str | None) -> str:
    """Return the outlet of a story: the one the record names, else the host of the page."""
    if outlet or not url:
        return outlet or ""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def names_text(names: Iterable[str]) -> str:
    """Return the stems of names, as the index keeps them to be asked for word by word."""
    return f" {GAP} ".join([_name(name) for name in dict.fromkeys(names) if name])


@lru_cache(maxsize=100_000)
def _name(name: str) -> str:
    return indexed(name)[0]


class _Placed(Generic[T]):
    """Things with their places, found by place: a page may hold thousands, and each is asked for by each statement."""

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        self.items = sorted(items, key=itemgetter(0))
        self.starts = [span.start for span, _ in self.items]

    def inside(self, pieces: Iterable[Span]) -> Iterator[T]:
        for piece in pieces:
            for at in range(bisect_left(self.starts, piece.start), len(self.items)):
                span, item = self.items[at]
                if span.start >= piece.end:
                    break
                if span.end <= piece.end:
                    yield item


class _Story:
    """What the documents of one story share."""

    def __init__(self, record: Record, story: RecordStory, known: Mapping[str, Known], entities: Mapping[str, Entity]) -> None:
        self.known, self.entities = known, entities
        self.text = record.page.text or ""
        self.mentions = _Placed((m.span, m.entity) for m in story.mentions)
        self.figures = _Placed((f.span, _float(f.value)) for f in story.figures)
        self.frames = _joined(p for a in story.attributions for p in (*a.content, a.cue, a.source) if p)
        self.frame_ends = [frame.end for frame in self.frames]
        outlet = known.get(story.outlet or "")
        self.outlet = outlet_name(outlet.name if outlet else None, record.page.url)
        self.day = day_number(story.published.value)

    def statement(self, a: RecordAttribution, seq: int) -> Document:
        stem, exact = self.analysed(a.content)
        speaker = self.known.get(a.source_entity or "")
        names = self.names(a.source_entity)
        if a.source is not None and not names:
            names = [a.source.of(self.text)]
        return Document(
            STATEMENT,
            seq,
            stem,
            exact,
            speaker=names_text(names),
            speaker_id=speaker.cluster if speaker else 0,
            entity=self.named(a.content, a.via),
            outlet=names_text([self.outlet]),
            outlet_name=self.outlet,
            authority=a.authority,
            mode=a.mode,
            stance=a.stance,
            day=self.day,
            figures=tuple(self.figures.inside(a.content)),
        )

    def passage(self, pieces: Sequence[Span], seq: int) -> Document:
        stem, exact = self.analysed(pieces)
        return Document(
            PASSAGE,
            seq,
            stem,
            exact,
            entity=self.named(pieces),
            outlet=names_text([self.outlet]),
            outlet_name=self.outlet,
            day=self.day,
        )

    def names(self, entity_id: str | None) -> list[str]:
        entity = self.entities.get(entity_id or "")
        if entity is None:
            return []
        known = self.known.get(entity.id)
        return [known.name if known else entity.name, entity.name, *entity.aliases, entity.role or ""]

    def named(self, pieces: Sequence[Span], extra: tuple[str, ...] = ()) -> str:
        found = dict.fromkeys((*self.mentions.inside(pieces), *extra))
        return names_text(name for entity in found for name in self.names(entity))

    def beside(self, line: Block) -> list[Span]:
        """Return the parts of a line that stand in no statement and in no frame of one (speaker and cue)."""
        if line.kind not in _READ or line.repeat_of is not None:
            return []
        pieces, at = [], line.span.start
        for number in range(bisect_right(self.frame_ends, line.span.start), len(self.frames)):
            frame = self.frames[number]
            if frame.start >= line.span.end:
                break
            if frame.start > at:
                pieces.append(Span(at, frame.start))
            at = max(at, frame.end)
        if at < line.span.end:
            pieces.append(Span(at, line.span.end))
        return [piece for piece in pieces if any(not is_stop_word(w) for w in WORD.findall(piece.of(self.text)))]

    def analysed(self, pieces: Sequence[Span]) -> tuple[str, str]:
        words = [indexed(piece.of(self.text)) for piece in pieces]
        gap = f" {GAP} "
        return gap.join([stems for stems, _ in words]), gap.join([exact for _, exact in words])


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return joined


def _float(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        return float("inf")
