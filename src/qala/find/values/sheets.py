"""Sheets: a stretch of text as the grammar sees it, numbers added up and phrases joined."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from qala.arabic.digits import western
from qala.arabic.words import MARKS, TATWEEL
from qala.find.values.alphabet import WORD
from qala.find.values.numerals import Chunk, read_number, read_ordinal
from qala.find.values.tokens import TOKEN
from qala.find.values.vocabulary import NOTHING, Values, vocabulary
from qala.types.span import Span

_UNSEEN = re.compile(rf"[{MARKS}{TATWEEL}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_MARKS = re.compile(f"[{MARKS}{TATWEEL}]*")
_MINUS = frozenset("-−")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\S+|&#?\w+;")
_DASHES = frozenset("-–—/")
_FOLDS = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ى", "ي"), ("ة", "ه"), ("ؤ", "و"), ("ئ", "ي"))
_NUMBERS = "unit zero ten teen tens hundred hundreds scale scale_or_two scales two_scales vague fraction two_fractions"
_TIMES = (
    "month hmonth weekday plain_weekday deictic night ref =start part_adverb al_part set season al.season decade al.decade zone"
    " unit1 unit2 al.unit2 unitp al.unitp al.loose al.unit1.Y al.unit1.M al.unit1.W al.unit1.C al.unit1.Q al.unit1.H al.unit1.TH"
)


class Item(NamedTuple):
    """A word, number, phrase or prefix of a sheet.

    Attributes:
        first: its first token.
        last: its last token.
        cut: letters of the first token that do not belong to it.
        values: what it stands for, by class; empty for words outside the grammar.
    """

    first: int
    last: int
    cut: int
    values: Values


@dataclass(slots=True)
class Places:
    """Where tokens stand in the text as received, worked out when something is found.

    Attributes:
        text: as received.
        folded: in bare spelling, from which unseen characters are gone.
        dropped: where those stood in the text.
    """

    text: str
    folded: str
    dropped: Sequence[int]
    _spans: list[tuple[int, int]] = field(default_factory=list)
    _gaps: list[int] = field(default_factory=list)

    def start(self, token: int, cut: int) -> int:
        """Return where a token begins, without the letters cut off."""
        return self._place(self._span(token)[0] + cut)

    def end(self, token: int) -> int:
        """Return where a token ends, the marks on its last letter included."""
        end = self._place(self._span(token)[1] - 1) + 1
        marks = _MARKS.match(self.text, end) if self.dropped else None
        return marks.end() if marks else end

    def _span(self, token: int) -> tuple[int, int]:
        if not self._spans:
            self._spans = [match.span() for match in TOKEN.finditer(self.folded)]
            self._gaps = [place - before for before, place in enumerate(self.dropped)]
        return self._spans[token]

    def _place(self, folded: int) -> int:
        return folded + bisect_right(self._gaps, folded) if self.dropped else folded


class Sheet(NamedTuple):
    """A stretch of text in the letters of the alphabet: `letters[i]` is the letter of `items[i]`.

    Attributes:
        letters: of the items.
        items: in reading order.
        tokens: of the folded text.
        places: of the tokens.
    """

    letters: str
    items: Sequence[Item]
    tokens: Sequence[str]
    places: Places

    def is_negative(self, place: int) -> bool:
        """Tell whether a minus sign is written on the digits of an item: «-5 درجات», not «10 -15» nor «سنة-5»."""
        item = self.items[place]
        start = self.places.start(item.first, item.cut)
        before = self.places.text[max(0, start - 2) : start]
        apart = len(before) == 1 or (len(before) > 1 and (before[0].isspace() or before[0] in "(["))
        follows_digits = item.first > 1 and self.tokens[item.first - 2][-1].isdecimal()
        return before[-1:] in _MINUS and apart and self.tokens[item.first].isdecimal() and not follows_digits

    def span(self, first: int, end: int) -> Span:
        """Return where the items from `first` to before `end` stand."""
        item = self.items[first]
        return Span(self.places.start(item.first, item.cut), self.places.end(self.items[end - 1].last))


def read_sheet(text: str, *, anything: bool = False) -> Sheet | None:
    """Return the sheet of a text; None if no word or digit of it can be a time or a figure.

    Args:
        text: a sentence or more.
        anything: whether to return a sheet in any case.
    """
    if "://" in text or "www." in text or "@" in text or "&" in text:
        text = _ADDRESS.sub(lambda match: "_" * len(match.group()), text)
    folded = western(_UNSEEN.sub("", text))
    for written, plain in _FOLDS:
        folded = folded.replace(written, plain)
    tokens = TOKEN.findall(folded)
    letters = list(map(vocabulary().letters.__getitem__, tokens))
    if not anything and not _trigger().search("".join(letters)):
        return None
    dropped = [match.start() for match in _UNSEEN.finditer(text)] if len(folded) != len(text) else ()
    out, items = _items(tokens, letters)
    return Sheet(out, items, tokens, Places(text, folded, dropped))


@cache
def _trigger() -> re.Pattern[str]:
    """Return the pattern of letters without which nothing is a time or a figure."""
    alphabet = vocabulary().alphabet
    return re.compile(f"[{alphabet.letters(_TIMES.split())}{_heads()[0]}]")


@cache
def _heads() -> tuple[str, frozenset[str]]:
    """Return the letters at which a number begins, and those at which a number or a phrase does."""
    alphabet = vocabulary().alphabet
    kinds = [f"{article}n.{kind}" for kind in _NUMBERS.split() for article in ("", "al.")]
    numbers = alphabet.letters(kinds) + vocabulary().digits
    ones = alphabet.letters(("n.one", "al.n.one"))
    return numbers, frozenset(numbers + ones + alphabet.letters(("=head", "al.ordinal", "ordinal")))


@cache
def _plain(size: int) -> Sequence[Item]:
    """Return the items of words outside the grammar, made once for every text that long."""
    return [Item(index, index, 0, NOTHING) for index in range(size)]


def _items(tokens: Sequence[str], letters: Sequence[str]) -> tuple[str, list[Item]]:
    """Return the letters of a sheet and its items."""
    words = vocabulary().words
    heads = _heads()[1]
    out: list[str] = []
    items: list[Item] = []
    plain = _plain(1 << len(tokens).bit_length())
    after = 0
    for index, own in enumerate(letters):
        if index < after:
            continue
        if own == WORD:
            out.append(own)
            items.append(plain[index])
            continue
        word = words[tokens[index]]
        if len(own) > 1:
            items += [plain[index]] * (len(own) - 1)
        chunk = _chunk(tokens, index, word.values) if own[-1] in heads else None
        if chunk is None:
            out.append(own)
            items.append(Item(index, index, word.cut, word.values))
        else:
            out.append(own[:-1] + chunk.letter)
            after = index + chunk.used
            items.append(Item(index, after - 1, word.cut, chunk.values))
    return "".join(out), items


def _chunk(tokens: Sequence[str], index: int, values: Values) -> Chunk | None:
    """Return the number or phrase that begins at a token, if one does."""
    head = values.get("=head")
    if head is not None:
        for phrase in vocabulary().phrases.get(head, ()):
            size = len(phrase.words)
            if tuple(tokens[index + 1 : index + size]) == phrase.words[1:]:
                return Chunk(phrase.letter, phrase.values, size)
    if "weekday" in values or ("hmonth" in values and not _beside_dash(tokens, index)):
        return None
    return read_number(tokens, index) or read_ordinal(tokens, index)


def _beside_dash(tokens: Sequence[str], index: int) -> bool:
    """Tell whether a dash stands beside a token: «صفر - 1» is a score, «13 صفر» a day."""
    return any(token in _DASHES for token in tokens[max(0, index - 1) : index + 2])
