"""Prefixes: the words of one letter that are written on the next word, and the article."""

from collections.abc import Iterator
from typing import NamedTuple

_JOINING = ("و", "ف")
_GOVERNING = ("ب", "ل", "ك")
_SHORTEST = 2
"""Letters that a noun keeps when something is cut off."""


class Reading(NamedTuple):
    """A way to read a written word as a noun with prefixes.

    Attributes:
        noun: without article and prefixes.
        cut: how many letters can be cut off so that the rest stays as written; 0 for «للعام», whose article has lost its alif.
        joined: whether و or ف begins it.
        governed: whether ب, ل or ك is on it.
        definite: whether it has the article.
    """

    noun: str
    cut: int = 0
    joined: bool = False
    governed: bool = False
    definite: bool = False


def readings(word: str) -> Iterator[Reading]:
    """Yield the ways to read a word, the ones with the fewest prefixes first.

    >>> [reading.noun for reading in readings("وبالعام")]
    ['وبالعام', 'بالعام', 'العام', 'عام']
    >>> [(reading.noun, reading.cut) for reading in readings("للعام")][-1]
    ('عام', 0)
    """
    yield from _nouns(Reading(word))
    if word.startswith(_JOINING) and len(word) > _SHORTEST:
        rest = Reading(word[1:], 1, joined=True)
        yield from _nouns(rest)
        yield from _governed(rest)
    yield from _governed(Reading(word))


def stems(word: str) -> list[str]:
    """Return the nouns of all readings of a word, some perhaps twice or too short: a quick look before `readings`.

    >>> stems("وبالعام")
    ['وبالعام', 'بالعام', 'العام', 'عام']
    """
    found = [word]
    if word[0] in _JOINING:
        found.append(word[1:])
    for stem in tuple(found):
        if stem.startswith(_GOVERNING):
            found.append(stem[1:])
            if stem.startswith("لل"):
                found.append(stem[2:])
    return found + [stem[2:] for stem in found if stem.startswith("ال")]


def _governed(reading: Reading) -> Iterator[Reading]:
    noun = reading.noun
    if not noun.startswith(_GOVERNING) or len(noun) <= _SHORTEST:
        return
    yield from _nouns(reading._replace(noun=noun[1:], cut=reading.cut + 1, governed=True))
    if noun.startswith("لل"):
        yield reading._replace(noun=noun[2:], governed=True, definite=True)


def _nouns(reading: Reading) -> Iterator[Reading]:
    yield reading
    if reading.noun.startswith("ال") and len(reading.noun) > _SHORTEST + 1:
        yield reading._replace(noun=reading.noun[2:], definite=True)
