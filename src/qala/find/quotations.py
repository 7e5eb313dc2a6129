"""Find quotations: what stands between quotation marks in one block."""

import re
from collections.abc import Iterator

from qala.arabic.folding import bare
from qala.arabic.quotation_marks import MarkPair, pair_quotation_marks
from qala.arabic.words import WORD
from qala.lexicon.function_words import function_words
from qala.types.quotation import Quotation
from qala.types.span import Span

_NAME_WORDS = 3
"""A quotation of so few words without a colon before it is a name or a scare quote, not somebody's words."""
_LONGEST_TITLE = 9
"""Words; a longer quotation is speech even behind a word that has titles."""
_LAST_WORD = re.compile(rf"({WORD.pattern})[\s:،,]*$")


def find_quotations(text: str, block: Span) -> Iterator[Quotation]:
    """Yield the quotations of a block in page order; one that is never closed ends where its sentence or block does."""
    pairs = pair_quotation_marks(text, block.start, block.end)
    for pair in sorted([*pairs, *_verses(text, block, pairs)]):
        quotation = _quotation(text, pair, block)
        if quotation.span.start < quotation.span.end:
            yield quotation


def _verses(text: str, block: Span, pairs: list[MarkPair]) -> Iterator[MarkPair]:
    """Yield scripture: in ornate brackets, or in round ones behind words that announce it («قال الله تعالى (…)»)."""
    for match in _VERSE.finditer(text, block.start, block.end):
        opened, closing = match.end() - 1, _CLOSING[match.group()[-1]]
        closed = text.find(closing, match.end(), min(block.end, match.end() + _LONGEST_VERSE))
        if closed > opened and not any(pair.open < closed and opened < pair.close for pair in pairs):
            yield MarkPair(opened, closed, 0, closed=True)


_VERSE = re.compile(r"(?:(?:تعالى|عز وجل|عليه وسلم|عليه(?:م|ما|ا)? السلام)\s*:?\s*\(+|[\ufd3e\ufd3f])(?=\s*\w)")
_CLOSING = {"(": ")", "\ufd3e": "\ufd3f", "\ufd3f": "\ufd3e"}
"""Ornate brackets are written in either order."""
_LONGEST_VERSE = 600
"""Code points."""


def _quotation(text: str, pair: MarkPair, block: Span) -> Quotation:
    start, end = pair.open + 1, pair.close
    inner = text[start:end]
    left = start + len(inner) - len(inner.lstrip())
    right = max(left, start + len(inner.rstrip()))
    outer = Span(pair.open, end + 1 if pair.closed else end)
    words = sum(1 for _ in zip(WORD.finditer(text, left, right), range(_LONGEST_TITLE + 1), strict=False))
    before = text[max(block.start, pair.open - 40) : pair.open].rstrip()
    is_speech = before.endswith(":") or words > _NAME_WORDS
    if is_speech and words <= _LONGEST_TITLE and _is_title(before):
        is_speech = False
    if not pair.closed and not before.endswith(":") and _last_word(before) not in _BEFORE_SPEECH:
        is_speech = False
    return Quotation(Span(left, right), outer, pair.depth, pair.closed, "speech" if is_speech else "name")


_BEFORE_SPEECH = frozenset(
    {"ان", "بان", "انه", "بانه", "انها", "بانها", "قايلا", "قايله", "قال", "قالت", "واضاف", "واضافت", "وقال", "وقالت"}
)
"""Before a mark that is never closed these say that it opened somebody's words and was no slip."""


def _last_word(before: str) -> str:
    match = _LAST_WORD.search(before)
    return bare(match.group(1)) if match else ""


def _is_title(before: str) -> bool:
    """Tell whether the words before a quotation say that a title follows («تحت شعار «…»»)."""
    word = _last_word(before)
    titled = function_words("titled")
    return word in titled or word.removeprefix("ال") in titled or word.removeprefix("ب") in titled
