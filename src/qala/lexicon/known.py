"""Known entities: names of bodies, places and people that news pages call the same way, from `entities.jsonl`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import marisa_trie
import msgspec

from qala.arabic.folding import bare
from qala.errors import ResourceError
from qala.lexicon.tries import DATA, find, open_trie
from qala.types.mention import EntityType

KnownKind = Literal[
    "agency", "newspaper", "channel", "site", "government", "ministry", "office", "body", "party", "company", "club",
    "country", "capital", "city", "region", "person",
]  # fmt: skip
MEDIA: tuple[KnownKind, ...] = ("agency", "newspaper", "channel", "site")
"""Kinds of those who pass reports on."""


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
        adjectives: for countries the adjectives in the masculine with ال («الروسي»).
    """

    name: str
    type: EntityType
    kind: KnownKind
    also: tuple[str, ...] = ()
    wikidata: str | None = None
    common: bool = False
    of: str | None = None
    offices: tuple[tuple[str, int, int], ...] = ()
    adjectives: tuple[str, ...] = ()


def name_key(name: str) -> str:
    """Return the key a name is looked up by: bare words without marks between them.

    >>> name_key("أ.ف.ب") == name_key("ا ف ب ")
    True
    """
    return " ".join("".join(c if c.isalnum() else " " for c in bare(name).casefold()).split())


def adjective_key(adjective: str) -> str:
    """Return the key of a country's adjective, with or without ال, masculine or feminine: «الروسية» → `a|روسي`."""
    words = [word.removeprefix("ال") for word in bare(adjective).split()]
    return "a|" + " ".join(word[:-1] if word.endswith("يه") else word for word in words)


def office_key(country: str, title: str) -> str:
    """Return the key of an office by its country and its title without ال."""
    return f"o|{country}|" + " ".join(word.removeprefix("ال") for word in bare(title).split())


@cache
def _trie() -> marisa_trie.RecordTrie:
    return open_trie(marisa_trie.RecordTrie("<I"), DATA / "entities.marisa")


@cache
def _lines() -> bytes:
    path = DATA / "entities.jsonl"
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"the packaged table {path.name} cannot be read ({error}): install qala again or run `make data`"
        raise ResourceError(message) from error


@lru_cache(maxsize=4096)
def _at(place: int) -> Known:
    lines = _lines()
    return msgspec.json.decode(lines[place : lines.index(b"\n", place)], type=Known)


def _found(key: str) -> Iterator[Known]:
    return (_at(place) for (place,) in sorted(find(_trie(), key)))


def known(name: str, *kinds: KnownKind) -> Known | None:
    """Return the first entry that a name or one of its other spellings belongs to, of one of the kinds where any is given.

    >>> known("ا.ف.ب").name
    'وكالة الصحافة الفرنسية'
    >>> known("الشرق الأوسط").kind, known("الشرق الأوسط", "newspaper").kind
    ('region', 'newspaper')
    """
    return next((entry for entry in _found(name_key(name)) if not kinds or entry.kind in kinds), None)


def country_of(adjective: str) -> Known | None:
    """Return the country an adjective belongs to, in any gender, with or without ال.

    >>> country_of("الكورية الشمالية").name
    'كوريا الشمالية'
    """
    return next(_found(adjective_key(adjective)), None)


def country(code: str) -> Known | None:
    """Return the country of an ISO code."""
    return next(_found(f"c|{code}"), None)


def holders(country: str, title: str) -> tuple[Known, ...]:
    """Return those who held an office of a country (ISO code) by its title, in the order of the gazetteer.

    >>> "فلاديمير بوتين" in [person.name for person in holders("RU", "الرئيس")]
    True
    """
    return tuple(_found(office_key(country, title)))
