"""HTML: what a page shows a reader, in document order, with the way back to each element."""

from qala.read.encodings import clean_surrogates
from qala.read.metadata import read_metadata
from qala.read.walk import walk
from qala.types.issue import Issue
from qala.types.page import Page
from qala.types.span import Span


def read_html(text: str, source: str) -> Page:
    """Return the page of an HTML text: visible text in document order, every block-level element on lines of its own."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - `import qala` stays light

    tree = LexborHTMLParser(clean_surrogates(text))
    shown, elements, issues = walk(tree.body or tree.root)
    metadata = read_metadata(tree)
    if not shown:
        issues = (*issues, Issue(Span(0, 0), "empty-page", "The page shows no text."))
    language = (tree.root.attributes.get("lang") if tree.root else None) or "ar"
    return Page(
        id="",
        source=source,
        text=shown,
        media_type="text/html",
        url=metadata.canonical_url,
        language=language.strip() or "ar",
        elements=elements,
        metadata=metadata,
        issues=issues,
    )
