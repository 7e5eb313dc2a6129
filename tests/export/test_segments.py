"""Text cut into segments: nothing lost, whatever crosses whatever."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from qala.export.html_report.segments import Mark, segments
from qala.types.span import Span

TEXT = 'قال <b>الوزير</b> & «الأمر "واضح"» يوم الثلاثاء'
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda ends: Span(min(ends), max(ends)))
LAYERS = st.sampled_from(["content", "source", "cue", "mention", "time", "figure", "credit", "evidence"])
MARKS = st.builds(Mark, SPANS, LAYERS, st.just("x"), st.sampled_from(["p1-a1", "p1-a2", "p1-a3"]), st.just('"<'))


@given(st.lists(MARKS, max_size=12), SPANS)
def test_any_marks_leave_the_text_as_it_is(found: list[Mark], block: Span) -> None:
    inside = sorted((m for m in found if m.span.overlaps(block)), key=lambda m: m.span)
    written = segments(TEXT, block, inside)
    assert html.unescape(re.sub(r"<[^>]*>", "", written)) == block.of(TEXT)
    assert written.count("<span") == written.count("</span>")
    assert written.count("<a ") == written.count("</a>")
