"""Build the record: everything found and resolved, in the shape of the record format."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qala.resolve.authorities import authority_of
from qala.resolve.entities import Entities
from qala.types.attribution import Attributed, Attribution
from qala.types.issue import Issue
from qala.types.page import Page
from qala.types.pieces import Pieces
from qala.types.record import (
    FORMAT,
    Published,
    Record,
    RecordAttribution,
    RecordCredit,
    RecordFigure,
    RecordMention,
    RecordPage,
    RecordStory,
    RecordTime,
)
from qala.types.span import Span
from qala.types.story import Segmentation, Story
from qala.types.timex import Timex


@dataclass(frozen=True, slots=True)
class Findings:
    """What the pass found, one item a story, and the entities of the whole page."""

    pieces: Sequence[Pieces]
    attributed: Sequence[Attributed]
    published: Sequence[Published]
    times: Sequence[tuple[Timex, ...]]
    entities: Entities


def build_record(page: Page, segmentation: Segmentation, findings: Findings) -> Record:
    """Put the findings of a page together as its record."""
    stories, first = [], 1
    for index, story in enumerate(segmentation.stories):
        stories.append(_story(story, index, findings, page.text, first))
        first += len(findings.attributed[index].attributions)
    quotations = (q for pieces in findings.pieces for q in pieces.quotations)
    unclosed = [
        Issue(q.outer, "unclosed-quotation", "A quotation mark is opened and not closed in its paragraph.")
        for q in quotations
        if not q.closed
    ]
    unsure = (
        Issue(span, "unsure-report", "These words may report what somebody said; too unsure to be taken for a report.")
        for attributed in findings.attributed
        for span in attributed.left_out
    )
    return Record(
        qala=FORMAT,
        page=_page(page),
        stories=tuple(stories),
        furniture=segmentation.furniture,
        entities=findings.entities.entities,
        issues=(*page.issues, *segmentation.issues, *unclosed, *unsure, *findings.entities.issues),
    )


def _page(page: Page) -> RecordPage:
    origin = tuple((e.span.start, e.span.end, e.selector) for e in page.elements) or None
    return RecordPage(
        page.id, page.source, page.url, page.retrieved, page.media_type, page.language, text=page.text, origin=origin
    )


def _story(story: Story, index: int, findings: Findings, text: str, first: int) -> RecordStory:
    by_span = findings.entities.by_span
    pieces, attributions = findings.pieces[index], findings.attributed[index].attributions
    figures = sorted(pieces.figures, key=lambda figure: figure.span)
    ids = [f"a{number}" for number in range(first, first + len(attributions))]
    return RecordStory(
        id=story.id,
        kind=story.kind,
        headline=story.headline,
        published=findings.published[index],
        outlet=findings.entities.outlets[index],
        blocks=story.blocks,
        attributions=tuple(_attribution(a, ids, i, findings.entities, text) for i, a in enumerate(attributions)),
        times=tuple(RecordTime(t.span, t.value, t.type, t.mod, t.calendar, t.rule) for t in findings.times[index]),
        figures=tuple(
            RecordFigure(f.span, f.value, f.unit, f.counted, f.approx, None if claimant is None else ids[claimant], f.rule)
            for f, claimant in zip(figures, _claimants((f.span for f in figures), attributions), strict=True)
        ),
        mentions=tuple(RecordMention(m.span, m.type, by_span[m.span]) for m in pieces.mentions),
        credits=tuple(RecordCredit(c.span, by_span[c.span]) for c in pieces.credits),
    )


def _attribution(a: Attribution, ids: Sequence[str], index: int, entities: Entities, text: str) -> RecordAttribution:
    speaker = a.source or a.antecedent
    entity = entities.speakers.get(speaker, entities.by_span.get(speaker)) if speaker else None
    return RecordAttribution(
        id=ids[index],
        cue=a.cue.span,
        source=a.source,
        source_entity=entity,
        content=a.content,
        mode=a.mode,
        stance=a.cue.stance,
        authority=authority_of(speaker.of(text) if speaker else "", entities.of(entity)),
        addressee=a.addressee,
        parent=None if a.parent is None else ids[a.parent],
        via=tuple(dict.fromkeys(entities.by_span[v] for v in a.via)),
        rule=a.rule,
        confidence=round(a.confidence, 3),
    )


def _claimants(spans: Iterable[Span], attributions: Sequence[Attribution]) -> Iterator[int | None]:
    """Yield for each span, in page order, the index of the innermost attribution whose content holds it."""
    pieces = sorted((piece, index) for index, a in enumerate(attributions) for piece in a.content)
    open_pieces: list[tuple[Span, int]] = []
    at = 0
    for span in spans:
        while at < len(pieces) and pieces[at][0].start <= span.start:
            open_pieces.append(pieces[at])
            at += 1
        open_pieces = [(piece, index) for piece, index in open_pieces if piece.end > span.start]
        holding = [(piece.end - piece.start, index) for piece, index in open_pieces if piece.contains(span)]
        yield min(holding)[1] if holding else None
