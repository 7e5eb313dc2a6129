"""What holds of every record, whatever the page: spans exact, ids known, bytes the same, marks without effect."""

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import qala
from qala.attribute.tidying import tidied
from qala.export.jsonl import dumps, loads
from qala.types.record import Record
from qala.types.span import Span

WORDS = (
    "قال وقال أكد وأضاف أن إن الوزير وزير الداخلية سالم الراوي المتحدث باسم الحكومة في القاهرة أمس الخميس نحو 40 ألف دولار "
    '« » « » " " : ، . ؟ ( ) رويترز بحسب وفقا لـ مصادر لم تعد الذي التي المشروع جديد 25 يناير 2024 عشرات الآلاف من النازحين '
    "\u200f \u0640 \u0000 اقرأ أيضا مشاركة طباعة وكالة النخيل هو نفى مشيرا إلى وأشار واتهم https://example.org ABC"
).split(" ")
lines = st.lists(st.sampled_from(WORDS), min_size=0, max_size=40).map(" ".join)
pages = st.lists(lines, min_size=0, max_size=14).map("\n".join)
relaxed = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

_EDGES = ' \t\n\r\u00a0«»“”"'


def spans(record: Record) -> Iterator[tuple[str, Span]]:
    """Yield every span of a record that names something, with what it is."""
    for story in record.stories:
        for a in story.attributions:
            yield "cue", a.cue
            yield from (("content", piece) for piece in a.content)
            yield from (("source", span) for span in (a.source, a.addressee) if span)
        yield from (("mention", m.span) for m in story.mentions)
        yield from (("time", t.span) for t in story.times)
        yield from (("figure", f.span) for f in story.figures)
        yield from (("credit", c.span) for c in story.credits)


def assert_stands_in_no_ring(attribution: str, parents: dict[str, str | None]) -> None:
    """Assert that the chain of those who hold an attribution ends."""
    at: str | None = attribution
    for _ in parents:
        at = parents[at] if at else None
    assert at is None


def check(record: Record, text: str) -> None:
    """Assert what holds of every record of a page with this text."""
    assert record.page.text == text
    ids = {entity.id for entity in record.entities}
    said = {a.id for story in record.stories for a in story.attributions}
    for kind, span in spans(record):
        assert 0 <= span.start < span.end <= len(text), (kind, span)
        words = span.of(text)
        if kind == "source":  # «صحيفة «الحياة»» keeps the mark of its name
            assert tidied(span, text) == span, (kind, words)
            continue
        assert words.strip(_EDGES) == words or (kind == "mention" and words.strip() == words), (kind, words)
    for story in record.stories:
        blocks = [block.span for block in story.blocks]
        assert blocks == sorted(blocks)
        parents = {a.id: a.parent for a in story.attributions}
        for a in story.attributions:
            assert_stands_in_no_ring(a.id, parents)
            assert any(block.contains(a.cue) for block in blocks)
            assert a.content
            assert a.source_entity is None or a.source_entity in ids
            assert set(a.via) <= ids
            assert a.parent is None or (a.parent in said and a.parent != a.id)
            assert 0 <= a.confidence <= 1
        for mention in story.mentions:
            assert mention.entity in ids
            assert not any(mention.span.overlaps(t.span) for t in story.times)
            assert not any(mention.span.overlaps(f.span) for f in story.figures)


@given(pages)
@relaxed
def test_every_span_lies_where_it_should(text: str) -> None:
    record = qala.extract(next(iter(qala.read(text.encode()))))
    check(record, text)


@given(pages)
@relaxed
def test_the_same_page_gives_the_same_bytes(text: str) -> None:
    first, second = (dumps(qala.extract(next(iter(qala.read(text.encode()))))) for _ in range(2))
    assert first == second
    assert dumps(loads(first)) == first


@given(pages)
@relaxed
def test_no_character_of_the_page_belongs_to_two_blocks(text: str) -> None:
    record = qala.extract(next(iter(qala.read(text.encode()))))
    blocks = sorted([block.span for story in record.stories for block in story.blocks] + [b.span for b in record.furniture])
    for left, right in pairwise(blocks):
        assert left.end <= right.start
    covered = "".join(span.of(text) for span in blocks)
    assert sorted("".join(covered.split())) == sorted("".join(text.split()))


@given(lines)
@relaxed
def test_html_gives_spans_into_its_visible_text(line: str) -> None:
    html = f"<html><body><article><h1>عنوان الخبر اليوم</h1><p>{line.replace('<', ' ')}</p></article></body></html>"
    page = next(iter(qala.read(html.encode(), media_type="text/html")))
    check(qala.extract(page), page.text)
