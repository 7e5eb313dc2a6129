"""Sheets: a stretch of text as the grammar sees it, numbers added up and phrases joined."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import accumulate, chain
from typing import NamedTuple

from qala.find.values.alphabet import GOVERNED, JOINED, WORD
from qala.find.values.clusters import begins, edges, how_many, read_clusters, tokens_of
from qala.find.values.numerals import Chunk, read_number, read_ordinal
from qala.find.values.vocabulary import NOTHING, Values, vocabulary
from qala.types.span import Span

_PREFIXES = re.compile(f"[{JOINED}{GOVERNED}]")
_END = "$"
"""What no letter is."""

_MINUS = frozenset("-−")
_DASHES = frozenset("-–—/")
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


_span = partial(tuple.__new__, Span)
"""Makes a span without the detour through a constructor written in Python."""


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
        written: its clusters as written.
        firsts: how many tokens stand before each cluster.
    """

    text: str
    written: Sequence[str]
    firsts: Sequence[int]
    _begins: tuple[Sequence[int], int] | None = None

    def start(self, token: int, cut: int) -> int:
        """Return where a token begins, without the letters cut off."""
        cluster = bisect_right(self.firsts, token) - 1
        places, gap = self._begins or self._begin()
        return places[cluster] + gap * cluster + edges(self.written[cluster]).start(token - self.firsts[cluster], cut)

    def end(self, token: int) -> int:
        """Return where a token ends, the marks on its last letter included."""
        cluster = bisect_right(self.firsts, token) - 1
        places, gap = self._begins or self._begin()
        return places[cluster] + gap * cluster + edges(self.written[cluster]).ends[token - self.firsts[cluster]]

    def _begin(self) -> tuple[Sequence[int], int]:
        """Return where the clusters begin."""
        self._begins = found = begins(self.text, self.written)
        return found


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
        if item < 0:  # a prefix
            return Item(~item, ~item, 0, NOTHING)
        word = vocabulary().words[self.tokens[item]]
        return Item(item, item, word.cut, word.values)

    def first(self, place: int) -> int:
        """Return the index of the first token of the item at a place."""
        item = self.items[place]
        if isinstance(item, Item):
            return item.first
        return item if item >= 0 else ~item

    def last(self, place: int) -> int:
        """Return the index of the last token of the item at a place."""
        item = self.items[place]
        if isinstance(item, Item):
            return item.last
        return item if item >= 0 else ~item

    def token(self, place: int) -> str:
        """Return the first token of the item at a place."""
        return self.tokens[self.first(place)]

    def values(self, place: int) -> Values:
        """Return what the item at a place stands for."""
        item = self.items[place]
        if isinstance(item, Item):
            return item.values
        return NOTHING if item < 0 else vocabulary().words[self.tokens[item]].values

    def is_negative(self, place: int) -> bool:
        """Tell whether a minus sign is written on the digits of an item: «-5 درجات», not «10 -15» nor «سنة-5»."""
        item = self.item(place)
        if item.first == 0 or self.tokens[item.first - 1] not in _MINUS:
            return False
        start = self.places.start(item.first, item.cut)
        before = self.places.text[max(0, start - 2) : start]
        apart = len(before) == 1 or (len(before) > 1 and (before[0].isspace() or before[0] in "(["))
        follows_digits = item.first > 1 and self.tokens[item.first - 2][-1].isdecimal()
        return before[-1:] in _MINUS and apart and self.tokens[item.first][0].isdecimal() and not follows_digits

    def span(self, first: int, end: int) -> Span:
        """Return where the items from `first` to before `end` stand."""
        head, tail = self.items[first], self.items[end - 1]
        if isinstance(head, Item):
            start = self.places.start(head.first, head.cut)
        else:
            start = self.places.start(max(head, ~head), vocabulary().words[self.tokens[head]].cut if head >= 0 else 0)
        return _span((start, self.places.end(tail.last if isinstance(tail, Item) else max(tail, ~tail))))


def read_sheet(text: str, *, anything: bool = False) -> Sheet | None:
    """Return the sheet of a text; None if no word or digit of it can be a time or a figure.

    Args:
        text: a sentence or more.
        anything: whether to return a sheet in any case.
    """
    written, clusters, letters = read_clusters(text)
    if not (anything or _alone().search(letters) or _together().search(letters)):
        return None
    tokens = [*chain.from_iterable(map(tokens_of, clusters))]
    firsts = [*accumulate(map(how_many, clusters), initial=0)]
    words = list(range(len(tokens)))
    if len(tokens) != len(letters):
        _mark_prefixes(words, tokens, letters)
    out, items = _items(tokens, letters, words)
    return Sheet(out, items, tokens, Places(text, written, firsts))


def _mark_prefixes(words: list[int], tokens: Sequence[str], letters: str) -> None:
    """Put the complement of a word's index before it for each letter that is a prefix of it."""
    known = vocabulary().words
    more = 0
    for match in _PREFIXES.finditer(letters):
        place = match.start()
        index = place - more
        if len(known[tokens[index]].letters) > 1:
            words.insert(place, ~index)
            more += 1


@cache
def _alone() -> re.Pattern[str]:
    """Return the pattern of the letters that may be a time or a figure by themselves."""
    return re.compile(f"[{vocabulary().alphabet.letters(_TIMES.split())}{_heads().numbers}]")


