"""Records made by rule, so that stores are tested without the pass: each line of a page is «speaker — cue — words»."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from qala.types.block import Block
from qala.types.entity import Entity
from qala.types.record import (
    Published,
    Record,
    RecordAttribution,
    RecordFigure,
    RecordMention,
    RecordPage,
    RecordStory,
)
from qala.types.span import Span

Said = tuple[str, str, str]
"""Speaker, cue and words."""


def page_of(
    said: Iterable[Said],
    *,
    day: str | None = "2026-03-17",
    outlet: str | None = None,
    headline: str = "عنوان",
    beside: str = "",
) -> Record:
    """Return the record of a page that says these things, one a line, after a headline and a line of its own."""
    text, blocks = headline, [Block(Span(0, len(headline)), "headline")]
    if beside:
        blocks.append(Block(Span(len(text) + 1, len(text) + 1 + len(beside)), "paragraph"))
        text += "\n" + beside
    names: dict[str, str] = {}
    attributions, mentions = [], []
    for number, (speaker, cue, words) in enumerate(said, 1):
        start = len(text) + 1
        line = f"{cue} {speaker} إن {words}."
        text += "\n" + line
        source = Span(start + len(cue) + 1, start + len(cue) + 1 + len(speaker))
        content = Span(source.end + 4, source.end + 4 + len(words))
        entity = names.setdefault(speaker, f"e{len(names) + 1}")
        attributions.append(
            RecordAttribution(
                f"a{number}",
                Span(start, start + len(cue)),
                source,
                entity,
                (content,),
                "indirect",
                "says",
                "named_person",
                None,
                None,
                (),
                f"cues/{cue}",
                0.9,
            )
        )
        mentions.append(RecordMention(source, "PER", entity))
        blocks.append(Block(Span(start, start + len(line)), "paragraph"))
    entities = [Entity(entity, "PER", name) for name, entity in names.items()]
    if outlet:
        entities.append(Entity("e0", "ORG", outlet))
    story = RecordStory(
        "s1", "article", Span(0, len(headline)), Published(day), "e0" if outlet else None, tuple(blocks), tuple(attributions),
        (), (), tuple(mentions), (),
    )  # fmt: skip
    page_id = hashlib.sha256(text.encode("utf8", "surrogatepass")).hexdigest()
    page = RecordPage(page_id, f"{page_id[:8]}.txt", None, None, "text/plain", "ar", text)
    return Record("1.0", page, (story,), (), tuple(entities), ())


def with_figures(record: Record, *figures: tuple[str, float, str | None, str | None]) -> Record:
    """Return the record with figures read at the first place of their words: words, value, unit, counted noun."""
    text, story = record.page.text or "", record.stories[0]
    read = []
    for words, value, unit, counted in figures:
        start = text.index(words)
        span = Span(start, start + len(words))
        claimed = next((a.id for a in story.attributions if a.content[0].contains(span)), None)
        read.append(RecordFigure(span, value, unit, counted, "eq", claimed, "figures/test"))
    return replace(record, stories=(replace(story, figures=tuple(read)),))
