"""Passing on: «نقلت الصحيفة عن مسؤول قوله إن …», where one report carries another."""

from bisect import bisect_left
from dataclasses import dataclass

from qala.attribute.phrases import is_speaker, speaker_phrase, trimmed
from qala.attribute.scenes import Scene
from qala.attribute.views import View
from qala.lexicon.cues import CueEntry, cue_entry
from qala.lexicon.feelings import has_possessive
from qala.types.cue import Stance
from qala.types.span import Span

_PASSERS = frozenset({"نقل", "أورد", "نشر", "ذكر", "بث"})
_ABOUT = frozenset({"عن", "عنه", "عنها", "عنهم"})
_REACH = 26


@dataclass(frozen=True, slots=True)
class Passing:
    """The two reports: who passes on what, and the inner one's cue and source."""

    passer: Span | None
    content: tuple[Span, ...]
    cue: Span
    lemma: str
    entry: CueEntry
    stance: Stance
    source: Span | None


def may_pass(scene: Scene) -> bool:
    """Tell whether a sentence reports by any word that passes on: in most there is none."""
    return not _PASSERS.isdisjoint([match.entry.lemma for match in scene.matches.values()])


def find_passing(scene: Scene, cue: Span, content: tuple[Span, ...]) -> Passing | None:
    """Return how the report of the cue at `cue` carries another between itself and its content, None if it does not."""
    view = scene.view
    index = bisect_left(view.starts, cue.start)
    match = scene.matches.get(index)
    if match is None or match.entry.lemma not in _PASSERS or match.complement.kind not in ("clause", "quotation", "colon"):
        return None
    stop = min(match.complement.gap[1], index + _REACH)
    about = next((at for at in range(index + 1, stop) if view.words[at] in _ABOUT), None)
    noun = next((at for at in range(stop - 1, index, -1) if _is_saying(view, at)), None)
    if about is None:
        return None if noun is None else _of_genitive(view, index, noun, stop, content)
    return _about(view, (index, about, stop), noun, content)


def _about(view: View, places: tuple[int, int, int], noun: int | None, content: tuple[Span, ...]) -> Passing | None:
    """«نقل عن مسؤول أن», «نقل عنه قوله إن»: the source stands behind عن; where only a pronoun does, a noun must say so."""
    index, about, stop = places
    passer = _passer(view, index, about)
    if view.words[about] != "عن":
        return None if noun is None else _inner(view, noun, passer, None, content)
    end = speaker_phrase(view, about + 1, stop)
    source = trimmed(view, about + 1, end) if is_speaker(view, about + 1, end) else None
    if source is None:
        return None
    if noun is None or noun < end:
        entry = cue_entry("نقلا", "phrase")
        return Passing(passer, content, view.span(about, about + 1), "عن", entry, "says", source)
    return _inner(view, noun, passer, source, content)


def _is_saying(view: View, at: int) -> bool:
    return any(cue.form == "noun" for cue in view.cues.get(at, ())) and not view.words[at].startswith("ال")


def _inner(view: View, noun: int, passer: Span | None, source: Span | None, content: tuple[Span, ...]) -> Passing:
    cue = next(cue for cue in view.cues[noun] if cue.form == "noun")
    whole = (Span(view.tokens[noun].span.start, content[-1].end),) if len(content) == 1 else content
    return Passing(passer, whole, view.tokens[noun].span, cue.lemma, cue_entry(cue.lemma, "noun"), cue.stance, source)


def _of_genitive(view: View, index: int, noun: int, stop: int, content: tuple[Span, ...]) -> Passing | None:
    """«نقلت الشبكة تأكيد خمسة مصادر أن»: the source stands in the genitive behind the noun."""
    if has_possessive(view.words[noun]):
        return None
    end = speaker_phrase(view, noun + 1, stop)
    source = trimmed(view, noun + 1, end) if end > noun + 1 else None
    passer = _passer(view, index, noun)
    return _inner(view, noun, passer, source, content) if source and passer else None


def _passer(view: View, index: int, stop: int) -> Span | None:
    end = speaker_phrase(view, index + 1, stop)
    if end > index + 1 and is_speaker(view, index + 1, end):
        return trimmed(view, index + 1, end)
    left = index
    while left > 0 and view.tokens[left - 1].is_word and not view.is_comma(left - 1) and index - left < _LEFT:
        left -= 1
    end = speaker_phrase(view, left, index)
    return trimmed(view, left, end) if end == index and left < index and is_speaker(view, left, end) else None


_LEFT = 6
