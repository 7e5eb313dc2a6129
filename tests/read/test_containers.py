"""Feeds, folders, archives and tables: each page in them, and what is told of those that cannot be read."""

import gzip
import io
import json
import quopri
import random
import tarfile
import zipfile
from pathlib import Path

import pytest

from qala.errors import InputError
from qala.read import archives, read
from tests.read.web_archives import web_archive

HTML = "<html><body><h1>عنوان الخبر</h1><p>قال الوزير إن الطريق سيفتح غدا.</p></body></html>"
SHOWN = "عنوان الخبر\nقال الوزير إن الطريق سيفتح غدا."
RSS = """<?xml version="1.0" encoding="{charset}"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>صحيفة المرسى</title><link>http://example.org</link>

<item><title>وزير الأشغال يفتتح الجسر</title>
<link>http://example.org/1</link><pubDate>الأحد، 9 آذار 2025 08:30:00 +0300</pubDate>
<description><![CDATA[<p>قال الوزير إن الجسر سيفتح.</p><p>وأضاف أن العمل تم.</p>]]></description>
<media:content url="http://example.org/1.jpg">
<media:description>الوزير خلال الافتتاح (وكالة النخيل)</media:description></media:content></item>
<item><title>خبر ثان &amp; أخير</title><pubDate>Sun, 09 Mar 2025 05:30:00 GMT</pubDate>
<description>خلاصة الخبر</description>
<content:encoded>&lt;p&gt;نص الخبر كله&lt;/p&gt;</content:encoded></item></channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>المرسى</title>
<entry><title>عنوان الخبر</title><link href="http://example.org/2"/><published>2025-03-09T08:30:00+03:00</published>
<updated>2025-03-10T08:30:00+03:00</updated><content type="html">&lt;p&gt;نص الخبر.&lt;/p&gt;</content></entry></feed>"""


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w:gz") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_items_of_a_feed(charset: str) -> None:
    pages = list(read(RSS.replace("{charset}", charset).encode(charset), name="feed.xml"))
    assert [page.text.splitlines() for page in pages] == [
        ["وزير الأشغال يفتتح الجسر", "قال الوزير إن الجسر سيفتح.", "وأضاف أن العمل تم.", "الوزير خلال الافتتاح (وكالة النخيل)"],
        ["خبر ثان & أخير", "خلاصة الخبر", "نص الخبر كله"],
    ]
    assert [(claim.value, claim.rule) for page in pages for claim in page.metadata.published] == [
        ("2025-03-09T08:30:00+03:00", "feed/pubDate"),
        ("2025-03-09T05:30:00Z", "feed/pubDate"),
    ]
    assert [page.url for page in pages] == ["http://example.org/1", None]
    assert [element.tag for element in pages[0].elements] == ["title", "p", "p", "figcaption"]
    assert all(element.span.of(pages[0].text) for element in pages[0].elements)


def test_entries_of_an_atom_feed() -> None:
    (page,) = read(ATOM)
    assert page.text == ATOM  # a string is the page itself, unless it looks like HTML
    (page,) = read(ATOM.encode())
    assert (page.text, page.url) == ("عنوان الخبر\nنص الخبر.", "http://example.org/2")
    assert page.metadata.published[0].value == "2025-03-09T08:30:00+03:00"


def test_a_broken_feed_gives_what_it_has() -> None:
    pages = list(read(RSS.replace("{charset}", "utf-8").encode()[:-60]))
    assert len(pages) == 2
    assert "feed-broken" in [issue.code for issue in pages[0].issues]


def test_a_feed_that_expands_itself_does_not() -> None:
    entities = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};&e{n - 1};&e{n - 1};&e{n - 1};&e{n - 1};">' for n in range(1, 20))
    feed = '<rss version="2.0"><channel><item><title>&e19;</title></item></channel></rss>'
    bomb = f'<!DOCTYPE rss [<!ENTITY e0 "نص">{entities}]>{feed}'
    assert sum(len(page.text) for page in read(bomb.encode())) < 1000


@pytest.mark.parametrize("mode", ["zip", "w", "w:gz", "w:bz2", "w:xz"])
def test_members_of_an_archive(mode: str) -> None:
    members = {"a/page.html": HTML.encode("cp1256"), "photo.jpg": b"\xff\xd8\xff", "b.txt": b"\x89PNG", "c.txt": "نص".encode()}
    pages = list(read(zipped(members) if mode == "zip" else tarred(members, mode), name="x"))
    assert [(page.source, page.text) for page in pages] == [("x!a/page.html", SHOWN), ("x!b.txt", ""), ("x!c.txt", "نص")]
    assert [issue.code for issue in pages[1].issues] == ["unreadable"]


