"""Workers: a page that kills, stops or fails its process costs itself, and is told."""

import json
import sys
from pathlib import Path

import pytest

from qala.read.workers import read_in_workers
from tests.read.steps import measure


def test_no_page_is_lost_unseen(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    texts = ["one", "killed", "three", "fails", "hangs", "six six"]
    rows.write_text("\n".join(json.dumps({"text": text}) for text in texts))
    (tmp_path / "a.txt").write_text("alone")
    (tmp_path / "b.txt").write_text("killed")
    sources = [str(tmp_path / "a.txt"), str(rows), str(tmp_path / "none.txt"), str(tmp_path / "b.txt"), str(tmp_path / "a.txt")]
    outcomes = list(read_in_workers(sources, measure, workers=2, seconds=3))
    assert [outcome.source for outcome in outcomes] == [sources[0], *[sources[1]] * 6, *sources[2:]]
    assert [outcome.value for outcome in outcomes] == [5, 3, None, 5, None, None, 7, None, None, 5]
    failures = [outcome.failure for outcome in outcomes]
    assert [bool(failure) for failure in failures] == [value is None for value in (outcome.value for outcome in outcomes)]
    assert "died (exit code 9)" in failures[2]
    assert "ValueError: fails" in failures[4]
    assert "longer than 3 seconds" in failures[5]
    assert "no such file" in failures[7]
    assert all("\n" not in failure for failure in failures)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold a process to its memory")
def test_a_page_that_eats_memory_costs_itself(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"text": "eats"}\n{"text": "two"}')
    outcomes = list(read_in_workers([tmp_path / "rows.jsonl"], measure, workers=1))
    assert [outcome.value for outcome in outcomes] == [None, 3]
    assert "MemoryError" in outcomes[0].failure


def test_nothing_to_do() -> None:
    assert list(read_in_workers([], measure)) == []
