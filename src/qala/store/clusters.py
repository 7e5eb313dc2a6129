"""Clusters: the same person, organisation or place across pages, found by its folded name until somebody merges two."""

import re
from typing import NamedTuple

from qala.arabic.folding import bare
from qala.types.entity import Entity

_NOT_LETTERS = re.compile(r"[\W_]+")
_ARTICLE = "ال"


class ClusterKey(NamedTuple):
    """What two entities must share to be taken for the same."""

    type: str
    key: str
    name: str


def name_key(name: str) -> str:
    """Return the form of a name that variants of spelling share.

    Articles and the space after عبد differ from page to page without naming somebody else.

    >>> name_key("عبد الفتاح السيسي") == name_key("عبدالفتاح السيسى")
    True
    """
    words = [word for word in _NOT_LETTERS.split(bare(name).lower()) if word]
    joined = " ".join(words).replace("عبد ال", "عبدال").split()
    return " ".join(_without_article(word) for word in joined) or name


def _without_article(word: str) -> str:
    return word[len(_ARTICLE) :] if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 2 else word


def cluster_key(entity: Entity) -> ClusterKey:
    """Return the key of a named entity: its type and folded name."""
    return ClusterKey(entity.type, name_key(entity.name), entity.name)
