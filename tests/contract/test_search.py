"""What every store must find, and in which order."""

from dataclasses import replace

import pytest

from qala.errors import InputError
from qala.store import index
from qala.store.checking import check
from qala.store.figures import claims
from qala.store.naming import find_named, merge, one_named, separate
from qala.store.protocol import Store
from qala.store.queries import parse
from qala.store.search import Found, search
from qala.store.sourcing import audit
from qala.store.who import who
from qala.store.writing import add_records, remove_page
from tests.store.pages import page_of, with_figures

SANCTIONS = page_of(
    [("سالم الراوي", "قال", "العقوبات لن ترفع قبل نهاية العام"), ("هدى النخيلي", "قالت", "الميناء يعمل كالمعتاد")],
    day="2026-03-17", outlet="صحيفة المرفأ", headline="حديث عن عقوبات جديدة", beside="تدرس اللجنة عقوبات على الشركات.",
)  # fmt: skip
PORT = with_figures(
    page_of(
        [("سالم الراوي", "أكد", "عدد القتلى بلغ 12 قتيلا"), ("المتحدث ناصر", "نفى", "وقوع 30 قتيلا في الميناء")],
        day="2026-04-02", outlet="وكالة الساحل", headline="انفجار في الميناء",
    ),
    ("12 قتيلا", 12, None, "قتيلا"),
    ("30 قتيلا", 30, None, "قتيلا"),
)  # fmt: skip
EMPTY = page_of([], day=None, headline="صفحة بلا أقوال")


@pytest.fixture
def filled(store: Store) -> Store:
    add_records(store, [SANCTIONS, PORT, EMPTY])
    index.catch_up(store)
    return store


def ask(store: Store, query: str, **options: object) -> Found:
    return search(store, parse(query), **options)  # type: ignore[arg-type]


def words(found: Found) -> list[str]:
    return [hit.snippet.text for hit in found.hits]


def test_the_statement_comes_before_the_mention(filled: Store) -> None:
    found = ask(filled, "عقوبات")
    assert [hit.kind for hit in found.hits] == ["statement", "mention", "mention"]
    assert (found.statements, found.mentions) == (1, 2)


def test_highlights_are_spans_of_the_page(filled: Store) -> None:
    text = SANCTIONS.page.text or ""
    for hit in ask(filled, "عقوبات").hits:
        assert [span.of(text) for span in hit.snippet.highlights] in (["العقوبات"], ["عقوبات"])
        assert hit.snippet.span.of(text) == hit.snippet.text


@pytest.mark.parametrize(
    ("query", "statements"),
    [
        ("عقوبة", 1), ("للعقوبات", 1), ("قتلى", 2), ("ميناء", 2), ("الميناء -كالمعتاد", 1), ("العقوبات OR كالمعتاد", 2),
        ('"نهاية العام"', 1), ('"العام نهاية"', 0), ("=عقوبات", 0), ("=العقوبات", 1), ('="قبل نهاية"', 1), ("معت*", 1),
        ("speaker:الراوي", 2), ("قائل:هدى", 1), ('speaker:"سالم الراوي" قتلى', 1), ("outlet:الساحل", 2), ("stance:says", 4),
        ("authority:named_person قتيل", 2), ("date:2026-04", 2),
        ("date:..2026-03-31", 2), ("date:2026-03-17", 2), ("date:2027..", 0),
        ("figure:10..20", 1), ("figure:30", 1), ("(عقوبات OR قتيل) ناصر", 1), ("mode:direct", 0), ("الراوي العقوبات", 1),
    ],
)  # fmt: skip
def test_queries(filled: Store, query: str, statements: int) -> None:
    assert ask(filled, query).statements == statements


def test_the_newest_come_first_when_asked(filled: Store) -> None:
    assert [hit.published for hit in ask(filled, "speaker:الراوي", order="newest").hits] == ["2026-04-02", "2026-03-17"]


def test_pages_of_answers_join(filled: Store) -> None:
    everything = ask(filled, "الميناء OR عقوبات", limit=20)
    parts = [ask(filled, "الميناء OR عقوبات", limit=2, offset=offset) for offset in range(0, 8, 2)]
    assert [hit for part in parts for hit in part.hits] == list(everything.hits)


def test_facets_count_the_statements(filled: Store) -> None:
    facets = ask(filled, "date:2026", facets=True).facets
    assert facets is not None
    assert facets.speakers[0] == ("سالم الراوي", 2)
    assert facets.outlets == (("صحيفة المرفأ", 2), ("وكالة الساحل", 2))
    assert facets.months == (("2026-03", 2), ("2026-04", 2))
    assert facets.authorities == (("named_person", 4),)


def test_the_index_follows_what_is_replaced_and_removed(filled: Store) -> None:
    add_records(filled, [replace(PORT, stories=(replace(PORT.stories[0], attributions=(), figures=()),))])
    remove_page(filled, SANCTIONS.page.id)
    assert index.is_behind(filled)
    index.catch_up(filled)
    assert ask(filled, "قتيل OR عقوبات").statements == 0
    assert not check(filled).faults


def test_an_index_that_was_lost_is_made_again(filled: Store) -> None:
    for file in filled.index_path.iterdir():
        file.unlink()
    assert index.catch_up(filled) == 3
    assert ask(filled, "عقوبات").statements == 1


