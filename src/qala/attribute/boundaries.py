"""Boundaries: where the reporter's own words resume, so that an indirect content ends."""

from collections.abc import Iterator

from qala.attribute.endings import NO_MARK, Clause, Report, certain, first_of, is_candidate, is_occasion, report_of
from qala.attribute.hazards import hazard
from qala.attribute.phrases import COMPLEMENTIZERS, opens_clause
from qala.attribute.scenes import Scene
from qala.attribute.word_kinds import MARK
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
    if not _STOPS.isdisjoint(scene.view.words[start + 1 : max(start + 1, stop - 1)]):
        for at in range(start + 1, stop):
            if scene.view.words[at] in _STOPS and scene.view.level[at] == level and _is_full_stop(scene, at, stop):
                stop = at
                break
    own_end = _own_end(scene, index, start, stop) if scene.matches[index].complement.kind == "object" else -1
    return report_of(scene, index, start, stop, own_end)


_STOPS = frozenset(".؟!")


def places(report: Report) -> Iterator[tuple[int, str, int, Clause]]:
    """Yield each place at which the content may end: its token, the mark there, the word behind it, what was read so far."""
    scene, clause, start = report.scene, Clause(), report.start
    level, stations = scene.view.level, scene.view.stations
    matches, relays, own_level = scene.matches, scene.relays, level[start]
    for at in range(start, report.stop):
        station = stations[at]
        if not station and at not in matches and at not in relays:
            continue
        if at > start and level[at] == own_level and is_candidate(report, at, station):
            yield at, *(first_of(report, at) if station == MARK else (NO_MARK, at)), clause
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


def _own_end(scene: Scene, index: int, start: int, stop: int) -> int:
    """Return where a content that is a noun phrase ends, -1 if nowhere: other verbs belong to its own clauses alone."""
    view, level, held = scene.view, scene.view.level, False
    words, relatives = view.words, function_words("relatives")
    verbal = scene.matches[index].entry.form == "noun"
    for at in range(start + 1, stop):
        if level[at] != level[start]:
            continue
        first = at
        if words[at] in _COMMAS:
            first = at + 1
            if (words[first] in function_words("resumptions") and words[first] != "وذلك") or _is_consequence(words[first]):
                return at
        elif words[at] in relatives or (words[at] in COMPLEMENTIZERS and opens_clause(view, at)):
            held = True
        word = words[first]
        joined = word and word[0] in "وف" and view.named[first] is None and begins_clause(word, view.texts[first])
        if joined and (not held or words[first - 1] in _COMMAS or scene.is_verb(first)):  # not «… التي وقعت وأدت إلى»
            return at
        if not held and (
            _leaves_bare(scene, at, start) or (verbal and (scene.is_verb(first) or (first > at and is_verb_form(word))))
        ):
            return at
    return -1


_COMMAS = frozenset("،,؛")


def _leaves_bare(scene: Scene, at: int, start: int) -> bool:
    """Outside any clause of its own a verb belongs to nobody inside the phrase, and no occasion does."""
    return (at > start + 1 and scene.is_verb(at)) or is_occasion(scene.view, at)


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
