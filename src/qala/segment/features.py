"""Features: what the block classifier sees of a line and of its nearest neighbours."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from qala.lexicon.page_words import first_words, page_words
from qala.segment.lines import Line
from qala.segment.markup import markup_features
from qala.segment.surroundings import surroundings

SIZES = (1, 2, 3, 4, 5, 7, 9, 12, 16, 24, 39, 79)
SHORT, _NAMES, _SMALL, _HEADING, _LISTED = 4, 5, 9, 16, 39
_LOOKED_AT = 400
_NUMBERS = tuple(map(str, range(32)))
_DIGIT = re.compile(r"\d")
_LINKED = re.compile(r"@|http|www")
_MARKS = re.compile(r"[«“\"؟?…|–—ـ/(\[-]")
_MARK_NAMES = {
    "«": "q«", "“": "q«", '"': "q«", "؟": "q?", "?": "q?", "…": "q…", "|": "q|", "–": "q-", "—": "q-", "-": "q-", "ـ": "q-",
    "/": "q/", "(": "q(", "[": "q(",
}  # fmt: skip
_QUOTES = ' )»«"'
_DASH = re.compile(r"\s*[–—ـ/:(]\s*|\s+-\s*|-\s+")


def features(lines: Sequence[Line]) -> list[list[str]]:
    """Return the features of each line of a page, in order."""
    shapes = [shape(line) for line in lines]
    rows = [_own(line, looks) for line, looks in zip(lines, shapes, strict=True)]
    leads = [
        word_class(line.plain.split(maxsplit=1)[0]) if looks == "P" and line.plain else "."
        for line, looks in zip(lines, shapes, strict=True)
    ]
    edge = ["^"] * 3 + shapes + ["$"] * 3
    for index, around in enumerate(surroundings(lines, shapes, leads)):
        a3, a2, a1, here, b1, b2, b3 = edge[index : index + 7]
        rows[index] += around
        rows[index] += (
            "-1" + a1, "+1" + b1, "-2" + a2 + a1, "+2" + b1 + b2, "1" + a1 + here + b1, "-3" + a3 + a2 + a1 + here,
            "+3" + here + b1 + b2 + b3, "5" + a2 + a1 + here + b1 + b2,
        )  # fmt: skip
    return rows


def shape(line: Line) -> str:  # noqa: PLR0911 - one return a shape
    """Return one letter for what a line looks like at first sight."""
    if line.is_furniture:
        return "F"
    if line.opens_related:
        return "R"
    if line.is_dated or line.is_published:
        return "D"
    if line.is_prose:
        return "P"
    if line.is_cut and line.words > SHORT:
        return "E"
    if line.is_credited or line.has_icon:
        return "C"
    if line.is_author:
        return "A"
    if line.is_placed:
        return "L"
    if line.text.isascii():
        return "X" if line.plain and not line.plain.isdigit() else "N"
    return "S" if line.words < SHORT else "H" if line.words > _NAMES else "h"


def _own(line: Line, looks: str) -> list[str]:
    text, words, count = line.text, line.plain.split(), line.words
    size = _NUMBERS[bisect_left(SIZES, count)]
    row = [
        "b",
        "s" + looks,
        "w" + size,
        "e" + _edge(text[-1]),
        "f" + _edge(text[0]),
        "g" + _NUMBERS[min(line.gap, 2)],
        "sw" + looks + size,
    ]
    if looks != "P":
        row += _flags(line)
    else:
        row.append("pr")
    if words:
        first = word_class(words[0])
        row += ("v" + first, "vs" + first + looks, "vv" + first + (word_class(words[1]) if len(words) > 1 else "."))
        if count <= _HEADING:
            last = _named(words[-1])
            row += ("z" + last, "zz" + _named(words[0].rstrip("0123456789")) + last + looks)
        row += _vocabulary(line, words)
    if count <= _SMALL:
        left, right = sides(line.plain)
        row += ("lr" + left + right, "l" + left, "r" + right) if left else ()
    head = text[:_LOOKED_AT]
    colon = head.find(":", 0, 60)
    if colon >= 0:
        row.append("c:" + _NUMBERS[bisect_left((1, 2, 4), len(head[:colon].split()))])
    row += dict.fromkeys([_MARK_NAMES[mark] for mark in _MARKS.findall(head)])
    if count < _LISTED and _DIGIT.search(head):
        row.append("dg")
    if _LINKED.search(head):
        row.append("url")
    if line.element is not None:
        row += markup_features(line)
    return row


def _flags(line: Line) -> list[str]:
    row: list[str] = []
    if line.is_furniture:
        row.append("fu")
    if line.opens_related:
        row.append("re")
    if line.is_credited:
        row.append("cr")
    if line.is_dated:
        row += ("da", "dh") if "هـ" in line.text else ("da",)
    if line.is_placed:
        row.append("pl")
    if line.is_published:
        row.append("pu")
    if line.is_author:
        row.append("au")
    if line.has_icon:
        row.append("ic")
    return row


def _vocabulary(line: Line, words: Sequence[str]) -> list[str]:
    """Return the words of a label, the outer words of a heading, and which names a short line is made of."""
    if line.words <= SHORT:
        return ["u=" + word for word in words] + ["n=" + "".join(map(_named, words[:_NAMES]))]
    row = ["u0=" + words[0], "u9=" + words[-1]] if line.words <= _HEADING else []
    return [*row, "n=" + "".join(map(_named, words[:_NAMES]))] if line.words <= _NAMES else row


def _edge(mark: str) -> str:
    return "w" if mark.isalpha() else "9" if mark.isdigit() else mark


@lru_cache(maxsize=8192)
def word_class(word: str) -> str:  # noqa: PLR0911 - one return a class
    """Return the class of the first word of a line: what opens leads, goes on with a story, or names somebody."""
    if word in first_words("cues"):
        return "cue"
    if word[:1] in "وف" and word[1:] in first_words("cues"):
        return "&cue"
    if word in first_words("prepositions"):
        return word
    if word[:1] == "و":
        return "&"
    if not word[:1].isalpha():
        return "9" if word[:1].isdigit() else "."
    if word.startswith("ال"):
        return "ال"
    named = _named(word)
    return named if named != "o" else "ي" if word[:1] in "يت" else "o"


@lru_cache(maxsize=4096)
def sides(key: str) -> tuple[str, str]:
    """Return what stands on the two sides of a dash or bracket: paper – city, author – paper, city: author.

    `L` is a place, `M` a medium, `P+` a person's name, `o+` an unknown one of several words; empty where nothing parts two.
    """
    halves = [half for half in _DASH.split(key, maxsplit=1) if half.strip()]
    if len(halves) != 2:  # noqa: PLR2004 - a half is one of two
        return "", ""
    return _part(halves[0].strip(_QUOTES)), _part(halves[1].strip(_QUOTES))


def _part(half: str) -> str:
    """Return what a place, a medium or a person's name stands for; a name of several words is known by its first."""
    if half in page_words("places"):
        return "L"
    words = half.split()
    if any(_named(word) == "M" for word in words):
        return "M"
    first = _named(words[0]) if words else "o"
    return first if len(words) == 1 else first + ("+" if len(words) < SHORT else "*")


@lru_cache(maxsize=8192)
def _named(word: str) -> str:
    if word in page_words("outlets"):
        return "M"
    if word in page_words("places"):
        return "L"
    return "P" if word in page_words("given_names") else "9" if word[:1].isdigit() else "x" if word.isascii() else "o"
