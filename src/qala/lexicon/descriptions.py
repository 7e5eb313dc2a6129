"""Words that say who is meant without a name, from `resources/descriptions.yml`."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from qala.arabic.folding import bare
from qala.lexicon.search_words import plural_groups
from qala.lexicon.speakers import speaker_kind
from qala.lexicon.tables import table

Group = Literal[
    "relations", "bodies", "issued", "issuing", "unnamed", "talkers", "honorifics", "definite", "descriptive", "passing",
    "same", "pointing", "latter", "speaking", "close", "former", "men", "women", "counted", "some",
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


@cache
def _plurals() -> frozenset[str]:
    return frozenset(form for _, *forms in plural_groups() for form in forms) | frozenset(singular_heads())


@lru_cache(maxsize=4096)
def names_many(head: str) -> bool:
    """Tell whether a bare head names more than one: by its ending, as a plural known, or since it counts.

    >>> names_many("مسؤولون"), names_many("خبراء"), names_many("خبيران"), names_many("عشرات"), names_many("خبير")
    (True, True, True, True, False)
    """
    counts = head in described_as("counted") or head[:1].isdigit()
    return counts or head.endswith(("ون", "ين")) or head.removeprefix("ال") in _plurals() or _is_dual(head)


def _is_dual(head: str) -> bool:
    """«خبيران»: two of those whom a head of one names; «ان» alone may belong to the word («سلطان»)."""
    return head.endswith("ان") and speaker_kind(head[:-2]) in ("official", "person")
