"""Entities: who or what is meant, once for all mentions."""

from dataclasses import dataclass
from typing import Literal

from qala.types.mention import EntityType

Gender = Literal["m", "f"]
GenderSign = Literal["text", "name"]
"""What shows a gender: the words of the page, or nothing but the given name."""


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
        members: ids of those who speak as one («قال سالم وكريم»), empty for one alone.
        affiliation: id of the body that a person's role names («رئيس بلدية المرفأ»), else None.
        gender: of a named person, None where nothing shows it.
        gender_by: `text` where titles or verbs of the page show it, `name` where only the given name does.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    unnamed: bool = False
    wikidata: str | None = None
    members: tuple[str, ...] = ()
    affiliation: str | None = None
    gender: Gender | None = None
    gender_by: GenderSign | None = None
