"""Surroundings: what a line owes to the page around it: repetition, distance to running text, and shifts of topic."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from qala.segment.families import Families, Kept
from qala.segment.lines import Line
from qala.segment.topics import joined, shared

_NEAR = (1, 2, 3, 5, 8, 12, 20, 40)
_PARTS = (0.0, 0.04, 0.08, 0.12, 0.16, 0.22, 0.3, 0.45)
_EDGES = (0, 1, 2, 4, 9, 19)
_FEW = (0, 1, 2, 4)
_BUTTONS, _CAPTIONS, _TEXTS = (0, 2, 6, 14), (0, 1, 3), (0, 1, 3, 8)
_OFTEN = 4
_SHOWN, _TITLE = 12, 4
"""Lines within which a line of so many words said again is taken for the same headline or caption shown twice."""
_BEHIND, _AHEAD = 8, 3
"""Lines of running text that are read for the topic of a story and of what comes."""
_NAME = 5
"""Words of a line that may be a name: one that the text below tells of is in a picture, another one wrote it."""
_FAR = 99
_LAST = 9
"""The gap that is taken to stand behind the last line."""
_TOPICLESS = frozenset("FRDNX")


def surroundings(lines: Sequence[Line], shapes: str, leads: Sequence[str], of: Families[Kept]) -> list[Kept]:
    """Return what is kept of the features that its neighbourhood gives each line.

    What stands under a label of other articles, with no running text between, is most likely one of them; in a page framed
    by menus a line without a full stop is a headline of another article where on a bare page it is a short paragraph.

    Args:
        lines: of a page.
        shapes: one letter a line for what it looks like, `P` for running text.
        leads: the class of the first word of each line of running text.
        of: the families.
    """
    count = len(lines)
    prose = [index for index in range(count) if shapes[index] == "P"]
    texts = _Texts(lines, prose, leads)
    often = Counter([line.plain for line in lines])
    before, after = _nearest(lines)
    gaps: list[int] = [line.gap for line in lines]
    usual = Counter(gaps[1:]).most_common(1)[0][0] if count > 1 else 0
    turns = ["=" if gap == usual else "<" if gap < usual else ">" for gap in (*gaps, _LAST)]
    buttons = bisect_left(_BUTTONS, shapes.count("F") + shapes.count("R"))
    captions, many = bisect_left(_CAPTIONS, shapes.count("C")), bisect_left(_TEXTS, len(prose))
    rows = _runs(shapes, of)
    seen, under = 0, "^"
    for index, line in enumerate(lines):
        looks, since, until = shapes[index], before[index], after[index]
        while seen < len(prose) and prose[seen] < index:
            seen += 1
        ahead = seen + 1 if looks == "P" else seen
        row = (
            rows[index]
            + of.place(
                min(often[line.plain], _OFTEN),
                bisect_left(_NEAR, index - since) if since >= 0 else -1,
                bisect_left(_NEAR, until - index) if until >= 0 else -1,
                bisect_left(_EDGES, index),
                bisect_left(_EDGES, count - 1 - index),
                turns[index],
                turns[index + 1],
            )
            + of.nearness(
                looks,
                bisect_left(_NEAR, index - prose[seen - 1] if seen else _FAR),
                bisect_left(_NEAR, prose[ahead] - index if ahead < len(prose) else _FAR),
            )
            + of.frame(looks, under, buttons, captions, many)
        )
        under = looks if looks in "PR" or (looks == "F" and under != "R") else under
        if until >= 0 and until - index <= _SHOWN and line.words >= _TITLE:
            row += of.again("again" if since < 0 or index - since > _SHOWN else "again+")
        rows[index] = row if looks in _TOPICLESS else texts.laid(row, index, seen, looks, of)
    return rows


def _nearest(lines: Sequence[Line]) -> tuple[list[int], list[int]]:
    """Return for each line the nearest line before and after it that says the same, -1 for none."""
    before, after = [-1] * len(lines), [-1] * len(lines)
    last: dict[str, int] = {}
    for index, line in enumerate(lines):
        if line.first != index and line.plain in last:
            before[index] = last[line.plain]
            after[last[line.plain]] = index
        if line.plain:
            last[line.plain] = index
    return before, after


def _runs(shapes: str, of: Families[Kept]) -> list[Kept]:
    """Return among how many lines of the same shape, and of short or long ones, each line stands."""
    alike: list[int] = []
    for _, group in groupby(shapes):
        size = len(list(group))
        alike += [bisect_left(_NEAR, size)] * size
    rows: list[Kept] = []
    for is_long, group in groupby(shapes, key="PH".__contains__):
        looks = list(group)
        length, as_long = "P" if is_long else "s", bisect_left(_NEAR, len(looks))
        start = len(rows)
        rows += [of.run(one, alike[start + at], length, as_long) for at, one in enumerate(looks)]
    return rows


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What the lines that stand between the same two lines of running text share.

    Attributes:
        said: the stems of the running text above.
        coming: the stems of the running text from there on.
        follows: which part of what comes was said.
        below: the running text below.
    """

    said: frozenset[str]
    coming: frozenset[str]
    follows: int
    below: tuple[str, ...]


class _Texts:
    """The running text of a page, its stems joined once for each stretch between two lines of it."""

    def __init__(self, lines: Sequence[Line], prose: Sequence[int], leads: Sequence[str]) -> None:
        self.lines, self.prose, self.leads = lines, prose, leads
        self.stretches: dict[int, _Stretch] = {}

    def at(self, seen: int) -> _Stretch:
        """Return the stretch behind so many lines of running text."""
        found = self.stretches.get(seen)
        if found is None:
            below = [self.lines[i] for i in self.prose[seen : seen + _AHEAD]]
            said = joined([self.lines[i].stems for i in self.prose[max(0, seen - _BEHIND) : seen]])
            coming = joined([line.stems for line in below])
            follows = bisect_left(_PARTS, shared(said, coming))
            found = self.stretches[seen] = _Stretch(said, coming, follows, tuple(line.text for line in below))
        return found

    def laid(self, row: Kept, index: int, seen: int, looks: str, of: Families[Kept]) -> Kept:
        """Return a row with how the words of a line and of the text below it agree with those of the text above it."""
        line, stretch = self.lines[index], self.at(seen)
        title = line.stems
        many, above = len(title) or 1, len(title & stretch.said)
        own = above / many
        told = bisect_left(_PARTS, own)
        if seen:
            row += of.said(looks, told)
        if seen >= len(self.prose) or self.prose[seen] - index >= _SHOWN * 2:
            return row
        is_here = self.prose[seen] == index
        if line.words <= _NAME:
            row += of.name_below(any(line.text in text for text in stretch.below))
        below = len(title & stretch.coming)
        later = (len(title & self.at(seen + 1).coming) if is_here else below) / many
        lead = self.leads[self.prose[seen]]
        if not stretch.said:
            return row + of.first_text(lead, bisect_left(_PARTS, later))
        way = ("P" if is_here else "H") + ("<" if own < later else "=" if own == later else ">")
        row += of.topic(told, bisect_left(_PARTS, later)) + of.turn(way, lead, stretch.follows)
        return row + of.common(way[0], bisect_left(_FEW, above), bisect_left(_FEW, below))
