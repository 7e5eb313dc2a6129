"""What news text shows of a word, from `word_classes.marisa`: words in the same company, and how often it names somebody."""

from functools import cache
from typing import NamedTuple

import marisa_trie

from qala.lexicon.tries import DATA, find, open_trie

LAYOUT = "<BBHB"
WORD_CLASSES = DATA / "word_classes.marisa"
PER, ORG, LOC = 0, 2, 4
"""Places of the kinds of names in a habit."""


class WordClass(NamedTuple):
    """The classes of a word, from coarse to fine, and its habit.

    `habit` packs how often the word was (part of) a name where a first tagger read the corpora: two bits each for PER, ORG and
    LOC (0: next to never, 1: under 30 %, 2: under 70 %, 3: more), then two for whether it begins names (1), goes on in them
    (2) or both (3).
    """

    coarse: int
    middle: int
    fine: int
    habit: int

    def share(self, kind: int) -> int:
        """Return the step of a kind of name (`PER`, `ORG`, `LOC`): 0 next to never to 3 mostly."""
        return self.habit >> kind & 3

    def names(self) -> bool:
        """Tell whether the word names something often."""
        return any(self.share(kind) > 1 for kind in (PER, ORG, LOC))


@cache
def _trie() -> marisa_trie.RecordTrie:
    return open_trie(marisa_trie.RecordTrie(LAYOUT), WORD_CLASSES)


def word_class(*forms: str) -> WordClass | None:
    """Return the classes of the first of the bare forms that has any, None for a word too rare."""
    trie = _trie()
    for form in forms:
        found = find(trie, form)
        if found:
            return WordClass(*found[0])
    return None


def classed_words() -> list[str]:
    """Return all bare words that have classes, in order."""
    return sorted(_trie().keys())
