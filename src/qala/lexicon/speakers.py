"""Heads of the noun phrases that name sources, from `resources/speakers.yml`."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from qala.arabic.folding import bare
from qala.lexicon.tables import table

SpeakerKind = Literal["document", "media", "agency", "official", "person", "organisation"]


@cache
def _kinds() -> Mapping[str, SpeakerKind]:
    return {bare(head): kind for kind, heads in table("speakers").items() for head in heads}


def is_speaker_head(word: str) -> bool:
    """Tell whether a bare word as it stands, nothing cut off, is a head (لجنة is; لوزير is not)."""
    return word in _kinds()


_SHORTEST, _PLURAL, _REMEMBERED = 3, 5, 1 << 15
_NONE = ("",)
_PREFIXES = {"و": ("", "و", "وال"), "ل": ("", "ل", "لل"), "ب": ("", "ب", "بال"), "ا": ("", "ال")}
"""What may be written before a head, by its first letter."""


def _singulars(stem: str) -> tuple[str, ...]:
    """Return a head as it stands and without the ending of the feminine, the accusative or the sound plural."""
    if stem.endswith(("ون", "ين", "ان")) and len(stem) > _PLURAL:
        return stem, stem[:-2]
    if stem.endswith("ات") and len(stem) > _PLURAL:
        return stem, stem[:-2], f"{stem[:-2]}ه"
    if stem.endswith(("ه", "ا")) and len(stem) > _SHORTEST:
        return stem, stem[:-1]
    return (stem,)


@lru_cache(maxsize=_REMEMBERED)
def speaker_kind(word: str) -> SpeakerKind | None:
    """Return the kind of authority a bare word lends as the head of a source, or None.

    >>> speaker_kind("للصحيفه")
    'media'
    """
    kinds = _kinds()
    for prefix in _PREFIXES.get(word[:1], _NONE):
        if word.startswith(prefix):
            stem = word[len(prefix) :]
            if prefix and len(stem) < _SHORTEST:
                continue
            for form in _singulars(stem):
                if form in kinds:
                    return kinds[form]
    return None
