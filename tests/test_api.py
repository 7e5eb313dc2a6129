"""The public names: sorted, complete, documented, typed."""

import inspect
from pathlib import Path

import qala


def test_all_is_sorted_and_complete() -> None:
    assert list(qala.__all__) == sorted(qala.__all__)
    public = {name for name, value in vars(qala).items() if not name.startswith("_") and not inspect.ismodule(value)}
    assert public == set(qala.__all__)


def test_every_public_name_is_documented() -> None:
    assert [name for name in qala.__all__ if len(inspect.getdoc(getattr(qala, name)) or "") < 20] == []


def test_the_package_is_typed() -> None:
    assert (Path(qala.__file__).parent / "py.typed").exists()
