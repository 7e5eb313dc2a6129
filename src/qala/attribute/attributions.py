"""Attribute: lay every report of a story at somebody's door."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qala.attribute.candidates import Cast
from qala.attribute.chains import find_parents, find_via
from qala.attribute.confidences import LEAST, confidence_of, setting_of
from qala.attribute.drafts import Draft, draft_attributions
from qala.attribute.headlines import draft_headline
from qala.attribute.relayed import draft_relays
from qala.attribute.relays import find_relays
from qala.attribute.scenes import Scene, match_cues
from qala.attribute.speakers import find_antecedents
from qala.attribute.tidying import tidied
from qala.attribute.views import HEADLINES, View, view_sentences
from qala.types.attribution import Attributed, Attribution
from qala.types.pieces import Pieces
from qala.types.span import Span
from qala.types.story import Story

_LONGEST = 1500
"""Tokens."""
_READ = HEADLINES | {"paragraph", "deck", "teaser_deck", "caption"}


def attribute(story: Story, pieces: Pieces, text: str, least: float = LEAST) -> tuple[Attribution, ...]:
    """Return the attributions of a story in page order of their cues, as `attribute_story` finds them.

    Args:
        story: as segmentation leaves it.
        pieces: what the finders found in it.
        text: the page's text.
        least: confidence, 0 to 1; what is less likely right is left out.
    """
    return attribute_story(story, pieces, text, least).attributions


def attribute_story(story: Story, pieces: Pieces, text: str, least: float = LEAST) -> Attributed:
    """Return the attributions of a story in page order of their cues, with the cues that were left out.

    Args:
        story: as segmentation leaves it.
        pieces: what the finders found in it.
        text: the page's text.
        least: confidence, 0 to 1; what is less likely right is left out.
    """
    reading = read_story(story, pieces)
    sure = reading.confidences()
    kept = [index for index, confidence in enumerate(sure) if confidence >= least]
    number = {index: place for place, index in enumerate(kept)}
    attributions = tuple(
        Attribution(
            cue=(draft := reading.drafts[index]).cue,
            source=tidied(draft.heard.source, text),
            antecedent=tidied(reading.antecedents[index], text),
            content=draft.content,
            mode=draft.mode,
            rule=f"{draft.cue.rule}+{draft.frame}",
            confidence=sure[index],
            addressee=tidied(draft.heard.addressee, text),
            parent=_kept_parent(reading.parents, number, index),
            via=find_via(reading.drafts, reading.parents, index),
        )
        for index in kept
    )
    taken = [attribution.cue.span for attribution in attributions]
    unsure = (reading.drafts[index].cue.span for index, confidence in enumerate(sure) if confidence < least)
    left_out = tuple(span for span in dict.fromkeys(unsure) if not any(span.overlaps(cue) for cue in taken))
    return Attributed(attributions, left_out)


@dataclass(frozen=True, slots=True)
class Reading:
    """A story as read: its drafts in page order of their cues, and for each what holds it and who is meant."""

    drafts: Sequence[Draft]
    parents: Sequence[int | None]
    antecedents: Sequence[Span | None]

    sentences: int

    def confidences(self) -> list[float]:
        """Return how likely each draft is right."""
        setting = setting_of(self.drafts, self.sentences)
        told = zip(self.drafts, self.antecedents, self.parents, strict=True)
        return [confidence_of(draft, antecedent, parent, setting) for draft, antecedent, parent in told]


def read_story(story: Story, pieces: Pieces) -> Reading:
    """Return every draft of a story, likely or not."""
    cast = cast_of(story, pieces)
    return Reading(cast.drafts, cast.parents, find_antecedents(cast), len(cast.views))


def cast_of(story: Story, pieces: Pieces) -> Cast:
    """Return the drafts of a story with all whom its sentences name, before anybody is asked who is meant."""
    sentences = [sentence for sentence in story.sentences if sentence.kind in _READ]
    views = view_sentences(sentences, pieces)
    drafts = sorted(
        (draft for number, view in enumerate(views) for draft in _read(view, number, views[number - 1] if number else None)),
        key=lambda draft: (draft.cue.span, draft.frame),
    )
    headlines = frozenset(number for number, sentence in enumerate(sentences) if sentence.kind in HEADLINES)
    return Cast(views, drafts, find_parents(drafts), headlines)


def _kept_parent(parents: Sequence[int | None], number: Mapping[int, int], index: int) -> int | None:
    """Return the place of the nearest holder that is kept."""
    parent = parents[index]
    while parent is not None and parent not in number:
        parent = parents[parent]
    return None if parent is None else number[parent]


def _draft_cues(view: View, number: int, before: View | None) -> list[Draft]:
    relays = find_relays(view)
    relayed = frozenset(k for r in relays.values() for k in range(r.start, r.end)) if relays else frozenset()
    scene = Scene(view, number, match_cues(view, relayed), relays)
    drafts = list(draft_attributions(scene))
    return [*drafts, *draft_relays(scene, before)] if relays else drafts


def _read(view: View, number: int, before: View | None) -> list[Draft]:
    """Return the drafts of one sentence; what is longer than any sentence is a list or a table and reports nothing.

    `before` is the sentence before it: what «… وفق البيان.» alone reports.
    """
    if len(view.tokens) > _LONGEST:
        return []
    drafts = _draft_cues(view, number, before) if view.cues else []
    headline = draft_headline(view, number) if view.sentence.kind in HEADLINES else None
    if headline is None:
        return drafts
    return [headline, *(draft for draft in drafts if not draft.cue.span.overlaps(headline.cue.span))]
