"""Views: a sentence with its tokens, its quotations and its cues side by side."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from qala.arabic.folding import bare
from qala.arabic.tokens import Token, tokenize
from qala.lexicon.function_words import function_words
from qala.lexicon.verb_forms import is_verb_form
from qala.types.cue import Cue
from qala.types.mention import Mention
from qala.types.pieces import Pieces
from qala.types.quotation import Quotation
from qala.types.sentence import Sentence
from qala.types.span import Span

_COMMAS = frozenset("،,؛")
_STOPS = frozenset(".؟!")
_OUTSIDE = ("",) * 64
"""More words than any rule looks past the ends of a sentence."""


@dataclass(frozen=True, slots=True)
class View:
    """A sentence as the attributer looks at it; indices below count its tokens.

    Attributes:
        sentence: the sentence itself.
        tokens: its words and punctuation, in page offsets.
        level: for each token the index of the innermost speech quotation that holds it, -1 outside all.
        quotations: the quotations that begin in the sentence.
        opening: token index of an opening mark → index of its quotation.
        cues: token index → the readings of the cue that stands there.
        named: for each token the mention that covers it, or None.
        words: the bare form of each token, with empty ones behind the last, which are also those before the first.
        starts: where each token starts in the page.
        phrases: first token and stop → where the noun phrase there ends, for those asked for so far.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    level: tuple[int, ...]
    quotations: tuple[Quotation, ...]
    opening: Mapping[int, int]
    cues: Mapping[int, tuple[Cue, ...]]
    named: tuple[Mention | None, ...]
    words: tuple[str, ...]
    starts: Sequence[int]
    phrases: dict[tuple[int, int], int] = field(default_factory=dict, init=False, compare=False, repr=False)

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
        return Span(self.tokens[start].span.start, self.tokens[end - 1].span.end)

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
    views = []
    cursor = {"quotations": 0, "cues": 0, "mentions": 0}

    def deal(name: str, items: Sequence[Quotation] | Sequence[Cue] | Sequence[Mention], sentence: Sentence) -> list:  # type: ignore[type-arg]
        at = cursor[name]
        while at < len(items) and items[at].span.start < sentence.span.start:
            at += 1
        start = at
        while at < len(items) and items[at].span.start < sentence.span.end:
            at += 1
        cursor[name] = at
        return list(items[start:at])

    for sentence in sentences:
        quotations = tuple(deal("quotations", pieces.quotations, sentence))
        cues = deal("cues", pieces.cues, sentence)
        mentions = deal("mentions", pieces.mentions, sentence)
        views.append(_view(sentence, quotations, cues, mentions))
    return tuple(views)


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


def _view(sentence: Sentence, quotations: tuple[Quotation, ...], cues: Sequence[Cue], mentions: Sequence[Mention]) -> View:
    quotations = tuple(_without_named(quotation, mentions, sentence) for quotation in quotations)
    tokens = tokenize(sentence.text, sentence.span.start)
    starts = [span.start for span, _, _, _ in tokens]
    level = [-1] * len(tokens)
    opening: dict[int, int] = {}
    for number, quotation in enumerate(quotations):
        first = bisect_left(starts, quotation.span.start)
        last = bisect_left(starts, min(quotation.span.end, sentence.span.end))
        mark = bisect_left(starts, quotation.outer.start)
        if mark < len(tokens):
            opening[mark] = number
        if quotation.kind == "speech":
            level[first:last] = [number] * (last - first)
    by_token: dict[int, list[Cue]] = {}
    for cue in cues:
        by_token.setdefault(bisect_left(starts, cue.span.start), []).append(cue)
    named: list[Mention | None] = [None] * len(tokens)
    for mention in mentions:
        first = max(0, bisect_left(starts, mention.span.start + 1) - 1)
        for index in range(first, bisect_left(starts, mention.span.end)):
            named[index] = mention
    readings = {index: tuple(found) for index, found in by_token.items()}
    words = (*[word for _, _, word, _ in tokens], *_OUTSIDE)
    return View(sentence, tokens, tuple(level), quotations, opening, readings, tuple(named), words, starts)
