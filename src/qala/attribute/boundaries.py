"""Boundaries: where the reporter's own words resume, so that an indirect content ends."""

from collections.abc import Iterator

from qala.attribute.endings import Clause, Report, certain, first_of, is_candidate, is_occasion, report_of
from qala.attribute.hazards import hazard
from qala.attribute.phrases import opens_clause
from qala.attribute.scenes import Scene
from qala.lexicon.function_words import function_words
from qala.lexicon.verb_forms import begins_clause, is_verb_form


def content_end(scene: Scene, index: int, start: int, stop: int) -> int:
    """Return the token index where what the cue at `index` reports from `start` on ends: the likeliest of all places."""
    report = report_at(scene, index, start, stop)
    best, end, alive = 0.0, report.stop, 1.0
    for at, mark, first, clause in places(report):
        if certain(report, at, mark, first):
            return end if best > alive else at
        chance = hazard(report, clause, at, mark, first)
        if alive * chance > best:
            best, end = alive * chance, at
        alive *= 1 - chance
        if alive <= best:
            return end
    return end if best > alive else report.stop


def report_at(scene: Scene, index: int, start: int, stop: int) -> Report:
    """Return the report of the cue at `index`, its stop drawn in to where another's complement or a full stop ends it."""
    stop = min(stop, _outer_complement(scene, index, start))
    stop = min(stop, _said_behind(scene, start, stop))
    level = scene.view.level[start]
    own_noun, own_end = _OwnNoun(scene, index, start), -1
    if not _STOPS.isdisjoint(scene.view.words[start + 1 : max(start + 1, stop - 1)]):
        for at in range(start + 1, stop):
            if scene.view.words[at] in _STOPS and scene.view.level[at] == level and _is_full_stop(scene, at, stop):
                stop = at
                break
    if own_noun.applies:
        own_end = next((at for at in range(start + 1, stop) if scene.view.level[at] == level and own_noun.ends(at)), -1)
    return report_of(scene, index, start, stop, own_end)


_STOPS = frozenset(".؟!")


def places(report: Report) -> Iterator[tuple[int, str, int, Clause]]:
    """Yield each place at which the content may end: its token, the mark there, the word behind it, what was read so far."""
    scene, clause, start = report.scene, Clause(), report.start
    level, telling = scene.view.level, scene.view.telling
    matches, relays, own_level = scene.matches, scene.relays, level[start]
    for at in range(start, report.stop):
        if not telling[at] and at not in matches and at not in relays:
            continue
        if at > start and level[at] == own_level and is_candidate(report, at):
            yield at, *first_of(report, at), clause
        clause.read(report, at)


def _outer_complement(scene: Scene, index: int, start: int) -> int:
    """«ديفا التي أعلنت أنها ستعود، أنه …»: what stands in the gap of an earlier cue ends where that one's complement begins."""
    level, begins = scene.view.level, len(scene.view.tokens)
    for at, match in scene.matches.items():
        other = match.complement
        if at < index and other.start > start and level[at] == level[index]:
            begins = min(begins, other.gap[1] if other.kind in ("clause", "quotation") else other.start)
    return begins


def _said_behind(scene: Scene, start: int, stop: int) -> int:
    """«اعتبر فلان أن …، «لأن …»، يقول الكاتب»: a quotation with its own verb behind it is no part of what comes before."""
    view = scene.view
    for at in view.opening:
        if start < at < stop and view.opens_speech(at):
            behind = view.after_quotation(at)
            behind += view.is_comma(behind)
            if behind not in scene.matches and any(c.lemma == "قال" and c.form == "verb" for c in view.cues.get(behind, ())):
                return at
    return stop


def _is_full_stop(scene: Scene, at: int, stop: int) -> bool:
    """A full stop inside a long quotation ends what is reported there; dots in a row and initials do not."""
    view = scene.view
    if not view.is_stop(at) or at + 1 >= stop:
        return False
    before, after = view.tokens[at - 1], view.tokens[at + 1]
    return before.is_word and len(before.text) > _INITIAL and after.is_word and after.span.start > view.tokens[at].span.end


_INITIAL = 2
"""Letters; a full stop behind so few is an initial's."""


class _OwnNoun:
    """The end of a content that is a noun phrase: it goes on through its own clauses, but no other verb belongs to it."""

    __slots__ = ("_held", "_match", "_scene", "_start", "applies")

    def __init__(self, scene: Scene, index: int, start: int) -> None:
        match = scene.matches.get(index)
        self._scene, self._start, self._match = scene, start, match
        self.applies = match is not None and match.complement.kind == "object"
        self._held = False

    def ends(self, at: int) -> bool:
        """Tell whether the noun phrase ends at `at`; to be asked token by token."""
        view = self._scene.view
        word = view.word(at)
        if opens_clause(view, at) or word in function_words("relatives"):
            self._held = True
        after_comma = view.is_comma(at)
        first = view.word(at + 1) if after_comma else word
        if after_comma and ((first in function_words("resumptions") and first != "وذلك") or _is_consequence(first)):
            return True
        named = first and view.named[at + after_comma] is not None
        if (
            not named
            and begins_clause(first, view.tokens[at + after_comma].text if first else "")
            and not self._is_inside(at + after_comma)
        ):
            return True
        if not self._held and at > self._start and self._leaves_bare(at):
            return True
        if self._match is not None and self._match.entry.form == "noun" and not self._held:
            return self._scene.is_verb(at + after_comma) or (after_comma and is_verb_form(first))
        return False

    def _leaves_bare(self, at: int) -> bool:
        """Outside any clause of its own a verb belongs to nobody inside the phrase, and no occasion does."""
        scene = self._scene
        verb = scene.is_verb(at) and not scene.view.is_comma(at) and at > self._start + 1
        return verb or is_occasion(scene.view, at)

    def _is_inside(self, at: int) -> bool:
        """«… التي وقعت وأدت إلى»: a second verb of a relative clause, not parted from it by a comma."""
        return self._held and not self._scene.view.is_comma(at - 1) and not self._scene.is_verb(at)


def _is_consequence(word: str) -> bool:
    return word.startswith(("فان", "فهذا", "فهو", "فهي", "وهذا", "وهذه", "ولذا", "ولذلك")) or word in {
        "اذ",
        "حيث",
        "مما",
        "ما",
        "الامر",
        "وهو",
        "وهي",
    }
