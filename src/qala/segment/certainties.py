"""Certainties: where a label is put right because markup, a known word or the order of a story leaves no doubt."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from qala.segment.classes import joined_classes
from qala.segment.classifier import Label
from qala.segment.lines import Line
from qala.segment.topics import joined, shared
from qala.types.block import BlockKind

_TEXT = frozenset({"paragraph", "subhead", "deck"})
_BUTTONS = frozenset({"section", "dateline", "byline"})
"""Kinds that a known button or menu word may have inside a story after all («فيديو» above a headline)."""
_SIGNED = frozenset({"dateline", "byline", "caption"})
_SPOKEN = frozenset({"headline", "paragraph"})
_SENTENCE, _SAME = 8, 0.2
"""Words of a sentence; part of its stems that the story says too."""
_FURNITURE = Label("O", "furniture")
_HEADLINE = Label("B", "headline")
_AUTHORS = frozenset({"كتب", "كتبت", "بقلم"})
_LINKED = 0.8
"""Part of a line that is a link from which on it leads to another article."""
_FEWEST, _HEAD = 4, 6
"""Words of a headline of another article; lines of a story that are its head."""


def surer(line: Line, label: Label, *, listed: bool) -> Label:
    """Return the label of a line, put right where its own looks leave no doubt.

    Args:
        line: the line.
        label: what the classifier says of it.
        listed: whether it stands under a label of other articles, with no running text between.
    """
    element = line.element
    if element is not None and element.tag == "title":
        return Label("B", "headline")
    kind = _signed(line, label.kind) if label.kind in _SIGNED else label.kind
    if label.place == "O":
        return label if kind == label.kind else Label("O", kind)
    if line.is_furniture and kind not in _BUTTONS:
        return _FURNITURE
    if kind in _TEXT and line.words >= _FEWEST and _is_elsewhere(line, listed=listed):
        return Label("O", "teaser_headline")
    if element is not None and element.tag == "tr" and kind == "subhead":
        kind = "paragraph"
    if element is not None and (element.tag == "figcaption" or "figcaption" in element.path):
        kind = "caption"
    return label if kind == label.kind else Label(label.place, kind)


def _is_elsewhere(line: Line, *, listed: bool) -> bool:
    """Tell whether a line leads to another article: a link from end to end, or a heading in a list of them."""
    element = line.element
    if element is not None and element.link_chars >= _LINKED * len(line.text):
        return True
    return listed and not line.is_prose and not line.text.endswith((".", "؟", "!", ":"))


def _signed(line: Line, kind: BlockKind) -> BlockKind:
    """Return what a line that may join two names is: a medium and a place date the story, a person's name signs it."""
    if line.is_dated and "|" in line.text:
        return "dateline"
    if line.plain in _AUTHORS:
        return "byline"
    if line.is_dated or not line.is_placed or any(mark in line.text for mark in '«"('):
        return kind
    left, right = joined_classes(line.plain)
    if (left, right) in {("M", "L"), ("L", "M"), ("M", "M")}:
        return "dateline"
    return "byline" if left in {"P+", "o+"} and right in {"M", "L"} else kind


def rescued(lines: Sequence[Line], labels: Sequence[Label]) -> list[Label]:
    """Return the labels with sentences inside a story, that speak of what it speaks of, as its text and not as furniture."""
    made = list(labels)
    begun = [i for i, label in enumerate(labels) if label.place == "B"]
    for start, end in pairwise([*begun, len(labels)]):
        body = [i for i in range(start, end) if labels[i].place != "O" and labels[i].kind in _SPOKEN]
        said = joined(lines[i].stems for i in body)
        for index in range(start + 1, body[-1] if body else start):
            if labels[index] == _FURNITURE and _speaks(lines[index], said):
                made[index] = Label("I", "paragraph")
    return made


def _speaks(line: Line, said: frozenset[str]) -> bool:
    linked = line.element is not None and line.element.link_chars >= _LINKED * len(line.text)
    if line.words < _SENTENCE or line.is_furniture or line.is_cut or linked or not line.text.endswith((".", "؟", "»")):
        return False
    return shared(said, line.stems) >= _SAME


def tidied(kinds: Mapping[int, BlockKind], lines: Sequence[Line]) -> dict[int, BlockKind]:
    """Return the kinds of a story's lines that its order puts right.

    A story has one headline: what else looked like one is the deck, or the caption once the date or the author was named.
    Running text above the author's line is the deck.
    """
    order = sorted(kinds)
    made: dict[int, BlockKind] = {}
    headline = next((i for i in order if kinds[i] == "headline"), None)
    if headline is None:
        return made
    named = False
    for index in order:
        named = named or kinds[index] in {"dateline", "byline"}
        if kinds[index] == "headline" and lines[index].plain != lines[headline].plain:
            made[index] = "caption" if named else "deck"
    head = [i for i in order if headline < i][:_HEAD]
    author = next((i for i in head if kinds[i] == "byline" and lines[i].is_author), None)
    above = [i for i in head if author is not None and i < author and kinds[i] == "paragraph"]
    if len(above) == 1 and any(kinds[i] == "paragraph" for i in order if author is not None and i > author):
        made[above[0]] = "deck"
    return made


def opened(lines: Sequence[Line], labels: Sequence[Label]) -> list[Label]:
    """Return the labels with the beginnings of stories put right.

    The name of the medium above a story without a headline is its byline («NEWS.NET»). A headline, a signature and another
    headline with no text between are one head; a place right under a headline is no text.
    """
    made = list(labels)
    above = -1
    for index, label in enumerate(labels):
        opens = label.place == "B" and label == _HEADLINE
        if opens and max(index - _HEAD, -1) < above < index - 1 and labels[above] == _HEADLINE:
            made[index] = Label("I", "headline")
        elif label.kind == "paragraph" and lines[index].is_placed and index and labels[index - 1].kind == "headline":
            made[index] = Label("I", "dateline")
        if label.kind not in _SIGNED:
            above = index
    begun = next((i for i, label in enumerate(labels) if label.place != "O"), None)
    if begun != 1 or labels[1].kind != "paragraph" or lines[0].is_furniture or lines[0].words > _HEAD:
        return made
    if lines[0].text[:1].isascii() and lines[0].text[:1].isupper():
        made[:2] = [Label("B", "byline"), Label("I", "paragraph")]
    return made
