"""Entities: who or what is meant, once for all mentions."""

from dataclasses import dataclass

from qala.types.mention import EntityType


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place of the page; also a source nobody names.

    Attributes:
        id: `e1`, `e2` … in order of first appearance on the page.
        type: PER, ORG or LOC.
        name: the fullest name the page gives, or the description of an unnamed source.
        aliases: the other ways the page calls it, in page order.
        role: title or office as written, or None.
        unnamed: True for a source that is only described (مسؤول أميركي، شهود عيان).
        wikidata: Wikidata id where it is certain, else None.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    unnamed: bool = False
    wikidata: str | None = None
