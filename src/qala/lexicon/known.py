"""Known entities: names of bodies, places and people that news pages call the same way, from `entities.json`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from qala.arabic.folding import bare
from qala.errors import ResourceError
from qala.types.mention import EntityType

KnownKind = Literal[
    "agency", "newspaper", "channel", "site", "government", "ministry", "body", "party", "company", "club", "country",
    "capital", "city", "region", "person",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of the gazetteer.

    Attributes:
        name: the name to show.
        type: PER, ORG or LOC.
        kind: what it is.
        also: other spellings, signs and short forms.
        wikidata: Wikidata id where it is certain, else None.
        common: the name is an everyday word as well («البيان», «الرياض»), to be trusted only between guillemets or brackets.
        of: ISO code of its country, or None.
        offices: for people the offices held, as (title, first year, last year or 0).
    """

    name: str
    type: EntityType
    kind: KnownKind
    also: tuple[str, ...] = ()
    wikidata: str | None = None
    common: bool = False
    of: str | None = None
    offices: tuple[tuple[str, int, int], ...] = ()


@cache
def known_entities() -> tuple[Known, ...]:
    """Return every entry of the gazetteer.

    Raises:
        ResourceError: if the packaged table is missing or is no gazetteer.
    """
    path = Path(__file__).parent.parent / "_data" / "entities.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[Known, ...])
    except (OSError, msgspec.MsgspecError) as error:
        message = f"the packaged table {path.name} cannot be read ({error}): install qala again or run `make data`"
        raise ResourceError(message) from error


@cache
def _by_name() -> Mapping[str, Known]:
    table: dict[str, Known] = {}
    for entry in known_entities():
        for name in (entry.name, *entry.also):
            table.setdefault(name_key(name), entry)
    return table


def name_key(name: str) -> str:
    """Return the key a name is looked up by: bare words without marks between them.

    >>> name_key("أ.ف.ب") == name_key("ا ف ب ")
    True
    """
    return " ".join("".join(c if c.isalnum() else " " for c in bare(name).casefold()).split())


def known(name: str) -> Known | None:
    """Return the entry a name or one of its other spellings belongs to.

    >>> known("ا.ف.ب").name
    'وكالة الصحافة الفرنسية'
    """
    return _by_name().get(name_key(name))
