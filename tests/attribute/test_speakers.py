"""Who is meant where nobody stands beside the cue, and who is not."""

from itertools import chain
from typing import Any

import pytest

from qala.attribute import attribute
from qala.attribute.attributions import cast_of
from qala.attribute.candidates import find_candidates
from qala.attribute.evidence import evidence_for
from qala.attribute.looks import look_of
from qala.attribute.rankings import likeliest, whole_weights
from qala.attribute.speakers import find_antecedents, is_ranked
from qala.attribute.subjects import find_actor
from qala.attribute.views import view_sentences
from qala.find.cues import find_cues
from qala.find.quotations import find_quotations
from qala.segment.sentences import split_sentences
from qala.types.block import Block
from qala.types.mention import EntityType, Mention
from qala.types.pieces import Pieces
from qala.types.sentence import Sentence
from qala.types.span import Span
from qala.types.story import Story
from tests.loading import params


def read(lines: list[str], names: list[tuple[str, EntityType]], *, headline: bool = False) -> tuple[str, Story, Pieces]:
    """Make a story of lines with the names given, each of them at every place."""
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    blocks = tuple(
        Block(Span(start, start + len(line)), "headline" if headline and number == 0 else "paragraph")
        for number, (start, line) in enumerate(zip(starts, lines, strict=True))
    )
    places = [(at, name, kind) for name, kind in names for at in range(len(text)) if text.startswith(name, at)]
    sentences = tuple(chain.from_iterable(split_sentences(text, block.span, block.kind) for block in blocks))
    pieces = Pieces(
        cues=tuple(chain.from_iterable(map(find_cues, sentences))),
        quotations=tuple(chain.from_iterable(find_quotations(text, block.span) for block in blocks)),
        mentions=tuple(Mention(Span(at, at + len(name)), kind, "test") for at, name, kind in sorted(places)),
    )
    return text, Story("s1", "article", None, blocks, sentences), pieces


@pytest.mark.parametrize("case", params("attribute/speakers"))
def test_cases(case: dict[str, Any]) -> None:
    text, story, pieces = read(case["text"], case["names"], headline=case.get("headline", False))
    found = [
        [a.cue.span.of(text), a.antecedent and a.antecedent.of(text)]
        for a in attribute(story, pieces, text, least=0.0)
        if a.source is None
    ]
    assert found == case["meant"]


LINES = ["قال المدير سالم الراوي إن المصنع سيفتح أبوابه قريبا. وأضاف أن الإنتاج سيبدأ في الربيع."]
NAMES: list[tuple[str, EntityType]] = [("سالم الراوي", "PER")]


def test_weights_decide() -> None:
    text, story, pieces = read(LINES, NAMES)
    cast = cast_of(story, pieces)
    find_antecedents(cast)
    candidates = find_candidates(1, cast)
    everybody, nobody = whole_weights({"all": {"report": 1.0}}), whole_weights({"all": {"nobody": 1.0}})
    found = likeliest(1, cast, candidates, everybody)
    assert found is not None
    assert found.span.of(text) == "المدير سالم الراوي"
    assert likeliest(1, cast, candidates, nobody) is None


def test_a_sort_adds_to_what_all_share() -> None:
    assert whole_weights({"all": {"here": 1.0}, "verb": {"here": 0.5, "far": -1.0}}) == {
        "all": {"here": 1.0},
        "verb": {"here": 1.5, "far": -1.0},
    }


def test_each_candidate_has_its_evidence() -> None:
    _, story, pieces = read(LINES, NAMES)
    cast = cast_of(story, pieces)
    cast.mean(None)
    candidates = find_candidates(1, cast)
    *rows, nobody = evidence_for(1, cast, candidates)
    assert len(rows) == len(candidates)
    assert {"report", "before", "report before", "agrees", "last report, goes on", "spoke once"} <= set(rows[0])
    assert list(nobody) == ["nobody"]


def test_only_who_is_left_out_is_asked_for() -> None:
    _, story, pieces = read(LINES, NAMES)
    cast = cast_of(story, pieces)
    assert [is_ranked(index, cast) for index in range(len(cast.drafts))] == [False, True]


@pytest.mark.parametrize(
    ("phrase", "name", "looks"),
    [
        ("الوزيرة ليلى النحاس", ("ليلى النحاس", "PER"), ("person", "f", False)),
        ("أم فهد", ("أم فهد", "PER"), ("person", "f", False)),
        ("مسؤولون محليون", None, ("official", "m", True)),
        ("عدد من السكان", None, ("described", "m", True)),
        ("الهيئة", None, ("organisation", "f", False)),
        ("العاصمة", ("العاصمة", "LOC"), ("place", "f", False)),
    ],
)
def test_looks(phrase: str, name: tuple[str, EntityType] | None, looks: tuple[str, str, bool]) -> None:
    mentions = (Mention(Span(phrase.index(name[0]), phrase.index(name[0]) + len(name[0])), name[1], "test"),) if name else ()
    (view,) = view_sentences([Sentence(phrase, Span(0, len(phrase)))], Pieces(mentions=mentions))
    look = look_of(view, Span(0, len(phrase)))
    assert (look.kind, look.gender, look.many) == looks


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("يرفض عدد من المواطنين توسعة الطريق، مؤكدين", "عدد من المواطنين"),
        ("إلا أن لاجئين رفضوا العرض، مؤكدين", "لاجئين"),
        ("المسافة بين المدرسة والملعب قصيرة، مؤكدا", None),
    ],
)
def test_an_actor_is_the_subject_of_a_verb(text: str, actor: str | None) -> None:
    (view,) = view_sentences([Sentence(text, Span(0, len(text)))], Pieces())
    found = find_actor(view, len(view.tokens) - 1)
    assert (found and found.span.of(text)) == actor
