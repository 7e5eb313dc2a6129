"""Names: when two of them call the same person, body or place."""

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from qala.arabic.folding import bare
from qala.arabic.words import WORD

_LINKS = frozenset({"بن", "ابن", "بنت"})
_WEAK = str.maketrans("", "", "اويهع")
_SHORTEST = 4


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name to compare by: bare, without ال, «بن» and «ابن».

    >>> name_words("جديع بن نهار القحطاني")
    ('جديع', 'نهار', 'قحطاني')
    """
    words = [bare(word).casefold() for word in WORD.findall(name)]
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "عبد":
            joined[-1] += word
        elif word not in _LINKS:
            joined.append(word)
    return tuple(word[2:] if word.startswith("ال") and len(word) > _SHORTEST else word for word in joined)


def is_variant(one: str, other: str) -> bool:
    """Tell whether two words are one name in two transliterations.

    >>> is_variant("ترمب", "ترامب"), is_variant("بنيتيز", "بينيتيز"), is_variant("كيري", "كيم")
    (True, True, False)
    """
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST or one[0] != other[0]:
        return False
    if one.translate(_WEAK) == other.translate(_WEAK):
        return Levenshtein.distance(one, other) <= 2
    return len(one) > _LONG and Levenshtein.distance(one, other) <= 1


_LONG = 6


def is_short_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether the words of one name stand in the other in the same order.

    >>> is_short_of(("بوتين",), ("فلاديمير", "بوتين"))
    True
    """
    at = iter(full)
    return bool(short) and len(short) <= len(full) and all(any(is_variant(word, w) for w in at) for word in short)
