"""Features: what the block classifier sees of a line, of its neighbours and of the page around it."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from qala.arabic.folding import bare
from qala.lexicon.cues import cue_readings
from qala.lexicon.function_words import function_words
from qala.lexicon.page_words import page_words
from qala.segment.lines import Line
from qala.segment.markup import markup_features
from qala.segment.topics import joined, shared

_SIZES = (1, 2, 3, 4, 5, 7, 9, 12, 16, 24, 39, 79)
_NEAR = (1, 2, 3, 5, 8, 12, 20, 40)
_PARTS = (0.0, 0.04, 0.08, 0.12, 0.16, 0.22, 0.3, 0.45)
_SHOWN = 12
"""Lines within which a line said again is taken for the same headline or caption shown twice."""
_SHORT, _NAMES = 4, 5


def features(lines: Sequence[Line]) -> list[list[str]]:
    """Return the features of each line of a page, in order."""
    shapes = [shape(line) for line in lines]
    own = [_own(line) for line in lines]
    around = _surroundings(lines, shapes)
    edge = ["^"] * 3 + shapes + ["$"] * 3
    for index, row in enumerate(own):
        a3, a2, a1, here, b1, b2, b3 = edge[index : index + 7]
        row += around[index]
        row += [
            "-1" + a1, "+1" + b1, "-2" + a2 + a1, "+2" + b1 + b2, "1" + a1 + here + b1, "-3" + a3 + a2 + a1 + here,
            "+3" + here + b1 + b2 + b3, "5" + a2 + a1 + here + b1 + b2,
        ]  # fmt: skip
    return own


def shape(line: Line) -> str:
    """Return one letter for what a line looks like at first sight."""
    if line.is_furniture:
        return "F"
    if line.opens_related:
        return "R"
    if line.is_dated or line.is_published:
        return "D"
    if line.is_prose:
        return "P"
    if line.is_cut and line.words > _SHORT:
        return "E"
    if line.is_credited or line.has_icon:
        return "C"
    if line.is_author:
        return "A"
    if line.is_placed:
        return "L"
    if line.text.isascii():
        return "N" if not any(c.isalpha() for c in line.text) else "X"
    return "S" if line.words < _SHORT else "H" if line.words > _NAMES else "h"


def bucket(value: float, bounds: Sequence[float]) -> str:
    """Return the number of the first bound that holds the value, as text."""
    for index, bound in enumerate(bounds):
        if value <= bound:
            return str(index)
    return str(len(bounds))


def _own(line: Line) -> list[str]:
    text, words = line.text, line.plain.split()
    size = bucket(line.words, _SIZES)
    looks = shape(line)
    row = ["b", "s" + looks, "w" + size, "e" + _edge(text[-1]), "f" + _edge(text[0]), "g" + str(min(line.gap, 2)), "sw" + looks + size]
    row += [
        name
        for name, flag in (
            ("fu", line.is_furniture), ("re", line.opens_related), ("cr", line.is_credited), ("da", line.is_dated),
            ("pl", line.is_placed), ("pu", line.is_published), ("au", line.is_author), ("ic", line.has_icon), ("pr", line.is_prose),
        )
        if flag
    ]  # fmt: skip
    if words:
        first = _word(words[0])
        row += ["v" + first, "vs" + first + looks]
        if line.words <= _SIZES[8]:
            row.append("z" + _named(words[-1]))
            row.append("zz" + _named(words[0].rstrip("0123456789")) + _named(words[-1]) + looks)
        if line.words > 1:
            row.append("vv" + first + _word(words[1]) if len(words) > 1 else "vv" + first)
    if line.words <= _SHORT:
        row += ["u=" + word for word in words]
        row.append("t=" + line.plain)
    elif line.words <= _SIZES[8] and words:
        row += ["u0=" + words[0], "u9=" + words[-1]]
    if line.words <= _NAMES:
        row.append("n=" + "".join(map(_named, words[:_NAMES])))
    if line.words <= _SIZES[6]:
        row += _halves(line)
    head = text[:60]
    if ":" in head:
        row.append("c:" + bucket(len(head[: head.index(":")].split()), (1, 2, 4)))
    for name, marks in (("q«", "«“\""), ("q?", "؟?"), ("q…", "…"), ("q|", "|"), ("q-", "–—-ـ"), ("q/", "/"), ("q(", "([")):
        if any(mark in text[:400] for mark in marks):
            row.append(name)
    if line.words < _SIZES[10] and any(c.isdigit() for c in text):
        row.append("dg")
    if "هـ" in text[:100] and line.is_dated:
        row.append("dh")
    if "@" in text[:200] or "http" in text[:200] or "www" in text[:200]:
        row.append("url")
    if line.element is not None:
        row += markup_features(line)
    return row


def _edge(mark: str) -> str:
    return "w" if mark.isalpha() else "9" if mark.isdigit() else mark


@lru_cache(maxsize=4096)
def _word(word: str) -> str:
    """Return the class of the first word of a line: what opens leads, goes on with a story, or names somebody."""
    key = bare(word)
    if key in cue_readings():
        return "cue"
    if key[:1] in "وف" and key[1:] in cue_readings():
        return "&cue"
    if key in function_words("prepositions"):
        return key
    if key[:1] == "و":
        return "&"
    if not key[:1].isalpha():
        return "9" if key[:1].isdigit() else "."
    if key.startswith("ال"):
        return "ال"
    named = _named(word)
    return named if named != "o" else "ي" if key[:1] in "يت" else "o"


_DASH = re.compile(r"\s*[–—ـ/:(]\s*|\s+-\s*|-\s+")


def _halves(line: Line) -> list[str]:
    """Return what stands on the two sides of a dash or bracket: paper – city, author – paper, city: author."""
    halves = [half for half in _DASH.split(line.plain, maxsplit=1) if half.strip()]
    if len(halves) != 2:  # noqa: PLR2004
        return []
    left, right = (_part(half.strip(" )»«\"")) for half in halves)
    return ["lr" + left + right, "l" + left, "r" + right]


def _part(half: str) -> str:
    """Return what a place, a medium or a person's name stands for; a name of several words is known by its first."""
    if half in page_words("places"):
        return "L"
    words = half.split()
    if any(_named(word) == "M" for word in words):
        return "M"
    first = _named(words[0]) if words else "o"
    return first if len(words) == 1 else first + ("+" if len(words) < 4 else "*")  # noqa: PLR2004


