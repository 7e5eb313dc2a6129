"""Walk an HTML tree: the text it shows, line by line, and the element each line came from.

The walk is iterative, so that no depth of nesting can exhaust the stack.
"""

import re
from dataclasses import dataclass, field

from qala.read.visibility import INLINE, SKIPPED, is_hidden
from qala.types.issue import Issue
from qala.types.page import Element
from qala.types.span import Span

_SPACES = re.compile(r"[ \t\n\r\f]+")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_TAG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_WORDS = re.compile(r"[^\s\d_-]+")
_DEEPEST = 256
"""Levels below which text is laid to the ancestor there: no page made by people goes so deep, and selectors stay short."""
_NEAR = 4
"""Ancestors whose class and id words an element shares."""


@dataclass(slots=True)
class _Open:
    """An element that the walk is inside of."""

    tag: str
    parent: "_Open | None"
    nth: int
    name: str | None
    labels: str
    is_block: bool
    in_link: bool
    is_pre: bool
    children: int = 0
    depth: int = 0
    selector: str | None = None


@dataclass(slots=True)
class _Lines:
    """The text so far: finished lines, and the pieces of the one being built."""

    parts: list[str] = field(default_factory=list)
    found: list[tuple[int, int, _Open, int]] = field(default_factory=list)
    position: int = 0
    pieces: list[str] = field(default_factory=list)
    owner: _Open | None = None
    links: int = 0
    gap: int = 0


def walk(root: object) -> tuple[str, tuple[Element, ...], tuple[Issue, ...]]:
    """Return the visible text under an element, the block-level elements of its lines, and what was doubtful."""
    names: dict[str, int] = {}
    lines = _Lines()
    top = _Open("body", None, 1, None, "", True, False, False)
    top.selector = root.tag if root is not None else "body"
    node, here = (root.child if root is not None else None), top
    too_deep = False
    while node is not None:
        inside = None
        if node.is_text_node:
            _add(lines, node.text_content or "", here)
        elif node.is_element_node:
            inside = _enter(lines, node, here, names)
        if inside is not None and node.child is not None:
            here, node = inside, node.child
            too_deep = too_deep or here.depth > _DEEPEST
            continue
        if inside is not None:
            _leave(lines, inside)
        while node.next is None and here.parent is not None:
            _leave(lines, here)
            node, here = node.parent, here.parent
        node = node.next
    _flush(lines)
    elements = tuple(_element(line, names) for line in lines.found)
    note = f"Elements nested more than {_DEEPEST} deep: their text was laid to the ancestor at that depth."
    issues = (Issue(Span(0, 0), "deep-nesting", note),) if too_deep else ()
    return "".join(lines.parts), elements, issues


def _enter(lines: _Lines, node: object, here: _Open, names: dict[str, int]) -> _Open | None:
    """Open an element; None where nothing inside it is shown."""
    here.children += 1
    tag = node.tag
    attributes = node.attributes
    name = attributes.get("id")
    if name:
        names[name] = names.get(name, 0) + 1
    if tag == "br":
        _flush(lines, at_break=True)
        return None
    if tag in SKIPPED or (attributes and is_hidden(tag, attributes)):
        return None
    labels = f"{attributes.get('class') or ''} {name or ''}" if attributes else ""
    is_block = tag not in INLINE
    if is_block:
        _flush(lines)
    elif tag == "q":
        _add(lines, "“", here)
    inside = _Open(tag, here, here.children, name, labels, is_block, here.in_link or tag == "a", here.is_pre or tag == "pre")
    inside.depth = here.depth + 1
    return inside


def _leave(lines: _Lines, element: _Open) -> None:
    if element.is_block:
        _flush(lines)
    elif element.tag == "q":
        _add(lines, "”", element)


def _add(lines: _Lines, text: str, here: _Open) -> None:
    if here.is_pre and "\n" in text:
        first, *rest = text.splitlines()
        _add(lines, first, here)
        for line in rest:
            _flush(lines, at_break=True)
            _add(lines, line, here)
        return
    text = _SPACES.sub(" ", text)
    if text == " " and not lines.pieces:
        return
    if text[:1] == " " and (not lines.pieces or lines.pieces[-1][-1] == " "):
        text = text[1:]
    if not text:
        return
    if lines.owner is None:
        lines.owner = here
    lines.pieces.append(text)
    if here.in_link:
        lines.links += len(text)


def _flush(lines: _Lines, *, at_break: bool = False) -> None:
    """Finish the line being built, if it holds anything."""
    text = "".join(lines.pieces).strip()
    if not text:
        lines.gap += at_break
        lines.pieces.clear()
        lines.owner, lines.links = None, 0
        return
    if lines.position:
        separator = "\n\n" if lines.gap else "\n"
        lines.parts.append(separator)
        lines.position += len(separator)
    owner = lines.owner
    while owner is not None and owner.parent is not None and (not owner.is_block or owner.depth > _DEEPEST):
        owner = owner.parent
    lines.found.append((lines.position, lines.position + len(text), owner, min(lines.links, len(text))))
    lines.parts.append(text)
    lines.position += len(text)
    lines.pieces.clear()
    lines.owner, lines.links, lines.gap = None, 0, 0


def _element(line: tuple[int, int, _Open, int], names: dict[str, int]) -> Element:
    start, end, owner, links = line
    labels, path, near = [owner.labels], [], owner.parent
    while near is not None and near.parent is not None:
        if len(path) < _NEAR:
            labels.append(near.labels)
        path.append(near.tag)
        near = near.parent
    words = frozenset(word.lower() for label in labels for word in _WORDS.findall(label))
    return Element(Span(start, end), _selector(owner, names), owner.tag, tuple(reversed(path)), words, links)


def _selector(element: _Open, names: dict[str, int]) -> str:
    """Return a CSS selector whose first match is the element; the nearest id that stands once opens it."""
    chain = []
    near: _Open | None = element
    while near is not None and near.selector is None:
        if near.name and names[near.name] == 1 and _NAME.fullmatch(near.name):
            near.selector = f"#{near.name}"
            break
        chain.append(near)
        near = near.parent
    for one in reversed(chain):
        step = one.tag if _TAG.fullmatch(one.tag) else ""
        before = one.parent.selector if one.parent else ""
        one.selector = f"{before} > {step}:nth-child({one.nth})"
    return element.selector or "body"
