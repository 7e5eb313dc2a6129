"""Figures: the same quantity over time, who claims it, and between what it lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, and_, func, or_, select

from qala.errors import InputError
from qala.store.analysis import alternatives, is_stop_word, terms
from qala.store.documents import outlet_name
from qala.store.protocol import Store
from qala.store.schema import attributions, clusters, entities, figures, pages, stories
from qala.types.span import Span

_WINDOW = 90


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure with who claims it and when.

    Attributes:
        published: day or time of the story, None where it is not known.
        value: the number; `unit` and `approx` as in the record.
        words: the figure as written; `around` the words it stands among.
        speaker: who claims it; None where the page itself does.
        outlet: who published it, or empty.
        page: id of the page, `span` where on it; `source` as it was given.
    """

    published: str | None
    value: float
    unit: str | None
    approx: str
    words: str
    around: str
    speaker: str | None
    outlet: str
    page: str
    source: str
    span: Span


@dataclass(frozen=True, slots=True)
class Month:
    """The claims of one month: how many, and the least and the most they say; `month` is empty where no day is known."""

    month: str
    unit: str | None
    claims: int
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Claims:
    """What is claimed of a quantity, oldest first, and month by month."""

    claims: tuple[Claim, ...]
    months: tuple[Month, ...]


def claims(store: Store, word: str, about: str | None = None, *, unit: str | None = None) -> Claims:
    """Return every figure that counts or measures something.

    Args:
        store: where.
        word: the counted noun («قتيل» finds «قتلى» and «قتيلاً» too), or a unit code such as USD.
        about: words of which each must stand in the same story.
        unit: only figures in this unit.

    Raises:
        InputError: the word is none.
    """
    wanted_words = [term.exact for term in terms(word)]
    if not wanted_words:
        message = f"{word!r} is not a word: give what is counted, such as قتيل, or a unit such as USD."
        raise InputError(message)
    head, rest = wanted_words[0], wanted_words[1:]
    rows = _rows(store, alternatives(head), word.strip(), unit)
    needed = [frozenset(alternatives(t.exact)) for t in terms(about or "") if not is_stop_word(t.exact)]
    counted = [frozenset(alternatives(word)) for word in rest]
    found = []
    for row in rows:
        said = {t.stem for t in terms(row.counted or "")} if counted else set()
        if all(said & one for one in counted) and (not needed or _about(row, needed)):
            found.append(_claim(row))
    found.sort(key=lambda claim: (claim.published or "", claim.page, claim.span))
    return Claims(tuple(found), _months(found))


def _rows(store: Store, heads: Sequence[str], code: str, unit: str | None) -> Sequence[Row[Any]]:
    f, s, a, e = figures, stories, attributions, entities
    own, merged, outlet, paper = clusters.alias(), clusters.alias(), entities.alias(), clusters.alias()
    joined = (
        f.join(pages, pages.c.pk == f.c.page)
        .join(s, and_(s.c.page == f.c.page, s.c.seq == f.c.story))
        .outerjoin(a, and_(a.c.page == f.c.page, a.c.seq == f.c.attribution))
        .outerjoin(e, and_(e.c.page == f.c.page, e.c.seq == a.c.speaker))
        .outerjoin(own, own.c.pk == e.c.cluster)
        .outerjoin(merged, merged.c.pk == own.c.merged_into)
        .outerjoin(outlet, and_(outlet.c.page == f.c.page, outlet.c.seq == s.c.outlet))
        .outerjoin(paper, paper.c.pk == outlet.c.cluster)
    )
    wanted = select(
        f, pages.c.id.label("page_id"), pages.c.source, pages.c.url, pages.c.text, s.c.published,
        s.c.span_start.label("story_start"), s.c.span_end.label("story_end"),
        func.coalesce(merged.c.name, own.c.name, e.c.name).label("speaker"),
        func.coalesce(paper.c.name, outlet.c.name).label("outlet"),
    ).select_from(joined).where(or_(f.c.head.in_(heads), f.c.unit == code))  # fmt: skip
    if unit is not None:
        wanted = wanted.where(f.c.unit == unit)
    with store.reading() as connection:
        return connection.execute(wanted.order_by(f.c.page, f.c.seq)).all()


def _about(row: Row[Any], needed: Sequence[frozenset[str]]) -> bool:
    said = {term.stem for term in terms(row.text[row.story_start : row.story_end])}
    return all(said & one for one in needed)


def _claim(row: Row[Any]) -> Claim:
    span = Span(row.span_start, row.span_end)
    told_by = _around(row.text, span, Span(row.story_start, row.story_end))
    told = (row.speaker, outlet_name(row.outlet, row.url), row.page_id, row.source, span)
    return Claim(row.published, row.value, row.unit, row.approx, span.of(row.text), told_by, *told)


def _around(text: str, span: Span, story: Span) -> str:
    """Return whole words of the line on both sides of a figure."""
    start, end = max(story.start, span.start - _WINDOW), min(story.end, span.end + _WINDOW)
    start = max(start, text.rfind("\n", start, span.start) + 1)
    line_end = text.find("\n", span.end, end)
    end = end if line_end < 0 else line_end
    while story.start < start < span.start and not text[start - 1].isspace():
        start += 1
    while span.end < end < story.end and not text[end].isspace():
        end -= 1
    return " ".join(text[start:end].split())


def _months(found: Sequence[Claim]) -> tuple[Month, ...]:
    grouped: dict[tuple[str, str | None], list[float]] = {}
    for claim in found:
        grouped.setdefault(((claim.published or "")[:7], claim.unit), []).append(claim.value)
    ordered = sorted(grouped.items(), key=lambda item: (item[0][0], item[0][1] or ""))
    return tuple(Month(month, unit, len(v), min(v), max(v)) for (month, unit), v in ordered)
