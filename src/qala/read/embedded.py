"""Embedded text: articles that stand only in the data a page hands to its scripts."""

import re
from collections.abc import Iterator
from typing import Any

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
_MOST = 20_000
_BODY = 40
"""Words from which a value is thought to be an article's text."""


def read_embedded(tree: Any) -> Shown | None:  # noqa: ANN401 - selectolax has no types for us
    """Return the longest article in the data of a page's scripts, None if there is none.

    The article is the object that holds most running Arabic text under a key such as `body` or `content`; its title, deck
    and captions are taken with it. The element of every line is the script.
    """
    for selector in _SCRIPTS:
        best: tuple[int, list[str]] = (0, [])
        for node in tree.css(selector)[:50]:
            for article in _objects(parse_forgiving(node.text() or "")):
                lines = list(_article(article))
                best = max(best, (sum(map(_words, lines)), lines), key=lambda one: one[0])
        if best[0] >= _BODY:
            return _laid_out(best[1], selector)
    return None


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
