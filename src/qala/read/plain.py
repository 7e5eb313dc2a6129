"""Plain text: the file's own characters, to the letter."""

from qala.read.encodings import clean_surrogates
from qala.types.issue import Issue
from qala.types.page import Page
from qala.types.span import Span


def read_plain(text: str, source: str) -> Page:
    """Return the page of a plain text: nothing is normalised, lone surrogates alone become U+FFFD one for one."""
    clean = clean_surrogates(text)
    issues = []
    if clean != text:
        at = next(i for i, (a, b) in enumerate(zip(text, clean, strict=True)) if a != b)
        issues.append(Issue(Span(at, at + 1), "lone-surrogate", "Half of a character: shown as U+FFFD from here on."))
    if "\0" in clean:
        at = clean.index("\0")
        issues.append(Issue(Span(at, at + 1), "nul-character", "The text holds NUL characters; they were kept."))
    if not clean.strip():
        issues.append(Issue(Span(0, 0), "empty-page", "The page holds no text."))
    return Page(id="", source=source, text=clean, media_type="text/plain", language="", issues=tuple(issues))
