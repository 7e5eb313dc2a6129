"""Split blocks into sentences, a quotation of several never parted from its cue."""

import re
from collections.abc import Iterator
from unicodedata import combining

from qala.arabic.quotation_marks import follows_colon, pair_quotation_marks
from qala.types.block import BlockKind
from qala.types.sentence import Sentence
from qala.types.span import Span

_POINT = re.compile('[«»“”„".؟!?…\n]')
_CLOSERS = '»”"'
_ENDS = ".؟!?"
_MARKS = 32
"""Marks that a letter may carry; where more follow one another, nothing is parted by cutting them."""
_BESIDE = 3
"""Letters that a full stop without a space must have on either side to end a sentence."""
LONGEST = 4000
"""Code points of a sentence; nobody writes longer ones, but lists and texts without full stops run on."""


def split_sentences(text: str, block: Span, kind: BlockKind = "paragraph") -> Iterator[Sentence]:
    """Yield the sentences of a block in order, with their end punctuation and without white space at the ends.

    A full stop inside a quotation ends nothing unless the quotation closes right behind it; nor do the points of
    initials (أ.ف.ب), of decimals and of three dots. A stretch of more than `LONGEST` code points is cut at white space.

    >>> page = "قال: «نعم. سنعود». ثم مضى."
    >>> [sentence.text for sentence in split_sentences(page, Span(0, len(page)))]
    ['قال: «نعم. سنعود».', 'ثم مضى.']
    """
    pairs = [
        pair
        for pair in pair_quotation_marks(text, block.start, block.end)
        if not pair.depth and (pair.closed or follows_colon(text, pair.open))
    ]
    closing = {pair.close for pair in pairs}
    start, turn = block.start, 0
    for match in _POINT.finditer(text, block.start, block.end):
        mark, at = match.group(), match.start()
        while turn < len(pairs) and pairs[turn].close < at:
            turn += 1
        if turn < len(pairs) and pairs[turn].open <= at < pairs[turn].close and mark != "\n":
            continue
        if mark == "\n" or ((at in closing or mark in _ENDS) and _ends_here(text, at, mark, block.end)):
            yield from _sentence(text, start, at + 1, block, kind)
            start = at + 1
    yield from _sentence(text, start, block.end, block, kind)


def _ends_here(text: str, at: int, mark: str, limit: int) -> bool:
    after = text[at + 1 : at + 2] if at + 1 < limit else " "
    if mark in _CLOSERS:
        inside = text[max(0, at - 3) : at].rstrip()[-1:]
        return inside in _ENDS and bool(inside) and after.isspace() and _begins(text, at + 1, limit)
    if mark not in _ENDS:
        return False
    if after in _ENDS + "…" or (after and not after.isspace() and after not in '»”")]}' and not _is_glued(text, at)):
        return False
    if after in '»”")]}':
        return False
    return mark != "." or not (_is_initial(text, at) or (text[at - 1 : at] == "." and not text[at + 2 : at + 3].isspace()))


def _begins(text: str, at: int, limit: int) -> bool:
    """Tell whether a new sentence begins behind a closed quotation: not «…» says somebody after a comma."""
    rest = text[at : min(at + 12, limit)].lstrip()
    return bool(rest) and rest[0] not in "،,.;؛:)-–"


def _is_glued(text: str, at: int) -> bool:
    """A full stop between Arabic letters without a space («داعش.ولم») ends a sentence if a word goes before and after."""
    before, after = text[max(0, at - _BESIDE) : at], text[at + 1 : at + 1 + _BESIDE]
    return (
        len(before) == _BESIDE
        and len(after) == _BESIDE
        and all("\u0620" <= c <= "\u06d3" or "\u064b" <= c <= "\u0652" for c in before + after)
    )


def _is_initial(text: str, at: int) -> bool:
    """Tell whether the point stands behind a single letter (أ.ف.ب، د. سالم)."""
    letter, before = text[at - 1 : at], text[at - 2 : at - 1]
    return letter.isalpha() and not (before.isalnum() or before == "ـ") and before != ""


def _sentence(text: str, start: int, end: int, block: Span, kind: BlockKind) -> Iterator[Sentence]:
    while end - start > LONGEST:
        at = _last_space(text, start, start + LONGEST)
        yield from _trimmed(text, start, at, block, kind, cut=True)
        start = at
    yield from _trimmed(text, start, end, block, kind, cut=False)


def _last_space(text: str, start: int, end: int) -> int:
    """Return where to cut: behind the last white space, or before a letter whose marks follow where there is none."""
    for at in range(end, start + LONGEST // 2, -1):
        if text[at - 1].isspace():
            return at
    return next((at for at in range(end, end - _MARKS, -1) if not combining(text[at])), end)


def _trimmed(  # noqa: PLR0913 - a sentence is made of all these
    text: str, start: int, end: int, block: Span, kind: BlockKind, *, cut: bool
) -> Iterator[Sentence]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    words = piece.strip()
    if words:
        yield Sentence(words, Span(left, left + len(words)), block.start, kind, cut)
