"""The gate: floors rise, and are lowered only with a reason that stays."""

import json
from pathlib import Path

import pytest

from eval import gate
from eval.scores import Row
from eval.suites import Suite


@pytest.fixture
def suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Suite:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "one.txt").write_text("قال الوزير إن الجسر فتح.", encoding="utf8")
    (folder / "one.json").write_text("{}", encoding="utf8")
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    return Suite("own", folder)


def rows(cue: float) -> dict[str, Row]:
    return {"cue": {"f1": cue, "n": 10}}


def test_floors_rise_and_never_sink(suite: Suite) -> None:
    gate.lift(suite, rows(0.8))
    assert gate.lift(suite, rows(0.7)) == ["own: cue sank to 0.700, its floor is 0.800"]
    assert gate.floors(suite) == {"cue": 0.8}


def test_what_is_settled_keeps_its_reason(suite: Suite) -> None:
    gate.lift(suite, rows(0.8))
    assert gate.settle(suite, rows(0.75), "fewer are guessed") == ["own: cue lowered from 0.800 to 0.750"]
    assert gate.sunk(suite, rows(0.75)) == []
    assert json.loads(gate.FLOORS.read_text(encoding="utf8"))["lowered"] == [
        {"suite": "own", "figure": "cue", "from": 0.8, "to": 0.75, "why": "fewer are guessed"}
    ]


def test_settling_higher_notes_nothing(suite: Suite) -> None:
    gate.lift(suite, rows(0.8))
    assert gate.settle(suite, rows(0.9), "better") == []
    assert gate.floors(suite) == {"cue": 0.9}
