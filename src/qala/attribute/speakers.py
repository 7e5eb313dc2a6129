"""Speakers: who is meant where a cue leaves its source out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from qala.attribute.drafts import Draft
from qala.attribute.subjects import Subject
from qala.lexicon.feelings import has_possessive
from qala.types.span import Span

_FIRST, _SECOND = 1, 2
_MEMORY = 8
"""Sentences back in which whoever spoke may still be meant."""


@dataclass(frozen=True, slots=True)
class Discourse:
    """What is known of a story before its implicit speakers are worked out.

    Attributes:
        drafts: in page order of their cues.
        parents: for each the index of the one whose content holds it.
        subjects: for each sentence its subject.
        headlines: indices of the sentences that stand in headlines.
        first: the first person named, who is meant if nobody else can be.
        told: for each sentence the indices of its drafts.
    """

    drafts: Sequence[Draft]
    parents: Sequence[int | None]
    subjects: Sequence[Subject | None]
    headlines: frozenset[int]
    first: Span | None
    told: Mapping[int, Sequence[int]]


def find_antecedents(discourse: Discourse) -> tuple[Span | None, ...]:
    """Return for each draft the noun phrase elsewhere that names its speaker, None where one stands beside it.

    A participle goes with the report it follows, a first person with the quotation it stands in, any other with the
    subject of its sentence, or else with whoever spoke or acted last and agrees with the verb.
    """
    found: list[Span | None] = []
    for index, draft in enumerate(discourse.drafts):
        if draft.heard.source or draft.entry.passive or draft.heard.unnamed or draft.impersonal or draft.cue.person == _SECOND:
            found.append(None)
        elif draft.heard.antecedent:
            found.append(draft.heard.antecedent)
        else:
            found.append(_antecedent(index, discourse, found))
    return tuple(found)


def _antecedent(index: int, discourse: Discourse, found: Sequence[Span | None]) -> Span | None:
    draft = discourse.drafts[index]
    if draft.cue.form == "noun" and not draft.entry.implicit and not has_possessive(draft.cue_text):
        return _later(index, discourse) if draft.sentence in discourse.headlines else None
    parent = _reporting(discourse.parents[index], discourse)
    if parent is not None and parent < len(found):
        said = _speaker(parent, discourse, found)
        own = draft.cue.person == _FIRST or draft.cue.form == "participle"
        if said and (own or _agree(_gender_of(draft), discourse.drafts[parent].cue.gender)):
            return said
    if discourse.parents[index] is not None and draft.cue.number == "p" and draft.cue.person != _FIRST:
        return None
    return (
        _in_sentence(index, discourse, found)
        or (_later(index, discourse) if draft.sentence in discourse.headlines else None)
        or _earlier(index, discourse, found)
        or discourse.first
    )


def _reporting(parent: int | None, discourse: Discourse) -> int | None:
    """Return the nearest enclosing report that is no relay phrase."""
    while parent is not None and discourse.drafts[parent].frame == "phrase":
        parent = discourse.parents[parent]
    return parent


def _speaker(index: int, discourse: Discourse, found: Sequence[Span | None]) -> Span | None:
    return discourse.drafts[index].heard.source or (found[index] if index < len(found) else None)


def _gender_of(draft: Draft) -> Literal["m", "f"] | None:
    if draft.cue.form != "noun":
        return draft.cue.gender
    if not has_possessive(draft.cue_text):
        return None
    return "f" if draft.cue_text.endswith("ها") else "m"


def _agree(mine: str | None, theirs: str | None) -> bool:
    return mine is None or theirs is None or mine == theirs


def _in_sentence(index: int, discourse: Discourse, found: Sequence[Span | None]) -> Span | None:
    """Look in the cue's own sentence: the report it goes on from, then the subject."""
    draft = discourse.drafts[index]
    gender = _gender_of(draft)
    if (relayed := _beside_relay(index, discourse)) is not None:
        return relayed
    for k in range(index - 1, -1, -1):
        other = discourse.drafts[k]
        if other.sentence != draft.sentence or draft.frame == "passed":
            break
        if other.frame == "passed" and gender != "f" and other.heard.source and discourse.parents[index] is None:
            return other.heard.source
        if other.frame == "phrase" or discourse.parents[k] != discourse.parents[index]:
            continue
        if other.entry.passive and other.heard.addressee:
            return other.heard.addressee
        if _agree(gender, other.cue.gender) and other.cue.form != "noun" and (speaker := _speaker(k, discourse, found)):
            return speaker
    subject = discourse.subjects[draft.sentence]
    if subject and subject.span.end <= draft.cue.span.start and _agree(gender, subject.gender):
        return subject.span
    return None


