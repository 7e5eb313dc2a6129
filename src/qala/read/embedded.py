"""Embedded text: articles that stand only in the data a page hands to its scripts."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from qala.read.flight import OPENS, flight_values
from qala.read.linked import parse_forgiving
from qala.read.walk import Shown, walk
from qala.types.page import Element
from qala.types.span import Span

_SCRIPTS = ("script#__NEXT_DATA__", "script#__NUXT_DATA__", 'script[type="application/json"]', 'script[type*="ld+json"]')
_HEADS = ("headline", "title", "name")
_REST = ("subtitle", "subheadline", "deck", "description", "excerpt", "summary", "lead", "standfirst")
_BODIES = ("articlebody", "body", "content", "contents", "text", "html", "paragraphs", "story", "rendered", "value")
_CAPTIONS = ("caption", "imagecaption", "credit")
_ARABIC_WORD = re.compile("[\u0620-\u064a]{2,}")
_MOST, _MOST_SCRIPTS = 20_000, 50
_BODY = 40
"""Words from which a value is thought to be an article's text."""


def read_embedded(tree: Any) -> Shown | None:  # noqa: ANN401 - selectolax has no types for us
    """Return the longest article in the data of a page's scripts, None if there is none.

    The article is the object that holds most running Arabic text under a key such as `body` or `content`; its title, deck
    and captions are taken with it. The element of every line is the script.
    """
    for selector in _SCRIPTS:
        lines = _longest(parse_forgiving(node.text() or "") for node in tree.css(selector)[:_MOST_SCRIPTS])
        if lines:
            return _laid_out(lines, selector)
    scripts = [(node, text) for node in tree.css("script") if OPENS in (text := node.text() or "")]
    lines = _longest(flight_values(text for _, text in scripts)) if scripts else []
    return _laid_out(lines, _selector(scripts[0][0])) if lines else None


def _longest(values: Iterable[object]) -> list[str]:
    """Return the lines of the article that holds most running text; nothing if none is long enough to be one."""
    best: tuple[int, list[str]] = (0, [])
    for value in values:
        for article in _objects(value):
            lines = list(_article(article))
            best = max(best, (sum(map(_words, lines)), lines), key=lambda one: one[0])
    return best[1] if best[0] >= _BODY else []


def _selector(node: Any) -> str:  # noqa: ANN401
    """Return a selector whose first match is an element."""
    steps: list[str] = []
    while node is not None and node.is_element_node and node.tag != "html":
        before, nth = node.prev, 1
        while before is not None:
            nth += before.is_element_node
            before = before.prev
        steps.append(f"{node.tag}:nth-child({nth})")
        node = node.parent
    return " > ".join(reversed(steps))


def _objects(value: object) -> Iterator[dict[str, object]]:
    """Yield the objects of a JSON value, outermost first, without recursion."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST:
        one = waiting.pop()
        seen += 1
        if isinstance(one, dict):
            yield one
            waiting.extend(reversed(list(one.values())))
        elif isinstance(one, list):
            waiting.extend(reversed(one))


def _article(value: dict[str, object]) -> Iterator[str]:
    """Yield the lines of an object that reads as an article; nothing if it does not."""
    known = {key.lower().replace("_", "").replace("-", ""): said for key, said in value.items()}
    body = next((said for key in _BODIES if (said := list(_texts(known.get(key)))) and sum(map(_words, said)) >= _BODY), None)
    if body is None:
        return
    for keys in (_HEADS, _REST):
        yield from next((said for key in keys if (said := list(_texts(known.get(key)))) and sum(map(_words, said))), [])
    yield from body
    for key in _CAPTIONS:
        yield from _texts(known.get(key))


def _texts(value: object) -> Iterator[str]:
    """Yield the lines of a text, of HTML, or of a list of either."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST:
        one = waiting.pop()
        seen += 1
        if isinstance(one, str):
            yield from _lines(one)
        elif isinstance(one, list):
            waiting.extend(reversed(one))
        elif isinstance(one, dict):
            inner = [said for key, said in one.items() if key.lower() in (*_BODIES, *_CAPTIONS, "children")]
            waiting.extend(reversed(inner))


def _lines(text: str) -> Iterator[str]:
    if "<" in text and ">" in text:
        from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - `import qala` stays light

        root = LexborHTMLParser(text).body
        text = walk(root).text if root is not None else ""
    for line in text.splitlines():
        if line.strip():
            yield " ".join(line.split())


def _words(line: str) -> int:
    return sum(1 for _ in _ARABIC_WORD.finditer(line))


def _laid_out(lines: list[str], selector: str) -> Shown:
    elements, position = [], 0
    for line in lines:
        elements.append(Element(Span(position, position + len(line)), selector, "script"))
        position += len(line) + 1
    return Shown("\n".join(lines), tuple(elements))
