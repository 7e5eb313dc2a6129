"""Closed-class words of `resources/function_words.yml`, bare."""

from functools import cache, lru_cache

from qala.arabic.folding import bare
from qala.lexicon.tables import table


@cache
def function_words(group: str) -> frozenset[str]:
    """Return the words of a group, such as `prepositions`, in bare spelling."""
    return frozenset(map(bare, table("function_words")[group]))


@cache
def words_of(*groups: str) -> frozenset[str]:
    """Return the words of several groups."""
    return frozenset().union(*map(function_words, groups))


def only_nouns_follow(word: str) -> bool:
    """Tell whether no verb can stand behind a word, bare, with و on it or without («وعدم كشف»)."""
    nominal = function_words("only_nouns")
    return word in nominal or (word[:1] == "و" and word[1:] in nominal)


def points_back(head: str, relative: str) -> bool:
    """Tell whether two bare words point back to the whole clause before them: «وهو ما», «الأمر الذي»."""
    heads = {"ما": "pronouns_back", "الذي": "matters_back"}.get(relative)
    return heads is not None and head in function_words(heads)


_SHORT = 2
"""Letters; with a pronoun on it a shorter act is some other word."""


@lru_cache(maxsize=50_000)
def is_act(word: str) -> bool:
    """Tell whether a bare word names an act or a state that is said («ارتفاع», «ارتفاعها»)."""
    acts = function_words("acts_said")
    if word in acts:
        return True
    stems = [word.removesuffix(p) for p in ("ه", "ها", "هم") if word.endswith(p)]
    return any(len(stem) > _SHORT and (stem in acts or (stem[-1] == "ت" and f"{stem[:-1]}ه" in acts)) for stem in stems)
