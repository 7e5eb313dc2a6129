"""A small record made by hand, so that the formats are tested without the pass."""

from qala.types.block import Block
from qala.types.entity import Entity
from qala.types.issue import Issue
from qala.types.record import (
    Evidence,
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

TEXT = """بلدية النخيل تعد بجسر جديد
رئيس البلدية سالم الراوي (وكالة المرفأ)
قال سالم الراوي، الثلاثاء، إن المهندسة هدى قالت إن الجسر «جاهز» وكلف 40 مليون درهم.
وأضاف: «لن نؤخر الافتتاح».
رئيس البلدية سالم الراوي (وكالة المرفأ)
مشاركة
"""


def at(piece: str, nth: int = 0) -> Span:
    """Return the span of the nth occurrence of a piece of `TEXT`."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(piece, start + 1)
    return Span(start, start + len(piece))


def sample(text: str | None = TEXT) -> Record:
    """Return a record with a chain, an implicit speaker, a repeated caption and every kind of finding."""
    caption = at("رئيس البلدية سالم الراوي (وكالة المرفأ)")
    inner = at("الجسر «جاهز» وكلف 40 مليون درهم")
    story = RecordStory(
        id="s1",
        kind="article",
        headline=at("بلدية النخيل تعد بجسر جديد"),
        published=Published("2026-03-17", (Evidence(None, "given"), Evidence(at("الثلاثاء"), "times/weekday"))),
        outlet=None,
        blocks=(
            Block(at("بلدية النخيل تعد بجسر جديد"), "headline"),
            Block(caption, "caption"),
            Block(at(TEXT.split("\n")[2]), "paragraph"),
            Block(at("وأضاف: «لن نؤخر الافتتاح»."), "paragraph"),
            Block(at("رئيس البلدية سالم الراوي (وكالة المرفأ)", 1), "caption", caption.start),
        ),
        attributions=(
            RecordAttribution(
                id="a1",
                cue=at("قال"),
                source=at("سالم الراوي", 1),
                source_entity="e1",
                content=(at("المهندسة هدى قالت إن الجسر «جاهز» وكلف 40 مليون درهم"),),
                mode="indirect",
                stance="says",
                authority="named_person",
                addressee=None,
                parent=None,
                via=(),
                rule="cues/قال",
                confidence=0.93,
            ),
            RecordAttribution(
                id="a2",
                cue=at("قالت"),
                source=at("المهندسة هدى"),
                source_entity="e2",
                content=(inner,),
                mode="mixed",
                stance="says",
                authority="named_person",
                addressee=None,
                parent="a1",
                via=("e1",),
                rule="cues/قال",
                confidence=0.9,
            ),
            RecordAttribution(
                id="a3",
                cue=at("وأضاف"),
                source=None,
                source_entity="e1",
                content=(at("لن نؤخر الافتتاح"),),
                mode="direct",
                stance="says",
                authority="named_person",
                addressee=None,
                parent=None,
                via=(),
                rule="cues/أضاف",
                confidence=0.8,
            ),
        ),
        times=(RecordTime(at("الثلاثاء"), "2026-03-17", "DATE", None, "gregorian", "times/weekday"),),
        figures=(RecordFigure(at("40 مليون درهم"), 40_000_000, "AED", "درهم", "eq", "a2", "figures/money"),),
        mentions=(RecordMention(at("سالم الراوي", 1), "PER", "e1"), RecordMention(at("هدى"), "PER", "e2")),
        credits=(RecordCredit(at("وكالة المرفأ"), "e3"),),
    )
    return Record(
        qala="1.0",
        page=RecordPage("0" * 64, "صفحة.txt", None, None, "text/plain", "ar", text, None),
        stories=(story,),
        furniture=(Block(at("مشاركة"), "furniture"),),
        entities=(
            Entity("e1", "PER", "سالم الراوي", (), "رئيس البلدية"),
            Entity("e2", "PER", "هدى", (), "المهندسة"),
            Entity("e3", "ORG", "وكالة المرفأ"),
        ),
        issues=(Issue(Span(0, 0), "no-date", "No line of the page tells its day."),),
    )
