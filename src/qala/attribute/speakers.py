"""Speakers: who is meant where a cue leaves its source out."""

from collections.abc import Sequence

from qala.attribute.drafts import Draft
from qala.lexicon.feelings import has_possessive
from qala.types.mention import Mention
from qala.types.span import Span


SECOND = 2
"""The person of those spoken to, who are nobody's source by name («تعتقدون أن»)."""


def find_antecedents(
    drafts: Sequence[Draft], parents: Sequence[int | None], mentions: Sequence[Mention]
) -> tuple[Span | None, ...]:
    """Return for each draft the earlier noun phrase that names its speaker, None where one stands beside it.

    A participle goes with the report it follows, a first person with the quotation it stands in, any other with the
    speaker of what it is part of, or else with the last one whose gender the verb agrees with.
    """
    found: list[Span | None] = []
    for index, draft in enumerate(drafts):
        if draft.heard.source or draft.entry.passive or draft.heard.unnamed or draft.impersonal or draft.cue.person == SECOND:
            found.append(None)
        elif draft.heard.antecedent:
            found.append(draft.heard.antecedent)
        else:
            found.append(_antecedent(index, drafts, parents, found, mentions))
    return tuple(found)


def _antecedent(
    index: int,
    drafts: Sequence[Draft],
    parents: Sequence[int | None],
    found: Sequence[Span | None],
    mentions: Sequence[Mention],
) -> Span | None:
    draft, parent = drafts[index], parents[index]

    if draft.cue.form == "noun" and not draft.entry.implicit and not has_possessive(draft.cue_text):
        return None

    def speaker(of: int) -> Span | None:
        return drafts[of].heard.source or (found[of] if of < len(found) else None)

    if parent is not None and parent < len(found) and drafts[parent].frame != "phrase":
        said = speaker(parent)
        if said and (draft.cue.person == 1 or draft.cue.form == "participle" or _agree(draft, drafts[parent])):
            return said
    if parent is not None and draft.cue.number == "p" and draft.cue.person != 1:
        return None
    if draft.cue.form == "participle":
        same = [k for k in range(index) if drafts[k].sentence == draft.sentence and drafts[k].frame != "phrase"]
        for k in reversed(same):
            if parents[k] == parent and speaker(k):
                return speaker(k)
        return _subject_of_sentence(index, drafts, found, mentions)
    if parent is None and draft.cue.form != "participle" and (subject := _own_subject(index, drafts, mentions)):
        return subject
    for k in range(index - 1, -1, -1):
        asked = drafts[k].heard.addressee
        if drafts[k].entry.passive and asked and draft.sentence - drafts[k].sentence < 2:
            return asked
        if drafts[k].frame == "phrase" or parents[k] is not None or not _agree(draft, drafts[k]):
            continue
        if speaker(k):
            return speaker(k)
    return next((m.span for m in mentions if m.type == "PER"), None)


def _agree(draft: Draft, other: Draft) -> bool:
    mine, theirs = draft.cue.gender, other.cue.gender
    return mine is None or theirs is None or mine == theirs


def _own_subject(index: int, drafts: Sequence[Draft], mentions: Sequence[Mention]) -> Span | None:
    """In «أعاد فلان الذكرى، وقال …» the subject of the first verb, where nothing was reported before in the sentence."""
    draft = drafts[index]
    if index and drafts[index - 1].sentence == draft.sentence:
        return None
    return next(
        (m.span for m in mentions if draft.start <= m.span.start < draft.cue.span.start and m.type == "PER"), None
    )


def _subject_of_sentence(
    index: int, drafts: Sequence[Draft], found: Sequence[Span | None], mentions: Sequence[Mention]
) -> Span | None:
    """The first name of the sentence a participle stands in, else the last speaker."""
    at = drafts[index].cue.span.start
    before = [d for d in drafts[:index] if d.sentence < drafts[index].sentence]
    since = before[-1].content[-1].end if before else 0
    for mention in mentions:
        if since <= mention.span.start < at and mention.type != "LOC":
            return mention.span
    for k in range(index - 1, -1, -1):
        span = drafts[k].heard.source or found[k]
        if span:
            return span
    return None
