"""The vocabulary: which letter of the alphabet a written word has, and what it stands for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from qala.arabic.folding import bare
from qala.arabic.prefixes import Reading, readings, stems
from qala.find.values.alphabet import GOVERNED, JOINED, WORD, Alphabet, words_of
from qala.find.values.tokens import TOKEN, representative_numbers
from qala.lexicon.lexemes import Lexeme, lexemes
from qala.lexicon.tables import table

Values = Mapping[str, Any]
NOTHING: Values = {}
GRAMMARS = ("times", "figures")
_KNOWN = 1 << 15
"""Words remembered before the memory of them is emptied: a stream of any length takes no more."""


class Word(NamedTuple):
    """A written word.

    Attributes:
        letters: its own, those of its prefixes first.
        cut: how much of it can be cut off.
        values: what it stands for, by class.
        kinds: the classes of its values that make it part of a number.
    """

    letters: str
    cut: int
    values: Values
    kinds: tuple[str, ...] = ()


class Phrase(NamedTuple):
    """Words that stand for something together."""

    words: tuple[str, ...]
    letter: str
    values: Values


_STARTING = frozenset({"month", "hmonth", "deictic", "night", "ref", "decade", "set"})
"""Classes of phrases that are a time without any other word."""
_WAKING = frozenset({"deictic", "night", "unitp", "weekday"})
_SHORT = 4
"""Letters up to which a word that a form writes out takes no preposition: «بقبل» is nothing, «بتوقيت» is."""
_DIGITS = "0123456789"
_RUN = frozenset({"digits"})
_UNKNOWN = Word(WORD, 0, NOTHING)


class _Words(dict[str, Word]):
    """What written words are, worked out when a word is first met."""

    def __init__(self, vocabulary: "Vocabulary") -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, written: str) -> Word:
        if len(self) > _KNOWN:
            self.clear()
        word = self[written] = self._vocabulary.read(written)
        return word


@dataclass(slots=True)
class Vocabulary:
    """The alphabet with the words and phrases that are written in it.

    Attributes:
        alphabet: the letters.
        nouns: words in bare spelling without prefixes, the lexemes of each.
        phrases: by their first word, then by their second, longest first.
        words: any written word in bare spelling.
    """

    alphabet: Alphabet = field(default_factory=Alphabet)
    nouns: dict[str, list[Lexeme]] = field(default_factory=dict)
    phrases: dict[str, dict[str, list[Phrase]]] = field(default_factory=dict)
    words: Mapping[str, Word] = field(init=False)

    def __post_init__(self) -> None:
        """Begin to remember words."""
        self.words = _Words(self)

    @property
    def digits(self) -> str:
        """Return the letter of a run of digits that has not been read yet."""
        return self.alphabet.letter(_RUN)

    def read(self, written: str) -> Word:
        """Return what a written word is, by its reading with the fewest prefixes."""
        if written[0] in _DIGITS:
            return Word(self.digits, 0, NOTHING)
        if written in "وف":
            return Word(JOINED, 0, NOTHING)
        if written in "بلك":
            return Word(GOVERNED, 0, NOTHING)
        if self.nouns.keys().isdisjoint(stems(written)):
            return _UNKNOWN
        values: dict[str, Any] = {}
        found: Reading | None = None
        for reading in readings(written):
            if found and (reading.joined, reading.governed) != (found.joined, found.governed):
                break
            for lexeme in self.nouns.get(reading.noun, ()):
                if _fits(lexeme, reading):
                    values |= _values(lexeme, definite=reading.definite)
                    found = found or reading
        if found is None or "not_numbers" in values:
            return _UNKNOWN
        own = self.alphabet.letter(frozenset(values))
        kinds = tuple(name for name in values if name.removeprefix("al.").startswith("n."))
        return Word(JOINED * found.joined + GOVERNED * found.governed + own, found.cut, values, kinds)


def _fits(lexeme: Lexeme, reading: Reading) -> bool:
    prefixed = reading.joined or reading.governed
    return (
        (lexeme.article or not reading.definite)
        and (lexeme.governing or not reading.governed)
        and not (prefixed and len(reading.noun) == 1)
    )


def _values(lexeme: Lexeme, *, definite: bool) -> dict[str, Any]:
    """Return the classes of a lexeme with their values; an ordinal may be a day of the month, or if feminine an hour."""
    if lexeme.kind == "ordinal":
        kinds = ["al.ordinal", "day", *(["hour"] if is_feminine(lexeme.written) else [])] if definite else ["ordinal"]
        return dict.fromkeys(kinds, lexeme.value)
    return {f"al.{lexeme.kind}" if definite else lexeme.kind: lexeme.value}


def is_feminine(ordinal: str) -> bool:
    """Tell whether an ordinal is feminine, as hours are: «الخامسة», «الأولى»."""
    return bare(ordinal).endswith(("ه", "لي"))


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary of all resources, every letter of its words and numbers registered."""
    result = Vocabulary()
    phrases: dict[tuple[str, ...], dict[str, Any]] = {}
    for lexeme in lexemes():
        words = tuple(TOKEN.findall(bare(lexeme.written)))
        if len(words) > 1:
            phrases.setdefault(words, {})[lexeme.kind] = lexeme.value
        else:
            result.nouns.setdefault(words[0], []).append(lexeme)
    for words, values in phrases.items():
        _note(result, words[0], "=head")
        if not _STARTING.isdisjoint(values) and not any(_wakes(result, word) for word in words[1:]):
            _note(result, words[0], "=start")
    for word in sorted(set(_written_out())):
        _note(result, bare(word), f"={bare(word)}")
    for words, values in sorted(phrases.items(), key=lambda pair: -len(pair[0])):
        letter = result.alphabet.letter(frozenset(values))
        by_second = result.phrases.setdefault(words[0], {})
        by_second.setdefault(words[1], []).append(Phrase(words, letter, values))
    for noun in result.nouns:
        result.words[noun]
        result.words[f"ال{noun}"]
    result.alphabet.letter(frozenset({"moment"}))
    for classes in representative_numbers():
        result.alphabet.letter(classes)
        result.alphabet.letter(classes - {"hour"})
    return result


def _wakes(result: Vocabulary, word: str) -> bool:
    """Tell whether a later word of a phrase is a day or period by itself, so that the first need not wake the grammar."""
    return any(lexeme.kind in _WAKING for reading in readings(word) for lexeme in result.nouns.get(reading.noun, ()))


def _note(result: Vocabulary, word: str, kind: str) -> None:
    """Register a word that a form or a phrase is written with."""
    result.nouns.setdefault(word, []).append(
        Lexeme(word, kind, word, governing=len(word) > (2 if kind in ("=head", "=start") else _SHORT))
    )


def _written_out() -> Iterator[str]:
    """Yield the Arabic words that forms write out."""
    for name in GRAMMARS:
        grammar = table(name)
        for rules in grammar["stages"].values():
            for rule in rules:
                yield from words_of(rule["form"], grammar["macros"])
