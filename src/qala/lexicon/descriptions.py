"""Words that say who is meant without a name, from `resources/descriptions.yml`."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from qala.arabic.folding import bare
from qala.lexicon.tables import table

Group = Literal[
    "relations", "bodies", "issued", "unnamed", "talkers", "honorifics",
    "definite", "descriptive", "passing", "same", "pointing", "latter", "speaking", "close", "men", "women",
]  # fmt: skip


@cache
def described_as(group: Group) -> frozenset[str]:
    """Return the words of a group, bare, with ال where they are written with it."""
    return frozenset(bare(word) for word in table("descriptions")[group])


@cache
def singular_heads() -> Mapping[str, str]:
    """Return, bare, the head each plural or other form goes with."""
    return {bare(form): bare(head) for form, head in table("descriptions")["singulars"].items()}


@cache
def kind_words() -> Mapping[str, str]:
    """Return, bare, the kind of body each kind word announces («صحيفة» → `newspaper`)."""
    return {bare(word): kind for word, kind in table("descriptions")["kinds"].items()}
