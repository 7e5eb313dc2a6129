"""Names: when two of them call the same person, body or place."""

from collections.abc import Sequence
from functools import lru_cache

from qala.arabic.folding import bare
from qala.arabic.words import WORD

_LINKS = frozenset({"بن", "ابن", "بنت"})
_ALIKE = str.maketrans({"غ": "ج", "ق": "ك", "ط": "ت", "ص": "س", "ض": "د", "ظ": "ز", "ث": "ت", "ذ": "د"})
"""Letters that transliterations of one foreign sound choose between («أنجيلا»، «أنغيلا»)."""

_WEAK = str.maketrans("", "", "اويهع")
_SHORTEST, _FEWEST = 4, 2


@lru_cache(maxsize=16384)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name to compare by: bare, without ال, «بن» and «ابن».

    >>> name_words("جديع بن نهار القحطاني")
    ('جديع', 'نهار', 'قحطاني')
    """
    joined: list[str] = []
    for word in (bare(word).casefold() for word in WORD.findall(name)):
        if joined and joined[-1] == "عبد":
            joined[-1] += word
        elif word and word not in _LINKS:
            joined.append(word)
    return tuple(word[2:] if word.startswith("ال") and len(word) > _SHORTEST else word for word in joined)


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """Return what the transliterations of a word have in common; the word itself where little would be left.

    >>> skeleton("ترمب") == skeleton("ترامب"), skeleton("انجيلا") == skeleton("انغيلا")
    (True, True)
    """
    bones = word[:1] + word[1:].translate(_WEAK)
    return bones.translate(_ALIKE) if len(word) >= _SHORTEST and len(bones) > _FEWEST else word


def is_variant(one: str, other: str) -> bool:
    """Tell whether two words are one name in two transliterations.

    >>> is_variant("ترمب", "ترامب"), is_variant("بنيتيز", "بينيتيز"), is_variant("كيري", "كيم")
    (True, True, False)
    """
    return one == other or (skeleton(one) == skeleton(other) and abs(len(one) - len(other)) <= _FEWEST)


def is_short_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether the words of one name stand in the other in the same order.

    >>> is_short_of(("بوتين",), ("فلاديمير", "بوتين"))
    True
    """
    at = iter(full)
    return bool(short) and len(short) <= len(full) and all(any(is_variant(word, w) for w in at) for word in short)
