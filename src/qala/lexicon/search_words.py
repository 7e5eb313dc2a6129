"""What a search must know of words: stems no rule gives, plurals no ending shows, words of their own, words of no subject."""

from collections.abc import Mapping
from functools import cache

from qala.arabic.folding import bare
from qala.lexicon.tables import table


@cache
def given_stems() -> Mapping[str, str]:
    """Return the words of `resources/stems.yml`, bare and without article, with their stem."""
    return {bare(word): bare(stem) for stem, words in table("stems").items() for word in words}


@cache
def plural_groups() -> tuple[tuple[str, ...], ...]:
    """Return the groups of `resources/plurals.yml`: singular and plurals, bare."""
    return tuple(tuple(map(bare, group)) for group in table("plurals"))


@cache
def whole_words() -> frozenset[str]:
    """Return the stems that begin with و, ف, ب, ل or ك and are words of their own."""
    return frozenset(table("whole_words"))


@cache
def stop_words() -> frozenset[str]:
    """Return the words that say nothing about a subject, bare."""
    return frozenset(map(bare, table("stop_words")))
