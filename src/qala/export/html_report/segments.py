"""Segments: a block's text cut wherever a finding begins or ends, each part with all that is said of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from qala.export.html_report.markup import safe, tag
from qala.export.labels import AUTHORITIES, TYPES, number
from qala.export.statements import Statement
from qala.types.record import Record, RecordStory
from qala.types.span import Span

Layer = Literal["content", "source", "cue", "mention", "time", "figure", "credit", "evidence"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding to be shown on the text.

    Attributes:
        span: where it stands.
        layer: what it is.
        classes: class words for the style sheet.
        statement: anchor of the statement it belongs to, or None.
        note: what a reader is told who points at it.
        depth: how deep a content stands inside others; the deepest gives the colour.
    """

    span: Span
    layer: Layer
    classes: str
    statement: str | None = None
    note: str = ""
    depth: int = 0


def marks(story: RecordStory, said: tuple[Statement, ...], record: Record, prefix: str) -> Iterator[Mark]:
    """Yield the findings of a story as marks; `prefix` makes anchors of the page its own."""
    names = {entity.id: entity.name for entity in record.entities}
    for statement in said:
        a = statement.attribution
        anchor = f"{prefix}-{a.id}"
        kind = f"c {a.authority} {a.mode}"
        note = f"{statement.speaker} ({AUTHORITIES[a.authority]})"
        for piece in a.content:
            yield Mark(piece, "content", kind, anchor, note, statement.depth)
        yield Mark(a.cue, "cue", "cue", anchor, note)
        if a.source:
            yield Mark(a.source, "source", "src", anchor, note)
    for m in story.mentions:
        yield Mark(m.span, "mention", f"n {m.type}", None, f"{TYPES[m.type]}: {names.get(m.entity, '')}")
    for t in story.times:
        yield Mark(t.span, "time", "t", None, f"وقت: {t.value or 'غير معروف'}")
    for f in story.figures:
        unit = f" {f.unit}" if f.unit else ""
        yield Mark(f.span, "figure", "f", None, f"رقم: {number(f.value)}{unit}")
    for c in story.credits:
        yield Mark(c.span, "credit", "cr", None, f"حقوق: {names.get(c.entity, '')}")
    for evidence in story.published.why:
        if evidence.span:
            yield Mark(evidence.span, "evidence", "why", None, f"دليل تاريخ النشر: {story.published.value}")


def segments(text: str, block: Span, found: list[Mark]) -> str:
    """Write a block's text with its marks.

    Args:
        text: of the page.
        block: the stretch to write.
        found: the marks that reach into the block, in page order.
    """
    edges = {block.start, block.end}
    for m in found:
        edges |= {max(m.span.start, block.start), min(m.span.end, block.end)}
    parts: list[str] = []
    over: list[Mark] = []
    nth = 0
    for start, end in pairwise(sorted(edges)):
        while nth < len(found) and found[nth].span.start <= start:
            over.append(found[nth])
            nth += 1
        over = [m for m in over if m.span.end > start]
        parts.append(_segment(Span(start, end).of(text), over, start))
    return "".join(parts)


def _segment(text: str, over: list[Mark], start: int) -> str:
    if not over:
        return safe(text)
    contents = [m for m in over if m.layer == "content"]
    deepest = max(contents, key=lambda m: m.depth, default=None)
    shown = [deepest] if deepest else []
    shown += [m for m in over if m.layer != "content"]
    classes = " ".join(dict.fromkeys(word for m in shown for word in m.classes.split()))
    classes += " deep" if len(contents) > 1 else ""
    notes = " · ".join(dict.fromkeys(m.note for m in over if m.note))
    owners = " ".join(dict.fromkeys(m.statement for m in over if m.statement)) or None
    cues = [m for m in over if m.layer == "cue"]
    if not cues:
        return tag("span", safe(text), class_=classes, data_a=owners, title=notes)
    # Two statements may share a cue: the link leads to the one that begins here, the other keeps its place beside it.
    first, *others = sorted(cues, key=lambda m: m.span.start != start)
    anchor = f"{first.statement}-t" if first.span.start == start else None
    beside = "".join(tag("span", "", id=f"{m.statement}-t") for m in others if m.span.start == start)
    said = tag("a", safe(text), id=anchor, href=f"#{first.statement}", class_=classes, data_a=owners, title=notes)
    return beside + said
