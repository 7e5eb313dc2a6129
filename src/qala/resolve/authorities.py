"""Authorities: on what kind of word a statement rests."""

from qala.arabic.tokens import tokenize
from qala.lexicon.speakers import speaker_kind
from qala.types.attribution import Authority
from qala.types.entity import Entity

_HEAD_WORDS = 3


def authority_of(source: str, entity: Entity | None) -> Authority:
    """Return the kind of authority of a source phrase and the entity it names.

    The head of the phrase decides first (بيان is a document whoever issued it), then whether anybody is named.

    >>> authority_of("مصادر مطلعة", None)
    'unnamed_person'
    """
    kinds = [kind for token in tokenize(source)[:_HEAD_WORDS] if (kind := speaker_kind(token.bare))]
    head = kinds[0] if kinds else None
    if head in ("document", "media", "agency"):
        return head
    if entity is None or entity.unnamed:
        return "unnamed_official" if "official" in kinds else "unnamed_person"
    return "named_person" if entity.type == "PER" else "named_organisation"
