"""Who says what: each frame of the lexicon with what must not be taken for it."""

from itertools import chain
from typing import Any

import pytest

from qala.attribute import attribute
from qala.find.cues import find_cues
from qala.find.quotations import find_quotations
from qala.types.block import Block
from qala.types.mention import Mention
from qala.types.pieces import Pieces
from qala.types.sentence import Sentence
from qala.types.span import Span
from qala.types.story import Story
from tests.loading import params


def said(case: dict[str, Any]) -> list[list[Any]]:
    """Run the rules over one sentence with the names given; a lone sentence tells little about how likely each is."""
    text = case["text"]
    whole = Span(0, len(text))
    kind = case.get("kind", "paragraph")
    sentence = Sentence(text, whole, 0, kind)
    names = [(text.index(name), name, label) for name, label in case["names"]]
    pieces = Pieces(
        cues=tuple(chain.from_iterable(map(find_cues, [sentence]))),
        quotations=tuple(find_quotations(text, whole)),
        mentions=tuple(Mention(Span(at, at + len(name)), label, "test") for at, name, label in sorted(names)),
    )
    story = Story("s1", "article", None, (Block(whole, kind),), (sentence,))
    return [
        [
            a.cue.span.of(text),
            a.source and a.source.of(text),
            [piece.of(text) for piece in a.content],
            a.mode,
            a.parent,
        ]
        for a in attribute(story, pieces, text, least=0.0)
    ]


@pytest.mark.parametrize("case", params("attribute/attributions"))
def test_cases(case: dict[str, Any]) -> None:
    assert said(case) == case["said"]
