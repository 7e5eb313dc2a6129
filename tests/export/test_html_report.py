"""The report in HTML: complete, self-contained, and safe against the page it shows."""

import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from qala.export.html_report import write_report
from qala.types.record import Record
from qala.types.span import Span
from tests.export.samples import TEXT, at, sample

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&lt;b&gt;\0\x1b[31m"
VOID = {"meta", "input", "rect"}


class Reading(HTMLParser):
    """Reads a report as a browser does: elements, anchors, links, and the text of each block."""

    def __init__(self) -> None:  # noqa: D107 — of the tests' own reader
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.blocks: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if tag == "a":
            self.links.append(given.get("href") or "")
        if "data-kind" in given:
            self.blocks.append("")
            self.depth = len(self.open)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if len(self.open) <= self.depth:
            self.depth = 10**6

    def handle_data(self, data: str) -> None:
        if self.blocks and len(self.open) > self.depth:
            self.blocks[-1] += data


def report(*records: Record) -> str:
    out = io.StringIO()
    write_report(records, out)
    return out.getvalue()


def reading(*records: Record) -> Reading:
    read = Reading()
    read.depth = 10**6
    read.feed(report(*records))
    read.close()
    assert read.open == []
    return read


def test_the_page_is_shown_to_the_letter() -> None:
    assert reading(sample()).blocks == TEXT.strip().split("\n")


def test_every_link_leads_to_one_place_and_statements_lead_there_and_back() -> None:
    read = reading(sample(), sample())
    assert len(read.ids) == len(set(read.ids))
    inside = {link[1:] for link in read.links if link.startswith("#")}
    assert inside <= set(read.ids)
    for page in ("p1", "p2"):
        for nth in (1, 2, 3):
            assert {f"{page}-a{nth}", f"{page}-a{nth}-t"} <= inside


def test_nested_contents_keep_both_owners_and_the_innermost_colour() -> None:
    record = sample()
    outer, inner, last = record.stories[0].attributions
    story = replace(record.stories[0], attributions=(outer, replace(inner, authority="document"), last))
    written = report(replace(record, stories=(story,)))
    segment = next(s for s in re.findall(r"<span [^>]*>[^<]*</span>", written) if "جاهز" in s)
    assert 'data-a="p1-a1 p1-a2"' in segment
    assert "document" in segment
    assert "named_person" not in segment
    assert "deep" in segment


def test_findings_that_cross_each_other_lose_nothing() -> None:
    record = sample()
    first = record.stories[0].attributions[0]
    crossing = replace(first, id="a9", content=(at("لن نؤخر الافتتاح»."),), cue=at("مليون"))
    story = replace(record.stories[0], attributions=(*record.stories[0].attributions, crossing))
    assert reading(replace(record, stories=(story,))).blocks == TEXT.strip().split("\n")


def test_statements_that_share_a_cue_each_have_their_place() -> None:
    record = sample()
    first = record.stories[0].attributions[0]
    longer = replace(first, id="a8", cue=Span(first.cue.start, first.cue.end + 6))
    twin = replace(first, id="a9")
    story = replace(record.stories[0], attributions=(*record.stories[0].attributions, longer, twin))
    read = reading(replace(record, stories=(story,)))
    assert {"p1-a1-t", "p1-a8-t", "p1-a9-t"} <= set(read.ids)
    assert len(read.ids) == len(set(read.ids))
    assert read.blocks == TEXT.strip().split("\n")


def hostile() -> Record:
    """Return the sample with hostile text wherever a page or a name can put it."""
    record = sample()
    text = TEXT.replace("جاهز", EVIL)
    by = len(EVIL) - len("جاهز")
    first, second, _ = record.stories[0].attributions
    first = replace(first, content=(replace_end(first.content[0], by),), rule=EVIL)
    second = replace(second, content=(replace_end(second.content[0], by),))
    story = replace(
        record.stories[0],
        blocks=(*record.stories[0].blocks[:2], replace(record.stories[0].blocks[2], span=first.content[0])),
        attributions=(first, second),
        published=replace(record.stories[0].published, value=EVIL),
        times=(),
    )
    return replace(
        record,
        page=replace(record.page, text=text, source=EVIL, url=f"javascript:{EVIL}"),
        stories=(story,),
        furniture=(),
        entities=tuple(replace(e, name=EVIL, role="x" + EVIL, aliases=(EVIL,)) for e in record.entities),
        issues=(replace(record.issues[0], code=EVIL, note=EVIL, span=first.content[0]),),
    )


def replace_end(span: Span, by: int) -> Span:
    return Span(span.start, span.end + by)


def test_hostile_text_stays_text() -> None:
    read = reading(hostile())
    assert read.tags.count("script") == 1
    assert "img" not in read.tags
    assert not [name for name, _ in read.attributes if name.startswith("on")]
    assert all(link.startswith("#") for link in read.links)
    assert EVIL.replace("\0", "\ufffd").replace("\x1b", "\ufffd") in "".join(read.blocks)


@pytest.mark.parametrize("pattern", [r"(?:src|action|data)=\"", r"url\(", r"@import", r"https?://"])
def test_nothing_is_fetched(pattern: str) -> None:
    assert not re.search(pattern, report(sample()))


def test_the_browser_is_told_to_run_no_other_script() -> None:
    assert "default-src 'none'" in report(sample())
    assert "unsafe-inline'; script" in report(sample())


def test_a_record_without_stories_and_one_without_text_have_their_place() -> None:
    empty = replace(sample(), stories=(), furniture=(), entities=(), issues=())
    assert "مشاركة" in reading(empty).blocks[-1]
    assert "بلا خبر" in report(empty)
    assert set(reading(sample(text=None)).blocks) == {""}


def test_no_pages_make_a_report_that_says_so() -> None:
    assert "0 صفحة" in report()


def test_the_same_records_give_the_same_bytes() -> None:
    assert report(sample(), sample()) == report(sample(), sample())
