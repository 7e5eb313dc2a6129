"""Who is meant: names, offices, states that speak and sources that nobody names, each with what must stay apart."""

from typing import Any

import pytest

from qala.resolve.entities import Entities, resolve_entities
from qala.types.attribution import Attribution
from qala.types.credit import Credit
from qala.types.cue import Cue, CueForm
from qala.types.entity import Gender
from qala.types.mention import Mention
from qala.types.page import Page
from qala.types.pieces import Pieces
from qala.types.span import Span
from qala.types.story import Story
from tests.loading import params


def spot(text: str, wanted: str) -> Span:
    """Find a stretch: `words`, `words#2` for the second time, `words+` for one that is a name as well."""
    words, _, number = wanted.partition("#")
    at = -1
    for _ in range(int(number or 1)):
        at = text.index(words.strip("+"), at + 1)
    stretch = words.strip("+")
    return Span(at + len(stretch) - len(stretch.lstrip()), at + len(stretch))


def resolved(case: dict[str, Any]) -> Entities:
    text = case["text"]
    marked = [(spot(text, "#".join(map(str, (m[0], *m[2:])))), m[1]) for m in case["mentions"]]
    mentions = tuple(sorted((Mention(span, kind, "test") for span, kind in marked), key=lambda m: m.span))
    credits_ = tuple(Credit(spot(text, name), "credits/caption") for name in case.get("credits", ()))
    cue = Cue(Span(0, 3), "قال", "verb", "says", "cues/قال")
    said = [Attribution(cue, spot(text, s), None, (Span(0, 1),), "indirect", "test", 1.0) for s in case["sources"]]
    story = Story("s1", "article", None, (), ())
    return resolve_entities(Page("p", "p", text), [story], [Pieces(mentions=mentions, credits=credits_)], [tuple(said)])


@pytest.mark.parametrize("case", params("resolve/entities"))
def test_cases(case: dict[str, Any]) -> None:
    found = resolved(case)
    for call, name in case["who"].items():
        span = spot(case["text"], call)
        entity = found.of(found.speakers.get(span, found.by_span[span]))
        assert entity is not None
        assert entity.name == name
    if "unnamed" in case:
        assert [entity.name for entity in found.entities if entity.unnamed] == case["unnamed"]
    for name, role in case.get("roles", {}).items():
        assert [entity.role for entity in found.entities if entity.name == name] == [role]
    names = {entity.id: entity.name for entity in found.entities}
    for name, members in case.get("members", {}).items():
        assert [[names[i] for i in entity.members] for entity in found.entities if entity.name == name] == [members]
    for name, body in case.get("affiliations", {}).items():
        assert [names.get(e.affiliation or "") for e in found.entities if e.name == name] == [body]
    for name, gender in case.get("genders", {}).items():
        assert [[e.gender, e.gender_by] for e in found.entities if e.name == name] == [gender]


def test_a_capital_stays_a_place_where_it_is_named() -> None:
    found = resolved({"text": "وقالت برلين إنها سترد", "mentions": [["برلين", "LOC"]], "sources": []})
    assert [(entity.name, entity.type) for entity in found.entities] == [("برلين", "LOC")]


@pytest.mark.parametrize(
    ("verb", "form", "gender", "shown"),
    [
        ("قالت", "verb", "f", ("f", "text")),
        ("قال", "verb", "m", ("m", "text")),
        ("قالوا", "verb", None, (None, None)),
        ("بحسب", "preposition", None, (None, None)),
    ],
)
def test_a_verb_shows_the_gender_of_its_subject(
    verb: str, form: CueForm, gender: Gender | None, shown: tuple[Any, Any]
) -> None:
    text = f"{verb} كيم سونغ إن الباب مفتوح"
    name = spot(text, "كيم سونغ")
    cue = Cue(Span(0, len(verb)), verb, form, "says", "cues/test", gender=gender, number="s" if gender else "p")
    said = Attribution(cue, name, None, (spot(text, "الباب مفتوح"),), "indirect", "test", 1.0)
    story = Story("s1", "article", None, (), ())
    found = resolve_entities(Page("p", "p", text), [story], [Pieces(mentions=(Mention(name, "PER", "test"),))], [(said,)])
    assert [(entity.gender, entity.gender_by) for entity in found.entities] == [shown]


def test_a_short_name_of_two_is_an_issue() -> None:
    text = "حضر سالم الراوي وحضرت هدى الراوي، ثم غادر الراوي"
    names = [["سالم الراوي", "PER"], ["هدى الراوي", "PER"], ["الراوي", "PER", 3]]
    found = resolved({"text": text, "mentions": names, "sources": []})
    assert [(issue.code, issue.span.of(text)) for issue in found.issues] == [("ambiguous-name", "الراوي")]


def test_ids_count_in_page_order() -> None:
    found = resolved({"text": "زار كريم دمشق", "mentions": [["دمشق", "LOC"], ["كريم", "PER"]], "sources": []})
    assert [(entity.id, entity.name) for entity in found.entities] == [("e1", "كريم"), ("e2", "دمشق")]


def test_whose_son_somebody_is_is_no_office() -> None:
    text = "بقيادة كريم الراوي, ابن علي الراوي"
    found = resolved({"text": text, "mentions": [["كريم الراوي", "PER"], ["علي الراوي", "PER"]], "sources": []})
    assert [(entity.name, entity.role) for entity in found.entities] == [("كريم الراوي", None), ("علي الراوي", None)]


def test_a_likely_person_is_doubted() -> None:
    text = "تحدث وليد الصالحي عن الجمرك الذي يديره منذ عام. وأكد مدير جمرك المرفأ أن العمل مستمر"
    found = resolved({"text": text, "mentions": [["وليد الصالحي", "PER"], ["المرفأ", "LOC"]], "sources": ["مدير جمرك المرفأ"]})
    assert [(issue.code, issue.span.of(text)) for issue in found.issues] == [("described-person", "مدير جمرك المرفأ")]
    assert [entity.name for entity in found.entities] == ["وليد الصالحي", "المرفأ"]


def test_nobody_is_likely_where_nobody_is_named() -> None:
    found = resolved({"text": "وأضاف قائد السفينة أن البحارة نجوا", "mentions": [], "sources": ["قائد السفينة"]})
    assert [entity.name for entity in found.entities] == ["قائد السفينة"]
    assert not found.issues
