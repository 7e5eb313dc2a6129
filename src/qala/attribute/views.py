"""Views: a sentence with its tokens, its quotations and its cues side by side."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from qala.arabic.folding import bare
from qala.arabic.tokens import Token, in_columns
from qala.lexicon.function_words import function_words
from qala.lexicon.verb_forms import is_verb_form
from qala.types.cue import Cue
from qala.types.mention import Mention
from qala.types.pieces import Pieces
from qala.types.quotation import Quotation
from qala.types.sentence import Sentence
from qala.types.span import Span

HEADLINES = frozenset({"headline", "teaser_headline", "subhead"})
"""Kinds of sentences that stand over a story or a part of it."""
_COMMAS = frozenset("،,؛")
_STOPS = frozenset(".؟!")
_OUTSIDE = ("",) * 64
"""More words than any rule looks past the ends of a sentence."""


@dataclass(slots=True, eq=False)
class View:
    """A sentence as the attributer looks at it; indices below count its tokens.

    It remembers what it was asked, and nothing else of it changes.

    Attributes:
        sentence: the sentence itself.
        tokens: its words and punctuation, in page offsets.
        level: for each token the index of the innermost speech quotation that holds it, -1 outside all.
        quotations: the quotations that begin in the sentence.
        opening: token index of an opening mark → index of its quotation.
        cues: token index → the readings of the cue that stands there.
        named: for each token the mention that covers it, or None.
        words: the bare form of each token, with empty ones behind the last, which are also those before the first.
        texts: each token as written.
        starts: where each token starts in the page.
        phrases: first token and stop → where the noun phrase there ends, for those asked for so far.
        kinds: the kind of each token as the model of content ends sees it, once it has been asked for.
        stations: for each token what it may be to such an end, once it has been asked for.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    level: tuple[int, ...]
    quotations: tuple[Quotation, ...]
    opening: Mapping[int, int]
    cues: Mapping[int, tuple[Cue, ...]]
    named: tuple[Mention | None, ...]
    words: tuple[str, ...]
    texts: tuple[str, ...]
    starts: Sequence[int]
    phrases: dict[tuple[int, int], int] = field(default_factory=dict, init=False, repr=False)
    kinds: Sequence[str] = field(default=(), init=False, repr=False)
    stations: Sequence[int] = field(default=(), init=False, repr=False)

    def index_at(self, offset: int) -> int:
        """Return the index of the first token that starts at or after a page offset."""
        return bisect_left(self.starts, offset)

    def end_of_level(self, index: int) -> int:
        """Return the token index where the quotation (or sentence) that holds token `index` ends."""
        level = self.level[index]
        if level < 0:
            return len(self.tokens)
        return self.index_at(self.quotations[level].span.end)

    def after_quotation(self, index: int) -> int:
        """Return the index after the closing mark of the quotation opened at token `index`."""
        return self.index_at(self.quotations[self.opening[index]].outer.end)

    def span(self, start: int, end: int) -> Span:
        """Return the page span of tokens `start` to `end`, half-open."""
        return Span(self.starts[start], self.tokens[end - 1].span.end)

    def word(self, index: int) -> str:
        """Return the bare form of token `index`, empty outside the sentence."""
        return self.words[index]

    def is_comma(self, index: int) -> bool:
        """Tell whether a comma stands at `index`."""
        return self.words[index] in _COMMAS

    def is_stop(self, index: int) -> bool:
        """Tell whether a full stop stands at `index`; the point of «2.1» is none."""
        if self.words[index] not in _STOPS:
            return False
        point = 0 < index < len(self.tokens) - 1 and self.words[index] == "."
        return not (point and self.words[index - 1][-1:].isdigit() and self.words[index + 1][:1].isdigit())

    def opens_speech(self, index: int) -> bool:
        """Tell whether a quotation of somebody's words opens at `index`."""
        return index in self.opening and self.quotations[self.opening[index]].kind == "speech"

    def text_of(self, span: Span) -> str:
        """Return the words of a span of this sentence."""
        begin = self.sentence.span.start
        return self.sentence.text[span.start - begin : span.end - begin]


