"""Interruptions: cues that stand behind what they report or inside it («…»، قال الوزير · «نعم، تقول ليلى، سنعود»)."""

from collections.abc import Iterator
from dataclasses import dataclass

from qala.attribute.contents import mode_of, stripped, tidied
from qala.attribute.phrases import is_speaker, speaker_phrase, trimmed
from qala.attribute.scenes import Scene
from qala.attribute.views import View
from qala.lexicon.cues import CueEntry, cue_entry
from qala.lexicon.function_words import function_words
from qala.types.attribution import Mode
from qala.types.cue import Cue
from qala.types.span import Span

_SHORTEST = 4
"""Words; a clause of fewer before «، يقول فلان» is no report."""


@dataclass(frozen=True, slots=True)
class Behind:
    """A cue at token `index` behind or inside what it reports."""

    index: int
    cue: Cue
    entry: CueEntry
    source: Span | None
    pieces: tuple[Span, ...]
    mode: Mode


def find_interruptions(scene: Scene, taken: frozenset[Span]) -> Iterator[Behind]:
    """Yield the cues without a complement of their own that stand behind or inside a quotation or a clause."""
    view = scene.view
    for index, readings in view.cues.items():
        if index in scene.matches or view.named[index] or index == 0:
            continue
        for cue in readings:
            if cue.form != "verb" or cue.strict or cue.person != _THIRD:
                continue
            entry = cue_entry(cue.lemma, cue.form)
            if not entry.interrupts:
                continue
            found = _read(view, index, taken)
            if found:
                source, pieces, mode = found
                yield Behind(index, cue, entry, source, pieces, mode)
                break


_THIRD = 3


def _read(view: View, index: int, taken: frozenset[Span]) -> tuple[Span | None, tuple[Span, ...], Mode] | None:
    stop = view.end_of_level(index)
    end = speaker_phrase(view, index + 1, stop)
    source = trimmed(view, index + 1, end) if is_speaker(view, index + 1, end) else None
    if end < len(view.tokens) and view.tokens[end].is_word and view.words[end] not in function_words("relatives"):
        return None
    if view.level[index] >= 0:
        return _inside(view, index, end, source)
    if source is None:
        return None
    return _behind(view, index, source, taken) or _parenthesis(view, index, end, source)


def _inside(view: View, index: int, end: int, source: Span | None) -> tuple[Span | None, tuple[Span, ...], Mode] | None:
    """«هذا سيمكننا، تقول ليلى، من العمل»: the reporter speaks between commas inside the marks."""
    if not view.is_comma(index - 1) or source is None or not (view.is_comma(end) or end >= view.end_of_level(index)):
        return None
    quotation = view.quotations[view.level[index]].span
    left = tidied(view, Span(quotation.start, view.tokens[index - 1].span.start))
    right = tidied(view, Span(source.end, quotation.end)) if end < view.end_of_level(index) else None
    if right and right.start < quotation.end:
        right = stripped(view, view.index_at(source.end), view.index_at(quotation.end))
    pieces = tuple(piece for piece in (left, right) if piece)
    return (source, pieces, "direct") if pieces else None


def _behind(view: View, index: int, source: Span, taken: frozenset[Span]) -> tuple[Span | None, tuple[Span, ...], Mode] | None:
    """«…»، قال الوزير: a quotation right before the cue that nobody else is said to have said."""
    at = index - 1
    while at >= 0 and (view.is_comma(at) or view.words[at] in {"هكذا", "كما", "هذا", "بهذه", "الكلمات", "-", "–"}):
        at -= 1
    for mark, number in view.opening.items():
        quotation = view.quotations[number]
        if view.after_quotation(mark) == at + 1 and quotation.kind == "speech":
            inner = tidied(view, quotation.span)
            if inner and not any(inner.overlaps(span) for span in taken):
                return source, (inner,), "direct"
    return None


def _parenthesis(view: View, index: int, end: int, source: Span) -> tuple[Span | None, tuple[Span, ...], Mode] | None:
    """«الوضع صعب، يقول الخبير فلان، لكنه يتحسن»: commas on both sides, or the end of the sentence."""
    if not view.is_comma(index - 1) or not (end >= len(view.tokens) or view.words[end] in {"،", ",", "."}):
        return None
    if index - 1 < _SHORTEST or view.words[index][:1] in "وف":
        return None
    left = stripped(view, 0, index - 1)
    right = stripped(view, end, len(view.tokens)) if end < len(view.tokens) else None
    pieces = tuple(piece for piece in (left, right) if piece)
    return (source, pieces, mode_of(view, pieces)) if pieces else None
