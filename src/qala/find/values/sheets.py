"""Sheets: a stretch of text as the grammar sees it, numbers added up and phrases joined."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from qala.arabic.digits import western
from qala.arabic.words import MARKS, TATWEEL
from qala.find.values.numerals import Chunk, read_number, read_ordinal
from qala.find.values.tokens import TOKEN
from qala.find.values.vocabulary import NOTHING, Values, vocabulary
from qala.types.span import Span

_UNSEEN = re.compile(rf"[{MARKS}{TATWEEL}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_MARKS = re.compile(f"[{MARKS}{TATWEEL}]*")
_MINUS = frozenset("-−")
_LONE_TATWEEL = re.compile(rf"(?<![^\s\d]){TATWEEL}(?![^\s\d])")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\S+|&#?\w+;")
_DASHES = frozenset("-–—/")
_FOLDS = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ى", "ي"), ("ة", "ه"), ("ؤ", "و"), ("ئ", "ي"))
_NUMBERS = "unit zero ten teen tens hundred hundreds scale scale_or_two scales two_scales vague fraction two_fractions"
_TIMES = (
    "month hmonth weekday plain_weekday deictic night ref soon unitpa =start part_adverb al_part"
    " set season al.season decade al.decade zone"
    " unit2 al.unit2 unitp al.unitp"
)
"""Classes of words that may be a time by themselves."""
_BESIDE = (
    ("al.unit1 al.loose", "side side2 echo al.ordinal hour =الدراسي =المالي =الجامعي"),
    ("this mod", "al.unit1 al.loose"),
    ("unit1", "=واحد =واحده =كامل =كامله"),
    (
        "=قبل =بعد =خلال =منذ =مند =مده =طوال =طيله =لمده =مدي =مدار =مر =غضون =قرابه =نحو =حوالي =زهاء =طول =قبيل =كل bound",
        "unit1 al.unit1",
    ),
)
"""Classes of words that may be one together, the first right before the second."""


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
        tokens: of the folded text.
        dropped: where those stood in the text.
    """

    text: str
    folded: str
    tokens: Sequence[str]
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
        spans = self._spans
        end = spans[-1][1] if spans else 0
        for written in self.tokens[len(spans) : token + 1]:
            start = self.folded.index(written, end)  # only white space stands between tokens
            end = start + len(written)
            spans.append((start, end))
        return spans[token]

    def _place(self, folded: int) -> int:
        if not self.dropped:
            return folded
        if not self._gaps:
            self._gaps = [place - before for before, place in enumerate(self.dropped)]
        return folded + bisect_right(self._gaps, folded)


class Sheet(NamedTuple):
    """A stretch of text in the letters of the alphabet: `letters[i]` is the letter of `items[i]`.

    Attributes:
        letters: of the items.
        items: in reading order; see `item`.
        tokens: of the folded text.
        places: of the tokens.
    """

    letters: str
    items: Sequence[Item | int]
    tokens: Sequence[str]
    places: Places

    def item(self, place: int) -> Item:
        """Return the item at a place: an index alone stands for a word, and its complement for a prefix of it."""
        item = self.items[place]
        if isinstance(item, Item):
            return item
        if item < 0:
            return Item(~item, ~item, 0, NOTHING)
        word = vocabulary().words[self.tokens[item]]
        return Item(item, item, word.cut, word.values)

    def is_negative(self, place: int) -> bool:
        """Tell whether a minus sign is written on the digits of an item: «-5 درجات», not «10 -15» nor «سنة-5»."""
        item = self.item(place)
        start = self.places.start(item.first, item.cut)
        before = self.places.text[max(0, start - 2) : start]
        apart = len(before) == 1 or (len(before) > 1 and (before[0].isspace() or before[0] in "(["))
        follows_digits = item.first > 1 and self.tokens[item.first - 2][-1].isdecimal()
        return before[-1:] in _MINUS and apart and self.tokens[item.first].isdecimal() and not follows_digits

    def span(self, first: int, end: int) -> Span:
        """Return where the items from `first` to before `end` stand."""
        item = self.item(first)
        return Span(self.places.start(item.first, item.cut), self.places.end(self.item(end - 1).last))


