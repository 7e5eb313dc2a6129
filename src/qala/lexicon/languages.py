"""Languages of `resources/languages.yml`: what tells those in the Arabic script, and some in the Latin one, from Arabic."""

from dataclasses import dataclass
from functools import cache

from qala.lexicon.tables import table


@dataclass(frozen=True, slots=True)
class Language:
    """A language and its marks.

    Attributes:
        tag: BCP 47.
        letters: those Arabic does not have; empty for the Latin script.
        words: its commonest ones.
    """

    tag: str
    letters: frozenset[str]
    words: frozenset[str]


@cache
def arabic_words() -> frozenset[str]:
    """Return the words that hardly an Arabic paragraph does without."""
    return frozenset(table("languages")["arabic_words"])


@cache
def languages(group: str) -> tuple[Language, ...]:
    """Return the languages of a group: `languages` for those in the Arabic script, or `latin`."""
    entries = table("languages")[group]
    return tuple(Language(one["tag"], frozenset(one.get("letters", "")), frozenset(one["words"])) for one in entries)
