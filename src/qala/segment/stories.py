"""Take a page apart: which lines belong to which story, and what each is for."""

from qala.segment.anchors import anchored
from qala.segment.assembly import assemble
from qala.segment.briefs import BRIEF, brief_labels
from qala.segment.certainties import opened, rescued
from qala.segment.classifier import classify
from qala.segment.lines import read_lines
from qala.types.page import Page
from qala.types.story import Segmentation


def segment(page: Page) -> Segmentation:
    """Return the stories of a page, each non-empty line of it in exactly one block.

    Lines that belong to no story are furniture blocks; a page without running text has no story.
    """
    lines = read_lines(page)
    labels = anchored(page, lines, rescued(lines, opened(lines, classify(lines))))
    segmentation = assemble(page, lines, labels)
    if len(lines) > BRIEF or any(story.kind == "article" for story in segmentation.stories):
        return segmentation
    brief = assemble(page, lines, brief_labels(lines, labels))
    return brief if brief.stories else segmentation