def read_sheet(text: str, *, anything: bool = False) -> Sheet | None:
    """Return the sheet of a text; None if no word or digit of it can be a time or a figure.

    Args:
        text: a sentence or more.
        anything: whether to return a sheet in any case.
    """
    if "://" in text or "www." in text or "@" in text or "&" in text:
        text = _ADDRESS.sub(lambda match: "_" * len(match.group()), text)
    if TATWEEL in text:
        text = _LONE_TATWEEL.sub("-", text)  # «1 ـ 3»: some keyboards write it for a dash
    folded = western(_UNSEEN.sub("", text))
    for written, plain in _FOLDS:
        folded = folded.replace(written, plain)
    tokens = TOKEN.findall(folded)
    letters = list(map(vocabulary().letters.__getitem__, tokens))
    if not anything and not _trigger().search("".join(letters)):
        return None
    dropped = [match.start() for match in _UNSEEN.finditer(text)] if len(folded) != len(text) else ()
    out, items = _items(tokens, letters)
    return Sheet(out, items, tokens, Places(text, folded, tokens, dropped))


@cache
def _trigger() -> re.Pattern[str]:
    """Return the pattern of letters without which nothing is a time or a figure."""
    alphabet = vocabulary().alphabet
    alone = f"[{alphabet.letters(_TIMES.split())}{_heads().numbers}]"
    pairs = (f"[{alphabet.letters(first.split())}][{alphabet.letters(then.split())}]" for first, then in _BESIDE)
    return re.compile("|".join((alone, *pairs)))


class _Heads(NamedTuple):
    """The letters at which a number can begin (one only beside another), an ordinal, a phrase, or any of them."""

    numbers: str
    with_ones: frozenset[str]
    ordinals: frozenset[str]
    phrases: frozenset[str]
    any: frozenset[str]


@cache
def _heads() -> _Heads:
    alphabet = vocabulary().alphabet
    kinds = [f"{article}n.{kind}" for kind in _NUMBERS.split() for article in ("", "al.")]
    numbers = alphabet.letters(kinds) + vocabulary().digits
    with_ones = frozenset(numbers + alphabet.letters(("n.one", "al.n.one")))
    ordinals = frozenset(alphabet.letters(("al.ordinal", "ordinal")))
    phrases = frozenset(alphabet.letters(("=head",)))
    return _Heads(numbers, with_ones, ordinals, phrases, with_ones | ordinals | phrases)


def _items(tokens: Sequence[str], letters: Sequence[str]) -> tuple[str, list[Item | int]]:
    """Return the letters of a sheet and its items."""
    heads = _heads().any
    out: list[str] = []
    items: list[Item | int] = []
    after = 0
    for index, own in enumerate(letters):
        if index < after:
            continue
        letter = own[-1]
        if len(own) > 1:
            items += [~index] * (len(own) - 1)
        chunk = _chunk(tokens, index, letter) if letter in heads else None
        if chunk is None:
            out.append(own)
            items.append(index)
        else:
            out.append(own[:-1] + chunk.letter)
            after = index + chunk.used
            items.append(Item(index, after - 1, vocabulary().words[tokens[index]].cut, chunk.values))
    return "".join(out), items


def _chunk(tokens: Sequence[str], index: int, letter: str) -> Chunk | None:
    """Return the number or phrase that begins at a token, if one does."""
    heads = _heads()
    values = vocabulary().words[tokens[index]].values
    if letter in heads.phrases:
        for phrase in vocabulary().phrases[values["=head"]]:
            if tuple(tokens[index + 1 : index + len(phrase.words)]) == phrase.words[1:]:
                return Chunk(phrase.letter, phrase.values, len(phrase.words))
    if "weekday" in values or ("hmonth" in values and not _beside_dash(tokens, index)):
        return None
    number = read_number(tokens, index) if letter in heads.with_ones else None
    return number or (read_ordinal(tokens, index) if letter in heads.ordinals else None)


def _beside_dash(tokens: Sequence[str], index: int) -> bool:
    """Tell whether a dash stands beside a token: «صفر - 1» is a score, «13 صفر» a day."""
    return any(token in _DASHES for token in tokens[max(0, index - 1) : index + 2])
