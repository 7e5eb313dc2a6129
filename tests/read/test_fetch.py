"""Fetching: what is asked of whom, within which limits; a server of our own stands for the web."""

import gzip
import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from qala.errors import InputError
from qala.read import addresses, read
from qala.read.addresses import check_name, is_private, resolve
from qala.read.fetch import Limits, fetch

pytest.importorskip("httpx2")
pytest.importorskip("protego")

HTML = "<html><body><h1>عنوان الخبر</h1><p>قال الوزير إن الطريق سيفتح غدا.</p></body></html>"
SHOWN = "عنوان الخبر\nقال الوزير إن الطريق سيفتح غدا."


class Site(BaseHTTPRequestHandler):
    """A small site: pages, redirects, failures."""

    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, dict[str, str]]]
    robots = 200

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        del format, args

    def do_GET(self) -> None:
        self.asked.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
        times = sum(path == self.path for path, _ in self.asked)
        html = {"Content-Type": "text/html; charset=windows-1256"}
        match self.path:
            case "/robots.txt":
                self.answer(self.robots, b"User-agent: *\nDisallow: /forbidden")
            case "/page":
                self.answer(200, gzip.compress(HTML.encode("cp1256")), Content_Encoding="gzip", Set_Cookie="a=b", **html)
            case "/moved":
                self.answer(302, Location="/page")
            case "/round":
                self.answer(302, Location="/round")
            case "/inside":
                self.answer(302, Location="http://169.254.169.254/latest/meta-data/")
            case "/file":
                self.answer(302, Location="file:///etc/passwd")
            case "/tired":
                self.answer(503) if times < 3 else self.answer(200, HTML.encode(), Content_Type="text/html")
            case "/bomb":
                self.answer(200, gzip.compress(b"<p>" + b"a" * 50_000_000, 1), Content_Encoding="gzip", **html)
            case "/dribble":
                self.dribble()
            case _:
                self.answer(404)

    def answer(self, status: int, body: bytes = b"", **fields: str) -> None:
        self.send_response(status)
        for key, value in fields.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def dribble(self) -> None:
        self.close_connection = True
        try:
            for byte in b"HTTP/1.1 200 OK\r\nX-Never-Ending: " + b"x" * 1000:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


QUICK = Limits(pause=0.01, whole=20)


def test_a_page_behind_a_redirect_without_cookies(site: str) -> None:
    page = next(read(f"{site}/moved", allow_private=True))
    assert page.text == SHOWN
    assert page.url == f"{site}/page"
    assert page.source == f"{site}/moved"
    assert page.retrieved is not None
    fetch(f"{site}/page", allow_private=True)
    assert [path for path, _ in Site.asked] == ["/robots.txt", "/moved", "/page", "/robots.txt", "/page"]
    assert all("cookie" not in fields and fields["host"] == site.removeprefix("http://") for _, fields in Site.asked)


def test_the_bytes_can_be_kept_and_read_again(site: str, tmp_path: Path) -> None:
    for name in ("kept.warc.gz", "kept.warc"):
        page = next(read(f"{site}/moved", allow_private=True, save_warc=tmp_path / name))
        next(read(f"{site}/page", allow_private=True, save_warc=tmp_path / name))
        again = list(read(tmp_path / name))
        assert [(one.text, one.url) for one in again] == [(SHOWN, page.url)] * 2
        assert again[0].id == page.id
        assert again[0].retrieved == page.retrieved


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/", "http://127.0.0.1/", "http://localhost/", "http://intranet/", "http://printer.local/",
        "http://2130706433/", "http://0x7f.1/", "http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://10.1.2.3/", "http://0.0.0.0/",
        "http://user@127.0.0.1/", "http://127.1/", "http://[fd00::1]/", "http://100.64.0.1/",
    ],
)  # fmt: skip
def test_the_own_network_is_not_asked(url: str) -> None:
    with pytest.raises(InputError, match="own network"):
        fetch(url, limits=QUICK)


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "file:///etc/passwd", "http://", "http://[::1", "http://example.org:99999/"]
)
def test_what_is_no_web_address(url: str) -> None:
    with pytest.raises(InputError, match="no web address"):
        check_name(url)


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (machine, 80)) for machine in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(InputError, match=r"example\.org \(10\.0\.0\.1\)"):
        resolve("http://example.org/", "example.org", 80)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found[:1])
    assert resolve("http://example.org/", "example.org", 80) == "93.184.215.14"


def test_the_connection_goes_to_the_address_that_was_checked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(site.rpartition(":")[2])
    looked_up = []

    def once(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", once)
    response = fetch(f"http://news.example:{port}/page", allow_private=True, limits=QUICK)
    assert response.status == 200
    assert Site.asked[-1][1]["host"] == f"news.example:{port}"
    assert set(looked_up) <= {"news.example", "127.0.0.1"}


@pytest.mark.parametrize("way", ["/inside", "/file"])
def test_a_redirect_into_the_own_network_is_refused(site: str, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    monkeypatch.setattr(addresses, "is_private", lambda machine: machine != "127.0.0.1" and is_private(machine))
    with pytest.raises(InputError, match=r"own network|no web address"):
        fetch(f"{site}{way}", limits=QUICK)


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("/round", "redirected more than"),
        ("/forbidden/x", r"robots\.txt"),
        ("/nowhere", "answers 404"),
        ("/dribble", "does not answer"),
    ],
)
def test_what_does_not_answer_with_a_page(site: str, way: str, words: str) -> None:
    start = time.monotonic()
    with pytest.raises(InputError, match=words):
        fetch(f"{site}{way}", allow_private=True, limits=Limits(pause=0.01, whole=1.0))
    assert time.monotonic() - start < 10


def test_a_tired_server_is_asked_again(site: str) -> None:
    assert fetch(f"{site}/tired", allow_private=True, limits=QUICK).status == 200
    assert [path for path, _ in Site.asked].count("/tired") == 3


def test_a_bomb_is_cut(site: str) -> None:
    page = next(read(f"{site}/bomb", allow_private=True))
    assert len(page.text) < 20_000_000
    assert "body-cut" in [issue.code for issue in page.issues]


@pytest.mark.parametrize(("status", "way", "may"), [(404, "/page", True), (500, "/page", False), (404, "/forbidden", True)])
def test_a_site_that_cannot_say_what_it_allows(
    site: str,
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    way: str,
    may: bool,  # noqa: FBT001
) -> None:
    monkeypatch.setattr(Site, "robots", status)
    if way == "/forbidden":
        with pytest.raises(InputError, match="answers 404"):
            fetch(f"{site}{way}", allow_private=True, limits=QUICK)
    elif may:
        assert fetch(f"{site}{way}", allow_private=True, limits=QUICK).status == 200
    else:
        with pytest.raises(InputError, match=r"robots\.txt"):
            fetch(f"{site}{way}", allow_private=True, limits=QUICK)


def test_a_file_for_the_archive_that_cannot_be_written(site: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--save-warc"):
        fetch(f"{site}/page", allow_private=True, save_warc=tmp_path / "no" / "such.warc", limits=QUICK)


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(InputError, match="does not answer"):
        fetch("http://127.0.0.1:1/", allow_private=True, limits=QUICK)
