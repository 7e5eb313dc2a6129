"""Hazards: how likely a content ends at a place, by weights learned on annotated pages and on quotations.

A logistic model of the hazard: how likely the content ends here, given that it has not ended before. What a place is judged by
are short strings, each a few traits put together; `genscripts/content_ends.py` learns a weight for each.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from qala.attribute.endings import LOOKED, NO_MARK, Clause, Frame, Progress, Report
from qala.attribute.phrases import is_speaker, speaker_phrase
from qala.attribute.resumings import SIGNS, Place, closes, is_conjoined
from qala.attribute.views import View
from qala.attribute.word_kinds import END, tense_of
from qala.lexicon.tables import table
from qala.lexicon.turns import turn_of

FARTHEST = -3.0
"""Where the mark and the words beside a place say less than this, no other trait makes an end of it."""
_SOON = 8
"""Tokens behind a place in which another report begins."""
_SIGNS_BEHIND = {",": (3, 4, 5), ";": tuple(range(len(SIGNS)))}
"""The signs worth asking behind a mark: behind a comma the certain ones have been asked."""
_SIGNS_ANYWHERE = (0, 1, 5)
"""Signs that need no comma."""


@cache
def _weights() -> Mapping[str, float]:
    return dict(table("content_ends")["all"])


@cache
def _near_weights() -> Mapping[str, float]:
    """Return the weights of a model that sees the nearest traits alone."""
    return dict(table("content_ends")["near"])


def hazard(report: Report, clause: Clause, at: int, mark: str, first: int) -> float:
    """Return how likely the content ends before `at`, given that it has not ended before."""
    scene, kinds = report.scene, report.kinds
    plain = first < report.stop and first not in scene.matches and first not in scene.relays
    tag = kinds[first] if plain else _tag(report, first)
    after = kinds[first + 1] if first + 1 < report.stop else END
    near, far = _at_a_glance(report.frame.role, mark, tag, after, kinds[at - 1])
    if near < FARTHEST:
        return 0.0
    weights = _weights()
    progress = clause.progress(at - report.start, report.stop - first)
    score = far + _of_frame(report.frame, mark, tag) + _of_progress(report.frame.role, mark, tag, progress)
    for weight in filter(None, map(weights.get, own_traits(Look(report, clause, at, mark, first, tag, after)))):
        score += weight
    return 1 / (1 + math.exp(-score)) if score > _NOTHING else 0.0


_NOTHING = -30.0


@lru_cache(maxsize=50_000)
def _at_a_glance(role: str, mark: str, tag: str, after: str, before: str) -> tuple[float, float]:
    """Score the nearest traits: alone, and as a part of all."""
    near, weights = _near_weights(), _weights()
    traits = list(near_traits(role, mark, tag, after, before))
    return sum(near.get(trait, 0.0) for trait in traits), sum(weights.get(trait, 0.0) for trait in traits)


@lru_cache(maxsize=50_000)
def _of_frame(frame: Frame, mark: str, tag: str) -> float:
    weights = _weights()
    return sum(weights.get(trait, 0.0) for trait in frame_traits(frame, mark, tag))


@lru_cache(maxsize=50_000)
def _of_progress(role: str, mark: str, tag: str, progress: Progress) -> float:
    weights = _weights()
    return sum(weights.get(trait, 0.0) for trait in progress_traits(role, mark, tag, progress))


def traits_at(report: Report, clause: Clause, at: int, mark: str, first: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the traits of a place, the nearest and all others: what weights are learned for."""
    tag, role = _tag(report, first), report.frame.role
    after, before = report.kind_inside(first + 1), report.kinds[at - 1]
    progress = clause.progress(at - report.start, report.stop - first)
    look = Look(report, clause, at, mark, first, tag, after)
    others = (*frame_traits(report.frame, mark, tag), *progress_traits(role, mark, tag, progress), *own_traits(look))
    return tuple(near_traits(role, mark, tag, after, before)), others


class Look(NamedTuple):
    """A place as the model looks at it: mark, the words behind it, the report that begins there."""

    report: Report
    clause: Clause
    at: int
    mark: str
    first: int
    tag: str
    after: str


def _tag(report: Report, first: int) -> str:
    if first >= report.stop:
        return END
    scene = report.scene
    if first in scene.relays:
        return "RELAY!" if closes(scene, scene.relays[first].end) else "RELAY"
    match = scene.matches.get(first)
    if match is None:
        return report.kinds[first]
    cue = match.cue
    joined = ":w" if cue.form != "noun" and is_conjoined(scene, first) else ""
    return f"M:{cue.form}{joined}{'' if cue.person == 3 else ':1'}"  # noqa: PLR2004 - the grammatical person


def near_traits(role: str, mark: str, tag: str, after: str, before: str) -> Iterator[str]:
    """Yield what nearly decides: the mark and the words beside the place."""
    yield "any"
    yield f"a{role}{mark}"
    yield f"b{role}{mark}{tag}"
    yield f"c{mark}{tag}"
    yield f"d{tag}"
    yield f"e{mark}{tag} {after}"
    yield f"f{tag} {after}"
    yield f"g{mark}{before}"
    if mark == NO_MARK:
        yield f"h{tag} {before}"


