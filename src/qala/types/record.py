"""Records: what qala says of one page, in the shape of the record format 1.0."""

from dataclasses import dataclass
from typing import Literal

from qala.types.attribution import Authority, Mode
from qala.types.block import Block
from qala.types.cue import Stance
from qala.types.entity import Entity
from qala.types.figure import Approx
from qala.types.issue import Issue
from qala.types.mention import EntityType
from qala.types.span import Span
from qala.types.timex import TimexMod, TimexType

FORMAT = "1.0"


@dataclass(frozen=True, slots=True)
class RecordPage:
    """The page of a record; `text` is None where it was left out (`--no-text`)."""

    id: str
    source: str
    url: str | None
    retrieved: str | None
    media_type: str
    language: str
    text: str | None = None
    origin: tuple[tuple[int, int, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reason for a publication day: the rule, and the words of the page that show it (None if outside its text)."""

    span: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class Published:
    """The publication day of a story with its evidence, and how sure it is (0 to 1); value None where it cannot be known."""

    value: str | None = None
    why: tuple[Evidence, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class RecordAttribution:
    """An attribution in the record: see `Attribution`; here the source is identified."""

    id: str
    cue: Span
    source: Span | None
    source_entity: str | None
    content: tuple[Span, ...]
    mode: Mode
    stance: Stance
    authority: Authority
    addressee: Span | None
    parent: str | None
    via: tuple[str, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class RecordTime:
    """A time expression in the record: see `Timex`."""

    span: Span
    value: str | None
    type: TimexType
    mod: TimexMod | None
    calendar: Literal["gregorian", "hijri"]
    rule: str


@dataclass(frozen=True, slots=True)
class RecordFigure:
    """A figure in the record: see `Figure`; `attribution` is the innermost one whose content holds it."""

    span: Span
    value: int | float
    unit: str | None
    counted: str | None
    approx: Approx
    attribution: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class RecordMention:
    """A name in the record, with the entity it names."""

    span: Span
    type: EntityType
    entity: str


@dataclass(frozen=True, slots=True)
class RecordCredit:
    """A photo or text credit in the record."""

    span: Span
    entity: str


@dataclass(frozen=True, slots=True)
class RecordStory:
    """One story of a record, every line of it pointing at the page."""

    id: str
    kind: Literal["article", "teaser"]
    headline: Span | None
    published: Published
    outlet: str | None
    blocks: tuple[Block, ...]
    attributions: tuple[RecordAttribution, ...]
    times: tuple[RecordTime, ...]
    figures: tuple[RecordFigure, ...]
    mentions: tuple[RecordMention, ...]
    credits: tuple[RecordCredit, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What qala says of one page: the contract of the store, the exports and the scorer."""

    qala: str
    page: RecordPage
    stories: tuple[RecordStory, ...]
    furniture: tuple[Block, ...]
    entities: tuple[Entity, ...]
    issues: tuple[Issue, ...]
