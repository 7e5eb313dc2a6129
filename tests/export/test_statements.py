"""Statements in reading order."""

from dataclasses import replace

from qala.export.statements import held, statements
from tests.export.samples import sample


def test_the_inner_statement_follows_the_one_that_holds_it() -> None:
    record = sample()
    found = statements(record.stories[0], record)
    assert [(s.speaker, s.cue, s.depth, s.implicit) for s in found] == [
        ("سالم الراوي", "قال", 0, False),
        ("هدى", "قالت", 1, False),
        ("سالم الراوي", "وأضاف", 0, True),
    ]
    assert found[1].via == ("سالم الراوي",)
    assert found[2].words == ("لن نؤخر الافتتاح",)


def test_a_chain_that_bites_its_tail_loses_nothing() -> None:
    record = sample()
    first, second, third = record.stories[0].attributions
    story = replace(record.stories[0], attributions=(replace(first, parent="a2"), second, third))
    assert sorted(s.attribution.id for s in statements(story, record)) == ["a1", "a2", "a3"]


def test_without_text_the_names_stay() -> None:
    record = sample(text=None)
    found = statements(record.stories[0], record)
    assert [(s.speaker, s.words) for s in found] == [("سالم الراوي", ()), ("هدى", ()), ("سالم الراوي", ())]


def test_a_time_goes_to_the_innermost_statement_that_holds_it() -> None:
    record = sample()
    story = record.stories[0]
    inside = replace(story.times[0], span=story.figures[0].span)
    sorted_out = held(replace(story, times=(*story.times, inside)))
    assert sorted_out.times == {None: story.times, "a2": (inside,)}
    assert sorted_out.figures == {"a2": story.figures}
