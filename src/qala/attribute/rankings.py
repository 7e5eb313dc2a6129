"""Rankings: which candidate is likeliest meant, by weights learned on annotated pages.

A softmax over the candidates of a draft, and nobody. The weights of the traits are shared by all sorts of cues, with a part of
their own for each; `genscripts/antecedents.py` learns them.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from qala.attribute.candidates import Candidate, Cast
from qala.attribute.evidence import evidence_for
from qala.attribute.sorts import sort_of
from qala.lexicon.tables import table

Weights = Mapping[str, Mapping[str, float]]
"""For each sort of cue, and for all of them, what a trait weighs."""


@cache
def _packaged() -> Weights:
    return whole_weights(table("antecedents"))


def whole_weights(learned: Weights) -> Weights:
    """Return for each sort of cue what a trait weighs altogether, from what all sorts share and what each adds."""
    shared = learned["all"]
    return {
        sort: {**shared, **{trait: shared.get(trait, 0.0) + own for trait, own in learned[sort].items()}}
        for sort in learned
        if sort != "all"
    } | {"all": shared}


def likeliest(index: int, cast: Cast, candidates: Sequence[Candidate], weights: Weights | None = None) -> Candidate | None:
    """Return whom the draft at `index` means, None for nobody."""
    whole = weights or _packaged()
    weight = whole.get(sort_of(index, cast), whole["all"]).get
    scores = [sum(filter(None, map(weight, traits))) for traits in evidence_for(index, cast, candidates)]
    best = scores.index(max(scores))
    return candidates[best] if best < len(candidates) else None
