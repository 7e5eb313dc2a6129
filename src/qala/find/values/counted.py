"""Counted nouns: what a number counts."""

from functools import cache
from typing import NamedTuple

from qala.arabic.folding import bare
from qala.find.values.alphabet import WORD
from qala.find.values.sheets import Sheet
from qala.find.values.vocabulary import vocabulary
from qala.lexicon.tables import table
from qala.types.span import Span


class Counted(NamedTuple):
    """A counted noun: where it stands, and its last item in the sheet."""

    span: Span
    last: int


def counted_after(sheet: Sheet, letters: str, place: int, *, open_to_all: bool) -> Counted | None:
    """Return the noun that the number before an item counts.

    Args:
        sheet: the sheet.
        letters: its letters, dates blanked.
        place: the item after the number.
        open_to_all: whether a noun with the article fits, as after «مئات» and «الثلاثة».
    """
    first = place
    if letters[place : place + 1] == letter_of_of() and letters[place + 1 : place + 2] in _nouns():
        first, open_to_all = place + 1, True
    if first >= len(letters) or not (letters[first] in _nouns() or sheet.token(first) in _counted_words()):
        return None
    if not _is_noun(sheet, first, open_to_all=open_to_all):
        return None
    last = first
    if first > place and letters[first + 1 : first + 2] == WORD and _continues(sheet, first):
        last = first + 1
    return Counted(sheet.span(first, last + 1), last)


def share_of(sheet: Sheet, place: int, counted: Counted) -> float | None:
    """Return the share that a number word is of what it counts: «خمس سكان العالم» is a fifth of them."""
    share = _shares().get(sheet.token(place))
    whole = share is not None and sheet.token(counted.last) in _wholes()
    return share if whole and sheet.first(place) == sheet.item(place).last else None


@cache
def _shares() -> dict[str, float]:
    return {bare(word): value for word, value in table("figures")["words"]["shares"].items()}


@cache
def _wholes() -> frozenset[str]:
    return frozenset(map(bare, table("figures")["words"]["wholes"]))


def counted_before(sheet: Sheet, letters: str, place: int) -> int | None:
    """Return the item of the noun that a number with the article follows: «النواب الـ435»."""
    before = place - 1
    while before >= 0 and sheet.token(before) in _BETWEEN:
        before -= 1
    if before < 0 or letters[before] != WORD:
        return None
    token = sheet.token(before)
    if place - 1 == before and sheet.values(place).get("al.number", _MANY) < _MANY:
        return None if token in _not_counted() else before
    return before if token.startswith(("ال", "وال", "بال", "لل")) else None


_COUNTABLE = frozenset({"ordered", "named", "numbered", "loose", "=head", "short", "nationality", "al.nationality"})
_DECADES = frozenset({"unit1", "unit1.E", "unita", "unita.E", "unitp", "unitp.E"})
"""Of عقد, which is a contract too."""
_WITH_ARTICLE = ("بال", "لل", "كال", "فال", "وال")
_MANY = 11
"""Up to ten, a number with the article follows what it counts even after another noun: «بمدن سيناء الثلاثة»."""
_BETWEEN = frozenset({"ال", "«", '"', "“"})


@cache
def _nouns() -> frozenset[str]:
    """Return the letters of words that may be counted: those that no form needs, and nouns that may also be numbered."""
    return frozenset(WORD + "".join(letter for classes, letter in vocabulary().alphabet if _is_countable(classes)))


def _is_countable(classes: frozenset[str]) -> bool:
    """Tell whether a word of some classes may be counted, such as a noun that a form writes out (دورة)."""
    written = frozenset(name for name in classes if name.startswith("="))
    nouns = classes - written
    return classes <= _COUNTABLE or (bool(nouns) and nouns <= _COUNTABLE) or (".E" in "".join(nouns) and nouns <= _DECADES)


@cache
def letter_of_of() -> str:
    """Return the letter of the word من."""
    return vocabulary().words["من"].letters


@cache
def _not_counted() -> frozenset[str]:
    """Return words that stand after a number and are not counted by it: function words, and those of place and manner."""
    words = table("function_words")
    groups = [words[name] for name in ("prepositions", "relatives", "adverbs", "blockers")]
    own = table("figures")["words"]
    return frozenset(bare(word) for group in (*groups, own["uncounted"]) for word in group) - _counted_words()


@cache
def _counted_words() -> frozenset[str]:
    return frozenset(map(bare, table("figures")["words"]["counted"]))


def is_uncounted(token: str) -> bool:
    """Tell whether a bare word is one of those of place and manner, and no noun."""
    return token in _not_counted()


@cache
def _with_waw() -> frozenset[str]:
    return frozenset(bare(word) for word in table("figures")["words"]["counted_waw"])


def _is_noun(sheet: Sheet, place: int, *, open_to_all: bool) -> bool:
    token = sheet.token(place)
    if token.startswith(_WITH_ARTICLE) or token in _not_counted() or not token.isalpha() or len(token) < 2 or token.isascii():  # noqa: PLR2004 - a lone letter
        return False
    if token.startswith("ال") and sheet.places.text[sheet.places.start(sheet.first(place), 0)] == "أ":
        return True  # ألوية and ألغام have no article
    if token.startswith("و") and token not in _with_waw():
        return False
    return open_to_all or not token.startswith("ال")


def _continues(sheet: Sheet, place: int) -> bool:
    """Tell whether the noun after a counted one belongs to it: «2070 من مواطني نينوى»."""
    own = sheet.token(place)
    return not own.startswith("ال") and _is_noun(sheet, place + 1, open_to_all=True)
