"""One line a record, in the contract's shape, and back."""

import json
from dataclasses import replace

import pytest

from qala.errors import InputError
from qala.export.jsonl import dumps, loads, schema
from qala.types.record import Record
from tests.export.samples import sample


def test_a_record_comes_back_as_it_went() -> None:
    assert loads(dumps(sample())) == sample()


def test_it_is_one_line_in_the_contracts_order() -> None:
    line = dumps(sample())
    assert b"\n" not in line
    read = json.loads(line)
    assert list(read) == ["qala", "page", "stories", "furniture", "entities", "issues"]
    assert list(read["page"]) == ["id", "source", "url", "retrieved", "media_type", "language", "text", "origin"]
    assert read["stories"][0]["headline"] == [0, 26]
    assert read["stories"][0]["published"]["why"][0] == {"span": None, "rule": "given"}


def test_without_text_the_key_is_absent_and_the_rest_stays() -> None:
    line = dumps(sample(), text=False)
    assert "text" not in json.loads(line)["page"]
    assert loads(line) == sample(text=None)


def test_a_lone_surrogate_is_replaced_by_one_character() -> None:
    record = sample()
    broken = replace(record, page=replace(record.page, source="a\udcff.txt", text="ق\ud800ال"))
    page = loads(dumps(broken)).page
    assert (page.source, page.text) == ("a\N{REPLACEMENT CHARACTER}.txt", "ق\N{REPLACEMENT CHARACTER}ال")


@pytest.mark.parametrize("line", [b"", b"{}", b"\xff", "[]", '{"qala": 1}'])
def test_what_is_no_record_is_an_input_error(line: bytes | str) -> None:
    with pytest.raises(InputError, match="not a qala record"):
        loads(line)


def test_another_format_is_an_input_error_that_names_the_page() -> None:
    with pytest.raises(InputError, match=r"format 2\.0") as caught:
        loads(dumps(replace(sample(), qala="2.0")))
    assert caught.value.source == "صفحة.txt"


def test_a_later_field_of_the_same_format_is_passed_over() -> None:
    read = json.loads(dumps(sample()))
    read["later"] = 1
    assert loads(json.dumps(read)) == sample()


def test_the_schema_knows_every_field() -> None:
    built = schema()
    assert built["$ref"] == "#/$defs/Record"
    assert set(built["$defs"]["Record"]["properties"]) == set(Record.__dataclass_fields__)
    assert json.loads(json.dumps(built)) == built
