"""Lines: the non-empty lines of a page with what can be seen of each without its neighbours."""

import re
from dataclasses import dataclass
from functools import cache

from qala.lexicon.page_words import page_starts, page_words, plain
from qala.segment.topics import topic_stems
from qala.types.page import Element, Page
from qala.types.span import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\x85\x0b\x0c]+")
_CREDITED = re.compile(r"[(\[]\s*[^()\[\]\d]{1,40}\s*[)\]]\s*[.؟]?\s*$")
_ENDED = re.compile(r"[.؟!?…][»”\")\]\s]*$|//\s*$")
_LATIN_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_AGO = "دقيق|ساع|يوم|اسبوع|أسبوع|شهر|أشهر|أيام|اسابيع|أسابيع|سن"
_DATED = re.compile(
    rf"\b(?:[12]\d|3[01]|0?\d)\s*[/.\-–| ]\s*\S{{2,12}}"
    rf"(?:\s*/\s*\S{{2,10}}|\s\S{{3,6}}(?:\s*/\s*\S{{2,10}})?)?\s*[/.\-–|،, ]*\s*(?:19|20)\d\d\b"
    rf"|(?:19|20)\d\d\s*[-/]\s*\d\d?\s*[-/]\s*\d\d?|\b\d\d?\s*[-/.]\s*\d\d?\s*[-/.]\s*(?:19|20)\d\d\b"
    rf"|\b(?:{_LATIN_MONTH})[a-z]*\.?\s+\d\d?,?\s+\d{{4}}|^\S{{3,8}}\s+\d\d?\s*[,،]\s*20\d\d\b|1[34]\d\d\s*هـ"
    rf"|\b\d\d?:\d\d\s*(?:ص|م|ت|am|pm|gmt)\b|^\d\d?:\d\d$|^(?:منذ|قبل)\s+(?:\d+\s+)?(?:{_AGO})\S*$",
    re.IGNORECASE,
)
_PLACED = re.compile(r"^[«\"]?\s*[^\W\d][^،,.:؛\d]{1,40}[»\"]?\s*(?:[(\[][^()\[\]]{2,30}[)\]]|[–—ـ-]\s*[^،,.:؛\d]{2,25})\s*:?$")
_ICON = re.compile(r"\b(?:play[-_]circle|fa-[a-z-]+)\b")
_EASTERN = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
_WESTERN = str.maketrans(
    "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9",
    "0123456789" * 2,
)
_DIGIT = re.compile(r"\d")
_HEAD, _TAIL = 4000, 60
_KEY = 200
"""Code points up to which lines are compared whole; longer ones by their beginning and their length."""
LONG, PROSE = 24, 12
_CAPTION, _PUBLISHED, _DATE, _PLACE, _AUTHOR, _AGES = 60, 16, 14, 8, 6, 4
"""Words of the longest line that may be a caption, tell of publication, hold a date, be a place, an author, an age."""
_JOINED = re.compile(r"[–—ـ(\[-]")
MOST = 100_000
"""Lines looked at of one page."""


@dataclass(frozen=True, slots=True)
class Line:
    """A non-empty line and its looks.

    Attributes:
        span: without white space at its ends.
        text: its characters.
        plain: the form to compare lines by.
        words: how many.
        gap: empty lines before it.
        stems: the beginnings of its words that tell topics apart.
        is_cut: whether it ends in dots, as headlines cut to fit a column do.
        is_prose: whether it reads as running text: long, or long enough and ended with a full stop.
        is_furniture: whether it is a known button, label or menu line.
        opens_related: whether it opens a list of other articles.
        is_credited: whether it ends with a name in brackets, as captions do.
        is_dated: whether it is short and holds a date or an hour of publication.
        is_placed: whether it is short and has the form «paper (city)» or «paper – city».
        is_published: whether it says when or by whom the page was published («تم نشره …»).
        is_author: whether it names an author («كتب فلان», «بقلم فلان»).
        has_icon: whether the name of an icon was glued to it in flattening.
        first: index of the first line of the page that says the same.
        element: the HTML element it is the text of, None for plain text.
    """

    span: Span
    text: str
    plain: str
    words: int
    gap: int
    stems: frozenset[str]
    is_cut: bool
    is_prose: bool
    is_furniture: bool
    opens_related: bool
    is_credited: bool
    is_dated: bool
    is_placed: bool
    is_published: bool
    is_author: bool
    has_icon: bool
    first: int
    element: Element | None = None