def test_archives_inside_archives_have_an_end() -> None:
    data = zipped({"p.html": HTML.encode()})
    for _ in range(5):
        data = zipped({"inner.zip": data})
    (page,) = read(data)
    assert [issue.code for issue in page.issues] == ["unreadable"]
    (page,) = read(zipped({"inner.zip": zipped({"p.html": HTML.encode()})}))
    assert page.text == SHOWN


def test_a_cut_archive_gives_what_stands_before_the_cut() -> None:
    noise = random.Random(1).randbytes(60_000).hex().encode()  # noqa: S311 - noise that does not pack
    data = tarred({"a.html": HTML.encode(), "b.txt": noise, "c.html": HTML.encode()})
    pages = list(read(data[:-30_000]))
    assert pages[0].text == SHOWN
    assert [issue.code for issue in pages[-1].issues] == ["unreadable"]


def test_a_damaged_zip_and_an_office_file_are_refused() -> None:
    with pytest.raises(InputError, match="damaged"):
        list(read(zipped({"a.html": HTML.encode()})[:-30]))
    with pytest.raises(InputError, match="office"):
        list(read(zipped({"[Content_Types].xml": b"", "word/document.xml": b"<w/>"})))


def test_a_compressed_page_and_a_compressed_web_archive() -> None:
    assert [page.text for page in read(gzip.compress(HTML.encode()))] == [SHOWN]
    cut = list(read(gzip.compress(HTML.encode())[:-10]))
    assert cut[0].text.startswith(SHOWN)
    assert [issue.code for issue in cut[0].issues] == ["page-cut"]
    assert len(list(read(zipped({"a.warc.gz": web_archive(zipped=True, ways=("plain", "gzip"))})))) == 2


def zstandard(data: bytes) -> bytes:
    out = io.BytesIO()
    packer = pytest.importorskip("fastwarc.stream_io").ZstdWriter(out)
    packer.write(data)
    packer.close()
    return out.getvalue()


