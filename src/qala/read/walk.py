"""Walk an HTML tree: the text it shows, line by line, and the element each line came from.

The walk is iterative, so that no depth of nesting can exhaust the stack.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from qala.read.markup import markup
from qala.read.origins import Origin, element_at
from qala.read.visibility import is_hidden
from qala.types.issue import Issue
from qala.types.page import Element
from qala.types.span import Span

_SPACES = re.compile(r"[ \t\n\r\f]+")
_UNEVEN = re.compile(r"[\t\n\r\f]|  ")
_HTML_SPACE = " \t\n\r\f"
_DEEPEST = 200
"""Levels below which text is laid to the ancestor there: no page made by people goes so deep, and selectors stay short."""
_MOST_LINES = 100_000
_CELL = 60
"""Code points up to which the cells of a table row are shown side by side, as a reader sees them."""
_ROWS = 3000
"""Rows looked at in one page; those after them are taken cell by cell."""
_KEEPS_BREAKS = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_APART = frozenset({"tr", "pre", "listing", "plaintext", "xmp"})
"""Blocks that need more than a line of their own."""
_GAPLESS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "figcaption", "blockquote", "caption"})


@dataclass(slots=True)
class _Lines:
    """The text so far: finished lines, and the pieces of the one being built."""

    inline: frozenset[str]
    with_hidden: bool = False
    names: dict[str, int] = field(default_factory=dict)
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


def walk(root: Any, *, with_noscript: bool = False, with_hidden: bool = False) -> Shown:  # noqa: ANN401 - selectolax has no types for us
    """Return what is shown under a node of a parsed tree.

    Args:
        root: the node; its own element is not a line's owner by tag, but text right under it is laid to it.
        with_noscript: whether to read what is for browsers without scripts.
        with_hidden: whether to read what the markup hides until a script shows it.
    """
    lines = _Lines(markup("inline"), with_hidden)
    skipped = markup("skipped") - {"noscript"} if with_noscript else markup("skipped")
    top = Origin(root.tag or "body", None, selector=root.tag or "body")
    here, node, too_deep = top, root.child, False
    while node is not None and len(lines.found) < _MOST_LINES:
        inside = None
        if node.is_text_node:
            text = node.text_content
            if text and (lines.pieces or not text.isspace() or here.is_pre):
                _add(lines, text, here)
        elif node.is_element_node:
            inside = _enter(lines, node, here, skipped)
        if inside is not None:
            child = node.child
            if child is not None:
                here, node = inside, child
                too_deep = too_deep or here.depth > _DEEPEST
                continue
            _leave(lines, inside)
        following = node.next
        while following is None and here.parent is not None:
            _leave(lines, here)
            node, here = node.parent, here.parent
            following = node.next
        node = following
    _flush(lines)
    elements = tuple(element_at(span, origin, links, lines.names) for span, origin, links in lines.found)
    notes = []
    if too_deep:
        notes.append(
            ("deep-nesting", f"Elements more than {_DEEPEST} deep: their text was laid to the ancestor at that depth.")
        )
    if node is not None:
        notes.append(("page-cut", f"Only the first {_MOST_LINES} lines of the page were read."))
    return Shown("".join(lines.parts), elements, tuple(Issue(Span(0, 0), code, note) for code, note in notes))


def _enter(lines: _Lines, node: Any, here: Origin, skipped: frozenset[str]) -> Origin | None:  # noqa: ANN401
    """Open an element; None where nothing inside it is shown."""
    here.children = nth = here.children + 1
    tag = node.tag
    attributes = node.attributes
    name, labels, is_pre = None, "", here.is_pre
    if attributes:
        name = attributes.get("id")
        if name:
            lines.names[name] = lines.names.get(name, 0) + 1
        if tag in skipped or (not lines.with_hidden and is_hidden(attributes)):
            return None
        labels = attributes.get("class") or ""
        is_pre = is_pre or ("style" in attributes and bool(_KEEPS_BREAKS.search(attributes["style"] or "")))
    elif tag in skipped:
        return None
    if tag == "br":
        lines.gap = lines.gap or not lines.pieces
        _flush(lines)
        return None
    if tag == "dialog" and "open" not in attributes:
        return None
    is_block = tag not in lines.inline and not (here.is_row and tag in ("td", "th"))
    depth = here.depth + 1
    owner = None if is_block and depth <= _DEEPEST else here.owner or here
    inside = Origin(tag, here, nth, depth, name, labels, is_block, here.in_link or tag == "a", is_pre, owner)
    if not is_block or tag in _APART or lines.pieces:
        _open(lines, node, inside)
    return inside


def _open(lines: _Lines, node: Any, inside: Origin) -> None:  # noqa: ANN401
    """Set what stands before an element apart from it."""
    tag, here = inside.tag, inside.parent
    if inside.is_block:
        if lines.pieces:
            _flush(lines)
        if tag == "tr":
            inside.is_row = _is_row(lines, node)
        elif tag in markup("preformatted"):
            inside.is_pre = True
    elif tag in ("td", "th"):
        if lines.pieces:
            lines.pieces.append("\t")
    elif lines.closed and lines.pieces and here is not None and here.is_block and here.tag not in _GAPLESS:
        _set_apart(lines, tag)
    if tag == "q":
        _add(lines, "“", inside)
    lines.closed = ""


def _set_apart(lines: _Lines, tag: str) -> None:
    """Set apart two elements of a line that nothing stands between: style sheets do, and glued words are no words."""
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
        _add(lines, "”", element)
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


def _add(lines: _Lines, text: str, here: Origin) -> None:
    """Add characters to the line being built, white space drawn together as browsers do."""
    if here.is_pre and "\n" in text:
        first, *rest = text.split("\n")
        _add(lines, first, here)
        for line in rest:
            lines.gap = lines.gap or not lines.pieces
            _flush(lines)
            _add(lines, line, here)
        return
    if _UNEVEN.search(text):
        text = _SPACES.sub(" ", text)
    if text[0:1] == " " and (not lines.pieces or lines.pieces[-1][-1] in " \t"):
        text = text[1:]
    if not text:
        return
    lines.closed = ""
    if lines.owner is None and text != " ":
        lines.owner = here.owner or here
    lines.pieces.append(text)
    if here.in_link:
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