@lru_cache(maxsize=8192)
def _named(word: str) -> str:
    if word in page_words("outlets"):
        return "M"
    if word in page_words("places"):
        return "L"
    return "P" if word in page_words("given_names") else "9" if word[:1].isdigit() else "x" if word.isascii() else "o"


def _surroundings(lines: Sequence[Line], shapes: Sequence[str]) -> list[list[str]]:
    """Return what each line owes to the page around it: repetition, distance to running text, and shifts of topic."""
    count = len(lines)
    prose = [i for i in range(count) if shapes[i] == "P"]
    often = Counter(line.plain for line in lines)
    before, after = _nearest(lines)
    usual = Counter(line.gap for line in lines[1:]).most_common(1)[0][0] if count > 1 else 0
    runs = _runs(shapes)
    page = "nc" + bucket(shapes.count("C"), (0, 1, 3))
    rows: list[list[str]] = []
    seen = 0
    for index, line in enumerate(lines):
        while seen < len(prose) and prose[seen] < index:
            seen += 1
        ahead = seen + 1 if seen < len(prose) and prose[seen] == index else seen
        back = index - prose[seen - 1] if seen else 99
        next_ = prose[ahead] - index if ahead < len(prose) else 99
        below = lines[index + 1].gap if index + 1 < count else 9
        row = [
            "k" + str(min(often[line.plain], 4)),
            "kb" + bucket(index - before[index], _NEAR) if before[index] >= 0 else "kb-",
            "ka" + bucket(after[index] - index, _NEAR) if after[index] >= 0 else "ka-",
            "pb" + bucket(back, _NEAR), "pa" + bucket(next_, _NEAR), "p" + shapes[index] + bucket(back, _NEAR) + "/" + bucket(next_, _NEAR),
            "i" + bucket(index, (0, 1, 2, 4, 9, 19)), "j" + bucket(count - 1 - index, (0, 1, 2, 4, 9, 19)),
            "gg" + _than(line.gap, usual) + _than(below, usual), "pn" + bucket(len(prose), (0, 1, 3, 8)), *runs[index],
            page + shapes[index],
        ]  # fmt: skip
        if after[index] >= 0 and after[index] - index <= _SHOWN and line.words >= _SHORT:
            row.append("again" if before[index] < 0 or index - before[index] > _SHOWN else "again+")
        if seen and shapes[index] in "HPEC":
            told = shared(joined(lines[i].stems for i in prose[max(0, seen - 8) : seen]), line.stems)
            row += ["po" + bucket(told, _PARTS), "po" + shapes[index] + bucket(told, _PARTS)]
        if seen < len(prose) and shapes[index] not in "FRDNX":
            row += _shift(lines, prose, seen, index)
        rows.append(row)
    return rows


