"""The public names: sorted, complete, documented, typed."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import qala


def test_all_is_sorted_and_complete() -> None:
    assert list(qala.__all__) == sorted(qala.__all__) == dir(qala) == sorted(qala._HOMES)


def test_what_a_type_checker_sees_is_what_there_is() -> None:
    tree = ast.parse(Path(qala.__file__).read_text(encoding="utf8"))
    homes = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qala")
        for alias in node.names
    }
    assert homes == qala._HOMES


def test_every_public_name_is_documented() -> None:
    assert [name for name in qala.__all__ if len(inspect.getdoc(getattr(qala, name)) or "") < 20] == []


def test_another_name_is_an_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'extrakt'"):
        _ = qala.extrakt  # type: ignore[attr-defined]


def test_the_package_is_typed() -> None:
    assert (Path(qala.__file__).parent / "py.typed").exists()


def test_the_function_read_is_not_hidden_by_the_room_of_its_name() -> None:
    code = "import qala, qala.read.folders; from qala import read; print(qala.read is read, callable(qala.read))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "True True\n"
