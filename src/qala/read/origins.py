"""Origins: from a line of the page's text back to the element that shows it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from qala.types.page import Element
from qala.types.span import Span

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,99}")
_TAG = re.compile(r"[a-z](?:-?[a-z0-9]){0,29}")
_WORDS = re.compile(r"[^\s\d_-]+")
_NEAR = 4
"""Ancestors whose class and id words an element shares."""


@dataclass(slots=True, eq=False)
class Origin:
    """An element that the walk is, or was, inside of.

    Attributes:
        tag: its name.
        parent: the element around it; None for the root of the walk.
        nth: which child element of its parent it is, counted from 1.
        depth: how many elements are around it.
        name: its id.
        labels: its class names.
        is_block: whether it starts a line of its own.
        in_link: whether its text is a link's.
        is_pre: whether its line breaks are kept.
        owner: the block-level element its text is laid to; None where it is one itself.
        is_row: whether it is a table row shown as one line.
        children: child elements met so far.
        selector: once it was asked for.
        path: tags from the outermost element to it, once they were asked for.
        words: class and id words of it and those near around it, once they were asked for.
    """

    tag: str
    parent: "Origin | None"
    nth: int = 1
    depth: int = 0
    name: str | None = None
    labels: str = ""
    is_block: bool = True
    in_link: bool = False
    is_pre: bool = False
    owner: "Origin | None" = None
    is_row: bool = False
    children: int = 0
    selector: str | None = None
    path: tuple[str, ...] | None = None
    words: frozenset[str] | None = None


def element_at(span: Span, origin: Origin, link_chars: int, names: dict[str, int]) -> Element:
    """Return the element of a line.

    Args:
        span: the line.
        origin: whose text it is.
        link_chars: how many of its characters are a link's.
        names: how often each id stands on the page.
    """
    around = origin.parent
    if around is None:
        return Element(span, origin.selector or "body", origin.tag, (), frozenset(), link_chars)
    words = _inside(around)
    if origin.labels or origin.name:
        words |= _words(origin.labels, origin.name)
    path = around.path if around.path is not None else _path(around)
    return Element(span, origin.selector or _selector(origin, names), origin.tag, path, words, link_chars)


def _inside(around: Origin) -> frozenset[str]:
    """Return the words of an element and of those near around it, which all elements inside it share."""
    if around.words is None:
        words: frozenset[str] = frozenset()
        near: Origin | None = around
        for _ in range(_NEAR):
            if near is None or near.parent is None:
                break
            if near.labels or near.name:
                words |= _words(near.labels, near.name)
            near = near.parent
        around.words = words
    return around.words


def _path(around: Origin) -> tuple[str, ...]:
    """Return the tags from the outermost element to this one, as all elements inside it have them."""
    chain = []
    near: Origin | None = around
    while near is not None and near.path is None:
        chain.append(near)
        near = near.parent
    for one in reversed(chain):
        one.path = () if one.parent is None else (*(one.parent.path or ()), one.tag)
    return around.path or ()


@lru_cache(maxsize=8192)
def _words(labels: str, name: str | None) -> frozenset[str]:
    return frozenset(_WORDS.findall(f"{labels} {name or ''}".lower()))


def _selector(origin: Origin, names: dict[str, int]) -> str:
    """Return a CSS selector whose first match is the element; the nearest id that stands once opens it."""
    chain = []
    near: Origin | None = origin
    while near is not None and near.selector is None:
        if near.name and names[near.name] == 1 and _NAME.fullmatch(near.name):
            near.selector = f"#{near.name}"
            break
        chain.append(near)
        near = near.parent
    for one in reversed(chain):
        before = one.parent.selector if one.parent else "body"
        one.selector = f"{before} > {_step(one.tag)}:nth-child({one.nth})"
    return origin.selector or "body"


@lru_cache(maxsize=512)
def _step(tag: str) -> str:
    """Return a tag as a selector writes it; one that would have to be escaped is left out."""
    return tag if _TAG.fullmatch(tag) else ""