def read_lines(page: Page) -> tuple[Line, ...]:
    """Return the non-empty lines of a page in order, `MOST` at most; with HTML every line knows its element."""
    lines: list[Line] = []
    first: dict[str, int] = {}
    elements = iter(page.elements)
    element = next(elements, None)
    end = 0
    for match in _LINE.finditer(page.text):
        whole = match.group()
        text = whole.strip()
        if not text:
            continue
        left = match.start() + len(whole) - len(whole.lstrip())
        gap = max(page.text.count("\n", end, left) - 1, 0) if lines else 0
        end = left + len(text)
        while element is not None and element.span.end <= left:
            element = next(elements, None)
        key = plain(text) if len(text) <= _KEY else f"{plain(text[: _KEY // 2])} {len(text)}"
        index = first.setdefault(key, len(lines)) if key else len(lines)
        within = element if element is not None and element.span.start < end else None
        if len(lines) == MOST:
            break
        lines.append(_line(text, Span(left, end), key, gap, index, within))
    return tuple(lines)


def _line(  # noqa: PLR0913, PLR0917 - what a line owes to its place
    text: str, span: Span, key: str, gap: int, first: int, element: Element | None
) -> Line:
    head = text[:_HEAD]
    if _EASTERN.search(head):
        head = head.translate(_WESTERN)
    words = len(head.split())
    icon = words <= _CAPTION and ("play" in head or "fa-" in head) and bool(_ICON.search(head))
    tail = (_ICON.sub("", text) if icon else text)[-_TAIL:]
    cut = text.endswith(("..", "…"))
    ended = not cut and bool(_ENDED.search(tail))
    credited = words <= _CAPTION and bool(_CREDITED.search(tail))
    prose = (words >= LONG or (words >= PROSE and ended)) and not (credited and words < LONG + 16 and not ended)
    digits = words <= _PUBLISHED and bool(_DIGIT.search(head))
    dated = words <= _DATE and (digits or (words <= _AGES and head.startswith(("منذ", "قبل")))) and bool(_DATED.search(head))
    furniture = key in page_words("furniture") or not key or _starts(key, "furniture_starts") or _is_copyright(text, words)
    return Line(
        span=span,
        text=text,
        plain=key,
        words=words,
        gap=gap,
        stems=frozenset() if furniture else topic_stems(head),
        is_cut=cut,
        is_prose=prose,
        is_furniture=furniture,
        opens_related=key in page_words("related"),
        is_credited=credited,
        is_dated=dated,
        is_placed=words <= _PLACE and bool(_JOINED.search(head)) and bool(_PLACED.match(head)),
        is_published=digits and _starts(key, "published"),
        is_author=words <= _AUTHOR and not prose and _starts(key, "authors"),
        has_icon=icon,
        first=first,
        element=element,
    )


def _is_copyright(text: str, words: int) -> bool:
    return words <= LONG and ("©" in text or "الحقوق محفوظة" in text)


def _starts(key: str, group: str) -> bool:
    firsts, pattern = _starting(group)
    return key[:2] in firsts and bool(pattern.match(key))


@cache
def _starting(group: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the first two letters of a group's beginnings, by which most lines are told apart, and the pattern of the rest."""
    starts = page_starts(group)
    pattern = re.compile(rf"(?:{'|'.join(map(re.escape, starts))})(?:\W|$)")
    return frozenset(start[:2] for start in starts), pattern
