"""The gate: no figure sinks below the floor it once reached, on the same pages."""

import json
from collections.abc import Mapping
from typing import Any

from eval.scores import Row, headline
from eval.suites import ROOT, Suite

FLOORS = ROOT / "eval" / "floors.json"
_SLACK = 0.0005
"""Half of the last digit that the floors are written with."""


def _all() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf8")) if FLOORS.exists() else {}
    return found


def floors(suite: Suite) -> Mapping[str, float]:
    """Return the floors of a suite by measure; none if its pages are not those the floors were reached on."""
    kept = _all().get(suite.name, {})
    if kept.get("digest") != suite.digest():
        return {}
    return {name: float(value) for name, value in kept.items() if name != "digest"}


def sunk(suite: Suite, rows: Mapping[str, Row]) -> list[str]:
    """Return a line for each measure that sank."""
    kept = floors(suite)
    if not kept:
        return [f"{suite.name}: no floors for these pages; run `python -m eval.run --raise` and read the change"]
    return [
        f"{suite.name}: {name} sank to {headline(rows[name]):.3f}, its floor is {floor:.3f}"
        for name, floor in kept.items()
        if name in rows and headline(rows[name]) < floor - _SLACK
    ]


def lift(suite: Suite, rows: Mapping[str, Row]) -> list[str]:
    """Lift the floors of a suite to these figures; where a figure is lower, the floor stays and the line says so."""
    kept = floors(suite)
    every = _all()
    every[suite.name] = {"digest": suite.digest()} | {
        name: max(kept.get(name, 0.0), round(headline(row), 3)) for name, row in rows.items() if row["n"]
    }
    FLOORS.write_text(json.dumps(every, indent=1, ensure_ascii=False) + "\n", encoding="utf8")
    return [line for line in sunk(suite, rows) if kept]


def settle(suite: Suite, rows: Mapping[str, Row], why: str) -> list[str]:
    """Set the floors of a suite to these figures, lower ones too; each that is lowered stands in the file with why."""
    kept = floors(suite)
    every = _all()
    reached = {name: round(headline(row), 3) for name, row in rows.items() if row["n"]}
    lowered = [
        {"suite": suite.name, "figure": name, "from": kept[name], "to": value, "why": why}
        for name, value in reached.items()
        if value < kept.get(name, 0.0)
    ]
    every[suite.name] = {"digest": suite.digest()} | reached
    every["lowered"] = [*every.get("lowered", []), *lowered]
    FLOORS.write_text(json.dumps(every, indent=1, ensure_ascii=False) + "\n", encoding="utf8")
    return [f"{one['suite']}: {one['figure']} lowered from {one['from']:.3f} to {one['to']:.3f}" for one in lowered]
