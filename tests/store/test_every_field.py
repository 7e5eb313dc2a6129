"""Nothing of a record is lost: whatever field the record format has or gains, the store must give it back."""

import types
import typing
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Literal

from qala.store import open_store
from qala.store.checking import check
from qala.store.records import record_of
from qala.store.writing import add_records
from qala.types.record import FORMAT, Record
from qala.types.span import Span

TEXT = "نص يكفي لكل موضع في هذا الاختبار"
REFERENCES = {"source_entity": "e1", "outlet": "e1", "entity": "e1", "via": "e1", "parent": "a1", "attribution": "a1"}
GIVEN = {"qala": FORMAT, "text": TEXT}


def filled(kind: Any, name: str = "", owner: str = "") -> Any:  # noqa: ANN401, PLR0911 - a value of any type
    """Make a value that is nobody's default, so that a field that is forgotten shows."""
    if name in GIVEN:
        return GIVEN[name]
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return kind(**{f.name: filled(hints[f.name], f.name, kind.__name__) for f in fields(kind)})  # type: ignore[operator, union-attr]
    if kind is Span:
        return Span(3, 7)
    if origin in (typing.Union, types.UnionType):
        return filled(next(one for one in inside if one is not type(None)), name, owner)
    if origin is tuple:
        return (filled(inside[0], name, owner),) if inside[-1] is Ellipsis else tuple(filled(one) for one in inside)
    if origin is Literal:
        return inside[-1]
    if kind is str:
        own = {"RecordAttribution": "a1", "Entity": "e1"}.get(owner) if name == "id" else None
        return own or REFERENCES.get(name, f"قيمة {name}")
    return {int: 5, float: 0.75, bool: True}[kind]


def test_every_field_of_a_record_comes_back(tmp_path: Path) -> None:
    store = open_store(tmp_path / "all.sqlite")
    record = filled(Record)
    assert add_records(store, [record]).new == [record.page.id]
    assert record_of(store, record.page.id) == record
    assert check(store).pages == 1
