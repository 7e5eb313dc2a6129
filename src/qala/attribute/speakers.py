"""Speakers: who is meant where a cue leaves its source out."""

from qala.attribute.candidates import Cast, find_candidates
from qala.attribute.drafts import Draft
from qala.attribute.rankings import Weights, likeliest
from qala.attribute.sorts import sort_of
from qala.types.span import Span

_SECOND = 2


def find_antecedents(cast: Cast) -> tuple[Span | None, ...]:
    """Return for each draft the noun phrase elsewhere that names its speaker, None where one stands beside it.

    In page order: whoever a draft is found to mean has spoken when the next is asked about.
    """
    for index in range(len(cast.drafts)):
        cast.mean(antecedent(index, cast))
    return tuple(cast.meant)


def may_mean(draft: Draft) -> bool:
    """Tell whether a draft may mean somebody named elsewhere: nobody stands beside it, and its form does not say nobody."""
    nobody = draft.heard.unnamed or draft.entry.passive or draft.impersonal
    return not (draft.heard.source or nobody or draft.cue.person == _SECOND)


def is_ranked(index: int, cast: Cast) -> bool:
    """Tell whether whom a draft means is asked of the candidates, where neither its relative clause nor its form says it.

    A noun of saying means whoever has it, and nobody where it has nobody.
    """
    draft = cast.drafts[index]
    return may_mean(draft) and not draft.heard.antecedent and (draft.entry.implicit or sort_of(index, cast) != "noun")


def antecedent(index: int, cast: Cast, weights: Weights | None = None) -> Span | None:
    """Return whom the draft at `index` means if it does not say so, those before it having been asked.

    Args:
        index: of the draft.
        cast: the story's.
        weights: others than the packaged ones, when they are learned.
    """
    draft = cast.drafts[index]
    if not may_mean(draft):
        return None
    if draft.heard.antecedent:
        return draft.heard.antecedent
    if is_ranked(index, cast):
        found = likeliest(index, cast, find_candidates(index, cast), weights)
        return found.span if found else None
    return _named_below(index, cast) if draft.sentence in cast.headlines else None


def _named_below(index: int, cast: Cast) -> Span | None:
    """A headline's noun of saying means the first whom the lead names as speaking or acting."""
    below = (c.span for c in find_candidates(index, cast) if c.place in ("later report", "later subject"))
    return next(below, None)
