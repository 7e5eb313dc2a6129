"""Nouns that carry the saying after a light verb, from `resources/feelings.yml`."""

from collections.abc import Mapping
from functools import cache

from qala.arabic.folding import bare
from qala.lexicon.tables import table
from qala.types.cue import Stance

_SHORTEST = 3
_ENDINGS = ("هما", "هم", "ها", "نا", "ه", "ي", "ا")


@cache
def _feelings() -> Mapping[str, Stance]:
    return {bare(noun): stance for stance, nouns in table("feelings").items() for noun in nouns}


def feeling_stance(word: str) -> Stance | None:
    """Return the stance of a bare noun of feeling, with or without a possessive pronoun, article or the accusative's alif.

    >>> feeling_stance("ثقته")
    'expects'
    """
    for stem in (word, word.removeprefix("ال"), word.removeprefix("بال")):
        for ending in ("", *_ENDINGS):
            if not stem.endswith(ending):
                continue
            cut = stem.removesuffix(ending)
            for form in (cut, cut[:-1] + "ه" if cut.endswith("ت") else cut):
                if form in _feelings():
                    return _feelings()[form]
    return None


def has_possessive(word: str) -> bool:
    """Tell whether a bare noun carries the pronoun of its possessor (ثقته، وعودهم)."""
    return word.endswith(("ها", "هم", "هما")) or (word.endswith("ه") and word[-2:-1] in "تلقفماوي" and len(word) > _SHORTEST)
