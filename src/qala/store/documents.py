"""Documents: what the index holds of a page: one for each statement, and one for what each line says beside statements."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

from qala.arabic.words import WORD
from qala.store.analysis import GAP, indexed, is_stop_word
from qala.types.block import Block
from qala.types.record import Record, RecordAttribution, RecordStory
from qala.types.span import Span

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
    about = _Page(record, known)
    attribution, block = 0, 0
    for story in record.stories:
        outlet = about.outlet(story)
        day = day_number(story.published.value)
        for a in story.attributions:
            yield about.statement(story, a, attribution, outlet, day)
            attribution += 1
        for line in story.blocks:
            words = about.beside(story, line)
            if words:
                stem, exact = about.analysed(words)
                yield Document(
                    PASSAGE, block, stem, exact, outlet=names_text([outlet]), outlet_name=outlet, day=day,
                    entity=about.named(story, words),
                )  # fmt: skip
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


class _Page:
    """What the documents of one page share."""

    def __init__(self, record: Record, known: Mapping[str, Known]) -> None:
        self.record, self.known = record, known
        self.text = record.page.text or ""
        self.entities = {e.id: e for e in record.entities}

    def statement(self, story: RecordStory, a: RecordAttribution, seq: int, outlet: str, day: int) -> Document:
        stem, exact = self.analysed(list(a.content))
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
            entity=self.named(story, list(a.content), extra=a.via),
            outlet=names_text([outlet]),
            outlet_name=outlet,
            authority=a.authority,
            mode=a.mode,
            stance=a.stance,
            day=day,
            figures=tuple(_float(f.value) for f in story.figures if any(p.contains(f.span) for p in a.content)),
        )

    def outlet(self, story: RecordStory) -> str:
        known = self.known.get(story.outlet or "")
        return outlet_name(known.name if known else None, self.record.page.url)

    def names(self, entity_id: str | None) -> list[str]:
        entity = self.entities.get(entity_id or "")
        if entity is None:
            return []
        known = self.known.get(entity.id)
        return [known.name if known else entity.name, entity.name, *entity.aliases, entity.role or ""]

    def named(self, story: RecordStory, pieces: list[Span], extra: tuple[str, ...] = ()) -> str:
        inside = (m.entity for m in story.mentions if any(p.contains(m.span) for p in pieces))
        return names_text([name for e in dict.fromkeys((*inside, *extra)) for name in self.names(e)])

    def beside(self, story: RecordStory, line: Block) -> list[Span]:
        """Return the parts of a line that stand in no statement and in no frame of one (speaker and cue)."""
        if line.kind not in _READ or line.repeat_of is not None:
            return []
        framed = [p for a in story.attributions for p in (*a.content, a.cue, a.source) if p and p.overlaps(line.span)]
        pieces, at = [], line.span.start
        for span in sorted(framed):
            if span.start > at:
                pieces.append(Span(at, span.start))
            at = max(at, span.end)
        if at < line.span.end:
            pieces.append(Span(at, line.span.end))
        return [piece for piece in pieces if any(not is_stop_word(w) for w in WORD.findall(piece.of(self.text)))]

    def analysed(self, pieces: list[Span]) -> tuple[str, str]:
        words = [indexed(piece.of(self.text)) for piece in pieces]
        gap = f" {GAP} "
        return gap.join([stems for stems, _ in words]), gap.join([exact for _, exact in words])


def _float(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        return float("inf")
