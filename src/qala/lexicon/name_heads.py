"""Words around a name and whether they belong to it, from `resources/name_heads.yml`."""

from functools import cache
from typing import Literal

from qala.arabic.folding import bare
from qala.lexicon.tables import table

Around = Literal[
    "places", "bodies", "trailing", "kinds", "groups", "particles", "many_places", "town_places", "town_bodies", "before_towns"
]  # fmt: skip


@cache
def around_names(group: Around) -> frozenset[str]:
    """Return the words of a group, bare.

    >>> "قاعده" in around_names("places")
    True
    """
    return frozenset(bare(word) for word in table("name_heads")[group])
