"""Numerals: the numbers that tokens write, in digits, in words or in both, and what each may be in a form."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from qala.arabic.digits import read_digits
from qala.arabic.numbers import Part, add_up
from qala.find.values.alphabet import GOVERNED, JOINED
from qala.find.values.tokens import Style, digit_values, number_classes
from qala.find.values.vocabulary import NOTHING, Values, is_feminine, vocabulary

_MEASURED = frozenset({"n.scale", "n.scales", "n.scale_or_two", "percent", "per_mille", "points"})
_NOT_ALONE = frozenset({"fraction", "fractions", "two_fractions"})
_SCALES = frozenset({"n.scale", "n.scales", "n.scale_or_two"})
_LONGEST = 40
"""Tokens that a number has at most."""
_AND = frozenset("و")
_CLOSING = frozenset(')]»"”“″')
_ONES = frozenset({"احد", "احدي", "حادي", "اثنا", "اثني", "اثنتا", "اثنتي", "واحد", "واحده"})
"""Words that are a number only with another: «أحد عشر»; alone, one is seldom counted (يد واحدة)."""
_DIGITS = "0123456789"


class Chunk(NamedTuple):
    """A number or phrase: its letter, what it stands for by class, and the tokens it takes."""

    letter: str
    values: Values
    used: int


def read_number(tokens: Sequence[str], index: int, *, plain: bool = False) -> Chunk | None:
    """Return the number that begins at a token, if one does.

    Args:
        tokens: of a text.
        index: of the first.
        plain: whether the token behind it is a word that no resource knows.

    >>> read_number(("49", "الفا", "و", "759", "مصابا"), 0).values["number"]
    49759
    """
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    if plain and following not in _CLOSING:
        return _alone(token)
    if following and _may_go_on(following):
        return _read(tokens, index)
    if token[0] in _DIGITS and not token.isdecimal() and _is_measured(tokens, index):
        return _alone(token, following)
    return _alone(token)


@lru_cache(maxsize=4096)
def _alone(*tokens: str) -> Chunk | None:
    """Return the number of one token; a second one only says how its digits are to be read."""
    return _read(tokens, 0)


def _read(tokens: Sequence[str], index: int) -> Chunk | None:
    token = tokens[index]
    digits = token[0] in _DIGITS
    if digits and (any(mark in token for mark in ":/-") or read_digits(token) is None):
        values = digit_values(token)
        return Chunk(_letter(frozenset(values)), values, 1)
    if "hour" in _values(token):
        return None
    parts = _parts(tokens, index)
    total = add_up([part for part, _ in parts])
    if total is None:
        return None
    kind = parts[0][0].kind
    if total.used == 1 and not digits and (kind in _NOT_ALONE or _stem(token) in _ONES):
        return None
    definite = any(name.startswith("al.n.") for name in _kinds(token))
    style: Style = "definite" if definite else "words"
    if digits and total.used == 1:
        style = "digits" if token.isdecimal() else "grouped"
    elif total.vague:
        style = "al.vague" if definite else "vague"
    classes = number_classes(total.value, style)
    return Chunk(_letter(classes), dict.fromkeys(classes, total.value), parts[total.used - 1][1] - index + 1)


def _may_go_on(token: str) -> bool:
    """Tell whether a number may go on with a token."""
    return token in _AND or token[0] in _DIGITS or token in _CLOSING or bool(_kinds(token))


def read_ordinal(tokens: Sequence[str], index: int) -> Chunk | None:
    """Return the ordinal of more than one word that begins at a token: «الحادي عشر», «الخامسة والعشرين»."""
    values = _values(tokens[index])
    first = values.get("al.ordinal", values.get("ordinal"))
    if first is None or index + 1 >= len(tokens):
        return None
    token, used = tokens[index + 1], 2
    if token in _AND and index + 2 < len(tokens):
        token, used = tokens[index + 2], 3
    following = vocabulary().words[token]
    joined = used > 2 or following.letters[0] == JOINED  # noqa: PLR2004 - the و stands alone
    ten = following.values.get("n.ten") if len(following.letters) == 1 and not joined else None
    tens = following.values.get("al.n.tens", following.values.get("n.tens")) if joined else None
    if not (ten or tens):
        return None
    value = first + (ten or tens)
    classes = number_classes(value, "ordinal")
    if not is_feminine(tokens[index]):
        classes -= {"hour"}
    return Chunk(_letter(classes), dict.fromkeys(classes, value), used)


@cache
def _letter(classes: frozenset[str]) -> str:
    return vocabulary().alphabet.letter(classes)


def _values(token: str) -> Values:
    return NOTHING if token[0] in _DIGITS else vocabulary().words[token].values


def _kinds(token: str) -> tuple[str, ...]:
    return vocabulary().words[token].kinds


def _stem(token: str) -> str:
    word = vocabulary().words[token]
    return token[word.cut :].removeprefix("ال")


def _parts(tokens: Sequence[str], index: int) -> list[tuple[Part, int]]:
    """Return what may be the parts of a number from a token on, each with its token."""
    parts: list[tuple[Part, int]] = []
    joined = False
    for place in range(index, min(len(tokens), index + _LONGEST)):
        token = tokens[place]
        if token[0] in _DIGITS:
            if parts and not joined and parts[-1][0].kind == "digits":
                break
            value = None if any(mark in token for mark in ":/-") else read_digits(token, measured=_is_measured(tokens, place))
            if value is None:
                break
            parts.append((Part("digits", value, joined), place))
        elif token in _AND and parts and not joined:
            joined = True
            continue
        elif token in _CLOSING and len(parts) == 1 and parts[0][0].kind == "digits" and _is_scale(tokens, place + 1):
            continue
        else:
            part = _word_part(token, joined=joined, first=not parts)
            if part is None:
                break
            parts.append((part, place))
        joined = False
    return parts


def _is_scale(tokens: Sequence[str], place: int) -> bool:
    """Tell whether a token is ألف, مليون and so on: «“20” ألف درهم» is twenty thousand."""
    return place < len(tokens) and not _SCALES.isdisjoint(_kinds(tokens[place]))


def _word_part(token: str, *, joined: bool, first: bool) -> Part | None:
    """Return the part that a number word is at its place."""
    word = vocabulary().words[token]
    kinds = word.kinds
    if not kinds or (not first and GOVERNED in word.letters[:-1]):
        return None
    kind = next(_by_place(kinds, first=first), kinds[0])
    name: Any = kind.rpartition("n.")[2].replace("one", "unit")
    return Part(name, word.values[kind], joined or (not first and word.letters[0] == JOINED))


def _by_place(kinds: Sequence[str], *, first: bool) -> Iterator[str]:
    """Yield the kinds that fit: «مئات» is vague at the beginning of a number and hundreds inside."""
    return (kind for kind in kinds if kind.endswith("vague") == first) if len(kinds) > 1 else iter(kinds)


def _is_measured(tokens: Sequence[str], place: int) -> bool:
    """Tell whether a scale or a percent sign follows, so that a mark in a number is a decimal one."""
    if tokens[place + 1 : place + 2] and tokens[place + 1] in _CLOSING:
        return _is_scale(tokens, place + 2)
    return place + 1 < len(tokens) and not _MEASURED.isdisjoint(_values(tokens[place + 1]))
