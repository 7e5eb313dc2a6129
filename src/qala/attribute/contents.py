"""Contents: the exact pieces of text a complement covers, and whether they are quoted."""

from qala.attribute.boundaries import content_end
from qala.attribute.complements import Complement
from qala.attribute.phrases import opens_clause
from qala.attribute.scenes import Scene
from qala.attribute.views import View
from qala.lexicon.function_words import function_words
from qala.types.attribution import Mode
from qala.types.span import Span

_CLOSING = frozenset('.؟!?؛;،,:«»“”"„…-–')
_AT_BEGINNING = ' \n\t\r\u00a0«»“”"'
_AT_END = ' \n\t\r\u00a0.؟!،؛,;:«»“”"'


def read_content(scene: Scene, index: int, complement: Complement) -> tuple[tuple[Span, ...], Mode]:
    """Return the pieces of the complement of the cue at `index`, and its mode."""
    view, start = scene.view, complement.start
    stop = reach(view, start)
    if is_quoted(view, complement):
        return quoted_pieces(view, start, stop), "direct"
    span = stripped(view, start, content_end(scene, index, start, stop))
    return ((span,), mode_of(view, (span,))) if span else ((), "indirect")


def reach(view: View, start: int) -> int:
    """Return the token index that a content that begins at `start` cannot go beyond."""
    return view.end_of_level(start) if start not in view.opening else _outer_end(view, start)


def is_quoted(view: View, complement: Complement) -> bool:
    """Tell whether nothing but a quotation is reported."""
    return complement.kind == "quotation" or _is_all_quoted(view, complement.start, reach(view, complement.start))


def _outer_end(view: View, start: int) -> int:
    return view.end_of_level(start - 1) if start else len(view.tokens)


def _is_all_quoted(view: View, start: int, stop: int) -> bool:
    if start not in view.opening or (
        not view.opens_speech(start) and _is_name(view, view.quotations[view.opening[start]].span)
    ):
        return False
    after = view.after_quotation(start)
    return after >= stop or not view.tokens[after].is_word


def quoted_pieces(view: View, start: int, stop: int) -> tuple[Span, ...]:
    """Return the words inside the marks, with every further quotation that only punctuation or و parts from it."""
    pieces, at = [], start
    while at in view.opening:
        quotation = view.quotations[view.opening[at]]
        inner = tidied(view, Span(quotation.span.start, min(quotation.span.end, view.sentence.span.end)))
        if inner:
            pieces.append(inner)
        at = view.after_quotation(at)
        while at < stop and (view.words[at] in {"،", ",", ".", "و"} or _joins(view, at)):
            at += 1
    return tuple(pieces)


def _joins(view: View, at: int) -> bool:
    """«أنه «لن ينجح»، وأنه «يكلف الكثير»»: و with أن right before a further quotation."""
    return view.words[at][:1] == "و" and opens_clause(view, at) and at + 1 in view.opening


def stripped(view: View, start: int, end: int) -> Span | None:
    """Return the span of tokens `start` to `end` without punctuation at its ends."""
    while start < end and view.tokens[start].text in _CLOSING:
        start += 1
    while end > start and view.tokens[end - 1].text in _CLOSING:
        end -= 1
    return view.span(start, end) if start < end else None


def tidied(view: View, span: Span) -> Span | None:
    """Return a span without white space and marks at its ends, and without punctuation at its end."""
    words = view.text_of(span)
    left = len(words) - len(words.lstrip(_AT_BEGINNING))
    right = len(words.rstrip(_AT_END)) if not words.rstrip().endswith(")") else len(words.rstrip())
    return Span(span.start + left, span.start + right) if left < right else None


def mode_of(view: View, pieces: tuple[Span, ...]) -> Mode:
    """An indirect report with words in quotation marks inside it is mixed; a name in guillemets does not make it so."""
    for quotation in view.quotations:
        if any(p.overlaps(quotation.span) and quotation.span.start >= p.start for p in pieces) and (
            quotation.kind == "speech" or not _is_name(view, quotation.span)
        ):
            return "mixed"
    return "indirect"


def _is_name(view: View, span: Span) -> bool:
    first, last = view.index_at(span.start), view.index_at(span.end)
    if any(view.named[first:last]):
        return True
    before = view.words[first - 2]
    stem = before.removeprefix("ال")
    return before in function_words("titled") or stem in function_words("titled")
