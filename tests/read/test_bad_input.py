"""Bad input: depth, size and lies cost bounded time, and are told."""

import gzip
import subprocess
import sys
import time
from pathlib import Path

import pytest

from qala.read import html, read, streams, walk
from qala.read.moments import read_address, read_moment
from qala.read.payloads import undo_encodings

CODE = """
import sys
from qala.read import read
for page in read(sys.argv[1]):
    print(len(page.text), *[issue.code for issue in page.issues])
status = open("/proc/self/status").read()  # getrusage would count what the parent took
print(int(status.split("VmHWM:")[1].split()[0]) // 1024)
"""


@pytest.mark.parametrize("tag", ["div", "b", "a", "font", "table", "blockquote", "ul", "svg", "my-tag", "p", "td", "select"])
def test_twenty_thousand_deep(tag: str) -> None:
    start = time.monotonic()
    page = next(read(f"<html><body><p>أول</p>{f'<{tag}>' * 20_000}نص{f'</{tag}>' * 20_000}<p>آخر</p>"))
    assert time.monotonic() - start < 20
    assert "أول" in page.text
    assert all(len(element.selector) < 6000 and len(element.path) <= 201 for element in page.elements)
    if tag in ("div", "blockquote", "ul", "my-tag"):
        assert [issue.code for issue in page.issues] == ["deep-nesting"]
        assert page.text.split() == ["أول", "نص", "آخر"]


def test_text_at_every_depth() -> None:
    start = time.monotonic()
    page = next(read("<html><body>" + "<div>نص " * 20_000))
    assert time.monotonic() - start < 20
    assert page.text.count("نص") == 20_000


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_a_page_of_300_mb_is_read_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "big.html"
    line = "<p>قال الوزير إن الطريق سيفتح غدا أمام السيارات.</p>\n" * 20_000
    with path.open("w", encoding="utf8") as file:
        file.write("<html><body>")
        while file.tell() < 300_000_000:
            file.write(line)
    start = time.monotonic()
    done = subprocess.run([sys.executable, "-c", CODE, str(path)], capture_output=True, text=True, check=True)
    path.unlink()
    said, memory = done.stdout.splitlines()
    assert "page-cut" in said
    assert int(memory) < 300
    assert time.monotonic() - start < 60


def test_limits_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "_LARGEST_MARKUP", 50_000)
    monkeypatch.setattr(html, "LARGEST", 20_000)
    monkeypatch.setattr(walk, "_MOST_LINES", 100)
    page = next(read(("<html><body>" + "<p>نص</p>" * 20_000).encode()))
    assert [issue.code for issue in page.issues] == ["page-cut"] * 3
    assert page.text.count("\n") == 99


@pytest.mark.parametrize(
    "text",
    [
        "a" * 3_000_000,
        "ab " * 1_000_000,
        " " * 3_000_000,
        "<" * 1_000_000,
        "Ø§" * 500_000,
        "ط§" * 500_000,
        "\n" * 1_000_000,
        "-" * 1_000_000,
    ],
    ids=["one word", "Latin words", "spaces", "brackets", "mojibake", "mojibake of cp1256", "lines", "strokes"],
)
def test_long_runs_take_no_time(text: str) -> None:
    start = time.monotonic()
    for data in (
        text,
        "<html><body><p>" + text,
        f'<html><head><meta name="date" content="{text}"><title>{text}</title></head>',
    ):
        next(read(data.encode()))
    assert time.monotonic() - start < 30


@pytest.mark.parametrize(
    "script", ["[" * 100_000, '{"a":' * 100_000, '{"@type":"NewsArticle","headline":' + "1" * 10_000 + "}"]
)
def test_linked_data_that_nests_without_end(script: str) -> None:
    html_text = f'<html><head><script type="application/ld+json">{script}</script></head><body><p>نص</p></body></html>'
    assert next(read(html_text)).text == "نص"


@pytest.mark.parametrize("run", [" ", "1", "-", "a", "1 ", "12 a", "\t-", "1:", "18 ديسمبر ", "2025-", " م"])
def test_dates_written_without_end(run: str) -> None:
    start = time.monotonic()
    read_moment("18" + run * 1000 + "2025")
    read_moment("18" + run * 40 + "2025")
    read_address("https://example.org/" + run * 1000)
    assert time.monotonic() - start < 2


@pytest.mark.parametrize(
    "piece",
    [
        b"<!---->",
        b"<?xml?>",
        b"<?xml version='1'?>\n",
        b"<!DOCTYPE x>",
        b"<!DOCTYPE[",
        b"<html ",
        b"A: b\r\n",
        b"<!--",
        b"From: x\r\n ",
    ],
)
def test_heads_written_without_end(piece: bytes) -> None:
    start = time.monotonic()
    for end in (b"", b"x", b"Content-Type: multipart/related\r\n"):
        next(read(piece * 3000 + end))
    assert time.monotonic() - start < 10


def test_a_web_archive_of_damaged_records_has_an_end() -> None:
    start = time.monotonic()
    pages = list(read(b"WARC/1.0\r\nbad\r\n\r\n\0" * 50_000))
    assert len(pages) <= 1001
    assert "unreadable" in [issue.code for page in pages for issue in page.issues]
    assert time.monotonic() - start < 60


def test_a_body_of_many_small_pieces_has_an_end() -> None:
    start = time.monotonic()
    body, _ = undo_encodings(gzip.compress(b"") * 1_000_000, None, "gzip")
    assert body == b""
    assert time.monotonic() - start < 10
