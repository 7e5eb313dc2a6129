"""Looks: what a noun phrase tells of whom it means: gender, number, kind and name."""

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Literal, NamedTuple

from qala.attribute.views import View
from qala.lexicon.descriptions import names_many
from qala.lexicon.names import name_gender
from qala.lexicon.speakers import speaker_kind
from qala.types.mention import Mention
from qala.types.span import Span

Gender = Literal["m", "f"] | None
Kind = Literal["person", "official", "described", "organisation", "body", "media", "agency", "document", "place", "other"]
"""`person` is named, `described` only said to be one; a `body` is named, an `organisation` only described."""
PEOPLE: frozenset[Kind] = frozenset({"person", "official", "described"})
BODIES: frozenset[Kind] = frozenset({"organisation", "body", "media", "agency", "place"})

_OF_MENTION: dict[str, Kind] = {"PER": "person", "ORG": "body", "LOC": "place"}
_HEAD = 3
"""Tokens in which a phrase says what kind it is of."""
_WOMEN = frozenset({"ام", "والده", "شقيقه", "زوجه", "سيده"})


class Look(NamedTuple):
    """What a noun phrase tells.

    Attributes:
        gender: of the verb that goes with it, or of the phrase itself; None where neither tells.
        many: whether people in the plural are meant.
        kind: of what kind it is.
        name: the last word of the name in it, else its head: what two phrases for one have in common most often.
    """

    gender: Gender
    many: bool
    kind: Kind
    name: str


def look_of(view: View, span: Span, verb: Gender = None) -> Look:
    """Look at a noun phrase of a sentence; the verb that agrees with it tells its gender best."""
    begin = max(0, bisect_right(view.starts, span.start) - 1)
    end = max(begin + 1, bisect_left(view.starts, span.end))
    name = person = None
    for mention in view.named[begin:end]:
        if mention is not None:
            if mention.type == "PER":
                name = person = mention
                break
            name = name or mention
    kind, gender = _kind(view, begin, end, person), verb
    if name is None:
        head = view.words[begin]
        return Look(gender or _gender(view, begin, kind), names_many(head), kind, head)
    called = view.text_of(name.span)
    if person is None:
        return Look(gender or _gender(view, begin, kind), names_many(view.words[begin]), kind, last_name(called))
    return Look(gender or _gender_of_name(called) or _gender(view, begin, kind), False, kind, last_name(called))  # noqa: FBT003


@lru_cache(maxsize=4096)
def last_name(name: str) -> str:
    """Return the word that people go by: the last one, with what it cannot stand without.

    >>> last_name("رجب طيب أردوغان"), last_name("الوليد بن عبد الله")
    ('أردوغان', 'عبد الله')
    """
    words = name.split()
    return " ".join(words[-2:]) if words[-2:-1] == ["عبد"] else words[-1]


_gender_of_name = lru_cache(maxsize=4096)(name_gender)


def _kind(view: View, begin: int, end: int, person: Mention | None) -> Kind:
    first = view.named[begin]
    if first:
        return _OF_MENTION[first.type]
    kind = None
    for word in view.words[begin : min(end, begin + _HEAD)]:
        if kind := speaker_kind(word):
            break
    if person and kind not in ("document", "organisation", "media"):
        return "person"
    if kind == "person":
        return "described"
    return kind or ("body" if any(view.named[begin:end]) else "other")


def _gender(view: View, at: int, kind: Kind) -> Gender:
    word, written, titled = view.words[at], view.tokens[at].text, view.named[at] is None
    if word in _WOMEN:
        return "f"
    if word == "ابو":
        return "m"
    if kind == "person":
        return ("f" if written.endswith("ة") else "m") if titled and speaker_kind(word) else None
    if kind == "place" or written.endswith(("ة", "ات", "اء")):
        return "f"
    return "m" if kind in ("official", "described", "document") else None
