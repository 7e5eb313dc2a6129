"""Find quotations: what stands between quotation marks in one block."""

import re
from collections.abc import Iterator

from qala.arabic.words import WORD
from qala.types.quotation import Quotation
from qala.types.span import Span

_MARK = re.compile("[«»“”„\"]")
_CLOSER = {"«": "»", "“": "”", "„": "”", '"': '"'}
_NAME_WORDS = 3
"""A quotation of so few words without a colon before it is a name or a scare quote, not somebody's words."""


def find_quotations(text: str, block: Span) -> Iterator[Quotation]:
    """Yield the quotations of a block in page order; one that is never closed ends with the block."""
    found: list[Quotation] = []
    stack: list[tuple[int, str]] = []
    for match in _MARK.finditer(text, block.start, block.end):
        mark, at = match.group(), match.start()
        if stack and _closes(mark, stack[-1][1]):
            start, _ = stack.pop()
            found.append(_quotation(text, start, at, at + 1, len(stack), closed=True))
        elif mark in _CLOSER and not (mark == '"' and _is_inches(text, at)):
            stack.append((at, mark))
        elif mark == "”" and _opens_word(text, at):
            stack.append((at, "“"))
    if stack:
        start, _ = stack[0]
        found.append(_quotation(text, start, block.end, block.end, 0, closed=False))
    yield from sorted((q for q in found if q.span.start < q.span.end), key=lambda q: q.outer)


def _closes(mark: str, opener: str) -> bool:
    return mark == _CLOSER[opener] or (opener == "“" and mark in "”“") or (opener == "”" and mark == "”")


def _opens_word(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return not before.strip() and bool(after.strip())


def _is_inches(text: str, at: int) -> bool:
    return text[at - 1 : at].isdigit() and not text[at + 1 : at + 2].strip()


def _quotation(text: str, start: int, end: int, outer_end: int, depth: int, *, closed: bool) -> Quotation:
    inner = text[start + 1 : end]
    left = start + 1 + len(inner) - len(inner.lstrip())
    right = max(left, start + 1 + len(inner.rstrip()))
    words = sum(1 for _ in zip(WORD.finditer(text, left, right), range(_NAME_WORDS + 1), strict=False))
    is_speech = words > _NAME_WORDS or text[max(0, start - 3) : start].rstrip().endswith(":")
    return Quotation(Span(left, right), Span(start, outer_end), depth, closed, "speech" if is_speech else "name")
