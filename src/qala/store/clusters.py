"""Clusters: the same person, organisation or place across pages, until somebody merges two."""

from typing import NamedTuple

from qala.resolve.entities.names import name_words
from qala.types.entity import Entity


class ClusterKey(NamedTuple):
    """What two entities must share to be taken for the same: type and key; the names are for people."""

    type: str
    key: str
    name: str
    folded: str


def name_key(name: str) -> str:
    """Return the form of a name that variants of spelling share.

    >>> name_key("عبد الفتاح السيسي") == name_key("عبدالفتاح السيسى")
    True
    """
    return " ".join(name_words(name)) or name


def cluster_key(entity: Entity) -> ClusterKey:
    """Return the key of a named entity: its Wikidata id where it is certain, else its folded name."""
    folded = name_key(entity.name)
    return ClusterKey(entity.type, entity.wikidata or folded, entity.name, folded)
