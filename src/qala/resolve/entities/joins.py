"""Joins: which person of a story is meant by somebody only described there («الوزيرة», «مدير الجمرك»), by learned weights.

Whom the rules of `phrases.py` leave as somebody new is weighed against each person whom the story names, and against nobody.
The weights are those of a softmax over these candidates; `genscripts/joins.py` learns them on annotated pages.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from qala.lexicon.tables import table
from qala.resolve.entities.clusters import Cluster, Told
from qala.resolve.entities.evidence import Described, Scene, candidates, described, evidence
from qala.resolve.entities.genders import agreeing, shown_genders
from qala.types.attribution import Attribution
from qala.types.issue import Issue
from qala.types.pieces import Pieces
from qala.types.span import Span
from qala.types.story import Story

Weights = Mapping[str, float]

LIKELY, SURE = 0.6, 0.8
"""How likely somebody must be to be meant, and to be so without an issue."""


def join_described(
    told: Told, stories: Sequence[Story], pieces: Sequence[Pieces], attributions: Sequence[Sequence[Attribution]]
) -> Iterator[Issue]:
    """Join each described speaker to the person who is likeliest meant; an issue where that is not sure."""
    found = [(new, one, likeliest(one, scene)) for new, one, scene in described_speakers(told, stories, pieces, attributions)]
    for new, one, meant in found:
        if meant:
            person, likely = meant
            told.clusters.merge(new, person)
            if likely < SURE:
                note = "A description taken for a person whom the story names: likely, not sure."
                yield Issue(one.span, "described-person", note)


def described_speakers(
    told: Told, stories: Sequence[Story], pieces: Sequence[Pieces], attributions: Sequence[Sequence[Attribution]]
) -> Iterator[tuple[Cluster, Described, Scene]]:
    """Yield whoever is new to the rules and may be one person, as first described, with what the story offers."""
    text, meant = told.clusters.text, told.clusters.meant
    new = [list(_new_people(told, story, reports)) for story, reports in zip(stories, attributions, strict=True)]
    shown = shown_genders(text, told.names, attributions, meant) if any(new) else {}
    genders = {key: gender for key, (gender, _) in shown.items()}
    for people, found, reports in zip(new, pieces, attributions, strict=True):
        if people:
            names = [(mention.span, meant[mention.span]) for mention in found.mentions]
            scene = Scene(text, names, _spoken(told, reports), genders)
            yield from ((cluster, one, scene) for cluster, one in people)


def _new_people(told: Told, story: Story, reports: Sequence[Attribution]) -> Iterator[tuple[Cluster, Described]]:
    seen = {id(cluster) for _, cluster in told.names}
    for report in reports:
        span = report.source
        if span is None or span in told.speakers:
            continue
        cluster = told.clusters.meant[span]
        if cluster.type == "PER" and not cluster.members and id(cluster) not in seen:
            seen.add(id(cluster))
            headline = story.headline is not None and story.headline.contains(span)
            if one := described(told.clusters.text, span, agreeing(report), headline=headline):
                yield cluster, one


def _spoken(told: Told, reports: Sequence[Attribution]) -> list[tuple[Span, Cluster]]:
    spans = (span for report in reports for span in (report.source, report.antecedent) if span)
    return sorted(((span, told.speakers.get(span) or told.clusters.meant[span]) for span in spans), key=lambda pair: pair[0])


def likeliest(one: Described, scene: Scene, weights: Weights | None = None) -> tuple[Cluster, float] | None:
    """Return the person who is likeliest meant, and how likely; None where nobody of the story likely is."""
    people = candidates(one, scene)
    weight = (weights or _packaged()).get
    scores = [sum(filter(None, map(weight, traits))) for traits in evidence(one, scene, people)]
    best = max(range(len(scores)), key=scores.__getitem__)
    likely = 1 / sum(math.exp(score - scores[best]) for score in scores)
    return (people[best], likely) if best < len(people) and likely >= LIKELY else None


@cache
def _packaged() -> Weights:
    weights: Weights = table("joins")
    return weights