def view_sentences(sentences: Sequence[Sentence], pieces: Pieces) -> tuple[View, ...]:
    """Return a view of each sentence, the pieces dealt out to the sentences that hold them."""
    pieces_of = zip(
        sentences,
        _dealt(pieces.quotations, sentences),
        _dealt(pieces.cues, sentences),
        _dealt(pieces.mentions, sentences),
        strict=True,
    )
    return tuple(_view(*dealt) for dealt in pieces_of)


_Piece = TypeVar("_Piece", Quotation, Cue, Mention)


def _dealt(items: Sequence[_Piece], sentences: Sequence[Sentence]) -> Iterator[Sequence[_Piece]]:
    """Yield for each sentence the pieces that start in it."""
    starts, at = [item.span.start for item in items], 0
    count = len(starts)
    for sentence in sentences:
        begin, end = sentence.span
        while at < count and starts[at] < begin:
            at += 1
        first = at
        while at < count and starts[at] < end:
            at += 1
        yield items[first:at]


def _is_clause(quotation: Quotation, sentence: Sentence) -> bool:
    """«يقول الشيء وعكسه»: few words, but a verb opens them."""
    words = quotation.span.shift(-sentence.span.start).of(sentence.text).split()
    if len(words) < _CLAUSE or not is_verb_form(bare(words[0])):
        return False
    before = sentence.text[: max(0, quotation.outer.start - sentence.span.start)].split()
    return not before or bare(before[-1]) not in function_words("titled")


_CLAUSE = 2


def _without_named(quotation: Quotation, mentions: Sequence[Mention], sentence: Sentence) -> Quotation:
    """A quotation that is all one name is no speech, however long («ذي ديلي ستار صنداي»)."""
    if quotation.kind == "name" and _is_clause(quotation, sentence):
        return replace(quotation, kind="speech")
    if quotation.kind == "speech" and any(mention.span.contains(quotation.span) for mention in mentions):
        return replace(quotation, kind="name")
    return quotation


def _view(sentence: Sentence, quotations: Sequence[Quotation], cues: Sequence[Cue], mentions: Sequence[Mention]) -> View:
    quotations = tuple(_without_named(quotation, mentions, sentence) for quotation in quotations) if quotations else ()
    tokens, texts, words, starts = in_columns(sentence.text, sentence.span.start)
    level = (-1,) * len(tokens)
    opening: dict[int, int] = {}
    if quotations:
        level = _levels(quotations, sentence, starts)
        marks = ((bisect_left(starts, quotation.outer.start), number) for number, quotation in enumerate(quotations))
        opening = {mark: number for mark, number in marks if mark < len(tokens)}
    by_token: dict[int, tuple[Cue, ...]] = {}
    for cue in cues:
        at = bisect_left(starts, cue.span.start)
        by_token[at] = (*by_token.get(at, ()), cue)
    named = _naming(mentions, starts) if mentions else (None,) * len(tokens)
    padded = words + _OUTSIDE  # to unpack them would be to copy them twice
    return View(sentence, tokens, level, quotations, opening, by_token, named, padded, texts, starts)


def _levels(quotations: Sequence[Quotation], sentence: Sentence, starts: Sequence[int]) -> tuple[int, ...]:
    level = [-1] * len(starts)
    for number, quotation in enumerate(quotations):
        if quotation.kind == "speech":
            first = bisect_left(starts, quotation.span.start)
            last = bisect_left(starts, min(quotation.span.end, sentence.span.end))
            level[first:last] = [number] * (last - first)
    return tuple(level)


def _naming(mentions: Sequence[Mention], starts: Sequence[int]) -> tuple[Mention | None, ...]:
    named: list[Mention | None] = [None] * len(starts)
    for mention in mentions:
        begin, end = mention.span
        for index in range(max(0, bisect_right(starts, begin) - 1), bisect_left(starts, end)):
            named[index] = mention
    return tuple(named)
