"""Echoes: clauses that somebody else confirms or denies behind them («…، وهو ما أكدته الوزارة»)."""

from collections.abc import Iterator

from qala.attribute.contents import mode_of, stripped
from qala.attribute.interruptions import Behind
from qala.attribute.phrases import is_speaker, speaker_phrase, trimmed
from qala.attribute.scenes import Scene
from qala.lexicon.cues import cue_entry
from qala.lexicon.function_words import function_words, points_back

_SHORTEST = 3
"""Tokens of a clause that can be echoed."""


def find_echoes(scene: Scene) -> Iterator[Behind]:
    """Yield the cues with a pronoun for what was said just before: «وهو ما نفته الوزارة», «وهو الأمر الذي أكده الوزير»."""
    view = scene.view
    for index, readings in view.cues.items():
        if index < _SHORTEST + 2 or index in scene.matches or view.named[index]:
            continue
        if not view.words[index].endswith("ه"):
            continue
        first = _pointing(scene, index)
        cue = next((c for c in readings if c.form == "verb" and c.person == _THIRD and not c.strict), None)
        if first is None or cue is None:
            continue
        stop = view.end_of_level(index)
        end = speaker_phrase(view, index + 1, stop)
        source = trimmed(view, index + 1, end) if is_speaker(view, index + 1, end) else None
        content = stripped(view, _begin(scene, first), first)
        if source and content:
            yield Behind(index, cue, cue_entry(cue.lemma, cue.form), source, (content,), mode_of(view, (content,)))


_THIRD = 3


def _pointing(scene: Scene, index: int) -> int | None:
    """Return the token at which the words that point back begin: «وهو ما», «وهو الأمر الذي»."""
    view = scene.view
    if not points_back(view.words[index - 2], view.words[index - 1]):
        return None
    return index - 3 if view.words[index - 3] in function_words("pronouns_back") else index - 2


def _begin(scene: Scene, first: int) -> int:
    """Return where the echoed clause begins: with the content of the report it belongs to, or with its sentence."""
    view = scene.view
    begin = first
    while begin > 0 and view.level[begin - 1] == view.level[first] and not view.is_stop(begin - 1):
        begin -= 1
    held = [m.complement.start for at, m in scene.matches.items() if at < first and begin < m.complement.start < first - 1]
    return max(held, default=begin)
