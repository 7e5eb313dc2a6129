"""Quotation marks: which one opens, which one closes it, and which was never closed.

Straight marks do not say which way they look, and one that is missing turns every later one round. So a straight mark is read
by the letters beside it («قال "نعم"»: a space before and a letter after opens) and only where they leave it open by its turn.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

_MARK = re.compile('[«»“”„"]')
_CLOSER = {"«": "»", "“": "”", "„": "”", '"': '"', "”": "”", "»": "»"}
_AFTER_CLOSING = frozenset(".،,؛;:!؟?)]»”…-–")
_BEFORE_OPENING = frozenset("([«“:،-–—/ـ")
_PREFIXES = frozenset("وفبلك")
_STOP = re.compile("[.؟!](?=\\s)")
_LONGEST = 1500
"""Code points; a mark not closed within so many was a slip, and what follows it is read afresh."""


class MarkPair(NamedTuple):
    """Where a quotation opens and closes, by its marks; `close` is the end of what it holds where the mark is missing."""

    open: int
    close: int
    depth: int
    closed: bool


def pair_quotation_marks(text: str, start: int, end: int) -> list[MarkPair]:
    """Return the pairs of quotation marks of a block in page order.

    >>> pair_quotation_marks('قال "نعم" ثم "لا', 0, 16)
    [MarkPair(open=4, close=8, depth=0, closed=True), MarkPair(open=13, close=16, depth=0, closed=False)]
    """
    marks = [match.start() for match in _MARK.finditer(text, start, end)]
    pairs: list[MarkPair] = []
    stack: list[int] = []
    for turn, at in enumerate(marks):
        if stack and at - stack[0] > _LONGEST:
            pairs += _left_open(text, stack, at, end)
            stack = []
        mark = text[at]
        if stack and _closes(text, at, stack[-1], (start, end)):
            opened = stack.pop()
            pairs.append(MarkPair(opened, at, len(stack), closed=True))
        elif not _can_open(text, at, start, end):
            continue
        elif (
            mark == '"'
            and stack
            and text[stack[-1]] == '"'
            and not _holds(text, stack[-1], at)
            and not _is_nested(text, marks[turn + 1 : turn + 5], start, end)
        ):
            pairs += _left_open(text, [stack.pop()], at, end)
            stack.append(at)
        else:
            stack.append(at)
    pairs += _left_open(text, stack, end, end)
    return sorted(pairs)


def _left_open(text: str, stack: Sequence[int], limit: int, end: int) -> list[MarkPair]:
    """What a mark without its partner holds: after a colon the rest of the block, else the rest of the sentence."""
    if not stack:
        return []
    opened = stack[0]
    stop = None if follows_colon(text, opened) else _STOP.search(text, opened + 1, min(limit, end))
    return [MarkPair(opened, stop.start() if stop else min(limit, end), 0, closed=False)]


def follows_colon(text: str, at: int) -> bool:
    """Tell whether a colon stands before the mark at `at`: then somebody's words follow, closed or not."""
    return text[max(0, at - 3) : at].rstrip().endswith(":")


def _holds(text: str, opened: int, at: int) -> bool:
    """A quotation after a colon goes on over a name in the same marks, but not over the next colon."""
    return follows_colon(text, opened) and not follows_colon(text, at)


def _closes(text: str, at: int, opened: int, block: tuple[int, int]) -> bool:
    mark, opener = text[at], text[opened]
    if opener == "“":
        return mark in "”“" and (mark == "”" or not _looks_open(text, at, *block))
    if opener == "”":
        return mark in "”“"
    if opener != '"':
        return mark == _CLOSER[opener] or (opener == "»" and mark == "«")
    return mark == '"' and not _looks_open(text, at, *block)


def _can_open(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if mark == "»":  # a slip of the hand: «قالت :»نعم»
        return text[max(start, at - 2) : at].rstrip().endswith(":") and not text[at + 1 : at + 2].isspace()
    if mark == "”":
        return _looks_open(text, at, start, end)
    return mark != '"' or not (_looks_closed(text, at, start, end) or _is_inches(text, at))


def _looks_open(text: str, at: int, start: int, end: int) -> bool:
    """A mark with a space (or a prefix of one letter) before it and a letter after it."""
    before, after = text[at - 1 : at] if at > start else " ", text[at + 1 : at + 2] if at + 1 < end else " "
    if after.isspace() or after in _AFTER_CLOSING:
        return False
    if before.isspace() or before in _BEFORE_OPENING:
        return True
    return before in _PREFIXES and (at - 2 < start or text[at - 2].isspace())


def _looks_closed(text: str, at: int, start: int, end: int) -> bool:
    """A mark with a letter before it and a space or punctuation after it."""
    before, after = text[at - 1 : at] if at > start else " ", text[at + 1 : at + 2] if at + 1 < end else " "
    return not before.isspace() and before not in _BEFORE_OPENING and (after.isspace() or after in _AFTER_CLOSING)


def _is_nested(text: str, later: Sequence[int], start: int, end: int) -> bool:
    """Tell whether two closing marks follow an opening one: it stands inside the one before it."""
    straight = [at for at in later[:4] if text[at] == '"'][:2]
    return len(straight) > 1 and all(_looks_closed(text, at, start, end) for at in straight)


def _is_inches(text: str, at: int) -> bool:
    return text[at - 1 : at].isdigit() and not text[at + 1 : at + 2].strip()
