"""Lines: the non-empty lines of a page with what can be seen of each without its neighbours."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from qala.lexicon.page_words import page_starts, page_words, plain_lines
from qala.segment.topics import READ, word_stems
from qala.types.page import Element, Page
from qala.types.span import Span

_ENDINGS = "\r\u2028\u2029\x85\x0b\x0c"
_CREDITED = re.compile(r"[(\[]\s*[^()\[\]\d]{1,40}\s*[)\]]\s*[.؟]?\s*$")
_ENDS = (".", "؟", "!", "?", "…", "//")
_CLOSERS = '»”")] \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000'
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
_HAS_MOMENT = re.compile(r"\d\d\d\d|\d:\d\d")
"""What a date or an hour cannot do without; most lines with a digit are told apart by it."""
_AGES_BEGIN = ("منذ", "قبل")
_PLACED = re.compile(r"^[«\"]?\s*[^\W\d][^،,.:؛\d]{1,40}[»\"]?\s*(?:[(\[][^()\[\]]{2,30}[)\]]|[–—ـ-]\s*[^،,.:؛\d]{2,25})\s*:?$")
_ICON = re.compile(r"\b(?:play[-_]circle|fa-[a-z-]+)\b")
_EASTERN = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
_WESTERN = str.maketrans(
    "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9",
    "0123456789" * 2,
)
_DIGIT = re.compile(r"\d")
_HEAD, _TAIL = 4000, 60
_NONE: frozenset[str] = frozenset()
_KEY = 200
"""Code points up to which lines are compared whole; longer ones by their beginning and their length."""
LONG, PROSE = 24, 12
_CAPTION, _LISTED, _PUBLISHED, _DATE, _PLACE, _AUTHOR, _AGES = 60, 39, 16, 14, 8, 6, 4
"""Words of the longest line that may be a caption, have a digit that tells something, tell of publication, hold a date, be a
place, an author, an age."""
_MARKS = re.compile(r"[«“\"؟?…|–—ـ/(\[-]")
_MARKED = 400
"""Code points of a line in which marks are looked for."""
_JOINED = frozenset("–—ـ([-")
MOST = 100_000
"""Lines looked at of one page."""


class Line(NamedTuple):
    """A non-empty line and its looks; a tuple, because a page has hundreds and most of a page's time goes into them.

    Attributes:
        span: without white space at its ends.
        text: its characters.
        plain: the form to compare lines by.
        gap: empty lines before it.
        first: index of the first line of the page that says the same.
        element: the HTML element it is the text of, None for plain text.
        words: how many.
        marks: the quotation marks, dashes, brackets and the like in it.
        has_digit: whether there is a digit in it; not looked for in long lines.
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
    """

    span: Span
    text: str
    plain: str
    gap: int
    first: int
    element: Element | None
    words: int
    marks: frozenset[str]
    has_digit: bool
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


class _Known(NamedTuple):
    """The lines that are known.

    Attributes:
        furniture: buttons, labels and menu lines.
        related: what opens a list of other articles.
        beginnings: by the first two letters of a line, the groups it may begin as one of, each with the pattern that tells.
    """

    furniture: frozenset[str]
    related: frozenset[str]
    beginnings: Mapping[str, Sequence[tuple[str, re.Pattern[str]]]]


def read_lines(page: Page) -> tuple[Line, ...]:
    """Return the non-empty lines of a page in order, `MOST` at most; with HTML every line knows its element."""
    texts, spans, gaps = _found(page.text)
    keys = _keys(texts)
    eastern = _EASTERN.search(page.text) is not None
    known = _known()
    first: dict[str, int] = {}
    lines = []
    for index, element in enumerate(_elements(page, spans)):
        text, key = texts[index], keys[index]
        head = text if len(text) <= _HEAD else text[:_HEAD]
        if eastern and _EASTERN.search(head):
            head = head.translate(_WESTERN)
        before = first.setdefault(key, index) if key else index
        lines.append(Line(spans[index], text, key, gaps[index], before, element, *_looks(text, head, key, known)))
    return tuple(lines)


def _found(text: str) -> tuple[list[str], list[Span], list[int]]:
    """Return the non-empty lines without white space at their ends, where they stand, and the empty lines before each."""
    texts: list[str] = []
    spans: list[Span] = []
    gaps: list[int] = []
    start, end = 0, 0
    for whole in _even(text).split("\n"):
        line = whole.strip()
        if line:
            left = start if len(line) == len(whole) else start + len(whole) - len(whole.lstrip())
            gaps.append(max(text.count("\n", end, left) - 1, 0) if texts and left > end + 1 else 0)
            end = left + len(line)
            texts.append(line)
            spans.append(Span(left, end))
            if len(texts) == MOST:
                break
        start += len(whole) + 1
    return texts, spans, gaps


def _even(text: str) -> str:
    """Return the text with every character that ends a line as a line feed, each in its place."""
    for ending in _ENDINGS:
        if ending in text:
            text = text.replace(ending, "\n")
    return text


def _keys(texts: list[str]) -> list[str]:
    """Return the form of each line to compare lines by."""
    heads = [text if len(text) <= _KEY else text[: _KEY // 2] for text in texts]
    keys = plain_lines(heads)
    return [key if len(text) <= _KEY else f"{key} {len(text)}" for key, text in zip(keys, texts, strict=True)]


def _elements(page: Page, spans: list[Span]) -> Iterator[Element | None]:
    """Yield the element of each line."""
    elements = iter(page.elements)
    element = next(elements, None)
    for left, end in spans:
        while element is not None and element.span.end <= left:
            element = next(elements, None)
        yield element if element is not None and element.span.start < end else None


def _looks(
    text: str, head: str, key: str, known: _Known
) -> tuple[int, frozenset[str], bool, frozenset[str], bool, bool, bool, bool, bool, bool, bool, bool, bool, bool]:
    """Return what can be seen of a line: the fields of `Line` from `words` on."""
    tokens = head.split()
    words = len(tokens)
    found = _MARKS.findall(head, 0, _MARKED)
    marks = frozenset(found) if found else _NONE
    waiting = known.beginnings.get(key[:2])
    begun = [group for group, pattern in waiting if pattern.match(key)] if waiting else ()
    icon = words <= _CAPTION and ("play" in head or "fa-" in head) and bool(_ICON.search(head))
    whole = _ICON.sub("", text) if icon else text
    cut = text.endswith(("..", "…"))
    ended = words >= PROSE and not cut and whole.rstrip(_CLOSERS).endswith(_ENDS)
    credited = words <= _CAPTION and not marks.isdisjoint("([") and bool(_CREDITED.search(whole[-_TAIL:]))
    prose = (words >= LONG or ended) and not (credited and words < LONG + 16 and not ended)
    digit = words < _LISTED and _DIGIT.search(head, 0, _MARKED) is not None
    moment = digit and words <= _DATE and bool(_HAS_MOMENT.search(head))
    dated = (moment or (words <= _AGES and head.startswith(_AGES_BEGIN))) and bool(_DATED.search(head))
    furniture = not key or key in known.furniture or "furniture_starts" in begun or _is_copyright(text, words)
    return (
        words,
        marks,
        digit,
        _NONE if furniture else word_stems(tokens if len(head) <= READ else head[:READ].split()),
        cut,
        prose,
        furniture,
        key in known.related,
        credited,
        dated,
        words <= _PLACE and not marks.isdisjoint(_JOINED) and bool(_PLACED.match(head)),
        digit and words <= _PUBLISHED and "published" in begun,
        words <= _AUTHOR and not prose and "authors" in begun,
        icon,
    )


def _is_copyright(text: str, words: int) -> bool:
    return words <= LONG and ("©" in text or "الحقوق محفوظة" in text)


@cache
def _known() -> _Known:
    """Return the lines that are known."""
    beginnings: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for group in ("furniture_starts", "published", "authors"):
        starts = page_starts(group)
        pattern = re.compile(rf"(?:{'|'.join(map(re.escape, starts))})(?:\W|$)")
        for letters in sorted({start[:2] for start in starts}):
            beginnings.setdefault(letters, []).append((group, pattern))
    return _Known(page_words("furniture"), page_words("related"), beginnings)
