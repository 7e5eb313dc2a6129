"""Surroundings: what a line owes to the page around it: repetition, distance to running text, and shifts of topic."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from qala.segment.lines import Line
from qala.segment.topics import joined, shared

_NEAR = (1, 2, 3, 5, 8, 12, 20, 40)
_PARTS = (0.0, 0.04, 0.08, 0.12, 0.16, 0.22, 0.3, 0.45)
_EDGES = (0, 1, 2, 4, 9, 19)
_FEW = (0, 1, 2, 4)
_NUMBERS = tuple(map(str, range(32)))
_SHOWN, _TITLE = 12, 4
"""Lines within which a line of so many words said again is taken for the same headline or caption shown twice."""
_BEHIND, _AHEAD = 8, 3
"""Lines of running text that are read for the topic of a story and of what comes."""
_NAME = 5
"""Words of a line that may be a name: one that the text below tells of is in a picture, another one wrote it."""
_FAR = 99


def surroundings(lines: Sequence[Line], shapes: Sequence[str], leads: Sequence[str]) -> list[list[str]]:
    """Return the features of each line that its neighbourhood gives it.

    What stands under a label of other articles, with no running text between, is most likely one of them; in a page framed
    by menus a line without a full stop is a headline of another article where on a bare page it is a short paragraph.

    Args:
        lines: of a page.
        shapes: one letter a line for what it looks like, `P` for running text.
        leads: the class of the first word of each line of running text.
    """
    count = len(lines)
    page = _Topics(lines, [i for i in range(count) if shapes[i] == "P"], leads)
    prose = page.prose
    often = Counter([line.plain for line in lines])
    before, after = _nearest(lines)
    usual = Counter([line.gap for line in lines[1:]]).most_common(1)[0][0] if count > 1 else 0
    frame = "fr" + _step(shapes.count("F") + shapes.count("R"), (0, 2, 6, 14))
    captions = "nc" + _step(shapes.count("C"), (0, 1, 3))
    much = "pn" + _step(len(prose), (0, 1, 3, 8))
    rows = _runs(shapes)
    seen, under = 0, "^"
    for index, line in enumerate(lines):
        looks = shapes[index]
        while seen < len(prose) and prose[seen] < index:
            seen += 1
        ahead = seen + 1 if seen < len(prose) and prose[seen] == index else seen
        back = _step(index - prose[seen - 1] if seen else _FAR, _NEAR)
        next_ = _step(prose[ahead] - index if ahead < len(prose) else _FAR, _NEAR)
        below = lines[index + 1].gap if index + 1 < count else 9
        since, until = before[index], after[index]
        row = rows[index]
        row += (
            "k" + _NUMBERS[min(often[line.plain], 4)],
            "kb" + _step(index - since, _NEAR) if since >= 0 else "kb-",
            "ka" + _step(until - index, _NEAR) if until >= 0 else "ka-",
            "pb" + back, "pa" + next_, "p" + looks + back + "/" + next_,
            "i" + _step(index, _EDGES), "j" + _step(count - 1 - index, _EDGES),
            "gg" + _than(line.gap, usual) + _than(below, usual), much, captions + looks,
            frame + looks, "un" + under, "un" + under + looks, "uf" + under + frame[-1] + looks,
        )  # fmt: skip
        under = looks if looks in "PR" or (looks == "F" and under != "R") else under
        if until >= 0 and until - index <= _SHOWN and line.words >= _TITLE:
            row.append("again" if since < 0 or index - since > _SHOWN else "again+")
        if looks not in "FRDNX":
            row += page.features(index, seen, looks)
    return rows


def _step(value: float, bounds: Sequence[float]) -> str:
    """Return the number of the first bound that holds the value, as text."""
    return _NUMBERS[bisect_left(bounds, value)]


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
    """Return among how many lines of the same shape, and of short or long ones, each line stands."""
    rows: list[list[str]] = []
    for looks, group in groupby(shapes):
        size = len(list(group))
        rows += [["sr" + looks + _step(size, _NEAR)] for _ in range(size)]
    start = 0
    for is_long, group in groupby(shapes, key=lambda looks: looks in "PH"):
        size = len(list(group))
        name = ("rP" if is_long else "rs") + _step(size, _NEAR)
        for row in rows[start : start + size]:
            row.append(name)
        start += size
    return rows


class _Topics:
    """The stems of a page's running text, joined once for each place they are asked for."""

    def __init__(self, lines: Sequence[Line], prose: Sequence[int], leads: Sequence[str]) -> None:
        self.lines, self.prose, self.leads = lines, prose, leads
        self.behind = cache(self._behind)
        self.coming = cache(self._coming)

    def _behind(self, seen: int) -> frozenset[str]:
        return joined([self.lines[i].stems for i in self.prose[max(0, seen - _BEHIND) : seen]])

    def _coming(self, start: int) -> frozenset[str]:
        return joined([self.lines[i].stems for i in self.prose[start : start + _AHEAD]])

    def features(self, index: int, seen: int, looks: str) -> list[str]:
        """Return how the words of a line and of the text below it agree with those of the text above it."""
        title, said = self.lines[index].stems, self.behind(seen)
        own = shared(said, title)
        told = _step(own, _PARTS)
        row = ["po" + told, "po" + looks + told] if seen else []
        if seen >= len(self.prose) or self.prose[seen] - index >= _SHOWN * 2:
            return row
        here = self.prose[seen] == index
        if self.lines[index].words <= _NAME:
            text = self.lines[index].text
            row.append("sd1" if any(text in self.lines[i].text for i in self.prose[seen : seen + _AHEAD]) else "sd0")
        later = shared(self.coming(seen + 1 if here else seen), title)
        lead = self.leads[self.prose[seen]]
        if not said:
            return [*row, "to-", "tl-" + lead, "ta-" + _step(later, _PARTS)]
        ahead = self.coming(seen)
        text = _step(shared(said, ahead), _PARTS)
        turn = ("P" if here else "H") + ("<" if own < later else "=" if own == later else ">")
        common = turn[0] + _step(len(title & said), _FEW) + _step(len(title & ahead), _FEW)
        return [
            *row, "to" + told, "ta" + _step(later, _PARTS), "tt" + text, "tc" + turn, "tl" + lead,
            "tct" + turn + text, "ttl" + turn[0] + lead + text, "tn" + common,
        ]  # fmt: skip
