"""Scenes: a sentence with the cues whose frames are filled and the relay phrases, before ends and sources are looked for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from qala.arabic.folding import bare
from qala.attribute.complements import Complement
from qala.attribute.frames import find_complement, site_of
from qala.attribute.views import View
from qala.attribute.walks import walk_to_complement
from qala.lexicon.cues import CueEntry, cue_entry
from qala.lexicon.function_words import function_words
from qala.lexicon.speakers import speaker_kind
from qala.types.cue import Cue
from qala.types.span import Span


@dataclass(slots=True)
class Match:
    """A reading of a cue whose frame is filled."""

    cue: Cue
    entry: CueEntry
    complement: Complement


@dataclass(frozen=True, slots=True)
class Relay:
    """A relay phrase, in token indices: the cue, then the noun phrase of its source, up to `end`.

    `source` is None where a pronoun stands for it («على حد قوله»).
    """

    start: int
    cue_end: int
    source: Span | None
    end: int
    cue: Cue
    entry: CueEntry
    via: tuple[Span, ...] = ()


@dataclass(slots=True)
class Scene:
    """A view with its matches and relays by the token they begin at; `number` counts the sentences of the story."""

    view: View
    number: int
    matches: Mapping[int, Match]
    relays: Mapping[int, Relay]

    def is_verb(self, at: int) -> bool:
        """Tell whether a finite cue in the third person begins at `at`."""
        match = self.matches.get(at)
        return match is not None and match.cue.form == "verb" and match.cue.person == _THIRD


_THIRD = 3
_RANK = {"verb": 0, "participle": 0, "noun": 1}


def _rank(match: Match) -> int:
    """«وأضاف فلان قائلاً: …»: the verb is the cue, قائلاً only introduces."""
    introduces = match.cue.form == "participle" and match.entry.lemma == "قال"
    return 1 if introduces else _RANK[match.cue.form]


def match_cues(view: View, relayed: frozenset[int]) -> Mapping[int, Match]:
    """Return for each token index the first reading of its cue that reports something; `relayed` tokens are relay phrases'."""
    matches = {}
    for index, readings in view.cues.items():
        if index in relayed or (view.named[index] is not None and not _names_nothing(view, index)):
            continue
        for cue in readings:
            if cue.form == "phrase" or (cue.form == "verb" and view.words[index].startswith("ال")):
                continue
            entry = cue_entry(cue.lemma, cue.form)
            complement = find_complement(site_of(view, index, cue, entry))
            if complement:
                matches[index] = Match(cue, entry, complement)
                break
    return _owned(view, matches)


def _names_nothing(view: View, index: int) -> bool:
    """A name that begins with a verb of saying at the start of a line is a slip of the tagger."""
    mention = view.named[index]
    return mention is not None and mention.confidence < _DOUBTFUL and index == 0


_DOUBTFUL = 0.6


def _owned(view: View, matches: Mapping[int, Match]) -> Mapping[int, Match]:
    """Give each complement to one cue, a verb before a noun, then the nearest; who loses looks again before the owner."""
    if len({match.complement.start for match in matches.values()}) == len(matches):
        return matches
    owners: dict[int, int] = {}
    for index, match in matches.items():
        owner = owners.get(match.complement.start)
        if owner is None or (
            (_rank(match), -index) < (_rank(matches[owner]), -owner) and not _only_colours(view, owner, index, matches)
        ):
            owners[match.complement.start] = index
    kept = set(owners.values())
    for noun, match in matches.items():
        owner = owners[match.complement.start]
        if noun not in kept and (own := _over_noun(view, owner, matches[owner], noun, matches)):
            matches = {**matches, owner: Match(matches[owner].cue, matches[owner].entry, own)}
            kept.add(noun)
    owned = {}
    for index, match in matches.items():
        if index in kept:
            owned[index] = match
            continue
        again = _over_noun(view, index, match, owners[match.complement.start], matches) or _again(
            view, index, match, owners[match.complement.start], kept
        )
        if again:
            owned[index] = Match(match.cue, match.entry, again)
    return owned


def _only_colours(view: View, owner: int, index: int, matches: Mapping[int, Match]) -> bool:
    """«قالت المنظمة محذرة إن», «وتابع الشيخ يقول: …»: the verb before is the cue, what stands behind it only colours it."""
    verb, other = matches[owner], matches[index]
    if verb.cue.form != "verb" or any(view.is_comma(at) for at in range(owner, index)):
        return False
    if other.cue.form == "participle":
        return verb.entry.lemma == "قال" and other.complement.cue_end == index + 1
    return (
        other.entry.lemma == "قال"
        and other.cue.form == "verb"
        and not other.cue.perfect
        and view.words[index][:1] not in "وف"
        and bare(verb.entry.lemma) in function_words("going_on")
    )


def _over_noun(view: View, verb: int, match: Match, noun: int, matches: Mapping[int, Match]) -> Complement | None:
    """«مفنداً ادعاءه أنه», «نفى المدير مزاعم بأن»: a verb that takes a noun of saying for its object reports the whole of it."""
    other = matches[noun]
    if match.entry.form != "verb" or match.entry.object not in ("bare", "both") or other.cue.form != "noun" or noun < verb:
        return None
    if noun != match.complement.cue_end or match.complement.kind != "clause":
        return None
    if speaker_kind(view.words[noun]) == "document":  # «أوضح بلاغ للجنة أن»: it speaks
        return None
    return Complement("object", noun, match.complement.cue_end, (noun, noun))


def _again(view: View, index: int, match: Match, owner: int, kept: set[int]) -> Complement | None:
    """Look for another complement: behind a clause that a relative pronoun led into, or before the owner's."""
    if index > owner:
        return None
    site = site_of(view, index, match.cue, match.entry)
    relative = any(view.words[at] in function_words("relatives") for at in range(index, owner))
    if relative and match.complement.kind == "clause":
        behind = walk_to_complement(replace(site, past=match.complement.start + 1))
        if behind and behind.kind in ("clause", "quotation") and view.is_comma(behind.gap[1] - 1):
            return behind
    before = find_complement(replace(site, stop=min(site.stop, owner)))
    return before if before is None or owner in kept else None
