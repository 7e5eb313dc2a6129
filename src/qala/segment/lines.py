"""Lines: the non-empty lines of a page with what can be seen of each without its neighbours."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from qala.arabic.words import WORD
from qala.lexicon.page_words import page_starts, page_words, plain
from qala.types.page import Element, Page
from qala.types.span import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]*\S[^\r\n\u2028\u2029]*")
_CREDITED = re.compile(r"[(\[]\s*[^()\[\]\d]{1,40}\s*[)\]]\s*[.؟]?\s*$")
_ENDED = re.compile(r"[.؟!?…][»”\")\]\s]*$|//\s*$")
_LATIN_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATED = re.compile(
    rf"\b(?:[12]\d|3[01]|0?\d)\s*[/.\-–| ]\s*\S{{2,12}}\s*[/.\-–| ]?\s*(?:19|20)\d\d\b|(?:19|20)\d\d\s*[-/]\s*\d\d?\s*[-/]\s*\d\d?"
    rf"|\b\d\d?\s*[-/]\s*\d\d?\s*[-/]\s*(?:19|20)\d\d\b|\b(?:{_LATIN_MONTH})[a-z]*\s+\d\d?,?\s+\d{{4}}|1[34]\d\d\s*هـ|\d\d?:\d\d\s*(?:ص|م|ت|am|pm)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(r"^[«\"]?\s*[^\W\d][^،,.:؛\d]{1,40}[»\"]?\s*(?:[(\[][^()\[\]]{2,30}[)\]]|[–—-]\s*[^،,.:؛\d]{2,25})\s*:?$")
_LONG, _PROSE = 24, 12


@dataclass(frozen=True, slots=True)
class Line:
    """A non-empty line and its looks.

    Attributes:
        span: without white space at its ends.
        text: its characters.
        plain: the form to compare lines by.
        words: how many.
        gap: empty lines before it.
        is_prose: whether it reads as running text: long, or long enough and ended with a full stop.
        is_furniture: whether it is a known button, label or menu line.
        opens_related: whether it opens a list of other articles.
        is_credited: whether it ends with a name in brackets, as captions do.
        is_dated: whether it is short and holds a date.
        is_placed: whether it is short and has the form «paper (city)» or «paper – city».
        first: index of the first line of the page that says the same.
        element: the HTML element it is the text of, None for plain text.
    """

    span: Span
    text: str
    plain: str
    words: int
    gap: int
    is_prose: bool
    is_furniture: bool
    opens_related: bool
    is_credited: bool
    is_dated: bool
    is_placed: bool
    first: int
    element: Element | None = None


def read_lines(page: Page) -> tuple[Line, ...]:
    """Return the non-empty lines of a page in order; with HTML every line knows its element."""
    lines: list[Line] = []
    first: dict[str, int] = {}
    elements = {element.span.start: element for element in page.elements}
    end = 0
    for match in _LINE.finditer(page.text):
        whole = match.group()
        left = match.start() + len(whole) - len(whole.lstrip())
        text = whole.strip()
        gap = page.text.count("\n", end, left) - 1 if lines else 0
        end = left + len(text)
        key = plain(text[:400])
        index = first.setdefault(key, len(lines)) if key else len(lines)
        lines.append(_line(text, Span(left, end), key, max(gap, 0), index, elements.get(left)))
    return tuple(lines)


def _line(text: str, span: Span, key: str, gap: int, first: int, element: Element | None) -> Line:
    head = text[:4000]
    words = sum(1 for _ in WORD.finditer(head))
    ended = bool(_ENDED.search(text[-40:]))
    credited = words <= 60 and bool(_CREDITED.search(text[-60:]))
    prose = (words >= _LONG or (words >= _PROSE and ended)) and not (credited and words < _LONG + 16 and not ended)
    return Line(
        span=span,
        text=text,
        plain=key,
        words=words,
        gap=gap,
        is_prose=prose,
        is_furniture=key in page_words("furniture") or not key or _starts(key, "furniture_starts"),
        opens_related=key in page_words("related"),
        is_credited=credited,
        is_dated=words <= 14 and bool(_DATED.search(head)),
        is_placed=words <= 7 and bool(_PLACED.match(text)),
        first=first,
        element=element,
    )


def _starts(key: str, group: str) -> bool:
    return bool(_starting(group).match(key))


@cache
def _starting(group: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, page_starts(group)))})(?:\W|$)")


def is_published(line: Line) -> bool:
    """Tell whether a line says when or by whom the page was published («تم نشره …»)."""
    return line.words <= 16 and _starts(line.plain, "published") and (line.is_dated or any(c.isdigit() for c in line.text))


def is_author(line: Line) -> bool:
    """Tell whether a line names an author («كتب فلان», «بقلم فلان»)."""
    return line.words <= 6 and _starts(line.plain, "authors") and not line.is_prose


def repeats(lines: Sequence[Line]) -> Counter[str]:
    """Count how often each line stands on the page."""
    return Counter(line.plain for line in lines)
