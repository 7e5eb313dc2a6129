"""Across pages: one entity by evidence, two and a doubt without it."""

from collections.abc import Sequence

from qala.resolve.entities.across import Linking, link
from qala.types.entity import Entity
from qala.types.mention import EntityType
from qala.types.record import Published, Record, RecordMention, RecordPage, RecordStory
from qala.types.span import Span

Named = tuple[str, EntityType, str | None]


def record(number: int, names: Sequence[Named], day: str | None = None) -> Record:
    """Make the record of a page that names each of `names` once."""
    text, mentions, entities = "", [], []
    for place, (name, kind, role) in enumerate(names, 1):
        mentions.append(RecordMention(Span(len(text), len(text) + len(name)), kind, f"e{place}"))
        entities.append(Entity(f"e{place}", kind, name, role=role))
        text += name + " "
    page = RecordPage(str(number), f"{number}.txt", None, None, "text/plain", "ar", text)
    story = RecordStory("s1", "article", None, Published(day), None, (), (), (), (), tuple(mentions), ())
    return Record("1.0", page, (story,), (), tuple(entities), ())


def linked(*pages: Sequence[Named]) -> Linking:
    return link(record(number, names) for number, names in enumerate(pages))


def test_one_name_on_two_pages_is_one_entity() -> None:
    found = linked([("كريم الحداد", "PER", None)], [("كريم الحداد", "PER", None)])
    assert [(one.name, one.pages, one.mentions) for one in found.entities] == [("كريم الحداد", 2, 2)]
    assert found.doubts == ()


def test_one_name_with_offices_apart_is_two_and_a_doubt() -> None:
    found = linked([("كريم الحداد", "PER", "وزير الصحة اللبناني")], [("كريم الحداد", "PER", "مدرب نادي النجوم")])
    assert [one.name for one in found.entities] == ["كريم الحداد", "كريم الحداد"]
    assert len(found.doubts) == 1


def test_an_office_has_the_days_of_the_first_and_the_last_story_that_gives_it() -> None:
    held, later = "وزير الصحة اللبناني", "وزير المالية اللبناني"
    days = [("2024-03-02", held), ("2024-01-05", held), (None, held), ("2025-02-01", later)]
    found = link(record(number, [("كريم الحداد", "PER", role)], day) for number, (day, role) in enumerate(days)).entities[0]
    assert dict(found.roles) == {held: 3, later: 1}
    assert found.days == {held: ("2024-01-05", "2024-03-02"), later: ("2025-02-01", "2025-02-01")}


def test_two_spellings_are_one_where_the_office_agrees() -> None:
    role = "رئيس بلدية المرفأ"
    found = linked([("سالم بنيتيز", "PER", role)], [("سالم بينيتيز", "PER", role)])
    assert [dict(one.variants) for one in found.entities] == [{"سالم بنيتيز": 1, "سالم بينيتيز": 1}]


def test_two_spellings_without_evidence_stay_two() -> None:
    found = linked([("سالم بنيتيز", "PER", None)], [("سالم بينيتيز", "PER", None)])
    assert len(found.entities) == 2
    assert [(doubt.one, doubt.other) for doubt in found.doubts] == [("سالم بنيتيز", "سالم بينيتيز")]


def test_a_short_name_joins_the_full_one_whose_company_it_keeps() -> None:
    company: list[Named] = [("نادي المرفأ", "ORG", None), ("صور", "LOC", None)]
    found = linked([("سالم الراوي", "PER", None), *company], [("الراوي", "PER", None), *company])
    assert [one.name for one in found.entities if one.type == "PER"] == ["سالم الراوي"]


def test_known_names_of_a_body_are_one() -> None:
    found = linked([("الأمم المتحدة", "ORG", None)], [("هيئة الأمم المتحدة", "ORG", None)])
    assert [one.pages for one in found.entities] == [2]