def frame_traits(frame: Frame, mark: str, tag: str) -> Iterator[str]:
    """Yield what the cue and its complement say of a place with that mark and that word behind it."""
    yield f"j{mark}{frame.complement} {frame.form}"
    yield f"O{mark}{tag}{frame.quoted:d}"
    yield f"P{mark}{frame.role}{frame.quoted:d}"
    yield f"Q{mark}{frame.person}"
    yield f"X{mark}{tag}{frame.person}"
    yield f"R{mark}{frame.ground}"
    yield f"S{mark}{tag} {frame.ground}"
    yield f"T{mark}{frame.stance}"
    yield f"V{mark}{frame.nested:d}"
    yield f"W{mark}{tag}{frame.nested:d}"
    yield f"U{mark}{tag}{frame.form}"
    yield f"Y{mark}{frame.lemma}"


def progress_traits(role: str, mark: str, tag: str, progress: Progress) -> Iterator[str]:
    """Yield what the content so far says: its verbs, its clauses, its length and how much is left."""
    yield f"w{mark}{progress.gone}"
    yield f"x{role}{progress.gone}"
    yield f"y{mark}{progress.left}"
    yield f"J{mark}{role}{progress.verbs}"
    yield f"K{mark}{tag}{min(progress.verbs, 2)}"
    yield f"L{mark}{role}{progress.held:d}"
    yield f"M{mark}{tag}{progress.relative:d}"
    yield f"N{mark}{role}{progress.relative:d}"
    yield f"Z{mark}{progress.commas}"
    yield f"1{mark}{progress.bracket:d}"


def own_traits(look: Look) -> Sequence[str]:
    """Return what only the words behind a place say."""
    report, mark, tag, first = look.report, look.mark, look.tag, look.first
    scene = report.scene
    found = [f"i{mark}{tag} {look.after} {report.kind_inside(first + 2)}"]
    if first in scene.matches:
        _add_report(found, look)
    else:
        _add_cues(found, look)
    if report.own_end == look.at:
        found.append(f"v{mark}")
    if first >= report.stop:
        return found
    place = Place(scene, report.index, first, mark in ",;")
    for number in _SIGNS_BEHIND.get(mark, _SIGNS_ANYWHERE):
        if SIGNS[number](place):
            found += (f"s{number}{report.frame.role}", f"u{number}{mark}{report.frame.nested:d}")
    _add_turns(found, look)
    kind = report.kinds[first]
    if kind != tag:
        found.append(f"2{mark}{kind}")
    if first not in scene.matches and tense_of(kind):
        word = scene.view.words[first]
        female = word.endswith("ت") or word.lstrip("وفس").startswith("ت")
        found.append(f"3{mark}{kind}{female:d}{scene.matches[report.index].cue.gender}")
    return found


def _add_report(found: list[str], look: Look) -> None:
    """A report begins at the place: whose, and whether it can go on with this one."""
    scene, mark, tag = look.report.scene, look.mark, look.tag
    cue, match = scene.matches[look.report.index].cue, scene.matches[look.first]
    agrees = "?" if cue.gender is None or match.cue.gender is None else "=" if cue.gender == match.cue.gender else "/"
    start, stop = match.complement.gap
    own = stop > start and is_speaker(scene.view, start, speaker_phrase(scene.view, start, stop))
    found += (
        f"k{tag}{agrees}",
        f"l{tag}{own:d}",
        f"m{mark}{tag}{agrees}{own:d}",
        f"n{mark}{tag}{match.complement.kind}",
        f"o{mark}{tag}{match.cue.perfect:d}{cue.perfect:d}",
    )


def _add_cues(found: list[str], look: Look) -> None:
    """A cue whose frame is not filled, or a report one word on."""
    scene, mark, first = look.report.scene, look.mark, look.first
    here, there = _cue(scene.view, first), _cue(scene.view, first + 1)
    if here:
        found.append(f"p{mark}{here}")
    if there:
        found += (f"q{mark}{look.tag} {there}", f"r{mark}{there}")
    if (following := scene.matches.get(first + 1)) is not None:
        found.append(f"t{mark}{look.tag} {following.cue.form}{following.cue.person}")
    soon = not scene.matches.keys().isdisjoint(range(first + 1, min(first + _SOON, look.report.stop)))
    found += (f"z{mark}{soon:d}", f"A{mark}{look.tag}{soon:d}")


def _cue(view: View, at: int) -> str:
    if at not in view.cues:
        return ""
    cue = view.cues[at][0]
    return f"{cue.form}{cue.person}{cue.perfect:d}"


def _add_turns(found: list[str], look: Look) -> None:
    """How the clause that begins at the place goes on from the one before it: by tense, by the word it begins with."""
    report, mark, first = look.report, look.mark, look.first
    view, tense, role = report.scene.view, look.clause.tense, report.frame.role
    now = next(filter(None, map(tense_of, report.kinds[first : min(first + LOOKED, report.stop)])), "-")
    found += (f"B{mark}{tense}>{now}", f"C{mark}{role}{tense}>{now}")
    turn = turn_of(view.words[first], view.words[first + 1])
    if turn:
        found += (
            f"D{mark}{turn}{now}",
            f"E{mark}{turn}{role}",
            f"F{mark}{turn}{tense}>{now}",
            f"G{mark}{turn}{look.after[:2]}",
            f"H{mark}{turn}{report.frame.quoted:d}",
            f"I{mark}{turn}{report.frame.nested:d}",
        )
