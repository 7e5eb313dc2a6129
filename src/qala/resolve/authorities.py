"""Authorities: on what kind of word a statement rests."""

from qala.arabic.tokens import tokenize
from qala.lexicon.function_words import function_words
from qala.lexicon.speakers import speaker_kind
from qala.types.attribution import Authority
from qala.types.entity import Entity

_HEAD_WORDS = 3
"""Words in which a phrase says what kind of source it names."""


def authority_of(source: str, entity: Entity | None) -> Authority:
    """Return the kind of authority of a source phrase and the entity it names.

    The head of the phrase decides first (بيان is a document whoever issued it), then whether anybody is named.

    >>> authority_of("مصادر مطلعة", None)
    'unnamed_person'
    >>> authority_of("مصدر حكومي", None)
    'unnamed_official'
    >>> authority_of("مصدر في الشرطة", None), authority_of("مصدر طبي", None)
    ('unnamed_official', 'unnamed_person')
    """
    words = [token.bare for token in tokenize(source)[:_HEAD_WORDS]]
    kinds = [kind for word in words if (kind := speaker_kind(word))]
    head = kinds[0] if kinds else None
    if head in ("document", "media", "agency"):
        return head
    if entity is None or entity.unnamed:
        is_official = "official" in kinds or any(word in function_words("official") for word in words)
        return "unnamed_official" if is_official else "unnamed_person"
    return "named_person" if entity.type == "PER" else "named_organisation"
