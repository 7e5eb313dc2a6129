"""Queries: what a person types, as a tree.

Words stand side by side and all must be found; `OR` (or «أو») between two asks for one of them, `NOT` or a leading `-` forbids.
`"two words"` is a phrase in any form of its words, `=word` and `="two words"` want exactly what is written, `prefix*` its
beginnings, `name:value` filters.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NoReturn

from qala.arabic.digits import western
from qala.arabic.folding import bare
from qala.arabic.words import WORD
from qala.errors import InputError
from qala.export.labels import AUTHORITIES, MODES, STANCES
from qala.store.analysis import is_stop_word

FILTERS: Final = {
    "speaker": "speaker", "قائل": "speaker", "entity": "entity", "اسم": "entity", "outlet": "outlet", "صحيفة": "outlet",
    "authority": "authority", "صفة": "authority", "mode": "mode", "صيغة": "mode", "stance": "stance", "موقف": "stance",
    "date": "date", "تاريخ": "date", "figure": "figure", "رقم": "figure",
}  # fmt: skip
_CODES: Final = {"authority": AUTHORITIES, "mode": MODES, "stance": STANCES}
_QUOTES: Final = {'"': '"', "«": "»", "“": "”", "„": "“"}
_OR: Final = frozenset({"OR", "أو", "|"})
_AND: Final = frozenset({"AND", "&"})
_NOT: Final = frozenset({"NOT", "-", "!"})
_TOKEN: Final = re.compile(
    r"""(?P<not>-(?=\S))
    |(?P<paren>[()])
    |(?P<name>[^\s:"«»“”()=-][^\s:"«»“”()=]*):(?=\S)
    |(?P<exact>=)
    |(?P<quote>["«“„])
    |(?P<word>[^\s()"«»“”]+)
    |(?P<stray>[»”])""",
    re.VERBOSE,
)
_DAY: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_DEEPEST: Final = 50
LONGEST: Final = 2000
"""Characters of a query that are read; more is somebody's mistake."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words one after the other, in any of their forms."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exact:
    """Words one after the other exactly as written, vowel marks apart."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so."""

    text: str


@dataclass(frozen=True, slots=True)
class Filter:
    """Something the statement must be, beside its words."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Range:
    """A range of days (`yyyymmdd`) or numbers; None where it is open."""

    name: str
    least: float | None
    most: float | None


@dataclass(frozen=True, slots=True)
class All:
    """All of these."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of these."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """Not this."""

    part: "Node"


Node = Word | Phrase | Exact | Prefix | Filter | Range | All | Any | Not


def parse(query: str) -> Node:
    """Return the tree of a query.

    Raises:
        InputError: a quotation mark or bracket is not closed, or nothing is asked for; the message says where.

    >>> parse('عقوبات -"مجلس الأمن"')
    All(parts=(Word(text='عقوبات'), Not(part=Phrase(words=('مجلس', 'الأمن')))))
    """
    if len(query) > LONGEST:
        message = f"The query has {len(query)} characters, and {LONGEST} are read at most: ask for fewer words."
        raise InputError(message)
    reader = _Reader(query)
    node = reader.either()
    if reader.at < len(reader.tokens):
        reader.fail("a bracket is closed that was not opened", reader.tokens[reader.at].at)
    if node is None:
        if reader.dropped:
            words = "، ".join(dict.fromkeys(reader.dropped))
            message = (
                f"These words alone say nothing about a subject: {words}. Add another word, or put them in quotation marks."
            )
            raise InputError(message)
        message = 'The query is empty: give a word, a "phrase", or a filter such as speaker:NAME.'
        raise InputError(message)
    if not _asks(node):
        message = "The query only says what must not be found: add a word or a filter that must."
        raise InputError(message)
    return node


def restricted(node: Node | None, filters: list[Node]) -> Node:
    """Return a query with filters added to it."""
    parts = ([] if node is None else [node]) + filters
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def make_filter(name: str, value: str) -> Node:
    """Return the filter `name:value`.

    Raises:
        InputError: the value is none that the filter knows.
    """
    kind = FILTERS[name]
    if kind == "date":
        return _days(value)
    if kind == "figure":
        return _numbers(value)
    if kind in _CODES:
        known = _CODES[kind]
        code = next((c for c, label in known.items() if bare(value) in {c, bare(label)}), None)
        if code is None:
            message = f"{name}:{value} is not known: use one of {', '.join(known)}."
            raise InputError(message)
        return Filter(kind, code)
    if not value.startswith("#") and not WORD.search(value):
        message = f"{name}: needs a name after it, and {value!r} is none."
        raise InputError(message)
    return Filter(kind, value)


def _asks(node: Node) -> bool:
    """Tell whether something must be found, so that a query is not all NOT."""
    match node:
        case Not():
            return False
        case All(parts):
            return any(map(_asks, parts))
        case Any(parts):
            return all(map(_asks, parts))
    return True


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int
    words: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reader:
    """Reads tokens into a tree, by descent."""

    query: str
    tokens: list[_Token] = field(default_factory=list)
    at: int = 0
    depth: int = 0
    dropped: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tokens = list(self._read())

    def fail(self, what: str, at: int) -> NoReturn:
        message = f"In the query {what} at character {at + 1}: «{self.query[at : at + 20]}». Close it or leave it out."
        raise InputError(message)

    def _read(self) -> list[_Token]:
        found, at = [], 0
        while match := _TOKEN.search(self.query, at):
            kind, at = str(match.lastgroup), match.end()
            text = match.group("name") if kind == "name" else match.group()
            if kind == "name" and text not in FILTERS:
                stop = re.compile(r'[^\s()"«»“”]*').match(self.query, at)
                at = stop.end() if stop else at
                kind, text = "word", self.query[match.start() : at]
            if kind == "stray":
                self.fail("a quotation mark is closed that was not opened", match.start())
            if kind == "quote":
                end = self.query.find(_QUOTES[text], at)
                if end < 0:
                    self.fail("a quotation mark is opened and not closed", match.start())
                inside, at = self.query[at:end], end + 1
                found.append(_Token(kind, inside, match.start(), tuple(WORD.findall(inside))))
                continue
            found.append(_Token(kind, text, match.start()))
        return found

    def either(self) -> Node | None:
        parts = [self._together()]
        while self._peek() in _OR:
            self.at += 1
            parts.append(self._together())
        kept = tuple(part for part in parts if part is not None)
        return None if not kept else kept[0] if len(kept) == 1 else Any(kept)

    def _peek(self) -> str:
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        return token.text if token is not None and token.kind in {"word", "not", "paren"} else ""

    def _together(self) -> Node | None:
        parts: list[Node] = []
        while self.at < len(self.tokens) and self._peek() not in _OR and self._peek() != ")":
            if self._peek() in _AND:
                self.at += 1
                continue
            part = self._one()
            if part is not None:
                parts.append(part)
        return None if not parts else parts[0] if len(parts) == 1 else All(tuple(parts))

    def _one(self) -> Node | None:
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "not" or (token.kind == "word" and token.text in _NOT):
            if self.at >= len(self.tokens) or self._peek() == ")":
                self.fail("nothing follows the NOT", token.at)
            part = self._one()
            return None if part is None else Not(part)
        if token.kind == "paren":
            return self._group(token)
        if token.kind == "quote":
            return self._phrase(token, exact=False)
        if token.kind == "exact":
            return self._exactly(token)
        if token.kind == "name":
            value = self._value(token)
            return make_filter(token.text, value)
        return self._word(token.text)

    def _group(self, token: _Token) -> Node | None:
        self.depth += 1
        if self.depth > _DEEPEST:
            self.fail("brackets stand too deep in one another", token.at)
        inside = self.either()
        if self._peek() != ")":
            self.fail("a bracket is opened and not closed", token.at)
        self.at += 1
        self.depth -= 1
        return inside

    def _value(self, token: _Token) -> str:
        if self.at >= len(self.tokens) or self.tokens[self.at].kind not in {"word", "quote", "exact", "not", "name"}:
            self.fail(f"{token.text}: has no value", token.at)
        self.at += 1
        value = self.tokens[self.at - 1]
        if value.kind == "not":
            return "-" + self._value(token)
        return value.text

    def _phrase(self, token: _Token, *, exact: bool) -> Node | None:
        if not token.words:
            return None
        if exact:
            return Exact(token.words)
        return Phrase(token.words) if len(token.words) > 1 else Word(token.words[0])

    def _exactly(self, token: _Token) -> Node | None:
        if self.at >= len(self.tokens) or self.tokens[self.at].kind not in {"quote", "word"}:
            self.fail("no word follows the =", token.at)
        self.at += 1
        following = self.tokens[self.at - 1]
        words = following.words or tuple(WORD.findall(following.text))
        return Exact(words) if words else None

    def _word(self, text: str) -> Node | None:
        words = WORD.findall(text)
        if text.endswith("*") and words:
            last = Prefix(words[-1])
            return last if len(words) == 1 else All((*map(Word, words[:-1]), last))
        if len(words) == 1 and is_stop_word(words[0]):
            self.dropped.append(words[0])
            return None
        if not words:
            return None
        return Word(words[0]) if len(words) == 1 else Phrase(tuple(words))


def _days(value: str) -> Range:
    """Read `2024`, `2024-03`, `2024-03-05`, `A..B`, `A..` or `..B`."""
    first, dots, last = western(value).partition("..")
    return Range("date", _day(first, value, last=False), _day(last if dots else first, value, last=True))


def _day(written: str, value: str, *, last: bool) -> int | None:
    if not written:
        return None
    match = _DAY.fullmatch(written)
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            if year:
                date(year, month or 1, day or 1)
                return year * 10000 + (month or (12 if last else 1)) * 100 + (day or (31 if last else 1))
        except ValueError:
            pass
    message = f"date:{value} cannot be read: write 2024, 2024-03, 2024-03-05, or two of them as 2024-03..2024-06."
    raise InputError(message)


def _numbers(value: str) -> Range:
    """Read `535`, `100..900`, `100..` or `..900`."""
    first, dots, last = western(value).replace(",", "").partition("..")
    try:
        least = float(first) if first else None
        return Range("figure", least, (float(last) if last else None) if dots else least)
    except ValueError as error:
        message = f"figure:{value} cannot be read: write a number, or two as 100..900."
        raise InputError(message) from error
