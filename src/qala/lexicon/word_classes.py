"""Classes of words that occur in the same company, learned from news text: `word_classes.marisa`."""

from functools import cache

import marisa_trie

from qala.lexicon.tries import DATA, find, open_trie


@cache
def _trie() -> marisa_trie.RecordTrie:
    return open_trie(marisa_trie.RecordTrie("<H"), DATA / "word_classes.marisa")


def word_class(word: str) -> str:
    """Return the class of a bare word as a short string, empty for a word too rare to have one."""
    found = find(_trie(), word)
    return str(found[0][0]) if found else ""
