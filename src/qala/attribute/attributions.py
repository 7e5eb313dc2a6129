"""Attribute: lay every report of a story at somebody's door."""

from qala.attribute.chains import find_parents, find_via
from qala.attribute.drafts import CONFIDENCE, Draft, draft_attributions, draft_headline
from qala.attribute.relays import draft_relays, find_relays
from qala.attribute.speakers import find_antecedents
from qala.attribute.views import view_sentences
from qala.types.attribution import Attribution
from qala.types.pieces import Pieces
from qala.types.story import Story

_HEADLINES = frozenset({"headline", "teaser_headline", "subhead"})
_READ = _HEADLINES | {"paragraph", "deck", "teaser_deck"}


def attribute(story: Story, pieces: Pieces, text: str) -> tuple[Attribution, ...]:
    """Return the attributions of a story in page order of their cues.

    Args:
        story: as segmentation leaves it.
        pieces: what the finders found in it.
        text: the page's text.
    """
    del text
    sentences = [sentence for sentence in story.sentences if sentence.kind in _READ]
    drafts: list[Draft] = []
    for number, view in enumerate(view_sentences(sentences, pieces)):
        headline = draft_headline(view, number) if view.sentence.kind in _HEADLINES else None
        if headline:
            drafts.append(headline)
        relays = find_relays(view)
        drafts += draft_attributions(view, number, {start: relay.end for start, relay in relays.items()})
        drafts += draft_relays(view, number, relays)
    drafts.sort(key=lambda draft: (draft.cue.span, draft.frame))
    parents = find_parents(drafts)
    antecedents = find_antecedents(drafts, parents, pieces.mentions)
    return tuple(
        Attribution(
            cue=draft.cue,
            source=draft.heard.source,
            antecedent=antecedents[index],
            content=draft.content,
            mode=draft.mode,
            rule=f"{draft.cue.rule}+{draft.frame}",
            confidence=CONFIDENCE[draft.frame] - (0.05 if antecedents[index] else 0.0),
            addressee=draft.heard.addressee,
            parent=parents[index],
            via=find_via(drafts, parents, index),
        )
        for index, draft in enumerate(drafts)
    )
