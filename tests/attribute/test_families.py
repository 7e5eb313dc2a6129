"""Every family of the lexicon has a case that is found and one beside it that is not, and every entry says why it is there."""

from typing import Any

import pytest

from qala.lexicon.cues import cue_entries
from qala.lexicon.tables import table
from tests.attribute.test_attributions import said
from tests.loading import load, params

CASES = "attribute/families"


@pytest.mark.parametrize("case", params(CASES))
def test_cases(case: dict[str, Any]) -> None:
    assert said(case) == case["said"]


@pytest.mark.parametrize("family", sorted({f"{entry.form}/{entry.stance}" for entry in cue_entries()}))
def test_a_family_has_a_case_and_a_negative(family: str) -> None:
    cases = [case for case in load(CASES) if case["family"] == family]
    negative = [case for case in cases if case["label"].startswith("negative")]
    assert negative, f"{family}: no case of what must not be found"
    assert len(cases) > len(negative), f"{family}: no case of what must be found"


@pytest.mark.parametrize("case", [case for case in load(CASES) if case["label"].startswith("negative")])
def test_a_negative_has_no_cue_of_its_own(case: dict[str, Any]) -> None:
    assert len(case["said"]) <= 1, "a negative may hold the report its trap stands in, and nothing else"


@pytest.mark.parametrize("row", table("cues"), ids=lambda row: f"{row['lemma']}/{row.get('form', 'verb')}")
def test_an_entry_says_why(row: dict[str, Any]) -> None:
    assert str(row.get("why", "")).strip(), "each entry of resources/cues.yml says where it is from"


def test_no_entry_stands_twice() -> None:
    found = [(entry.lemma, entry.form) for entry in cue_entries()]
    assert len(found) == len(set(found))
