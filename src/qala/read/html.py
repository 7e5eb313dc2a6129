"""HTML: what a page shows a reader, in document order, with the way back to each element."""

import re
from dataclasses import replace
from typing import Any

from qala.read.embedded import read_embedded
from qala.read.metadata import read_metadata
from qala.read.sheets import hidden_by_sheets
from qala.read.walk import Shown, walk
from qala.types.issue import Issue
from qala.types.page import Page
from qala.types.span import Span

LARGEST = 8_000_000
"""Code points of HTML read of one page; a tree takes some ten times as many bytes."""
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]+")
_LITTLE = 300
"""Arabic letters below which a page is thought to show its text by script alone."""


def read_html(text: str, source: str, url: str | None = None) -> Page:
    """Return the page of an HTML text: visible text in document order, every block-level element on lines of its own.

    Where a page shows next to nothing without its scripts, what its markup hides until they run is read, or what it keeps for
    browsers without them, or else the text in the data it hands to them; the page's issues say so.

    Args:
        text: the page's source.
        source: where it was got, as given.
        url: its address, where it is known.
    """
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - `import qala` stays light

    issues: list[Issue] = []
    if len(text) > LARGEST:
        text = text[:LARGEST]
        issues.append(Issue(Span(0, 0), "page-cut", f"Only the first {LARGEST} characters of the page were read."))
    tree = LexborHTMLParser(text)
    shown = _shown(tree)
    metadata = read_metadata(tree, url)
    if not shown.text:
        issues.append(Issue(Span(0, 0), "empty-page", "The page shows no text."))
    return Page(
        id="",
        source=source,
        text=shown.text,
        media_type="text/html",
        url=url or metadata.canonical_url,
        language=_language(tree) or "",
        elements=shown.elements,
        metadata=metadata,
        issues=(*issues, *shown.issues),
    )


def _shown(tree: Any) -> Shown:  # noqa: ANN401 - selectolax has no types for us
    root = tree.body or tree.root
    if root is None:
        return Shown("", ())
    unseen = hidden_by_sheets(tree)
    shown = walk(root, unseen=unseen)
    letters = _letters(shown.text, _LITTLE)
    if letters >= _LITTLE:
        return shown
    others = [("hidden-text", "what its markup hides until they run", walk(root, with_hidden=True))]
    if tree.css_first("noscript") is not None:
        others.append(("noscript", "what it keeps for browsers without scripts", walk(root, unseen=unseen, with_noscript=True)))
    embedded = read_embedded(tree)
    if embedded is not None:
        others.append(("embedded-text", "the text in the data it hands to its scripts", embedded))
    for code, where, other in others:
        if _letters(other.text) >= max(_LITTLE, 2 * letters):
            note = f"The page shows little without its scripts: {where} was read."
            return replace(other, issues=(*other.issues, Issue(Span(0, 0), code, note)))
    return shown


def _letters(text: str, enough: int | None = None) -> int:
    """Count the Arabic letters of a text, or as many of them as are enough."""
    count = 0
    for run in _ARABIC.finditer(text):
        count += run.end() - run.start()
        if enough is not None and count >= enough:
            break
    return count


def _language(tree: Any) -> str | None:  # noqa: ANN401
    """Return the language that the page states, as a BCP 47 tag."""
    for node in (tree.root, tree.body):
        said = node.attributes.get("lang") or node.attributes.get("xml:lang") if node is not None else None
        if said and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*", said.strip()):
            return str(said.strip().replace("_", "-"))
    return None
