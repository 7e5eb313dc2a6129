"""Statements: the attributions of a story in the order people read them, each with its words taken from the page."""

from dataclasses import dataclass

from qala.export.labels import NOBODY
from qala.types.entity import Entity
from qala.types.record import Record, RecordAttribution, RecordFigure, RecordStory, RecordTime
from qala.types.span import Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution as people read it: *speaker — cue — words*.

    Attributes:
        attribution: the record's own line.
        speaker: the entity's name; what stands beside the cue where no entity is known.
        role: the speaker's title or office where it is not part of the name, or None.
        implicit: the text leaves the speaker out (or has a pronoun), and the name comes from its surroundings.
        cue: the reporting word as written.
        words: the pieces of the content as written, in page order.
        addressee: to whom, as written, or None.
        via: names of those who passed it on.
        depth: how many attributions it stands inside.
    """

    attribution: RecordAttribution
    speaker: str
    role: str | None
    implicit: bool
    cue: str
    words: tuple[str, ...]
    addressee: str | None
    via: tuple[str, ...]
    depth: int


_PAIRS = (("«", "»"), ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"), ("(", ")"))


def balanced(words: str) -> str:
    """Close what a span leaves open at its end, and open what it closes at its start: marks at its ends are outside it.

    >>> balanced("الجسر «جاهز"), balanced('الأوراق "مسروقة'), balanced('مسروقة" كلها')
    ('الجسر «جاهز»', 'الأوراق "مسروقة"', '"مسروقة" كلها')
    """
    for left, right in _PAIRS:
        missing = words.count(left) - words.count(right)
        words = left * -missing + words + right * missing
    if words.count('"') % 2 == 0:
        return words
    opens = words[: words.rindex('"')].endswith((" ", "("))
    return f'{words}"' if opens else f'"{words}'


def statements(story: RecordStory, record: Record) -> tuple[Statement, ...]:
    """Return the statements of a story, each followed by those that stand inside it.

    The words come from `page.text`; a record without its text gives statements without words.
    """
    entities = {entity.id: entity for entity in record.entities}
    text = record.page.text or ""
    children: dict[str | None, list[RecordAttribution]] = {}
    known = {a.id for a in story.attributions}
    for a in story.attributions:
        children.setdefault(a.parent if a.parent in known else None, []).append(a)
    ordered: list[Statement] = []
    seen: set[str] = set()
    # A stack, not recursion, and a last round over what a chain that bites its own tail would hide:
    # records may come from a file that somebody else wrote.
    for root in (*children.get(None, ()), *story.attributions):
        stack = [(root, 0)]
        while stack:
            a, depth = stack.pop()
            if a.id in seen:
                continue
            seen.add(a.id)
            ordered.append(_statement(a, text, entities, depth))
            stack.extend((child, depth + 1) for child in reversed(children.get(a.id, ())))
    return tuple(ordered)


@dataclass(frozen=True, slots=True)
class Held:
    """The figures and times of a story by the id of the innermost attribution whose content holds them; None: in none."""

    figures: dict[str | None, tuple[RecordFigure, ...]]
    times: dict[str | None, tuple[RecordTime, ...]]


def held(story: RecordStory) -> Held:
    """Sort the figures and times of a story by who says them.

    A figure knows its attribution; for a time, the shortest piece of content around it decides.
    """
    figures: dict[str | None, list[RecordFigure]] = {}
    for figure in story.figures:
        figures.setdefault(figure.attribution, []).append(figure)
    times: dict[str | None, list[RecordTime]] = {}
    pieces = sorted((piece, a.id) for a in story.attributions for piece in a.content)
    around: list[tuple[Span, str]] = []
    nth = 0
    for time in sorted(story.times, key=lambda time: time.span):
        while nth < len(pieces) and pieces[nth][0].start <= time.span.start:
            around.append(pieces[nth])
            nth += 1
        around = [(piece, owner) for piece, owner in around if piece.end > time.span.start]
        holding = [(piece.end - piece.start, owner) for piece, owner in around if piece.contains(time.span)]
        times.setdefault(min(holding)[1] if holding else None, []).append(time)
    return Held(
        {owner: tuple(found) for owner, found in figures.items()},
        {owner: tuple(found) for owner, found in times.items()},
    )


def _statement(a: RecordAttribution, text: str, entities: dict[str, Entity], depth: int) -> Statement:
    entity = entities.get(a.source_entity or "")
    written = _words(a.source, text)
    return Statement(
        attribution=a,
        speaker=entity.name if entity else written or NOBODY,
        role=entity.role if entity and entity.role and entity.role not in entity.name else None,
        implicit=a.source is None and entity is not None,
        cue=_words(a.cue, text) or "",
        words=tuple(piece.of(text) for piece in a.content if piece.of(text)),
        addressee=_words(a.addressee, text),
        via=tuple(entities[v].name for v in a.via if v in entities),
        depth=depth,
    )


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) or None if span else None
