"""Confidences: how often drafts like this one are right, by weights learned on annotated pages.

A logistic model over the traits of the place, the filled frame, who is meant, and how much its story reports at all (a column
of opinion holds words of saying and no reports). `genscripts/confidences.py` learns the weights and says how well they are
calibrated. What is hardly ever right is left out.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from qala.attribute.drafts import Draft
from qala.lexicon.tables import table
from qala.types.span import Span

LEAST = 0.3
"""Below this a draft is left out."""
_SHORT, _MIDDLE, _LONG = 12, 60, 400
"""Code points of a content: a word or two, a phrase, several sentences."""
_NEAR, _FAR = 2, 40
"""Code points between cue and content: nothing but a complementizer, a long source."""
_CORE = frozenset({"قال", "أضاف", "أكد", "أوضح", "أشار", "ذكر", "أعلن", "كشف", "تابع", "صرح", "أفاد", "بحسب", "وفقا"})
"""The words that make most reports: rarely anything else."""


@cache
def _weights() -> Mapping[str, float]:
    return dict(table("confidences"))


def confidence_of(draft: Draft, antecedent: Span | None, parent: int | None, setting: Iterable[str] = ()) -> float:
    """Return how likely the draft is right in cue, content and speaker, between 0 and 1.

    Args:
        draft: what was found.
        antecedent: who is meant, where nobody is named beside the cue.
        parent: index of the draft that holds it.
        setting: what `setting_of` says of its story.
    """
    weights = _weights()
    score = sum(filter(None, map(weights.get, (*traits(draft, antecedent, parent), *setting))))
    return round(1 / (1 + math.exp(-score)), 3)


def setting_of(drafts: Sequence[Draft], sentences: int) -> tuple[str, ...]:
    """Return how much a story of so many sentences reports: news reports in most of them, and names who speaks."""
    own = [draft for draft in drafts if draft.level < 0]
    named = sum(1 for draft in own if draft.heard.source and not _NAMED.isdisjoint(draft.traits))
    first = sum(1 for draft in own if draft.cue.person == 1)
    dense = len(own) / max(1, sentences)
    return (
        f"story {'dense' if dense > _DENSE else 'sparse' if dense < _SPARSE else 'middling'}",
        f"story named {min(named, _ENOUGH)}",
        f"story drafts {min(len(own), _ENOUGH)}",
        f"story first {min(first, 2)}",
    )


_DENSE, _SPARSE = 0.8, 0.35
"""Drafts a sentence."""
_ENOUGH = 4
_NAMED = frozenset(
    f"source={kind}"
    for kind in ("PER", "ORG", "LOC", "official", "official named", "person named", "organisation named", "agency named")
)


def traits(draft: Draft, antecedent: Span | None, parent: int | None) -> Sequence[str]:
    """Return what the confidence of a draft is judged by."""
    cue, heard, frame, form = draft.cue, draft.heard, draft.frame, draft.cue.form
    found = ["any", f"frame={frame}", f"form={form}", f"frame={frame} form={form}"]
    if draft.entry.lemma in _CORE:
        found.append("core")
    if heard.source:
        found.append("source")
    elif heard.unnamed or draft.impersonal or draft.entry.passive:
        found.append("nobody")
    else:
        named = "antecedent" if antecedent else "unknown"
        found += (named, f"frame={frame} {named}")
    if cue.person != 3:  # noqa: PLR2004 - the grammatical person
        found.append(f"person={cue.person}")
    if form == "verb":
        found.append("perfect" if cue.perfect else "imperfect")
    if draft.mode != "indirect":
        found.append(f"mode={draft.mode}")
    if draft.level >= 0:
        found.append("inside speech")
    if parent is not None:
        found.append("held")
    if cue.strict:
        found.append("strict")
    _add_lengths(found, draft)
    found += draft.traits
    return found


def _add_lengths(found: list[str], draft: Draft) -> None:
    content = draft.content
    length = sum(piece.end - piece.start for piece in content)
    found.append("word" if length < _SHORT else "phrase" if length < _MIDDLE else "clause" if length < _LONG else "sentences")
    gap = content[0].start - draft.cue.span.end
    if gap >= 0:
        found.append("at once" if gap <= _NEAR + 4 else "far" if gap > _FAR else "near")
    if len(content) > 1:
        found.append("pieces")
