"""Openings: the lines at which a story begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from qala.segment.lines import Line
from qala.segment.topics import joined, shared

_HEADLINE_WORDS = (3, 32)
_SUBHEAD_WORDS = 5
_SAME_TOPIC = 0.16
"""Share of repeated words above which the text behind a heading goes on with the story; set on composed pages."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a story begins: its headline and its first running text, as line indices.

    `headline` is None where the text begins without one; `head` is the first line that belongs to the story.
    """

    head: int
    headline: int | None
    body: int
    kind: Literal["article", "teaser"]


def find_openings(lines: Sequence[Line]) -> tuple[Opening, ...]:
    """Return the openings of a page in order."""
    openings: list[Opening] = []
    prose = [index for index, line in enumerate(lines) if line.is_prose and not line.is_furniture]
    for order, body in enumerate(prose):
        previous = prose[order - 1] if order else -1
        between = range(previous + 1, body)
        following = prose[order + 1] if order + 1 < len(prose) else len(lines)
        opening = _opening(lines, between, body, following, openings, prose[:order])
        if opening:
            openings.append(opening)
    return tuple(openings)


def _opening(
    lines: Sequence[Line], between: range, body: int, following: int, openings: Sequence[Opening], before: Sequence[int]
) -> Opening | None:
    label = next((i for i in reversed(between) if lines[i].opens_related), None)
    twice = _said_twice(lines, between)
    if twice is not None:
        return Opening(_with_section(lines, twice, between), twice, body, "article")
    candidates = [i for i in between if is_heading(lines[i])]
    if not openings:
        headline = _first_headline(lines, between, candidates)
        return Opening(_with_section(lines, headline, between) if headline is not None else body, headline, body, "article")
    after_teaser = openings[-1].kind == "teaser"
    if (label is not None or after_teaser) and candidates and candidates[-1] > (label if label is not None else -1):
        kind: Literal["article", "teaser"] = "teaser" if _is_lone(lines, body, following) else "article"
        if kind == "article" and label is None and not after_teaser:
            return None
        return Opening(_with_caption(lines, candidates[-1], between), candidates[-1], body, kind)
    dated = next((i for i in between if lines[i].is_dated or lines[i].is_published), None)
    if dated is not None and any(i < dated for i in candidates) and lines[dated].gap >= 0 and _shifts(lines, candidates[-1], body, openings[-1], before, loose=True):
        headline = max(i for i in candidates if i < dated)
        return Opening(headline, headline, body, "article")
    for headline in candidates:
        if _shifts(lines, headline, body, openings[-1], before, loose=False):
            return Opening(headline, headline, body, "article")
    return None


def is_heading(line: Line) -> bool:
    """Tell whether a line can be a headline: neither running text nor a button, a caption, a date or an author."""
    low, high = _HEADLINE_WORDS
    shown = line.is_furniture or line.opens_related or line.is_credited or line.is_dated or line.is_placed
    return low <= line.words <= high and not (line.is_prose or shown or line.is_author)


def _said_twice(lines: Sequence[Line], between: range) -> int | None:
    """Return the first line of two equal headings: many sites show the headline above the picture and again below."""
    seen: dict[str, int] = {}
    for index in between:
        line = lines[index]
        if line.opens_related:
            seen.clear()
        if not (is_heading(line) or (line.is_prose and line.words <= _HEADLINE_WORDS[1])) or len(line.plain) < 10:
            continue
        if line.plain in seen:
            return seen[line.plain]
        seen[line.plain] = index
    return None


def _first_headline(lines: Sequence[Line], between: range, candidates: Sequence[int]) -> int | None:
    """Choose the headline of the page's first story among the headings above its text."""
    if not candidates:
        return between[-1] if between and not lines[between[-1]].is_furniture else None
    tagged = [i for i in between if (e := lines[i].element) and e.tag == "h1"]
    if tagged:
        return tagged[-1]
    dated = [i for i in between if lines[i].is_dated or lines[i].is_placed or lines[i].is_published or lines[i].is_author]
    if dated and (above := [i for i in candidates if i < dated[-1]]):
        return above[-1]
    if candidates[0] == 0 and len(between) <= 4:
        return 0
    return candidates[-1]


def _is_lone(lines: Sequence[Line], body: int, following: int) -> bool:
    """Tell whether a paragraph stands alone between headings, as a teaser's deck does."""
    return following > body + 1 and lines[body].words <= 60


def _with_caption(lines: Sequence[Line], headline: int, between: range) -> int:
    """A caption right above a teaser's headline is the teaser's."""
    above = headline - 1
    return above if above >= between.start and (lines[above].is_credited or lines[above].has_icon) else headline


def _with_section(lines: Sequence[Line], headline: int | None, between: range) -> int:
    """The name of a section right above a headline, known from the page's menu, opens the story."""
    if headline is None:
        return between.start
    above = headline - 1
    if above >= between.start and lines[above].words <= 3 and lines[above].first < above and not lines[above].is_furniture:
        return above
    return headline


def _shifts(
    lines: Sequence[Line], heading: int, body: int, story: Opening, before: Sequence[int], *, loose: bool
) -> bool:
    """Tell whether the text behind a heading is about something else than the story before it."""
    if not loose and lines[heading].words <= _SUBHEAD_WORDS - 1:
        return False
    said = joined(lines[i].stems for i in before if i >= story.body)
    coming = [line for line in lines[body : body + 6] if line.is_prose][:3]
    ahead = joined(line.stems for line in coming)
    title = lines[heading].stems
    limit = _SAME_TOPIC * (1.6 if loose else 1.0)
    return shared(said, ahead) < limit and shared(said, title) <= shared(ahead, title)
