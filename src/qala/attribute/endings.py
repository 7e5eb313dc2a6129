"""Endings: the places at which a content may end, and what has been read of it on the way there."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from qala.attribute.phrases import COMPLEMENTIZERS, opens_clause
from qala.attribute.resumings import CERTAIN, CERTAIN_BEHIND_COMMA, Place, closes, resumption
from qala.attribute.scenes import Scene
from qala.attribute.views import View
from qala.attribute.word_kinds import END, MARK, MARKS, OPENER, PARTICIPLE, kinds_of, tense_of
from qala.lexicon.function_words import function_words
from qala.lexicon.turns import known_words

NO_MARK = "_"
_STEPS = (0, 1, 2, 3, 4, 6, 9, 13, 18, 25, 35, 50)
"""Tokens; distances between two of them are taken for the same."""
LOOKED = 4
"""Tokens behind a place, and behind the content, that are looked at."""


class Frame(NamedTuple):
    """What of a report's frame the model looks at.

    Attributes:
        role: `O` for a noun phrase, `C` for a clause, with `n` behind it for a noun's.
        complement: the kind of the complement.
        form: of the cue, as `person`, `stance` and `lemma`.
        person: grammatical.
        stance: of the lexicon.
        lemma: of the lexicon.
        ground: the word before the cue, if it is a known one.
        nested: whether the cue stands in another's content.
        quoted: whether the content stands in a quotation.
    """

    role: str
    complement: str
    form: str
    person: int
    stance: str
    lemma: str
    ground: str
    nested: bool
    quoted: bool


@dataclass(slots=True)
class Report:
    """What is the same for every place at which the content of one cue may end.

    Attributes:
        scene: the sentence.
        index: token of the cue.
        start: first token of the content.
        stop: token it cannot go beyond.
        frame: what the model sees of the cue and its complement.
        own_end: where a noun phrase ends by grammar, -1 where it does not tell.
        kinds: of the tokens of the sentence.
    """

    scene: Scene
    index: int
    start: int
    stop: int
    frame: Frame
    own_end: int
    kinds: Sequence[str]

    def kind_inside(self, at: int) -> str:
        """Return the kind of token `at`, or that the content is over there."""
        return self.kinds[at] if at < self.stop else END


def report_of(scene: Scene, index: int, start: int, stop: int, own_end: int) -> Report:
    """Return what the model knows of a content before it looks at any place."""
    view, match = scene.view, scene.matches[index]
    cue, kind = match.cue, match.complement.kind
    role = ("O" if kind == "object" else "C") + ("n" if cue.form == "noun" else "")
    nested = False
    for at, other in scene.matches.items():
        if at < index and other.complement.start <= index and other.complement.kind != "object":
            nested = True
            break
    frame = Frame(
        role, kind, cue.form, cue.person, cue.stance, match.entry.lemma, _ground(view, index), nested, view.level[start] >= 0
    )
    return Report(scene, index, start, stop, frame, own_end, kinds_of(view))


def _ground(view: View, index: int) -> str:
    """«إذا شعرت بأن …، لن», «التي يعتقد أن …، بعيدة»: on what the clause of the cue itself hangs."""
    before = view.words[index - 1]
    if not _IF.isdisjoint(view.words[max(0, index - 4) : index]):
        return "if"
    if before in function_words("relatives"):
        return "rel"
    if before in _LIGHTLY_IF or view.words[index - 2] in _LIGHTLY_IF:
        return "if"
    return before if before in known_words() else "first" if index == 0 else "other"


_IF = frozenset({"اذا", "لو", "واذا", "فاذا"})
_LIGHTLY_IF = frozenset({"اذا", "لو", "ان"})


class Progress(NamedTuple):
    """What the model sees of a content up to a place; `gone` and `left` are steps of its length."""

    verbs: int
    held: bool
    relative: bool
    commas: int
    bracket: bool
    gone: int
    left: int


class Clause:
    """What has been read of a content up to a place: the only thing here that changes."""

    __slots__ = ("bracket", "commas", "held", "relative", "tense", "verbs")

    def __init__(self) -> None:
        """Begin with nothing read."""
        self.verbs, self.tense, self.held, self.relative, self.commas, self.bracket = 0, "", False, False, 0, False

    def progress(self, gone: int, left: int) -> Progress:
        """Return what has been read, with the tokens that are gone and those that are left."""
        return Progress(min(self.verbs, 3), self.held, self.relative, self.commas, self.bracket, _step(gone), _step(left))

    def read(self, report: Report, at: int) -> None:
        """Read a token."""
        view = report.scene.view
        word = view.words[at]
        if word not in _weighty():
            self._pass_verb(report, at)
        elif word in _MARKED:
            if word in "،,":
                self.relative = False
                self.commas = min(self.commas + 1, _MANY)
            elif word in "()":
                self.bracket = word == "("
        elif opens_clause(view, at):
            self.held = True
        elif word in function_words("relatives"):
            self.held = self.relative = True
        else:
            self._pass_verb(report, at)

    def _pass_verb(self, report: Report, at: int) -> None:
        tense = tense_of(report.kinds[at])
        if tense or (at in report.scene.matches and report.scene.is_verb(at)):
            self.verbs += 1
            self.tense = self.tense or tense


@cache
def _weighty() -> frozenset[str]:
    """Return the marks and words by which a content holds more than one clause."""
    return _MARKED | COMPLEMENTIZERS | function_words("relatives")


_MARKED = frozenset("،,()")
_MANY = 4


def is_candidate(report: Report, at: int, station: int) -> bool:
    """Tell whether the content may end before token `at`, which is that to an end; behind a mark the mark has been asked."""
    scene = report.scene
    view = scene.view
    if view.stations[at - 1] == MARK and at - 1 > report.start:
        return False
    if station == OPENER:
        return True
    if not view.tokens[at].is_word:
        return station == MARK and at not in view.opening
    if at in scene.matches or at in scene.relays:
        return True
    if view.named[at] is not None:
        return False
    return station == PARTICIPLE or (report.frame.role[0] == "O" and tense_of(report.kinds[at]) != "")


def first_of(report: Report, at: int) -> tuple[str, int]:
    """Return the mark at `at`, or that there is none, and the first token behind it."""
    view, mark = report.scene.view, NO_MARK
    while at < report.stop and at not in view.opening and (there := MARKS.get(view.texts[at])):
        if mark == NO_MARK:
            mark = there
        at += 1
    return mark, at


_WITH_COMMA = (*CERTAIN_BEHIND_COMMA, *CERTAIN)


def certain(report: Report, at: int, mark: str, first: int) -> bool:
    """«، مشيراً إلى أن», «، وأضاف أن», «لكنه رفض»: some signs leave no doubt, most of them behind a comma."""
    if first >= report.stop:
        return False
    scene, behind_comma = report.scene, mark == ","
    if not behind_comma and at != report.own_end and first not in scene.matches and not resumption(scene, first):
        return False
    if behind_comma and first in scene.relays:
        return closes(scene, scene.relays[first].end)
    if at == report.own_end and is_occasion(scene.view, first):
        return True
    place = Place(scene, report.index, first, behind_comma)
    for sign in _WITH_COMMA if behind_comma else CERTAIN:  # noqa: SIM110 - asked at every place: a generator would cost more
        if sign(place):
            return True
    return False


def is_occasion(view: View, at: int) -> bool:
    """«أعلن تأجيل السباق بعد أن هطل المطر»: when he said so, not what."""
    word = view.words[at]
    return word == "بعدما" or (word == "بعد" and view.words[at + 1] == "ان")


def _step(tokens: int) -> int:
    return bisect_left(_STEPS, tokens)
