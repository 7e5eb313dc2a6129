"""Drafts: cues with their complement and source, before chains and implicit speakers are worked out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from qala.attribute.complements import Complement, find_complement
from qala.attribute.contents import read_content
from qala.attribute.phrases import is_speaker
from qala.attribute.sources import Heard, find_source
from qala.attribute.views import View
from qala.lexicon.cues import CueEntry, cue_entry
from qala.lexicon.feelings import feeling_stance
from qala.lexicon.function_words import function_words
from qala.types.attribution import Mode
from qala.types.cue import Cue, Stance
from qala.types.span import Span

CONFIDENCE: Mapping[str, float] = {"quotation": 0.95, "clause": 0.93, "colon": 0.9, "object": 0.7, "phrase": 0.75}
"""Before calibration: how often a frame was right on the annotated pages."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in the making.

    Attributes:
        cue: with its span as it will be reported.
        entry: the lexicon's entry of the cue.
        frame: how the content hangs on the cue; the key of `CONFIDENCE`.
        heard: source, antecedent and addressee as written.
        content: the pieces.
        mode: direct, indirect or mixed.
        sentence: index of its sentence in the story.
        level: the speech quotation that holds the cue, -1 outside all.
        cue_text: the cue's own word, bare.
        start: where its sentence starts.
    """

    cue: Cue
    entry: CueEntry
    frame: str
    heard: Heard
    content: tuple[Span, ...]
    mode: Mode
    sentence: int
    level: int
    cue_text: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """A reading of a cue whose frame is filled."""

    cue: Cue
    entry: CueEntry
    complement: Complement


def match_cues(view: View) -> Mapping[int, Match]:
    """Return for each token index the first reading of its cue that reports something."""
    matches = {}
    for index, readings in view.cues.items():
        for cue in readings:
            entry = cue_entry(cue.lemma, cue.form)
            if entry.form == "phrase" or view.named[index]:
                continue
            if cue.form == "verb" and view.tokens[index].bare.startswith("ال"):
                continue
            complement = find_complement(view, index, cue, entry)
            if complement:
                matches[index] = Match(cue, entry, complement)
                break
    return _owned(view, matches)


_RANK = {"verb": 0, "participle": 0, "noun": 1}


def _owned(view: View, matches: Mapping[int, Match]) -> Mapping[int, Match]:
    """Give each complement to one cue, a verb before a noun, then the nearest; who loses looks again before the owner."""
    owners: dict[int, int] = {}
    for index, match in matches.items():
        owner = owners.get(match.complement.start)
        if owner is None or (_RANK[match.cue.form], -index) < (_RANK[matches[owner].cue.form], -owner):
            owners[match.complement.start] = index
    kept = set(owners.values())
    owned = {}
    for index, match in matches.items():
        if index in kept:
            owned[index] = match
            continue
        owner = owners[match.complement.start]
        again = find_complement(view, index, match.cue, match.entry, owner) if index < owner else None
        if again:
            owned[index] = Match(match.cue, match.entry, again)
    return owned


def draft_attributions(view: View, number: int, relays: Mapping[int, int]) -> Iterator[Draft]:
    """Yield the drafts of a sentence.

    Args:
        view: the sentence.
        number: its index in the story.
        relays: token indices where a relay phrase (بحسب …) begins, with where it ends.
    """
    matches = match_cues(view)

    for index, match in matches.items():

        def ends(at: int, index: int = index) -> bool:
            return _resumes(view, at, index, matches, relays)

        content, mode = read_content(view, match.complement, ends)
        if not content:
            continue
        heard = find_source(view, index, match.cue, match.entry, match.complement)
        noun = match.complement.noun
        span = view.span(index, match.complement.cue_end) if noun is None else view.tokens[noun].span
        cue = _with_span(match.cue, span, _stance(view, match))
        yield Draft(cue, match.entry, match.complement.kind, heard, content, mode, number, view.level[index], view.tokens[match.complement.cue_end - 1].bare, view.sentence.span.start)


def _stance(view: View, match: Match) -> Stance:
    """A light verb takes the stance of the feeling it voices, a negated belief is a doubt."""
    if not match.entry.light:
        return match.entry.stance
    near = view.tokens[match.complement.gap[0] - 1 : match.complement.start]
    return next((stance for token in near if (stance := feeling_stance(token.bare))), match.entry.stance)


def _with_span(cue: Cue, span: Span, stance: Stance) -> Cue:
    return replace(cue, span=span, stance=stance)


def _resumes(view: View, at: int, index: int, matches: Mapping[int, Match], relays: Mapping[int, int]) -> bool:
    """Tell whether the reporter speaks again at token `at` of the content of the cue at `index`."""
    after_comma = view.tokens[at].text in "،,؛"
    first = at + 1 if after_comma else at
    if first >= len(view.tokens) or first <= index:
        return False
    if first in relays:
        return _closes(view, relays[first], matches)
    match = matches.get(first)
    if match and match.cue.form == "participle":
        return True
    if match and match.cue.form == "verb" and match.cue.person == 3 and _is_conjoined(view, first, match):
        return True
    word = view.tokens[first].bare
    if word in {"وقد", "فقد", "كما"} and first + 1 in matches and matches[first + 1].cue.form == "verb":
        return True
    if word not in function_words("resumptions"):
        return False
    following = view.tokens[first + 1].bare if first + 1 < len(view.tokens) else ""
    return following in function_words("refusals") or (after_comma and _reports_soon(view, first, matches))


def _closes(view: View, end: int, matches: Mapping[int, Match]) -> bool:
    """A relay phrase ends a content unless the report goes on after it («إن البلدان، وفقاً للإعلان، ترغب …»)."""
    if end >= len(view.tokens) or view.tokens[end].text in ".؟!»\"”" or view.tokens[end].bare in function_words("relatives"):
        return True
    if view.tokens[end].text not in "،,":
        return False
    return any(k in matches for k in range(end + 1, min(end + 3, len(view.tokens))))


def _is_conjoined(view: View, at: int, match: Match) -> bool:
    """A finite cue with و or ف goes on with the report («…، وأضاف أن»); one without is inside the content."""
    word = view.tokens[at].bare
    lemma = match.entry.lemma
    return word[:1] in "وف" and (lemma[0] not in "وف" or word[1:2] == lemma[0])


def _reports_soon(view: View, at: int, matches: Mapping[int, Match]) -> bool:
    return any(k in matches for k in range(at + 1, min(at + 8, len(view.tokens))))


def draft_headline(view: View, number: int) -> Draft | None:
    """Read «X: …» in a headline: who stands before the colon says what stands after it."""
    colon = next((k for k, token in enumerate(view.tokens[:14]) if token.text == ":"), None)
    if not colon or colon + 1 >= len(view.tokens) or not is_speaker(view, 0, colon):
        return None
    if any(cue.form == "verb" and cue.person == 3 for k in range(colon) for cue in view.cues.get(k, ()) if not view.named[k]) and colon > 8:
        return None
    complement = Complement("colon", colon + 1, colon + 1, (0, colon))
    content, mode = read_content(view, complement, lambda _: False)
    if not content:
        return None
    span = view.span(colon, colon + 1)
    cue = Cue(span, ":", "colon", "says", "cues/:")
    end = next((k for k in range(1, colon) if view.tokens[k].bare in function_words("prepositions") and view.named[k - 1]), colon)
    source = view.span(0, end)
    entry = CueEntry(":", "colon", "says")
    return Draft(cue, entry, "colon", Heard(source), content, mode, number, -1)
