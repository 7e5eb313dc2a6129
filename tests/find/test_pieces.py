"""A number or a day inside a name is a part of the name."""

from collections.abc import Iterator

import pytest

from qala.find import pieces
from qala.types.block import Block
from qala.types.mention import Mention
from qala.types.sentence import Sentence
from qala.types.span import Span
from qala.types.story import Story

TEXT = "عرضت قناة 24 فيلما عن جسر 6 أكتوبر يوم الثلاثاء في 3 قاعات"


def names(_sentence: Sentence, _tagger: object = None) -> Iterator[Mention]:
    for name in ("قناة 24", "جسر 6 أكتوبر"):
        start = TEXT.index(name)
        yield Mention(Span(start, start + len(name)), "ORG", "mentions/test")


def test_times_and_figures_share_no_character_with_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "find_mentions", names)
    span = Span(0, len(TEXT))
    story = Story("s1", "article", None, (Block(span, "paragraph"),), (Sentence(TEXT, span),))
    found = pieces.find_pieces(story, TEXT)
    assert [time.span.of(TEXT) for time in found.times] == ["يوم الثلاثاء"]
    assert [figure.span.of(TEXT) for figure in found.figures] == ["3 قاعات"]


def test_a_figure_that_counts_a_name_ends_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "قتل العشرات من كتائب الفجر أمس"

    def battalions(_sentence: Sentence, _tagger: object = None) -> Iterator[Mention]:
        start = text.index("كتائب")
        yield Mention(Span(start, start + len("كتائب الفجر")), "ORG", "mentions/test")

    monkeypatch.setattr(pieces, "find_mentions", battalions)
    span = Span(0, len(text))
    found = pieces.find_pieces(Story("s1", "article", None, (Block(span, "paragraph"),), (Sentence(text, span),)), text)
    assert [(figure.span.of(text), figure.value, figure.counted) for figure in found.figures] == [("العشرات", 10, None)]