def test_files_packed_with_zstd(tmp_path: Path) -> None:
    path = tmp_path / "page.html.zst"
    path.write_bytes(zstandard(HTML.encode()))
    assert [page.text for page in read(path)] == [SHOWN]
    assert [page.text for page in read(tmp_path)] == [SHOWN]
    assert len(list(read(zstandard(tarred({"a.html": HTML.encode(), "b.html": HTML.encode()}, "w"))))) == 2
    rows = zstandard("".join(f'{{"text": "number {n}"}}\n' for n in range(5000)).encode())
    assert len(list(read(rows, name="rows.jsonl.zst"))) == 5000
    long = zstandard("".join(f"<p>{number * number} {number}</p>" for number in range(100_000)).encode())
    (cut,) = read(long[: len(long) // 2], media_type="text/html")
    assert [issue.code for issue in cut.issues] == ["page-cut"]
    assert cut.text.startswith("0 0\n1 1\n4 2")


def test_a_zstd_bomb_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST", 1_000_000)
    (page,) = read(zstandard(("نص " * 2_000_000).encode()))
    assert "page-cut" in [issue.code for issue in page.issues]


def test_a_gzip_bomb_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST", 1_000_000)
    (page,) = read(gzip.compress(("نص " * 2_000_000).encode(), 1))
    assert "page-cut" in [issue.code for issue in page.issues]
    assert len(page.text) == 600_000


def test_rows_of_json_lines() -> None:
    rows = [
        {"title": "عنوان الخبر", "content": "قال الوزير.", "date": "2025-03-09", "url": "http://example.org/1"},
        {"content": HTML},
        {"other": 1},
    ]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    data = "\n".join([lines[0], "{broken", *lines[1:]]).encode()
    pages = list(read(data, name="rows.jsonl"))
    assert [page.text for page in pages] == ["عنوان الخبر\nقال الوزير.", "", SHOWN, ""]
    assert [page.source for page in pages] == [f"rows.jsonl#{n}" for n in (1, 2, 3, 4)]
    assert (pages[0].url, pages[0].metadata.published[0].value) == ("http://example.org/1", "2025-03-09")
    assert [page.text for page in read(json.dumps(rows).encode(), name="rows.json")] == [
        page.text for page in pages if page is not pages[1]
    ]


def test_a_table_without_text_says_what_to_do() -> None:
    with pytest.raises(InputError, match="text_column"):
        list(read(b'{"a": 1}\n', name="rows.jsonl"))
    assert [page.text for page in read(b'{"a": "x y"}\n', name="rows.jsonl", text_column="a")] == ["x y"]


def test_rows_of_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "rows.parquet"
    pq.write_table(pa.table({"text": ["نص أول", "نص ثان"], "date": ["2025-03-09", None], "n": [1, 2]}), path)
    pages = list(read(path))
    assert [page.text for page in pages] == ["نص أول", "نص ثان"]
    assert [len(page.metadata.published) for page in pages] == [1, 0]
    path.write_bytes(path.read_bytes()[:-20] + b"x" * 20)
    with pytest.raises(InputError, match="damaged"):
        list(read(path))


def test_files_of_a_folder_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden" / "empty").mkdir(parents=True)
    for name, data in {
        "b/2.txt": b"two",
        "1.html": HTML.encode(),
        ".hidden/x.txt": b"x",
        "p.jpg": b"\xff\xd8\xff",
        "3.txt": b"%PDF-1",
    }.items():
        (tmp_path / name).write_bytes(data)
    pages = list(read(tmp_path))
    assert [(Path(page.source).name, page.text) for page in pages] == [("1.html", SHOWN), ("3.txt", ""), ("2.txt", "two")]
    assert [Path(page.source).name for page in read(f"{tmp_path}/**/*.txt")] == ["3.txt", "2.txt"]
    with pytest.raises(InputError, match="holds no page"):
        list(read(tmp_path / ".hidden" / "empty"))


def test_a_page_that_a_browser_saved_whole() -> None:
    quoted = quopri.encodestring(HTML.encode()).decode()
    data = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/news/1\r\nSubject: =?utf-8?B?2K7YqNix?=\r\n"
        "Date: Sun, 9 Mar 2025 08:30:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        '\tboundary="----Boundary"\r\n\r\n\r\n------Boundary\r\nContent-Type: text/html\r\n'
        "Content-ID: <frame-1@mhtml.blink>\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/news/1\r\n\r\n"
        f"{quoted}\r\n------Boundary\r\nContent-Type: text/css\r\n\r\np {{}}\r\n------Boundary--\r\n"
    )
    (page,) = read(data.encode(), name="page.mhtml")
    assert (page.text, page.url, page.media_type) == (SHOWN, "https://example.org/news/1", "text/html")
    assert page.retrieved == "2025-03-09T08:30:00Z"
    with pytest.raises(InputError, match="holds no page"):
        list(read(data.replace("Content-Type: text/html\r\n", "Content-Type: image/png\r\n").encode(), name="page.mhtml"))


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        ("<b>Warning</b>: x\n<!DOCTYPE html><html><body><p>نص</p></body></html>", "a", "Warning: x\nنص"),
        ("Warning: x\n<!DOCTYPE html><html><body><p>نص</p></body></html>", "a", "Warning: x\nنص"),
        ("<font color=red>نص</font>", "a", "نص"),
        ("نص <b>مهم</b>", "a.html", "نص مهم"),
        ("نص <b>مهم</b>", "a.txt", "نص <b>مهم</b>"),
        ("<نص> بين قوسين", "a", "<نص> بين قوسين"),
    ],
)
def test_what_is_html(text: str, name: str, shown: str) -> None:
    assert next(read(text.encode(), name=name)).text == shown


def test_packed_rows_are_read_as_they_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST", 1000)
    rows = gzip.compress("".join(f'{{"text": "number {n}"}}\n' for n in range(5000)).encode())
    assert len(list(read(rows, name="rows.jsonl.gz"))) == 5000
    cut = list(read(rows[: len(rows) // 2], name="rows.jsonl.gz"))
    assert len(cut) > 1000
    assert [issue.code for issue in cut[-1].issues] == ["unreadable"]


def test_rows_of_paragraphs_and_rows_without_text() -> None:
    data = '{"title": "عنوان", "content": ["أول", "ثان"]}\n{"content": null}\n{"content": 3}'.encode()
    pages = list(read(data, name="rows.jsonl"))
    assert [page.text for page in pages] == ["عنوان\nأول\nثان", "", ""]
    assert [issue.code for page in pages for issue in page.issues] == ["unreadable", "unreadable"]
