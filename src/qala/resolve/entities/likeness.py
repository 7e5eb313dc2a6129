"""Likeness: when the words that describe somebody say the same in other forms."""

import re
from collections.abc import Iterable
from functools import lru_cache

from qala.lexicon.known import country_of, known

_ON_FRONT = re.compile(r"\A(?:لل|بال|[لب](?=\w{4}))")
_ENDINGS = ("يين", "يون", "يات", "يه", "ين", "ون", "ات", "ي", "ه")
_SHORTEST = 3
"""Letters that an ending leaves."""


@lru_cache(maxsize=16384)
def stem_of(word: str) -> str:
    """Return a bare word without ال, prepositions on its front and the ending of an adjective or a plural.

    >>> stem_of("تلفزيوني") == stem_of("تلفزيون"), stem_of("للتعليم") == stem_of("تعليم")
    (True, True)
    """
    word, longer = _ON_FRONT.sub("", word).removeprefix("ال"), ""
    while word != longer:  # «تلفزيوني», «تلفزيون»: what looks like an ending of one is one of the other
        longer = word
        word = next((word[: -len(e)] for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST), word)
    return word


@lru_cache(maxsize=16384)
def land_of(word: str) -> str | None:
    """Return the ISO code of the country that a bare word names or belongs to, None for other words.

    >>> land_of("فنزويليه"), land_of("فنزويلا"), land_of("وزير")
    ('VE', 'VE', None)
    """
    found = country_of(word) or known(word, "country")
    return found.of if found else None


def is_described(rest: Iterable[str], described: Iterable[str]) -> bool:
    """Tell whether every word of one description is said by the other, in another form perhaps."""
    words = set(described)
    left = [word for word in rest if word not in words]
    if not left:
        return True
    stems = {stem_of(word) for word in words}
    left = [word for word in left if stem_of(word) not in stems]
    lands = {land_of(word) for word in words} if left else set()
    return all((land := land_of(word)) is not None and land in lands for word in left)
