"""Load the cases of a unit: JSON lists under `tests/cases/`."""

import json
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parent / "cases"


def load(name: str) -> list[dict[str, Any]]:
    """Return the cases of `tests/cases/NAME.json`."""
    cases: list[dict[str, Any]] = json.loads((CASES / f"{name}.json").read_text(encoding="utf8"))
    return cases


def params(name: str) -> list[Any]:
    """Return the cases as parameters; an expected failure is strict: mending it turns the suite red until it is moved."""
    return [
        pytest.param(
            case,
            id=case["label"],
            marks=[pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else [],
        )
        for case in load(name)
    ]
