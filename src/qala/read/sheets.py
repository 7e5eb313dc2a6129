"""Style sheets inside a page, so far as they say in the plainest words that an element is not shown."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

_NONE = re.compile(r"display\s*:\s*none\b", re.IGNORECASE)
_REMARK = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_PLAIN = re.compile(r"[.#][A-Za-z_][\w-]{0,99}")
_LONGEST, _MOST = 200_000, 100
"""Characters of style sheets, and rules and elements, that are looked at in one page."""
_WORDS, _LABEL = 40, 1000
"""Words and characters from which a text is no label or notice but an article's, which scripts unfold: it is kept."""


def hidden_by_sheets(tree: Any) -> frozenset[int]:  # noqa: ANN401 - selectolax has no types for us
    """Return the elements that a style sheet in the page hides, by the number of the node.

    Only rules for one class or id and for all media count, and none whose class or id another rule may show again: what a
    reader sees must not be lost.
    """
    sheets = "".join([_text(node) for node in tree.css("style")[:_MOST]])[:_LONGEST]
    if "none" not in sheets:
        return frozenset()
    sheets = _REMARK.sub("", sheets)
    names = frozenset(_hiding(sheets))
    nodes = tree.css(",".join(sorted(names)))[:_MOST] if names else []
    return frozenset(node.mem_id for node in nodes if _is_label(node) and _is_hidden(node, names, sheets))


def _text(node: Any) -> str:  # noqa: ANN401
    """Return a sheet for all readers; nothing of one for printers, or of one that is not closed."""
    media = (node.attributes.get("media") or "all").strip().lower()
    text = node.text() or "" if media in {"all", "screen"} else ""
    return f"{text}\n" if text.count("{") == text.count("}") else ""


def _hiding(sheets: str) -> Iterator[str]:
    """Yield the classes and ids that a rule by itself hides, on all occasions: not inside another rule."""
    depth = seen = 0
    for match in islice(_NONE.finditer(sheets), _MOST):
        opened = sheets.rfind("{", seen, match.start())
        if opened < 0 or sheets.find("}", opened, match.start()) >= 0:
            continue
        start = max(sheets.rfind(mark, seen, opened) for mark in "{};") + 1 or seen
        depth += sheets.count("{", seen, start) - sheets.count("}", seen, start)
        seen = start
        if not depth:
            yield from (name for one in sheets[start:opened].split(",") if _PLAIN.fullmatch(name := one.strip()))


def _is_label(node: Any) -> bool:  # noqa: ANN401
    text = node.text(deep=True) or ""
    is_short = len(text) < _LABEL and len(text.split()) < _WORDS
    return is_short and "display" not in (node.attributes.get("style") or "").lower()


def _is_hidden(node: Any, names: frozenset[str], sheets: str) -> bool:  # noqa: ANN401
    attributes = node.attributes
    borne = [f".{name}" for name in (attributes.get("class") or "").split()] + [f"#{attributes.get('id') or ''}"]
    return any(name in names and not _is_shown_again(name, sheets) for name in borne)


def _is_shown_again(name: str, sheets: str) -> bool:
    """Tell whether any rule, whatever its conditions, gives what bears the name another display."""
    rule = rf"{re.escape(name)}(?![\w-])[^{{}}]{{0,300}}\{{[^{{}}]{{0,2000}}display\s*:\s*(?!\s|none\b)"
    return re.search(rule, sheets, re.IGNORECASE) is not None
