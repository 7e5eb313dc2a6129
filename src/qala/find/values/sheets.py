"""Sheets: a stretch of text as the grammar sees it, numbers added up and phrases joined."""

import re
from collections.abc import Sequence
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
_DIGIT = re.compile("[0-9]")
_FOLDS = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ى", "ي"), ("ة", "ه"), ("ؤ", "و"), ("ئ", "ي"))
_NUMBERS = "unit zero ten teen tens hundred hundreds scale scale_or_two scales two_scales vague fraction two_fractions"
_TIMES = (
    "month hmonth weekday deictic night ref =head part_adverb al_part set season al.season decade al.decade zone"
    " unit1 unit2 al.unit2 unitp al.unitp al.loose al.unit1 bound"
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


class Sheet(NamedTuple):
    """A stretch of text in the letters of the alphabet: `letters[i]` is the letter of `items[i]`.

    Attributes:
        letters: of the items.
        items: in reading order.
        tokens: of the folded text.
        spans: of the tokens, in the text as received.
    """

    letters: str
    items: Sequence[Item]
    tokens: Sequence[str]
    spans: Sequence[tuple[int, int]]

    def span(self, first: int, end: int) -> Span:
        """Return where the items from `first` to before `end` stand."""
        item = self.items[first]
        return Span(self.spans[item.first][0] + item.cut, self.spans[self.items[end - 1].last][1])


def read_sheet(text: str) -> Sheet | None:
    """Return the sheet of a text; None if no word or digit of it can be a time or a figure."""
    words = vocabulary()
    folded, places = _fold(text)
    tokens = TOKEN.findall(folded)
    letters = list(map(words.letters.__getitem__, tokens))
    if _DIGIT.search(folded):
        digits = _digits_letter()
        letters = [digits if token[0] in "0123456789" else letter for token, letter in zip(tokens, letters, strict=True)]
    if not _trigger().search("".join(letters)):
        return None
    out, items = _items(tokens, letters)
    spans = [match.span() for match in TOKEN.finditer(folded)]
    return Sheet(out, items, tokens, spans if places is None else _placed(text, spans, places))


@cache
def _digits_letter() -> str:
    return vocabulary().alphabet.letter(frozenset({"digits"}))


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
    numbers = alphabet.letters(kinds) + _digits_letter()
    return numbers, frozenset(numbers + alphabet.letters(("=head", "al.ordinal", "ordinal")))


def _fold(text: str) -> tuple[str, list[int] | None]:
    """Return the text in bare spelling with western digits, and where each letter stood if some were dropped."""
    places = None
    if _UNSEEN.search(text):
        places = [place for place, letter in enumerate(text) if not _UNSEEN.match(letter)]
        text = _UNSEEN.sub("", text)
    for written, folded in _FOLDS:
        text = text.replace(written, folded)
    return western(text), places


def _items(tokens: Sequence[str], letters: Sequence[str]) -> tuple[str, list[Item]]:
    """Return the letters of a sheet and its items."""
    words = vocabulary()
    heads = _heads()[1]
    out: list[str] = []
    items: list[Item] = []
    index, size = 0, len(tokens)
    while index < size:
        own = letters[index]
        if own == "x":
            out.append(own)
            items.append(Item(index, index, 0, NOTHING))
            index += 1
            continue
        word = words.words[tokens[index]] if own != _digits_letter() else None
        chunk = _chunk(tokens, index) if own[-1] in heads else None
        for prefix in own[:-1]:
            out.append(prefix)
            items.append(Item(index, index, 0, NOTHING))
        cut = word.cut if word else 0
        if chunk is None:
            out.append(own[-1])
            items.append(Item(index, index, cut, word.values if word else NOTHING))
            index += 1
        else:
            out.append(chunk.letter)
            items.append(Item(index, index + chunk.used - 1, cut, chunk.values))
            index += chunk.used
    return "".join(out), items


def _chunk(tokens: Sequence[str], index: int) -> Chunk | None:
    """Return the number or phrase that begins at a token, if one does."""
    words = vocabulary()
    token = tokens[index]
    values = NOTHING if token[0] in "0123456789" else words.words[token].values
    head = values.get("=head")
    if head is not None:
        for phrase in words.phrases.get(head, ()):
            size = len(phrase.words)
            if tuple(tokens[index + 1 : index + size]) == phrase.words[1:]:
                return Chunk(phrase.letter, phrase.values, size)
    if "weekday" in values:
        return None
    return read_number(tokens, index) or read_ordinal(tokens, index)


def _placed(text: str, spans: Sequence[tuple[int, int]], places: Sequence[int]) -> list[tuple[int, int]]:
    """Return spans of the folded text in the text as received, the marks on a last letter included."""
    placed = []
    for start, end in spans:
        marks = _MARKS.match(text, places[end - 1] + 1)
        placed.append((places[start], marks.end() if marks else places[end - 1] + 1))
    return placed