def _beside_relay(index: int, discourse: Discourse) -> Span | None:
    """«وبحسب مصادر عسكرية، أكدت أن», «يتوقع بحسب المصدر أن»: the phrase beside the verb names who it is."""
    draft = discourse.drafts[index]
    for k in (index - 1, index + 1):
        if not 0 <= k < len(discourse.drafts):
            continue
        other = discourse.drafts[k]
        source = other.heard.source
        if other.frame != "phrase" or source is None or other.sentence != draft.sentence:
            continue
        before = 0 <= draft.cue.span.start - source.end <= _BESIDE and other.cue.span.start == other.start
        behind = 0 <= other.cue.span.start - draft.cue.span.end <= 1
        if before or behind:
            return source
    return None


_BESIDE = 3
"""Code points: a comma and a space."""


def _earlier(index: int, discourse: Discourse, found: Sequence[Span | None]) -> Span | None:
    """Look in the sentences before, the nearest first: whoever spoke last there, else the person it is about."""
    draft = discourse.drafts[index]
    gender = _gender_of(draft)
    for sentence in range(draft.sentence - 1, max(-1, draft.sentence - _MEMORY), -1):
        reports = [at for at in reversed(discourse.told.get(sentence, ())) if _is_report(at, discourse)]
        for at in reports:
            other = discourse.drafts[at]
            if other.entry.passive and other.heard.addressee:
                return other.heard.addressee
            if other.frame == "passed" and gender == "f":  # «نقلت الصحيفة عن مسؤول أن … . وأضافت»
                continue
            if _agree(gender, other.cue.gender) and (speaker := _speaker(at, discourse, found)):
                return speaker
        subject = discourse.subjects[sentence]
        if subject and not reports and sentence not in discourse.headlines and _is_meant(subject, gender):
            return subject.span
    return None


def _is_report(at: int, discourse: Discourse) -> bool:
    """Tell whether a draft says of itself who speaks: no phrase, no noun, nothing inside another's words.

    What a paper passes on is its source's («نقلت الوكالة عن فلان أن … . وأشار إلى»).
    """
    draft = discourse.drafts[at]
    if draft.frame == "passed":
        return draft.heard.source is not None
    return draft.frame != "phrase" and discourse.parents[at] is None and draft.cue.form != "noun"


def _is_meant(subject: Subject, gender: str | None) -> bool:
    """A person may be meant by a verb in the next sentence; a body only where the verb agrees with it as one."""
    return (subject.person or gender == "f") and _agree(gender, subject.gender)


def _later(index: int, discourse: Discourse) -> Span | None:
    """A headline leaves out whom the lead names: the first one after it who speaks or acts."""
    draft = discourse.drafts[index]
    gender = _gender_of(draft)
    for sentence in range(draft.sentence + 1, min(draft.sentence + 4, len(discourse.subjects))):
        for at in discourse.told.get(sentence, ()):
            other = discourse.drafts[at]
            if other.heard.source and _agree(gender, other.cue.gender):
                return other.heard.source
        subject = discourse.subjects[sentence]
        if subject and _agree(gender, subject.gender):
            return subject.span
    return None
