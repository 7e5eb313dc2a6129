"""Visibility: whether the markup itself hides an element from a reader."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from qala.read.markup import markup

_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
_KEEPS_BREAKS = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """What the attributes of an element say of how it is shown.

    Attributes:
        is_hidden: whether they hide it.
        keeps_breaks: whether its line breaks are kept.
    """

    is_hidden: bool
    keeps_breaks: bool


_PLAIN = Style(is_hidden=False, keeps_breaks=False)
_HIDDEN = Style(is_hidden=True, keeps_breaks=False)


def styled(root: Any, unseen: frozenset[int] = frozenset()) -> dict[int, Style]:  # noqa: ANN401 - selectolax has no types for us
    """Return the elements under a node that say how they are shown, by the number of the node.

    A class name that only a style sheet elsewhere explains hides nothing: losing what a reader sees is worse than keeping
    what he does not. The names by which frameworks mark text for screen readers alone are known well enough.

    Args:
        root: the node.
        unseen: elements that style sheets in the page hide.
    """
    found = {node.mem_id: style for node in root.css(_telling()) if (style := _style(node)) is not _PLAIN}
    return found | dict.fromkeys(unseen, _HIDDEN) if unseen else found


@cache
def _telling() -> str:
    """Return the selector of elements that say how they are shown."""
    return ",".join(["[hidden]", "[style]", "dialog", *(f".{name}" for name in sorted(markup("unseen_classes")))])


def _style(node: Any) -> Style:  # noqa: ANN401
    attributes = node.attributes
    style = _stated(attributes.get("style") or "")
    if "hidden" in attributes and (attributes["hidden"] or "").lower() != "until-found":
        return replace(style, is_hidden=True)
    if node.tag == "dialog" and "open" not in attributes:
        return replace(style, is_hidden=True)
    labels = attributes.get("class")
    return replace(style, is_hidden=True) if labels and not markup("unseen_classes").isdisjoint(labels.split()) else style


@lru_cache(maxsize=2048)
def _stated(style: str) -> Style:
    """Return what a style attribute says; nearly all of them are about sizes and colours."""
    is_hidden, keeps_breaks = _UNSEEN.search(style) is not None, _KEEPS_BREAKS.search(style) is not None
    return Style(is_hidden, keeps_breaks) if is_hidden or keeps_breaks else _PLAIN
