"""The one pass: page → stories → pieces → attributions → who and when → record."""

from qala.attribute import attribute_story
from qala.find.pieces import find_pieces
from qala.resolve.dates import resolve_published, resolve_times
from qala.resolve.entities import resolve_entities
from qala.resolve.records import Findings, build_record
from qala.resolve.values import resolve_values
from qala.segment import segment
from qala.taggers import Tagger
from qala.types.page import Page
from qala.types.record import Record


def extract(page: Page, tagger: Tagger | None = None) -> Record:
    """Read one page and say what it says.

    Args:
        page: as `qala.read` yields it.
        tagger: takes the place of the packaged tagger of names, such as an `OnnxTagger`.

    Returns:
        The record; a page that holds no news gives one without stories, and what is doubtful stands in its `issues`.
    """
    segmentation = segment(page)
    stories = segmentation.stories
    pieces = tuple(resolve_values(page, find_pieces(story, page.text, tagger)) for story in stories)
    attributed = tuple(attribute_story(story, found, page.text) for story, found in zip(stories, pieces, strict=True))
    attributions = tuple(each.attributions for each in attributed)
    published = resolve_published(page, stories, [found.times for found in pieces])
    times = tuple(resolve_times(found.times, day.value) for found, day in zip(pieces, published, strict=True))
    entities = resolve_entities(page, stories, pieces, attributions)
    return build_record(page, segmentation, Findings(pieces, attributed, published, times, entities))
