"""Markup: what the elements of an HTML page say about a line."""

from functools import lru_cache

from qala.lexicon.page_words import markup_words
from qala.segment.lines import Line

_TOLD = frozenset({
    "nav", "footer", "header", "aside", "figcaption", "figure", "li", "article", "main", "form", "time", "blockquote", "table",
    "section", "h1", "h2", "h3", "h4", "h5", "h6", "p", "a", "button", "label", "address", "summary", "td", "dd", "dt", "ul",
    "ol",
})  # fmt: skip
_LINKED = (0.0, 0.2, 0.5, 0.9)


def markup_features(line: Line) -> list[str]:
    """Return the features of a line's element: its tag, the tags around it, what its classes say, how much of it is a link."""
    element = line.element
    if element is None:
        return []
    return [*_told(element.tag, element.path, element.words), "hl" + _links(element.link_chars, len(line.text))]


@lru_cache(maxsize=4096)
def _told(tag: str, path: tuple[str, ...], names: frozenset[str]) -> tuple[str, ...]:
    around = sorted(_TOLD.intersection(path))
    groups = sorted({group for name in names for group in _groups(name)})
    return ("h=" + tag, *("h^" + name for name in around), *("hc" + group for group in groups))


@lru_cache(maxsize=8192)
def _groups(name: str) -> tuple[str, ...]:
    """Return the sorts of part that a class or id word names, such as `caption` for `wp-caption-text`."""
    return tuple(group for group, words in markup_words().items() if any(word in name for word in words))


def _links(chars: int, length: int) -> str:
    part = chars / max(length, 1)
    return str(sum(part > bound for bound in _LINKED))
