"""Features: what the block classifier sees of a line and of its nearest neighbours."""

from bisect import bisect_left
from collections.abc import Sequence

from qala.segment.classes import edge_class, joined_classes, named, word_class
from qala.segment.families import NAMED, Families, Kept, Names
from qala.segment.lines import Line
from qala.segment.surroundings import surroundings

_SIZES = (1, 2, 3, 4, 5, 7, 9, 12, 16, 24, 39, 79)
_SIZE = [bisect_left(_SIZES, count) for count in range(_SIZES[-1] + 2)]
_LONG = len(_SIZE)
_FLAGGED = frozenset("FRDECAL")
"""Shapes of lines that were recognised as something; running text has no need of it."""
_SHORT, _NAMES, _SMALL, _HEADING = 4, 5, 9, 16
_LOOKED_AT, _COLON = 400, 60
_BEFORE_COLON = (1, 2, 4)
_LINKED = (0.0, 0.2, 0.5, 0.9)
_DIGITS = "0123456789"
_DASHES = frozenset("–—/(-")


def features(lines: Sequence[Line]) -> list[Names]:
    """Return the names of the features of each line of a page, in order."""
    return laid(lines, NAMED)


def laid(lines: Sequence[Line], of: Families[Kept]) -> list[Kept]:
    """Return what is kept of the features of each line of a page, in order."""
    shapes = "".join(map(shape, lines))
    leads = [_lead(line) if looks == "P" else "." for line, looks in zip(lines, shapes, strict=True)]
    around = surroundings(lines, shapes, leads, of)
    edge = f"^^^{shapes}$$$"
    return [
        _own(line, shapes[index], of) + around[index] + of.window(edge[index : index + 7]) for index, line in enumerate(lines)
    ]


def shape(line: Line) -> str:  # noqa: PLR0911 - one return a shape
    """Return one letter for what a line looks like at first sight."""
    if line.is_furniture:
        return "F"
    if line.opens_related:
        return "R"
    if line.is_dated or line.is_published:
        return "D"
    if line.is_prose:
        return "P"
    if line.is_cut and line.words > _SHORT:
        return "E"
    if line.is_credited or line.has_icon:
        return "C"
    if line.is_author:
        return "A"
    if line.is_placed:
        return "L"
    if line.text.isascii():
        return "X" if line.plain and not line.plain.isdigit() else "N"
    return "S" if line.words < _SHORT else "H" if line.words > _NAMES else "h"


def _own(line: Line, looks: str, of: Families[Kept]) -> Kept:
    """Return what a line says of itself."""
    text, count = line.text, line.words
    size = _SIZE[count] if count < _LONG else _SIZE[-1]
    kept = of.looks(looks, size, edge_class(text[-1]), edge_class(text[0]), min(line.gap, 2))
    if looks in _FLAGGED:
        kept += of.flags(line[-8:], line.is_dated and "هـ" in text)
    words = line.plain.split() if count <= _HEADING else line.plain.split(maxsplit=2)
    if words:
        kept += of.opening(word_class(words[0]), word_class(words[1]) if len(words) > 1 else ".", looks)
        if count <= _HEADING:
            kept += _heading(words, count, looks, of)
    if count <= _SMALL and (":" in line.plain or not line.marks.isdisjoint(_DASHES)):
        left, right = joined_classes(line.plain)
        if left:
            kept += of.sides(left, right)
    head = text if len(text) <= _LOOKED_AT else text[:_LOOKED_AT]
    colon = head.find(":", 0, _COLON)
    has_address = "@" in head or "http" in head or "www" in head
    if line.marks or colon >= 0 or line.has_digit or has_address:
        before = bisect_left(_BEFORE_COLON, len(head[:colon].split())) if colon >= 0 else -1
        kept += of.signs(line.marks, before, line.has_digit, has_address)
    element = line.element
    if element is not None:
        kept += of.markup(element.tag, element.path, element.words, bisect_left(_LINKED, element.link_chars / len(text)))
    return kept


def _heading(words: Sequence[str], count: int, looks: str, of: Families[Kept]) -> Kept:
    """Return what the words of a heading, or of a label, say."""
    kept = of.closing(named(words[0].rstrip(_DIGITS)), named(words[-1]), looks)
    if count <= _SHORT:
        for word in words:
            kept += of.word(word)
    else:
        kept += of.first_word(words[0]) + of.last_word(words[-1])
    return kept + of.kinds("".join(map(named, words[:_SMALL]))) if count <= _NAMES else kept


def _lead(line: Line) -> str:
    """Return the class of the first word of a line of running text."""
    return word_class(line.plain.split(maxsplit=1)[0]) if line.plain else "."
