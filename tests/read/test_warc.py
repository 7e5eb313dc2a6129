"""WARC: every record of a file, however it is packed, and what is left of damaged ones; warcio is the oracle."""

import gzip
import io
import zlib
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from qala.read import read
from qala.read.payloads import undo_encodings
from tests.read.web_archives import HTML, WAYS, chunked, web_archive

LINES = "عنوان الخبر رقم {number}\nقال الوزير إن الطريق سيفتح غدا."


@pytest.mark.parametrize("zipped", [False, True])
def test_every_record_as_warcio_reads_it(zipped: bool) -> None:  # noqa: FBT001
    data = web_archive(zipped=zipped)
    oracle = [
        (record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read().decode())
        for record in ArchiveIterator(io.BytesIO(data))
        if record.rec_type == "response"
    ]
    pages = list(read(data))
    assert [html for _, html in oracle] == [HTML.format(number=number) for number in range(len(WAYS))]
    assert [page.url for page in pages] == [url for url, _ in oracle]
    assert [page.text for page in pages] == [next(read(html)).text for _, html in oracle]
    assert [page.id for page in pages] == [next(read(html)).id for _, html in oracle]
    assert {page.retrieved for page in pages} == {"2025-03-09T08:00:00Z"}
    assert all(page.source.startswith("urn:uuid:") and not page.issues for page in pages)


@pytest.mark.parametrize("zipped", [False, True])
def test_wherever_a_file_is_cut_it_is_noticed_and_the_rest_is_read(zipped: bool) -> None:  # noqa: FBT001
    data = web_archive(zipped=zipped, ways=("plain", "gzip+chunked", "plain"))
    wholes = {LINES.format(number=number) for number in range(3)}
    ends = {len(web_archive(zipped=zipped, ways=("plain", "gzip+chunked", "plain")[:count])) for count in (1, 2, 3)}
    for cut in range(150, len(data), 7):
        pages = list(read(data[:cut], name="cut.warc"))
        texts = [page.text for page in pages if page.text in wholes]
        assert len(texts) >= sum(end <= cut for end in ends), cut
        told = [issue.code for page in pages for issue in page.issues]
        if cut not in ends and not any(cut in range(end - 4, end) for end in ends):
            assert told, cut


@pytest.mark.parametrize("zipped", [False, True])
def test_a_damaged_record_costs_itself(zipped: bool) -> None:  # noqa: FBT001
    ways = ("plain", "plain", "plain")
    data = bytearray(web_archive(zipped=zipped, ways=ways))
    start = len(web_archive(zipped=zipped, ways=ways[:1]))
    data[start + 20 : start + 60] = b"\x00\xff" * 20
    pages = list(read(bytes(data)))
    assert [page.text for page in pages if page.text] == [LINES.format(number=number) for number in (0, 2)]
    assert [issue.code for page in pages for issue in page.issues] == ["unreadable"]


def test_a_length_that_is_too_great_swallows_nothing() -> None:
    data = web_archive(zipped=False, ways=("plain", "plain"))
    pages = list(read(data.replace(b"Content-Length: ", b"Content-Length: 9", 1)))
    assert [page.text for page in pages] == [LINES.format(number=number) for number in (0, 1)]
    assert [issue.code for page in pages for issue in page.issues] == ["record-cut"]


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    data = web_archive(zipped=False, ways=("plain", "plain", "plain"))
    data = (
        data.replace(b"200 OK", b"404 No", 1)
        .replace(b"200 OK", b"200 ok", 1)
        .replace(b"text/html", b"image/gif", 2)
        .replace(b"image/gif", b"text/html", 1)
    )
    path = tmp_path / "pages.warc"
    path.write_bytes(data)
    assert [page.url for page in read(path)] == ["http://example.org/2"]


def test_a_field_that_names_an_encoding_already_undone() -> None:
    assert undo_encodings(b"<p>text</p>", "chunked", "gzip")[0] == b"<p>text</p>"


def test_a_bomb_is_stopped() -> None:
    bomb = gzip.compress(b"<p>" + b"a" * 3_000_000)
    body, issues = undo_encodings(bomb, None, "gzip", limit=1_000_000)
    assert len(body) == 1_000_000
    assert [issue.code for issue in issues] == ["body-cut"]


def test_chunks_that_are_cut() -> None:
    body, issues = undo_encodings(chunked(b"a" * 200)[:-30], "chunked", None)
    assert body == b"a" * len(body)
    assert len(body) > 150
    assert [issue.code for issue in issues] == ["body-cut"]


def test_a_web_archive_packed_with_zstd(tmp_path: Path) -> None:
    writer = pytest.importorskip("fastwarc.stream_io").ZstdWriter
    out = io.BytesIO()
    packer = writer(out)
    packer.write(web_archive(zipped=False))
    packer.close()
    path = tmp_path / "pages.warc.zst"
    path.write_bytes(out.getvalue())
    assert [page.text for page in read(path)] == [LINES.format(number=number) for number in range(len(WAYS))]
    assert [page.text for page in read(out.getvalue(), name="pages.warc.zst")] == [page.text for page in read(path)]
    cut = list(read(out.getvalue()[:-40], name="pages.warc.zst"))
    assert any(page.issues for page in cut)


@pytest.mark.parametrize(("coding", "writer"), [("br", "BrotliWriter"), ("zstd", "ZstdWriter")])
def test_newer_compressions(coding: str, writer: str) -> None:
    stream_io = pytest.importorskip("fastwarc.stream_io")
    out = io.BytesIO()
    packer = getattr(stream_io, writer)(out)
    packer.write(b"<p>" + b"text " * 5000)
    packer.close()
    assert undo_encodings(out.getvalue(), None, coding) == (b"<p>" + b"text " * 5000, ())
    assert [issue.code for issue in undo_encodings(out.getvalue(), None, coding, limit=100)[1]] == ["body-cut"]
    assert undo_encodings(b"<p>text", None, coding)[0] == b"<p>text"


def test_raw_deflate_and_encodings_nobody_knows() -> None:
    packer = zlib.compressobj(wbits=-15)
    raw = packer.compress(b"<p>" + b"text " * 500) + packer.flush()
    assert undo_encodings(raw, None, "deflate") == (b"<p>" + b"text " * 500, ())
    body, issues = undo_encodings(b"<p>", None, "rot13, gzip")
    assert body == b"<p>"
    assert [issue.code for issue in issues] == ["unknown-encoding"]
