"""Walk an HTML tree: the text it shows, line by line, and the element each line came from.

The walk is iterative, so that no depth of nesting can exhaust the stack.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from qala.read.markup import markup
from qala.read.origins import Origin, element_at, names_said
from qala.read.visibility import Style, styled
from qala.types.issue import Issue
from qala.types.page import Element
from qala.types.span import Span

_SPACE = " \t\n\r\f"
_SPACES = re.compile(f"[{_SPACE}]+")
_DEEPEST = 200
"""Levels below which text is laid to the ancestor there: no page made by people goes so deep, and selectors stay short."""
_MOST_LINES = 100_000
_CELL = 60
"""Code points up to which the cells of a table row are shown side by side, as a reader sees them."""
_ROWS = 3000
"""Rows looked at in one page; those after them are taken cell by cell."""
_CELLS = frozenset({"td", "th"})
_APART = frozenset({"tr", *markup("preformatted")})
"""Blocks that need more than a line of their own."""
_GAPLESS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "figcaption", "blockquote", "caption"})


@dataclass(slots=True)
class _Lines:
    """The text so far: finished lines, and the pieces of the one being built."""

    skipped: frozenset[str]
    inline: frozenset[str]
    styled: Mapping[int, Style]
    with_hidden: bool = False
    parts: list[str] = field(default_factory=list)
    found: list[tuple[Span, Origin, int]] = field(default_factory=list)
    position: int = 0
    pieces: list[str] = field(default_factory=list)
    owner: Origin | None = None
    links: int = 0
    gap: bool = False
    closed: str = ""
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """What a tree shows: the text, the element of each line, and what was doubtful."""

    text: str
    elements: tuple[Element, ...]
    issues: tuple[Issue, ...] = ()


def walk(
    root: Any,  # noqa: ANN401 - selectolax has no types for us
    *,
    unseen: frozenset[int] = frozenset(),
    with_noscript: bool = False,
    with_hidden: bool = False,
) -> Shown:
    """Return what is shown under a node of a parsed tree.

    Args:
        root: the node; its own element is not a line's owner by tag, but text right under it is laid to it.
        unseen: elements that style sheets hide, by the number of the node.
        with_noscript: whether to read what is for browsers without scripts.
        with_hidden: whether to read what the markup hides until a script shows it.
    """
    skipped = markup("skipped") - {"noscript"} if with_noscript else markup("skipped")
    lines = _Lines(skipped, markup("inline"), styled(root, unseen), with_hidden)
    here, node, too_deep = Origin(root.tag or "body", None), root.child, False
    above: list[Any] = []
    while node is not None and len(lines.found) < _MOST_LINES:
        inside = None
        text = node.text_content
        if text is not None:
            if lines.pieces or here.is_pre or not text.isspace():
                _add(lines, text, here.owner or here, here.in_link, here.is_pre)
        elif node.is_element_node:
            inside = _enter(lines, node, here)
        if inside is not None:
            child = node.child
            if child is not None:
                above.append(node)
                here, node = inside, child
                too_deep = too_deep or here.depth > _DEEPEST
                continue
            _leave(lines, inside)
        node = node.next
        while node is None and above:
            if lines.pieces or not here.is_block:
                _leave(lines, here)
            else:
                lines.closed = ""
            here, node = here.parent or here, above.pop().next
    _flush(lines)
    names = names_said(root)
    elements = tuple([element_at(span, origin, links, names) for span, origin, links in lines.found])
    return Shown("".join(lines.parts), elements, tuple(_doubts(too_deep=too_deep, is_cut=node is not None)))


def _doubts(*, too_deep: bool, is_cut: bool) -> Iterator[Issue]:
    if too_deep:
        note = f"Elements more than {_DEEPEST} deep: their text was laid to the ancestor at that depth."
        yield Issue(Span(0, 0), "deep-nesting", note)
    if is_cut:
        yield Issue(Span(0, 0), "page-cut", f"Only the first {_MOST_LINES} lines of the page were read.")


def _enter(lines: _Lines, node: Any, here: Origin) -> Origin | None:  # noqa: ANN401
    """Open an element; None where nothing inside it is shown, or all that is has been added."""
    here.children += 1
    tag = node.tag
    if tag in lines.skipped:
        return None
    is_pre, style = here.is_pre, lines.styled.get(node.mem_id)
    if style is not None:
        if style.is_hidden and not lines.with_hidden:
            return None
        is_pre = is_pre or style.keeps_breaks
    if tag in lines.inline or (here.is_row and tag in _CELLS):
        return _enter_inline(lines, node, here, tag, is_pre)
    if tag == "br":
        lines.gap = lines.gap or not lines.pieces
        _flush(lines)
        return None
    if lines.pieces:
        _flush(lines)
    lines.closed = ""
    owner = None if here.depth < _DEEPEST else here.owner or here
    inside = Origin(tag, here, here.children, here.depth + 1, node, is_pre, here.in_link, owner)
    if tag in _APART:
        inside.is_row = tag == "tr" and _is_row(lines, node)
        inside.is_pre = is_pre or tag != "tr"
    return inside


def _enter_inline(lines: _Lines, node: Any, here: Origin, tag: str, is_pre: bool) -> Origin | None:  # noqa: ANN401, FBT001
    """Open an element that stands in the line."""
    if lines.pieces:
        _set_apart(lines, tag, here)
    lines.closed = ""
    in_link, owner = here.in_link or tag == "a", here.owner or here
    if tag == "q":
        _add(lines, "“", owner, in_link, is_pre)
    elif _is_added(lines, node.child, owner, in_link, is_pre):
        lines.closed = tag
        return None
    return Origin(tag, here, here.children, here.depth + 1, node, is_pre, in_link, owner, is_block=False)


def _is_added(lines: _Lines, child: Any, owner: Origin, in_link: bool, is_pre: bool) -> bool:  # noqa: ANN401, FBT001
    """Add the text of an element that holds nothing else, as most links do, without walking into it."""
    if child is None or child.next is not None:
        return child is None
    text = child.text_content
    if text is not None:
        _add(lines, text, owner, in_link, is_pre)
    return text is not None


def _set_apart(lines: _Lines, tag: str, here: Origin) -> None:
    """Set an element apart from another one that ends before it: style sheets do, and glued words are no words."""
    if tag in _CELLS:
        lines.pieces.append("\t")
    elif lines.closed and here.is_block and here.tag not in _GAPLESS:
        if tag == "a" == lines.closed:
            _flush(lines)
        elif lines.pieces[-1][-1] != " ":
            lines.pieces.append(" ")


def _leave(lines: _Lines, element: Origin) -> None:
    """Close an element."""
    if element.is_block:
        if lines.pieces:
            _flush(lines)
        lines.closed = ""
        return
    if element.tag == "q":
        _add(lines, "”", element.owner or element, element.in_link, element.is_pre)
    lines.closed = element.tag


def _is_row(lines: _Lines, node: Any) -> bool:  # noqa: ANN401
    """Tell whether the cells of a row hold a few words each, and are read side by side."""
    lines.rows += 1
    cells, cell = 0, node.child
    if lines.rows > _ROWS:
        return False
    while cell is not None:
        if cell.is_element_node:
            inner = cell.child
            while inner is not None:
                if inner.is_element_node and (
                    inner.tag not in markup("inline")
                    or inner.tag == "br"
                    or (inner.child is not None and inner.child.is_element_node)
                ):
                    return False
                inner = inner.next
            if len((cell.text(deep=True) or "").strip()) > _CELL:
                return False
            cells += 1
        cell = cell.next
    return cells > 1


def _add(lines: _Lines, text: str, owner: Origin, in_link: bool, is_pre: bool) -> None:  # noqa: FBT001
    """Add characters to the line being built, white space drawn together as browsers do."""
    if is_pre and "\n" in text:
        first, *rest = text.split("\n")
        _add(lines, first, owner, in_link, is_pre)
        for line in rest:
            lines.gap = lines.gap or not lines.pieces
            _flush(lines)
            _add(lines, line, owner, in_link, is_pre)
        return
    if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text:
        text = _SPACES.sub(" ", text) if text.strip(_SPACE) else " "
    pieces = lines.pieces
    if text[:1] == " " and (not pieces or pieces[-1][-1] in " \t"):
        text = text[1:]
    if not text:
        return
    lines.closed = ""
    if lines.owner is None and text != " ":
        lines.owner = owner
    pieces.append(text)
    if in_link:
        lines.links += len(text)


def _flush(lines: _Lines) -> None:
    """Finish the line being built, if it holds anything."""
    if not lines.pieces:
        return
    text = "".join(lines.pieces).strip()
    if text and lines.owner is not None:
        if lines.position:
            separator = "\n\n" if lines.gap else "\n"
            lines.parts.append(separator)
            lines.position += len(separator)
        end = lines.position + len(text)
        lines.found.append((Span(lines.position, end), lines.owner, min(lines.links, len(text))))
        lines.parts.append(text)
        lines.position = end
        lines.gap = False
    lines.pieces.clear()
    lines.owner, lines.links, lines.closed = None, 0, ""
