"""The head of a report: what it holds in numbers, whose word it is, and the way to each page."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from qala.export.html_report.markup import safe, tag
from qala.export.labels import AUTHORITIES, STORIES, counted
from qala.export.statements import statements
from qala.types.record import Record

_SPEAKERS = 12
_BAR = 24
_WIDE = 420


@dataclass(slots=True)
class Summary:
    """Counts over the pages of a report, kept small however many pages there are but for a line each in the index."""

    pages: int = 0
    stories: int = 0
    authorities: Counter[str] = field(default_factory=Counter)
    speakers: Counter[tuple[str, str]] = field(default_factory=Counter)
    index: list[str] = field(default_factory=list)

    def add(self, record: Record, anchor: str) -> None:
        """Count a page in, and keep its line of the index."""
        self.pages += 1
        self.stories += len(record.stories)
        for story in record.stories:
            for statement in statements(story, record):
                self.authorities[statement.attribution.authority] += 1
                self.speakers[statement.speaker, statement.attribution.authority] += 1
        self.index.append(_entry(record, anchor))


def _entry(record: Record, anchor: str) -> str:
    text = record.page.text or ""
    stories = "".join(
        tag(
            "li",
            tag("a", tag("bdi", safe(s.headline.of(text)) if s.headline else "بلا عنوان"), href=f"#{anchor}-{s.id}")
            + tag("small", f" {STORIES[s.kind]} · {counted(len(s.attributions), 'statement')}"),
        )
        for s in record.stories
    )
    name = tag("a", tag("bdi", safe(record.page.source)), href=f"#{anchor}")
    return tag("li", name + (tag("ol", stories) if stories else tag("small", " بلا خبر")))


def summary(counts: Summary) -> str:
    """Write the head of the report."""
    return "\n".join(_summary(counts))


def _summary(counts: Summary) -> Iterator[str]:
    total = sum(counts.authorities.values())
    said = (counted(counts.pages, "page"), counted(counts.stories, "story"), counted(total, "statement"))
    yield tag("p", " · ".join(said), class_="counts")
    charts = tag("figure", tag("figcaption", "على ذمة من؟ عدد الأقوال بحسب نوع المصدر") + chart(counts.authorities))
    tables = tag("figure", tag("figcaption", "أكثر من نُقل عنهم") + _speakers(counts))
    if total:
        yield tag("div", charts + tables, class_="charts")
    yield tag("nav", tag("h2", "الصفحات", id="pages") + tag("ol", "\n".join(counts.index)), aria_labelledby="pages")


def chart(authorities: Counter[str]) -> str:
    """Draw the kinds of authority as bars, longest possible first reading from the right.

    The same numbers stand in its text, for those who do not see it.
    """
    rows = [(key, label, authorities[key]) for key, label in AUTHORITIES.items() if authorities[key]]
    most = max((count for _, _, count in rows), default=1)
    high = _BAR * len(rows)
    bars = ""
    for nth, (key, label, count) in enumerate(rows):
        long = max(2, round(250 * count / most))
        y = nth * _BAR
        bars += tag("text", label, x=str(_WIDE), y=str(y + 16), text_anchor="start", direction="rtl")
        bars += f'<rect class="{key}" x="{_WIDE - 130 - long}" y="{y + 4}" width="{long}" height="{_BAR - 8}" rx="2"/>'
        bars += tag("text", str(count), x=str(_WIDE - 136 - long), y=str(y + 16), text_anchor="start", direction="rtl")
    told = "، ".join(f"{label}: {count}" for _, label, count in rows)
    return (
        f'<svg viewBox="0 0 {_WIDE} {high}" role="img" aria-label="{safe(told)}" width="{_WIDE}" height="{high}">{bars}</svg>'
    )


def _speakers(counts: Summary) -> str:
    # Sorted by count and then by name, not by arrival alone: the same pages in another order give the same table.
    first = sorted(counts.speakers.items(), key=lambda item: (-item[1], item[0]))[:_SPEAKERS]
    rows = "".join(
        f"<tr>{tag('th', tag('bdi', safe(name)), scope='row')}{tag('td', AUTHORITIES[kind])}{tag('td', str(count))}</tr>"
        for (name, kind), count in first
        if kind in AUTHORITIES
    )
    return tag("table", tag("tbody", rows))
