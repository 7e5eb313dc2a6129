"""Contents: the exact pieces of text a complement covers, and whether they are quoted."""

from collections.abc import Callable

from qala.attribute.complements import Complement
from qala.attribute.views import View
from qala.lexicon.function_words import function_words
from qala.types.attribution import Mode
from qala.types.span import Span

_CLOSING = frozenset(".؟!?؛;،,:«»“”\"„…-–")


def read_content(view: View, complement: Complement, ends: Callable[[int], bool]) -> tuple[tuple[Span, ...], Mode]:
    """Return the pieces of a complement and its mode.

    Args:
        view: the sentence.
        complement: where the content starts.
        ends: tells whether the reporter's own words resume at a token.
    """
    start = complement.start
    stop = view.end_of_level(start) if start not in view.opening else _outer_end(view, start)
    if complement.kind == "quotation" or _is_all_quoted(view, start, stop):
        return _direct(view, start, stop)
    end = _end(view, start, stop, ends)
    span = _stripped(view, start, end)
    return ((span,), _mode(view, span)) if span else ((), "indirect")


def _outer_end(view: View, start: int) -> int:
    return view.end_of_level(start - 1) if start else len(view.tokens)


def _is_all_quoted(view: View, start: int, stop: int) -> bool:
    if start not in view.opening or view.quotations[view.opening[start]].kind != "speech":
        return False
    after = view.after_quotation(start)
    return after >= stop or not view.tokens[after].is_word


def _direct(view: View, start: int, stop: int) -> tuple[tuple[Span, ...], Mode]:
    """The words inside the marks, with every further quotation that only punctuation parts from it."""
    pieces, at = [], start
    while at in view.opening:
        quotation = view.quotations[view.opening[at]]
        end = min(quotation.span.end, view.sentence.span.end)
        inner = _stripped_span(view, Span(quotation.span.start, end))
        if inner:
            pieces.append(inner)
        at = view.after_quotation(at)
        while at < stop and view.tokens[at].text in "،,.":
            at += 1
    return tuple(pieces), "direct"


def _end(view: View, start: int, stop: int, ends: Callable[[int], bool]) -> int:
    """Return the token index where an indirect content ends."""
    at, level = start, view.level[start]
    while at < stop:
        if at > start and view.level[at] == level and (ends(at) or _is_full_stop(view, at, stop)):
            break
        at += 1
    return at


def _is_full_stop(view: View, at: int, stop: int) -> bool:
    """A full stop inside a long quotation ends what is reported there; dots in a row and initials do not."""
    if view.tokens[at].text not in ".؟!" or at + 1 >= stop:
        return False
    before, after = view.tokens[at - 1], view.tokens[at + 1]
    return before.is_word and len(before.text) > 2 and after.is_word and after.span.start > view.tokens[at].span.end


def _stripped(view: View, start: int, end: int) -> Span | None:
    while start < end and view.tokens[start].text in _CLOSING:
        start += 1
    while end > start and view.tokens[end - 1].text in _CLOSING:
        end -= 1
    return view.span(start, end) if start < end else None


def _stripped_span(view: View, span: Span) -> Span | None:
    words = view.text_of(span)
    left = len(words) - len(words.lstrip())
    right = len(words.rstrip(" \n\t\r\u00a0.؟!،؛,;:«»“”\"")) if not words.rstrip().endswith(")") else len(words.rstrip())
    return Span(span.start + left, span.start + right) if left < right else None


def _mode(view: View, span: Span) -> Mode:
    """An indirect report with words in quotation marks inside it is mixed; a name in guillemets does not make it so."""
    for quotation in view.quotations:
        if not span.overlaps(quotation.span) or quotation.span.start < span.start:
            continue
        if quotation.kind == "speech" or not _is_name(view, quotation.span):
            return "mixed"
    return "indirect"


def _is_name(view: View, span: Span) -> bool:
    first = view.index_at(span.start)
    last = view.index_at(span.end)
    if any(view.named[first:last]) or last - first > 2:
        return any(view.named[first:last])
    before = view.tokens[first - 2].bare if first > 1 else ""
    return before not in function_words("prepositions") and not before.startswith("ب")
