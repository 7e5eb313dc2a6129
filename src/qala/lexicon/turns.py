"""Words by which a clause goes on, turns or is added to: `resources/turns.yml`."""

from collections.abc import Mapping
from functools import cache

from qala.lexicon.function_words import words_of
from qala.lexicon.tables import table

_GRAMMAR = (
    "prepositions", "relatives", "adverbs", "resumptions", "clause_openers", "conditionals", "blockers", "refusals",
    "auxiliaries",
)  # fmt: skip


@cache
def openers() -> frozenset[str]:
    """Return the words before which a content may end without any punctuation, in bare spelling."""
    return frozenset(table("turns")["openers"])


@cache
def known_words() -> frozenset[str]:
    """Return the words that say something by themselves, in bare spelling; of others only the kind counts."""
    return words_of(*_GRAMMAR) | frozenset(table("turns")["known"])


@cache
def _turns() -> Mapping[str, str]:
    return {words: turn for turn, entries in table("turns")["turns"].items() for words in entries}


def turn_of(word: str, after: str) -> str:
    """Return what a bare word, with the word after it, does to the clause before it; empty if nothing.

    >>> turn_of("في", "حين"), turn_of("في", "البيت"), turn_of("بينما", "كان")
    ('meanwhile', '', 'meanwhile')
    """
    turns = _turns()
    return turns.get(f"{word} {after}") or turns.get(word, "")
