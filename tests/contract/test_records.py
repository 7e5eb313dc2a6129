"""What every store must do with records: give back what went in, once, whole or not at all."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from qala.errors import InputError, StoreError
from qala.export import jsonl
from qala.store.protocol import Store
from qala.store.records import record_of, records
from qala.store.schema import PARTS, attributions, changes, pages
from qala.store.writing import add_records, known_pages, remove_page
from qala.types.entity import Entity
from qala.types.record import Record
from qala.types.span import Span
from tests.contract.conftest import Open
from tests.export.samples import TEXT, sample
from tests.store.pages import page_of, with_figures


def test_a_store_is_one(store: Store) -> None:
    assert isinstance(store, Store)


def test_a_record_comes_back_byte_for_byte(store: Store) -> None:
    assert add_records(store, [sample()]).new == ["0" * 64]
    found = record_of(store, "0" * 64)
    assert found is not None
    assert jsonl.dumps(found) == jsonl.dumps(sample())


def test_whole_and_broken_numbers_stay_what_they_are(store: Store) -> None:
    words = "كلف 12 ثم 12.5 ثم 0.1 ثم 99 درهما"
    record = with_figures(
        page_of([("سالم", "قال", words)]), ("12", 12, "AED", "درهما"), ("12.5", 12.0, None, None), ("0.1", 0.1, None, None),
        ("99", 10**30, None, None),
    )  # fmt: skip
    add_records(store, [record])
    assert record_of(store, record.page.id) == record
    back = record_of(store, record.page.id)
    assert back is not None
    assert [type(f.value) for f in back.stories[0].figures] == [int, float, float, int]


def test_the_same_page_twice_is_one_page(store: Store) -> None:
    add_records(store, [sample(), sample()])
    again = add_records(store, [sample()])
    assert (again.new, again.replaced, again.unchanged) == ([], [], ["0" * 64])
    assert len(list(records(store))) == 1


def test_a_page_read_differently_takes_the_place_of_the_old_reading(store: Store) -> None:
    other = replace(sample(), issues=(), stories=(replace(sample().stories[0], figures=()),))
    add_records(store, [sample(), page_of([("هدى", "قالت", "الطريق مفتوح")])])
    assert add_records(store, [other]).replaced == ["0" * 64]
    assert record_of(store, "0" * 64) == other
    with store.reading() as connection:
        assert connection.execute(select(attributions.c.version).where(attributions.c.page == 1).distinct()).scalar_one() == 2


def test_a_removed_page_leaves_nothing(store: Store) -> None:
    add_records(store, [sample()])
    assert remove_page(store, "0" * 64)
    assert not remove_page(store, "0" * 64)
    with store.reading() as connection:
        for table in (pages, *PARTS):
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 0, table.name


def test_changes_are_numbered_without_gaps(store: Store) -> None:
    one, two = page_of([("هدى", "قالت", "الطريق مفتوح")]), page_of([("هدى", "قالت", "الطريق مغلق")])
    add_records(store, [one, two])
    add_records(store, [replace(one, issues=sample().issues)])
    remove_page(store, two.page.id)
    with store.reading() as connection:
        found = [tuple(row) for row in connection.execute(select(changes).order_by(changes.c.seq))]
    assert found == [(1, 1, "add"), (2, 2, "add"), (3, 1, "replace"), (4, 2, "remove")]


def test_what_is_not_acknowledged_is_not_there(store: Store) -> None:
    def fail_in_the_middle() -> None:
        with store.writing() as connection:
            store.insert(connection, changes, [(1, 1, "add")])
            message = "the power failed"
            raise RuntimeError(message)

    with pytest.raises(RuntimeError):
        fail_in_the_middle()
    with store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(changes)).scalar_one() == 0


def test_a_reader_sees_one_state_while_another_writes(opening: Open) -> None:
    reader, writer = opening(), opening()
    add_records(writer, [sample()])
    with reader.reading() as connection:
        count = select(func.count()).select_from(pages)
        assert connection.execute(count).scalar_one() == 1
        add_records(writer, [page_of([("هدى", "قالت", "الطريق مفتوح")])])
        assert connection.execute(count).scalar_one() == 1
    with reader.reading() as connection:
        assert connection.execute(count).scalar_one() == 2


def test_known_pages_are_told_from_new_ones(store: Store) -> None:
    add_records(store, [sample()])
    assert known_pages(store, ["0" * 64, "f" * 64]) == {"0" * 64}


def test_nul_and_lone_surrogates_become_one_character_each(store: Store) -> None:
    record = page_of([("هدى", "قالت", "الطريق \x00 مفتوح \\u0000 \ud800 للجميع")])
    add_records(store, [record])
    back = record_of(store, record.page.id)
    assert back is not None
    words = back.stories[0].attributions[0].content[0].of(back.page.text or "")
    assert words == "الطريق \ufffd مفتوح \\u0000 \ufffd للجميع"


def test_letters_of_four_bytes_keep_their_places(store: Store) -> None:
    record = page_of([("هدى", "قالت", "الطريق 😀 مفتوح 𐤀 للجميع")])
    add_records(store, [record])
    assert record_of(store, record.page.id) == record


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (replace(sample(), entities=()), "e1"),
        (replace(sample(None)), "--no-text"),
        (replace(sample(TEXT[:60])), "outside"),
        (replace(sample(), entities=(*sample().entities, Entity("e1", "PER", "آخر"))), "same id"),
    ],
)
def test_a_broken_record_is_refused_with_the_reason(store: Store, broken: Record, why: str) -> None:
    added = add_records(store, [broken, page_of([("هدى", "قالت", "الطريق مفتوح")])])
    assert len(added.new) == 1
    assert [why in refused.why for refused in added.refused] == [True]


def test_a_span_outside_the_text_is_an_input_error() -> None:
    from qala.store.rows import page_rows  # noqa: PLC0415 - next to what it shows

    issue = replace(sample().issues[0], span=Span(0, 10_000))
    with pytest.raises(InputError, match="outside its text"):
        page_rows(replace(sample(), issues=(issue,)), 1, 1)


def test_rows_and_their_numbers_are_the_same_in_every_database(store: Store) -> None:
    add_records(store, [sample(), page_of([("هدى", "قالت", "الطريق مفتوح")])])
    with store.reading() as connection:
        found = connection.execute(select(attributions.c.page, attributions.c.seq, attributions.c.id, attributions.c.gender))
        assert sorted(map(tuple, found)) == [(1, 0, "a1", "m"), (1, 1, "a2", "f"), (1, 2, "a3", "m"), (2, 0, "a1", "f")]


def test_a_second_writer_waits_and_then_says_so(opening: Open) -> None:
    first, second = opening(), opening(wait=0.3)
    with first.writing(), pytest.raises(StoreError, match="being written by another program"):
        add_records(second, [sample()])
    assert add_records(second, [sample()]).new
