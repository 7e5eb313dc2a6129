"""Origins: from a line of the page's text back to the element that shows it."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from qala.types.page import Element
from qala.types.span import Span

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,99}")
_TAG = re.compile(r"[a-z](?:-?[a-z0-9]){0,29}")
_WORDS = re.compile(r"[^\s\d_-]+")
_NEAR = 4
"""Ancestors whose class and id words an element shares."""
_NONE: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Origin:
    """An element that the walk is, or was, inside of.

    Attributes:
        tag: its name.
        parent: the element around it; None for the root of the walk.
        nth: which child element of its parent it is, counted from 1.
        depth: how many elements are around it.
        node: its node in the tree; None for the root of the walk.
        is_pre: whether its line breaks are kept.
        in_link: whether its text is a link's.
        owner: the block-level element its text is laid to; None where it is one itself.
        is_block: whether it starts a line of its own.
        is_row: whether it is a table row shown as one line.
        children: child elements met so far.
        selector: its CSS selector, once it was asked for, as are the following.
        path: the tags from the outermost element to it.
        near: its class and id words, and those of the elements near around it.
    """

    tag: str
    parent: "Origin | None"
    nth: int = 1
    depth: int = 0
    node: Any = None
    is_pre: bool = False
    in_link: bool = False
    owner: "Origin | None" = None
    is_block: bool = True
    is_row: bool = False
    children: int = 0
    selector: str = ""
    path: tuple[str, ...] = ()
    near: tuple[frozenset[str], ...] = ()


def names_said(root: Any) -> Counter[str]:  # noqa: ANN401 - selectolax has no types for us
    """Return how often each id stands under a node."""
    return Counter([node.id for node in root.css("[id]")])


def element_at(span: Span, origin: Origin, link_chars: int, names: Mapping[str, int]) -> Element:
    """Return the element of a line.

    Args:
        span: the line.
        origin: whose text it is.
        link_chars: how many of its characters are a link's.
        names: how often each id stands on the page.
    """
    around = origin.parent
    if around is None:
        return Element(span, origin.tag, origin.tag, (), _NONE, link_chars)
    if not around.selector:
        _place(around, names)
    own, name = _said(origin)
    words = _together((own, *around.near))
    return Element(span, _selector(origin, name, names), origin.tag, around.path, words, link_chars)


def _place(origin: Origin, names: Mapping[str, int]) -> None:
    """Note where an element stands, there and at the elements around it, since all that is inside them needs it too."""
    chain = []
    near: Origin | None = origin
    while near is not None and not near.selector:
        chain.append(near)
        near = near.parent
    for one in reversed(chain):
        above = one.parent
        if above is None:
            one.selector = one.tag
            continue
        own, name = _said(one)
        one.selector = _selector(one, name, names)
        one.path = (*above.path, one.tag)
        one.near = (own, *above.near[: _NEAR - 1])


def _said(origin: Origin) -> tuple[frozenset[str], str]:
    """Return the class and id words of an element, and its id."""
    attributes = origin.node.attributes
    name = attributes.get("id") or ""
    return _words(attributes.get("class") or "", name), name


@lru_cache(maxsize=8192)
def _words(labels: str, name: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(f"{labels} {name}".lower()))


@lru_cache(maxsize=4096)
def _together(near: tuple[frozenset[str], ...]) -> frozenset[str]:
    return frozenset().union(*near)


def _selector(origin: Origin, name: str, names: Mapping[str, int]) -> str:
    """Return a CSS selector whose first match is the element; the nearest id that stands once opens it."""
    if name and names[name] == 1 and _NAME.fullmatch(name):
        return f"#{name}"
    above = origin.parent.selector if origin.parent is not None else ""
    return f"{above} > {_step(origin.tag)}:nth-child({origin.nth})"


@lru_cache(maxsize=512)
def _step(tag: str) -> str:
    """Return a tag as a selector writes it; one that would have to be escaped is left out."""
    return tag if _TAG.fullmatch(tag) else ""