@cache
def _together() -> re.Pattern[str]:
    """Return the pattern of two letters that may be one together."""
    alphabet = vocabulary().alphabet
    pairs = [(alphabet.letters(first.split()), alphabet.letters(then.split())) for first, then in _BESIDE]
    # a class comes first, since `re` looks for one quickly; which of the pairs it begins is asked behind it
    ways = "|".join(f"(?<=[{first}])[{then}]" for first, then in pairs)
    return re.compile(f"[{''.join(first for first, _ in pairs)}](?:{ways})")


class _Heads(NamedTuple):
    """The letters at which numbers and phrases can begin.

    Attributes:
        numbers: those of numbers.
        with_ones: the same, with the words for one, which is a number beside another only.
        ordinals: those of ordinals.
        phrases: those of the first words of phrases.
        phrases_alone: the letters of these that begin nothing else, and the letters that can be next.
        seconds: the second words of phrases.
        digits: that of digits.
        pattern: of any of the letters.
    """

    numbers: str
    with_ones: frozenset[str]
    ordinals: frozenset[str]
    phrases: frozenset[str]
    phrases_alone: Mapping[str, frozenset[str]]
    seconds: frozenset[str]
    digits: str
    pattern: re.Pattern[str]


@cache
def _heads() -> _Heads:
    alphabet = vocabulary().alphabet
    kinds = [f"{article}n.{kind}" for kind in _NUMBERS.split() for article in ("", "al.")]
    numbers = alphabet.letters(kinds) + vocabulary().digits
    with_ones = frozenset(numbers + alphabet.letters(("n.one", "al.n.one")))
    ordinals = frozenset(alphabet.letters(("al.ordinal", "ordinal")))
    phrases = frozenset(alphabet.letters(("=head",)))
    pattern = re.compile(f"[{''.join(sorted(with_ones | ordinals | phrases))}]")
    seconds = frozenset(second for by_second in vocabulary().phrases.values() for second in by_second)
    alone = {letter: nexts for letter, nexts in _nexts() if letter not in with_ones | ordinals}
    return _Heads(numbers, with_ones, ordinals, phrases, alone, seconds, vocabulary().digits, pattern)


def _nexts() -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each letter of first words of phrases with the letters that can be next in one.

    A first word with a prefix may lack classes that it has without it, so what can follow a word with all the classes of a
    letter can follow the letter.
    """
    words = vocabulary().words
    firsts = [(words[first].values.keys(), by_second) for first, by_second in vocabulary().phrases.items()]
    for classes, letter in vocabulary().alphabet:
        if "=head" in classes:
            fits = [by_second for own, by_second in firsts if classes <= own]
            yield letter, frozenset(words[second].letters[0] for by_second in fits for second in by_second)


def _items(tokens: Sequence[str], letters: str, words: list[int]) -> tuple[str, Sequence[Item | int]]:
    """Return the letters of a sheet and its items, numbers and phrases put together."""
    out: list[str] = []
    items: list[Item | int] = []
    at = 0
    heads = _heads()
    alone, seconds = heads.phrases_alone, heads.seconds
    ended = letters + _END
    for head in heads.pattern.finditer(letters):
        place = head.start()
        if place < at:
            continue
        letter = ended[place]
        index = words[place]
        if letter in alone and (ended[place + 1] not in alone[letter] or tokens[index + 1] not in seconds):
            continue
        chunk = _chunk(tokens, index, letter, ended[place + 1])
        if chunk is None:
            continue
        last = index + chunk.used - 1
        out += (letters[at:place], chunk.letter)
        items += words[at:place]
        items.append(Item(index, last, vocabulary().words[tokens[index]].cut, chunk.values))
        at = place + 1 if last == index else words.index(last, place) + 1
    if not out:
        return letters, words
    out.append(letters[at:])
    items += words[at:]
    return "".join(out), items


def _chunk(tokens: Sequence[str], index: int, letter: str, following: str) -> Chunk | None:
    """Return the number or phrase that begins at a token, if one does; `following` is the letter after its own."""
    heads = _heads()
    if letter == heads.digits:
        return read_number(tokens, index, plain=following == WORD)
    values = vocabulary().words[tokens[index]].values
    if letter in heads.phrases:
        second = tokens[index + 1] if index + 1 < len(tokens) else ""
        for phrase in vocabulary().phrases[values["=head"]].get(second, ()):
            if tuple(tokens[index + 1 : index + len(phrase.words)]) == phrase.words[1:]:
                return Chunk(phrase.letter, phrase.values, len(phrase.words))
    if "plain_weekday" in values and tokens[index - 1 : index] == ["يوم"]:
        return None
    if ("weekday" in values and not _is_eleven(tokens, index)) or ("hmonth" in values and not _beside_dash(tokens, index)):
        return None
    number = read_number(tokens, index, plain=following == WORD) if letter in heads.with_ones else None
    return number or (read_ordinal(tokens, index) if letter in heads.ordinals else None)


def _is_eleven(tokens: Sequence[str], index: int) -> bool:
    """Tell whether «الأحد» is a part of «الأحد عشر»; before «عشرة» it is Sunday."""
    return tokens[index].endswith("الاحد") and tokens[index + 1 : index + 2] == ["عشر"]


def _beside_dash(tokens: Sequence[str], index: int) -> bool:
    """Tell whether a dash stands beside a token: «صفر - 1» is a score, «13 صفر» a day."""
    return any(token in _DASHES for token in tokens[max(0, index - 1) : index + 2])
