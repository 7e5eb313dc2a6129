"""Anchors: the headline that a page's own markup names."""

from collections.abc import Sequence

from qala.lexicon.page_words import plain
from qala.segment.classifier import Label
from qala.segment.lines import Line
from qala.types.page import Page

_WORDS, _PART = 3, 0.5
_HEAD = frozenset({"headline", "teaser_headline", "paragraph", "furniture"})
_KEPT = frozenset({"dateline", "byline", "caption", "deck"})


def anchored(page: Page, lines: Sequence[Line], labels: Sequence[Label]) -> list[Label]:
    """Return the labels with the line that is the page's title as the headline of its story.

    What stands between it and the first running text belongs to the same story; a line there that looked like a headline
    of its own is the deck.
    """
    made = list(labels)
    anchor = _titled(plain(page.metadata.title or ""), lines)
    if anchor is None:
        return made
    body = next((i for i in range(anchor + 1, len(lines)) if labels[i].kind == "paragraph" and labels[i].place != "O"), None)
    if body is None:
        return made
    if labels[anchor].place == "O" or labels[anchor].kind != "headline":
        made[anchor] = Label("B", "headline")
    for index in range(anchor + 1, body + 1):
        place, kind = labels[index].place, labels[index].kind
        if lines[index].opens_related or (place == "O" and kind == "teaser_headline"):
            break
        if place == "B":
            made[index] = Label("I", "deck" if kind in _HEAD and index != body else kind)
        elif place == "O" and kind in _KEPT:
            made[index] = Label("I", kind)
    return made


def _titled(title: str, lines: Sequence[Line]) -> int | None:
    """Return the line that says the title or most of it: the first top heading, else the first line."""
    if len(title.split()) < _WORDS:
        return None
    found = [
        index
        for index, line in enumerate(lines)
        if line.words >= _WORDS and line.plain in title and len(line.plain) >= _PART * len(title)
    ]
    headings = [i for i in found if (element := lines[i].element) and (element.tag == "h1" or "h1" in element.path)]
    return next(iter(headings or found), None)
