"""Closed-class words of `resources/function_words.yml`, bare."""

from functools import cache

from qala.arabic.folding import bare
from qala.lexicon.tables import table


@cache
def function_words(group: str) -> frozenset[str]:
    """Return the words of a group, such as `prepositions`, in bare spelling."""
    return frozenset(map(bare, table("function_words")[group]))


def only_nouns_follow(word: str) -> bool:
    """Tell whether no verb can stand behind a word, bare, with و on it or without («وعدم كشف»)."""
    nominal = function_words("only_nouns")
    return word in nominal or (word[:1] == "و" and word[1:] in nominal)
