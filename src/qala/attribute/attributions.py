"""Attribute: lay every report of a story at somebody's door."""

from qala.attribute.chains import find_parents, find_via
from qala.attribute.confidences import confidence_of
from qala.attribute.drafts import Draft, draft_attributions
from qala.attribute.headlines import HEADLINES, draft_headline
from qala.attribute.relays import draft_relays, find_relays
from qala.attribute.scenes import Scene, match_cues
from qala.attribute.speakers import Discourse, find_antecedents
from qala.attribute.subjects import find_subject
from qala.attribute.views import View, view_sentences
from qala.types.attribution import Attribution
from qala.types.pieces import Pieces
from qala.types.story import Story

_READ = HEADLINES | {"paragraph", "deck", "teaser_deck", "caption"}


def attribute(story: Story, pieces: Pieces, text: str) -> tuple[Attribution, ...]:  # noqa: ARG001 - the contract of the pass
    """Return the attributions of a story in page order of their cues.

    Args:
        story: as segmentation leaves it.
        pieces: what the finders found in it.
        text: the page's text.
    """
    sentences = [sentence for sentence in story.sentences if sentence.kind in _READ]
    views = view_sentences(sentences, pieces)
    drafts = sorted(
        (draft for number, view in enumerate(views) for draft in _read(view, number)),
        key=lambda draft: (draft.cue.span, draft.frame),
    )
    parents = find_parents(drafts)
    headlines = frozenset(number for number, sentence in enumerate(sentences) if sentence.kind in HEADLINES)
    subjects = [find_subject(view) for view in views]
    antecedents = find_antecedents(Discourse(drafts, parents, subjects, headlines, pieces.mentions))
    return tuple(
        Attribution(
            cue=draft.cue,
            source=draft.heard.source,
            antecedent=antecedents[index],
            content=draft.content,
            mode=draft.mode,
            rule=f"{draft.cue.rule}+{draft.frame}",
            confidence=confidence_of(draft, antecedents[index]),
            addressee=draft.heard.addressee,
            parent=parents[index],
            via=find_via(drafts, parents, index),
        )
        for index, draft in enumerate(drafts)
    )


def _read(view: View, number: int) -> list[Draft]:
    """Return the drafts of one sentence."""
    relays = find_relays(view)
    scene = Scene(view, number, match_cues(view, frozenset(k for r in relays.values() for k in range(r.start, r.end))), relays)
    drafts = [*draft_attributions(scene), *draft_relays(scene)]
    headline = draft_headline(view, number) if view.sentence.kind in HEADLINES else None
    if headline is None:
        return drafts
    return [headline, *(draft for draft in drafts if not draft.cue.span.overlaps(headline.cue.span))]