def _than(value: int, usual: int) -> str:
    return "=" if value == usual else "<" if value < usual else ">"


def _nearest(lines: Sequence[Line]) -> tuple[list[int], list[int]]:
    """Return for each line the nearest line before and after it that says the same, -1 for none."""
    before, after = [-1] * len(lines), [-1] * len(lines)
    last: dict[str, int] = {}
    for index, line in enumerate(lines):
        if line.plain in last:
            before[index] = last[line.plain]
            after[last[line.plain]] = index
        if line.plain:
            last[line.plain] = index
    return before, after


def _runs(shapes: Sequence[str]) -> list[list[str]]:
    """Return how long a run of short lines each line stands in, and the last and next shapes that differ."""
    count = len(shapes)
    rows = _same_runs(shapes)
    start = 0
    for index in range(1, count + 1):
        if index < count and (shapes[index] in "PH") == (shapes[start] in "PH"):
            continue
        length = bucket(index - start, _NEAR)
        for k in range(start, index):
            rows[k].append("r" + ("P" if shapes[k] in "PH" else "s") + length)
        start = index
    return rows


def _same_runs(shapes: Sequence[str]) -> list[list[str]]:
    """Return how many lines of exactly the same shape each line stands among."""
    rows: list[list[str]] = []
    for looks, group in groupby(shapes):
        size = len(list(group))
        rows += [["sr" + looks + bucket(size, _NEAR)] for _ in range(size)]
    return rows


def _shift(lines: Sequence[Line], prose: Sequence[int], seen: int, index: int) -> list[str]:
    """Return how the words of a line and of the text below it agree with those of the text above."""
    said = joined(lines[i].stems for i in prose[max(0, seen - 8) : seen])
    start = seen if prose[seen] == index else seen
    coming = [lines[i].stems for i in prose[start : start + 3] if i - index < _SHOWN * 2]
    ahead = joined(coming)
    title = lines[index].stems
    own = shared(said, title)
    later = shared(joined(lines[i].stems for i in prose[start : start + 3] if i != index), title)
    text = shared(said, ahead)
    told = _lead(lines[prose[start]]) if coming else "-"
    heads = "P" if prose[seen] == index else "H"
    lead = heads + ("<" if own < later else "=" if own == later else ">")
    if not said:
        return ["to-", "tl-" + told, "ta-" + bucket(later, _PARTS)]
    return [
        "to" + bucket(own, _PARTS), "ta" + bucket(later, _PARTS), "tt" + bucket(text, _PARTS), "tc" + lead, "tl" + told,
        "tct" + lead + bucket(text, _PARTS), "ttl" + heads + told + bucket(text, _PARTS), "tn" + heads + bucket(len(title & said), (0, 1, 2, 4)) + bucket(len(title & ahead), (0, 1, 2, 4)),
    ]  # fmt: skip


def _lead(line: Line) -> str:
    word = line.plain.split(maxsplit=1)[0] if line.plain else "."
    return _word(word)
