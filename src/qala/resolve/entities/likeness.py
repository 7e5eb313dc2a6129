"""Likeness: when the words that describe somebody say the same in other forms."""

from collections.abc import Iterable
from functools import lru_cache

from qala.arabic.stems import light_stem
from qala.lexicon.known import country_of, known


@lru_cache(maxsize=16384)
def land_of(word: str) -> str | None:
    """Return the ISO code of the country that a bare word names or belongs to, None for other words.

    >>> land_of("فنزويليه"), land_of("فنزويلا"), land_of("وزير")
    ('VE', 'VE', None)
    """
    found = country_of(word) or known(word, "country")
    return found.of if found else None


def is_described(rest: Iterable[str], described: Iterable[str]) -> bool:
    """Tell whether every word of one description is said by the other, in another form perhaps.

    >>> is_described(["تلفزيوني"], ["مراسل", "تلفزيون"]), is_described(["عسكري"], ["مراسل", "تلفزيون"])
    (True, False)
    """
    words = set(described)
    left = [word for word in rest if word not in words]
    if not left:
        return True
    stems = {light_stem(word) for word in words}
    left = [word for word in left if light_stem(word) not in stems]
    lands = {land_of(word) for word in words} if left else set()
    return all((land := land_of(word)) is not None and land in lands for word in left)
