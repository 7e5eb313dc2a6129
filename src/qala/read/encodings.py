"""Encodings: bytes to characters."""

import codecs
import re

from qala.types.issue import Issue
from qala.types.span import Span

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[Issue, ...]]:
    """Return the characters of a page, and what was doubtful."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace"), ()
    try:
        return data.decode("utf8"), ()
    except UnicodeDecodeError:
        pass
    name = declared or "cp1256"
    return data.decode(name, "replace"), (Issue(Span(0, 0), "encoding-guessed", f"Read as {name}."),)


def clean_surrogates(text: str) -> str:
    """Return the text with each lone surrogate as U+FFFD; nothing else changes and no offset moves."""
    return _SURROGATE.sub("\ufffd", text)