def test_an_index_of_another_store_is_not_taken(filled: Store) -> None:
    state = filled.index_path / "qala.json"
    state.write_text(state.read_text(encoding="utf8").replace('"identity": "', '"identity": "x'), encoding="utf8")
    assert index.is_behind(filled)
    assert index.catch_up(filled) == 3


def test_a_crash_between_commit_and_note_doubles_nothing(filled: Store) -> None:
    note = filled.index_path / "qala.json"
    note.write_text(note.read_text(encoding="utf8").replace('"position": 3', '"position": 0'), encoding="utf8")
    assert index.catch_up(filled) == 3
    assert ask(filled, "عقوبات").statements == 1
    assert not check(filled).faults


def test_who_said_what_newest_first_with_topics(filled: Store) -> None:
    said = who(filled, "الراوي")
    assert said is not None
    assert said.named.name == "سالم الراوي"
    assert [hit.published for hit in said.found.hits] == ["2026-04-02", "2026-03-17"]
    assert said.topics
    about = who(filled, "الراوي", parse("عقوبات"))
    assert about is not None
    assert words(about.found) == ["العقوبات لن ترفع قبل نهاية العام"]
    assert who(filled, "لا أحد") is None


def test_figures_over_time_with_who_claims_them(filled: Store) -> None:
    found = claims(filled, "قتيل")
    assert [(c.value, c.speaker, c.outlet) for c in found.claims] == [
        (12, "سالم الراوي", "وكالة الساحل"),
        (30, "المتحدث ناصر", "وكالة الساحل"),
    ]
    assert [(m.month, m.claims, m.least, m.most) for m in found.months] == [("2026-04", 2, 12, 30)]
    assert claims(filled, "قتيل", "عقوبات").claims == ()
    assert len(claims(filled, "قتلى", "انفجار").claims) == 2
    with pytest.raises(InputError):
        claims(filled, "؟")


def test_the_audit_counts_sources(filled: Store) -> None:
    papers = audit(filled)
    assert [(one.outlet, one.statements, one.named, one.women, one.men) for one in papers] == [
        ("صحيفة المرفأ", 2, 2, 1, 1),
        ("وكالة الساحل", 2, 2, 0, 2),
    ]
    assert [one.month for one in audit(filled, "month")] == ["2026-03", "2026-04"]


def test_two_names_of_one_person_can_be_merged_and_separated(filled: Store) -> None:
    merge(filled, "سالم الراوي", "المتحدث ناصر")
    index.catch_up(filled)
    assert ask(filled, "speaker:#1").statements == 3
    said = who(filled, "ناصر")
    assert said is not None
    assert (said.named.name, said.found.statements) == ("سالم الراوي", 3)
    assert {claim.speaker for claim in claims(filled, "قتيل").claims} == {"سالم الراوي"}
    separate(filled, next(n for n in range(1, 9) if find_named(filled, f"#{n}")[0].number != n))
    index.catch_up(filled)
    assert ask(filled, "speaker:#1").statements == 2
    assert not check(filled).faults


def test_merging_what_cannot_be_merged_says_why(filled: Store) -> None:
    for kept, other, why in (
        ("سالم الراوي", "سالم الراوي", "the same already"),
        ("سالم الراوي", "صحيفة المرفأ", "is a"),
        ("سالم الراوي", "لا أحد", "Nobody"),
    ):
        with pytest.raises(InputError, match=why):
            merge(filled, kept, other)
    with pytest.raises(InputError, match="nothing to undo"):
        separate(filled, 1)


def test_a_name_that_may_be_several_is_told_with_numbers(store: Store) -> None:
    add_records(store, [page_of([("سالم الراوي", "قال", "نعم"), ("ناصر الراوي", "قال", "لا")])])
    with pytest.raises(InputError, match=r"#1 سالم الراوي.*#2 ناصر الراوي"):
        one_named(store, "الراوي")


def test_check_finds_what_was_changed_behind_its_back(filled: Store) -> None:
    assert check(filled).faults == ()
    with filled.writing() as connection:
        connection.exec_driver_sql("UPDATE attributions SET cue_start = cue_start + 1 WHERE page = 1 AND seq = 0")
        connection.exec_driver_sql("UPDATE figures SET version = 7 WHERE page = 2 AND seq = 1")
    assert [fault.where for fault in check(filled).faults] == ["figures", SANCTIONS.page.source]


def test_check_finds_that_index_and_store_disagree(filled: Store) -> None:
    remove_page(filled, SANCTIONS.page.id)
    assert ["reindex" in fault.what for fault in check(filled).faults] == [True]
    index.rebuild(filled)
    assert check(filled).faults == ()


def test_hostile_words_are_words(filled: Store) -> None:
    for query in (
        "'; DROP TABLE pages; --",
        "%_%",
        'الميناء" OR 1=1',
        "speaker:'",
        "\x00",
        "stem:*",
        "[a-z]+(",
        "*" * 50,
        "\\*",
    ):
        try:
            ask(filled, query)
        except InputError:
            continue
    find_named(filled, "%")
    assert who(filled, "%' OR '1'='1") is None
    assert not check(filled).faults
