"""Kinds: what a line of a story, or outside one, is for."""

from collections.abc import Sequence

from qala.segment.lines import Line
from qala.segment.openings import Opening, is_heading
from qala.types.block import BlockKind

_SUBHEAD = 10
_CREDIT = 3


def line_kind(lines: Sequence[Line], index: int, opening: Opening, last: int) -> BlockKind:
    """Return the kind of a line between a story's head and its last line."""
    line = lines[index]
    if index == opening.headline:
        return "teaser_headline" if opening.kind == "teaser" else "headline"
    if line.is_furniture or line.opens_related:
        return "furniture"
    tagged = _tagged(line)
    if tagged and index != opening.body:
        return tagged
    if line.is_published or (line.is_dated and not line.is_prose and line.words <= 12):
        return "dateline"
    if line.is_placed and not line.is_credited:
        return "dateline"
    if line.is_placed and line.text[:1] in "«\"“":
        return "byline"
    if line.is_author:
        return "byline"
    if line.has_icon or (line.is_credited and not line.is_prose):
        return "credit" if line.words <= _CREDIT and index > opening.body else "caption"
    if line.is_prose or index == opening.body:
        return "teaser_deck" if opening.kind == "teaser" else "paragraph"
    return _short(lines, index, opening, last)


def _tagged(line: Line) -> BlockKind | None:
    """What the markup says, where there is any."""
    if not line.element:
        return None
    tags = {line.element.tag, *line.element.path}
    if "figcaption" in tags:
        return "caption"
    if "nav" in tags or "footer" in tags:
        return "furniture"
    return "subhead" if line.element.tag in {"h2", "h3", "h4"} and line.words <= _SUBHEAD * 2 else None


def _short(lines: Sequence[Line], index: int, opening: Opening, last: int) -> BlockKind:
    """A short line without a sign of its own: deck above the text, caption above it, subhead inside it."""
    line = lines[index]
    if index < opening.body:
        if opening.headline is None or index < opening.headline:
            return "section"
        after_date = any(lines[k].is_dated or lines[k].is_published for k in range(opening.headline + 1, index))
        if line.words <= _CREDIT and line.text.isascii():
            return "byline"
        return "caption" if after_date else "deck"
    if line.text.isascii() and index >= last - 2:
        return "byline"
    if index < last and line.words <= _SUBHEAD and not line.text.endswith((".", "؟", "»")):
        return "subhead"
    return "paragraph"


def stray_kind(lines: Sequence[Line], index: int) -> BlockKind:
    """Return the kind of a line that belongs to no story: a bare teaser headline, a date beside one, or furniture."""
    line = lines[index]
    if line.is_furniture or line.opens_related:
        return "furniture"
    if line.is_dated and line.words <= 6:
        return "dateline"
    if is_heading(line) and line.words >= _TEASER and not line.text.isascii():
        return "teaser_headline"
    return "furniture"


_TEASER = 4
