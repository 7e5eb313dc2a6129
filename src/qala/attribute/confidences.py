"""Confidences: how often drafts like this one are right, by weights learned on annotated pages.

A logistic model over a few traits of the filled frame; `genscripts/confidences.py` learns the weights and says how well they
are calibrated. What is likelier wrong than right is left out.
"""

import math
from collections.abc import Iterator, Mapping
from functools import cache

from qala.attribute.drafts import Draft
from qala.lexicon.tables import table
from qala.types.span import Span

LEAST = 0.2
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


def confidence_of(draft: Draft, antecedent: Span | None, parent: int | None) -> float:
    """Return how likely the draft is right in cue, content and speaker, between 0 and 1.

    Args:
        draft: what was found.
        antecedent: who is meant, where nobody is named beside the cue.
        parent: index of the draft that holds it.
    """
    weights = _weights()
    score = sum(weights.get(trait, 0.0) for trait in traits(draft, antecedent, parent))
    return round(1 / (1 + math.exp(-score)), 3)


def traits(draft: Draft, antecedent: Span | None, parent: int | None) -> Iterator[str]:
    """Yield what the confidence of a draft is judged by."""
    cue, heard = draft.cue, draft.heard
    yield "any"
    yield f"frame={draft.frame}"
    yield f"form={cue.form}"
    yield f"frame={draft.frame} form={cue.form}"
    if draft.entry.lemma in _CORE:
        yield "core"
    if heard.source:
        yield "source"
    elif heard.unnamed or draft.impersonal or draft.entry.passive:
        yield "nobody"
    else:
        named = "antecedent" if antecedent else "unknown"
        yield named
        yield f"frame={draft.frame} {named}"
    if cue.person != 3:  # noqa: PLR2004 - the grammatical person
        yield f"person={cue.person}"
    if cue.form == "verb":
        yield "perfect" if cue.perfect else "imperfect"
    if draft.mode != "indirect":
        yield f"mode={draft.mode}"
    if draft.level >= 0:
        yield "inside speech"
    if parent is not None:
        yield "held"
    if cue.strict:
        yield "strict"
    yield from _lengths(draft)


def _lengths(draft: Draft) -> Iterator[str]:
    length = sum(piece.end - piece.start for piece in draft.content)
    yield "word" if length < _SHORT else "phrase" if length < _MIDDLE else "clause" if length < _LONG else "sentences"
    gap = draft.content[0].start - draft.cue.span.end
    if gap >= 0:
        yield "at once" if gap <= _NEAR + 4 else "far" if gap > _FAR else "near"
    if len(draft.content) > 1:
        yield "pieces"
