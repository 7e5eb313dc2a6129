"""Visibility: whether the markup itself hides an element from a reader."""

import re
from collections.abc import Mapping
from functools import lru_cache

from qala.read.markup import markup

_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Tell whether an element's own attributes hide it.

    A class name that only a style sheet explains hides nothing: losing what a reader sees is worse than keeping what he
    does not. The names by which frameworks mark text for screen readers alone are known well enough.
    """
    if "hidden" in attributes and (attributes["hidden"] or "").lower() != "until-found":
        return True
    if "style" in attributes and _UNSEEN.search(attributes["style"] or ""):
        return True
    names = attributes.get("class")
    return names is not None and _is_unseen(names)


@lru_cache(maxsize=4096)
def _is_unseen(names: str) -> bool:
    return not markup("unseen_classes").isdisjoint(names.split())
