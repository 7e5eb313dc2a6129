"""Pages: one page as received, block by block, with its statements beside the lines they come from."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from qala.export.html_report.cards import card
from qala.export.html_report.markup import link, safe, tag
from qala.export.html_report.segments import Mark, marks, segments
from qala.export.labels import BLOCKS, STORIES, TYPES, counted, day, why
from qala.export.statements import Statement, held, statements
from qala.types.block import Block
from qala.types.record import Record, RecordStory
from qala.types.span import Span

_NAMES = 400


@dataclass(frozen=True, slots=True)
class _View:
    """What every part of a page's section needs: the record, its anchor, its statements by story, its marks by block."""

    record: Record
    anchor: str
    said: dict[str, tuple[Statement, ...]]
    marked: dict[Span, list[Mark]]

    @property
    def text(self) -> str:
        return self.record.page.text or ""


def page(record: Record, anchor: str) -> str:
    """Write the section of one page.

    Args:
        record: with its text.
        anchor: a word that is this page's own in the report, such as `p1`.
    """
    said = {story.id: statements(story, record) for story in record.stories}
    blocks = _blocks(record)
    found = [m for story in record.stories for m in marks(story, said[story.id], record, anchor)]
    marked = _by_block(sorted(found, key=lambda m: m.span), [block.span for _, block in blocks])
    parts = _page(_View(record, anchor, said, marked), blocks)
    return tag("section", "\n".join(parts), class_="page", id=anchor, aria_labelledby=f"{anchor}-h")


def _by_block(found: list[Mark], blocks: list[Span]) -> dict[Span, list[Mark]]:
    """Give each block the marks that reach into it; both come in page order."""
    starts = [block.start for block in blocks]
    marked: dict[Span, list[Mark]] = {}
    for m in found:
        nth = max(0, bisect_right(starts, m.span.start) - 1)
        while nth < len(blocks) and blocks[nth].start < m.span.end:
            if blocks[nth].overlaps(m.span):
                marked.setdefault(blocks[nth], []).append(m)
            nth += 1
    return marked


def _page(view: _View, blocks: list[tuple[str, Block]]) -> Iterator[str]:
    record = view.record
    source = tag("bdi", safe(record.page.source))
    yield tag("h2", link(record.page.url or "", source), id=f"{view.anchor}-h")
    total = sum(map(len, view.said.values()))
    yield tag("p", f"{counted(len(record.stories), 'story')} · {counted(total, 'statement')}", class_="counts")
    yield _issues(record)
    stories = {story.id: story for story in record.stories}
    begun: set[str] = set()
    for owner, run in groupby(blocks, key=lambda pair: pair[0]):
        yield _row(view, stories.get(owner), [block for _, block in run], head=owner not in begun)
        begun.add(owner)
    yield _entities(record)


def _blocks(record: Record) -> list[tuple[str, Block]]:
    """Return every block with the id of its story, in page order, and what no block holds as furniture."""
    text = record.page.text or ""
    owned = [(story.id, block) for story in record.stories for block in story.blocks]
    owned += [("", block) for block in record.furniture]
    owned.sort(key=lambda pair: pair[1].span)
    filled: list[tuple[str, Block]] = []
    at = 0
    for owner, block in (*owned, ("", Block(Span(len(text), len(text)), "furniture"))):
        gap = text[at : block.span.start]
        if gap.strip():
            start = at + len(gap) - len(gap.lstrip())
            filled.append(("", Block(Span(start, start + len(gap.strip())), "furniture")))
        if block.span.end > block.span.start:
            filled.append((owner, block))
        at = max(at, block.span.end)
    return filled


def _row(view: _View, story: RecordStory | None, blocks: list[Block], *, head: bool) -> str:
    """Write a run of blocks of one story, or of none, with the statements whose cues stand in it."""
    whole = Span(blocks[0].span.start, blocks[-1].span.end)
    lines = "\n".join(_block(block, view.text, view.marked.get(block.span, [])) for block in blocks)
    lines = tag("div", lines, class_="text")
    if story is None:
        return tag("div", lines, class_="row other")
    values = held(story)
    beside = [card(s, values, view.text, view.anchor) for s in view.said[story.id] if whole.contains(s.attribution.cue)]
    cards = tag("ol", "\n".join(beside), class_="said", aria_label="الأقوال") if beside else ""
    title = _story_head(story, view.text, view.anchor) if head else ""
    return tag("article", title + lines + cards, class_=f"row {story.kind}")


def _story_head(story: RecordStory, text: str, anchor: str) -> str:
    published = story.published
    if published.value:
        reasons = "؛ ".join(dict.fromkeys(why(evidence, text) for evidence in published.why))
        date = tag("time", safe(day(published.value)), datetime=published.value, title=reasons)
        date += tag("small", f" ({safe(reasons)})") if reasons else ""
    else:
        date = tag("span", "لا يُعرف تاريخه من الصفحة", class_="doubt")
    kind = tag("span", STORIES[story.kind], class_="kind")
    return tag("header", f"{kind} {date}", id=f"{anchor}-{story.id}")


def _block(block: Block, text: str, found: list[Mark]) -> str:
    name = "h3" if block.kind == "headline" and block.repeat_of is None else "p"
    repeated = " rep" if block.repeat_of is not None else ""
    label = BLOCKS[block.kind] + (" (مكرر)" if repeated else "")
    return tag(name, segments(text, block.span, found), class_=f"b {block.kind}{repeated}", dir="auto", data_kind=label)


def _issues(record: Record) -> str:
    text = record.page.text or ""
    if not record.issues:
        return ""
    lines = "".join(
        tag("li", tag("code", safe(i.code)) + " " + tag("bdi", safe(i.note)) + _place(i.span.of(text))) for i in record.issues
    )
    return tag("details", tag("summary", counted(len(record.issues), "issue")) + tag("ul", lines), class_="doubt")


def _place(words: str) -> str:
    return f" «{tag('bdi', safe(' '.join(words[:80].split())))}»" if words.strip() else ""


def _entities(record: Record) -> str:
    if not record.entities:
        return ""
    counts: dict[str, int] = {}
    for story in record.stories:
        for m in story.mentions:
            counts[m.entity] = counts.get(m.entity, 0) + 1
    rows = "".join(
        "<tr>"
        + tag("th", tag("bdi", safe(e.name)), scope="row")
        + tag("td", TYPES[e.type] + (" (غير مسمّى)" if e.unnamed else ""))
        + tag("td", tag("bdi", safe(e.role or "")))
        + tag("td", "، ".join(tag("bdi", safe(alias)) for alias in e.aliases))
        + tag("td", str(counts.get(e.id, 0)))
        + "</tr>"
        for e in record.entities[:_NAMES]
    )
    heads = "".join(tag("th", title, scope="col") for title in ("الاسم", "النوع", "الصفة", "يسمى أيضا", "مرات ذكره"))
    table = tag("table", tag("thead", f"<tr>{heads}</tr>") + tag("tbody", rows))
    return tag("details", tag("summary", "من ذُكر في الصفحة") + tag("div", table, class_="wide"), class_="entities")
