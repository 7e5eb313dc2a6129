"""Visibility: which elements of a page a reader sees, and which stand in the line."""

import re
from collections.abc import Mapping

SKIPPED = frozenset(
    "audio canvas datalist embed frame frameset head iframe img input link map meta noembed noframes noscript object "
    "param script select source style svg template textarea title track video "
    "amp-ad amp-analytics amp-consent amp-img amp-lightbox amp-pixel amp-sidebar amp-user-notification".split()
)
"""Elements whose content a browser draws as something else than text, or not at all until it is asked to."""

INLINE = frozenset(
    "a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark nobr output q rb rp rt ruby "
    "s samp small span strike strong sub sup time tt u var wbr".split()
)
"""Elements that stand in the line; all others start one of their own."""

_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
_UNSEEN_CLASSES = frozenset("sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only".split())
"""Class names that frameworks give to text for screen readers alone."""


def is_hidden(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Tell whether the markup of an element itself hides it from a reader."""
    if "hidden" in attributes and (attributes["hidden"] or "").lower() != "until-found":
        return True
    if tag == "dialog" and "open" not in attributes:
        return True
    style = attributes.get("style")
    if style and _UNSEEN.search(style):
        return True
    names = attributes.get("class")
    return bool(names) and not _UNSEEN_CLASSES.isdisjoint(names.split())
