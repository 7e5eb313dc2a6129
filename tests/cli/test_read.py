"""`qala read`: formats, sources, errors and exit codes."""

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import pytest

from qala.export.jsonl import loads
from tests.cli.runs import EXAMPLES, PAGE, qala


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def sources(out: bytes) -> list[str]:
    return [loads(line).page.source for line in out.splitlines()]


def test_a_page_is_shown_to_people(page: Path) -> None:
    run = qala("read", page)
    assert run.returncode == 0, run.stderr.decode()
    shown = run.stdout.decode()
    assert "سالم الراوي" in shown
    assert "— قال —" in shown
    assert "\x1b" not in shown
    assert not set(shown) & set("\u200f\u2068\u2069")


def test_json_lines_are_records_and_point_into_the_file(page: Path) -> None:
    record = loads(qala("read", page, "--format", "jsonl").stdout)
    assert record.page.text == PAGE
    assert record.stories[0].attributions[0].cue.of(PAGE) == "قال"


def test_json_is_the_same_record_indented(page: Path) -> None:
    written = qala("read", page, "-f", "json").stdout
    assert len(written.splitlines()) > 10
    assert json.loads(written) == json.loads(qala("read", page, "-f", "jsonl").stdout)


def test_no_text_leaves_the_text_out(page: Path) -> None:
    assert loads(qala("read", page, "-f", "jsonl", "--no-text").stdout).page.text is None


@pytest.mark.parametrize("how", ["pretty", "html"])
def test_no_text_with_a_format_that_shows_text_is_a_wrong_call(page: Path, how: str) -> None:
    run = qala("read", page, "--no-text", "-f", how)
    assert run.returncode == 2
    assert b"--no-text" in run.stderr


def test_standard_input_is_a_page() -> None:
    run = qala("read", "-", "-f", "jsonl", given=PAGE.encode())
    assert sources(run.stdout) == ["-"]


def test_the_day_given_is_the_day_of_the_story(page: Path) -> None:
    published = loads(qala("read", page, "-f", "jsonl", "--published", "2026-03-17").stdout).stories[0].published
    assert published.value == "2026-03-17"
    assert published.why


def test_a_day_that_is_none_is_a_wrong_call(page: Path) -> None:
    run = qala("read", page, "--published", "17/3/2026")
    assert run.returncode == 2
    assert b"2026-03-17" in run.stderr


def test_the_suffix_of_the_output_decides_the_format(page: Path, tmp_path: Path) -> None:
    for name, start in (("r.jsonl", b'{"qala"'), ("r.json", b'{\n  "qala"'), ("r.html", b"<!doctype"), ("r.txt", b"\xd8")):
        assert qala("read", page, "-o", tmp_path / name).stdout == b""
        assert (tmp_path / name).read_bytes().startswith(start)


def test_several_sources_come_in_the_order_given(page: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    for name in ("b.txt", "a.html", "deep/c.txt", ".hidden.txt", "picture.png"):
        (folder / name).write_text(PAGE, encoding="utf-8")
    run = qala("read", folder, page, str(folder / "*.txt"), "-f", "jsonl")
    assert run.returncode == 0
    found = [Path(s).relative_to(tmp_path).as_posix() for s in sources(run.stdout)]
    assert found == ["folder/a.html", "folder/b.txt", "folder/deep/c.txt", "page.txt", "folder/b.txt"]


def bad_sources(tmp_path: Path) -> dict[str, Path]:
    binary = tmp_path / "paper.pdf"
    binary.write_bytes(b"%PDF-1.7\n\x00\xff\x00")
    empty = tmp_path / "empty"
    empty.mkdir()
    return {"missing": tmp_path / "missing.txt", "binary": binary, "empty": empty, "pattern": tmp_path / "*.none"}


@pytest.mark.parametrize("kind", ["missing", "binary", "empty", "pattern"])
def test_what_cannot_be_read_is_one_line_that_names_it_and_the_rest_is_read(page: Path, tmp_path: Path, kind: str) -> None:
    bad = bad_sources(tmp_path)[kind]
    run = qala("read", bad, page, "-f", "jsonl")
    assert run.returncode == 1
    assert sources(run.stdout) == [str(page)]
    lines = run.stderr.decode().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("qala: ")
    assert bad.name in lines[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_one_line(page: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    try:
        run = qala("read", closed, page, "-f", "jsonl")
    finally:
        closed.chmod(0o700)
    assert run.returncode == 1
    assert len(sources(run.stdout)) == 1
    assert "closed" in run.stderr.decode()
    assert len(run.stderr.decode().splitlines()) == 1


def test_an_output_that_cannot_be_written_is_one_line(page: Path, tmp_path: Path) -> None:
    run = qala("read", page, "-o", tmp_path / "no" / "where.html")
    assert run.returncode == 1
    assert len(run.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty", b""),
        ("blank", b" \n\t\n"),
        ("furniture", "مشاركة\nطباعة\n".encode()),
        ("nul", "قال\0 الوزير إن\0 الطريق مغلق.".encode()),
        ("unclosed", "عنوان\nقال الوزير: «الطريق مغلق ولن يفتح.\nوانتهى الأمر.".encode()),
        ("marks", "\u202e\u2067قال\u200f الوزير\u202c إن الطريق مغلق.".encode()),
        ("other language", b"The minister said that the road was closed."),
        ("surrogate", "قال ".encode() + b"\xed\xa0\x80" + " الوزير إن الطريق مغلق".encode()),
        ("one line", ("قال الوزير إن الطريق مغلق. " * 4000).encode()),
    ],
)
def test_bad_pages_are_records_never_tracebacks(name: str, data: bytes) -> None:
    run = qala("read", "-", "-f", "jsonl", given=data)
    assert run.returncode == 0, (name, run.stderr.decode())
    assert run.stderr == b""
    loads(run.stdout)


def test_the_same_page_gives_the_same_bytes_whatever_the_seed() -> None:
    runs = {qala("read", EXAMPLES / "relays.txt", "-f", "jsonl", PYTHONHASHSEED=seed).stdout for seed in ("1", "77")}
    assert len(runs) == 1


def test_a_reader_that_leaves_is_no_error() -> None:
    command = f"{sys.executable} -m qala read {EXAMPLES} {EXAMPLES} -f jsonl | head -c 10; exit ${{PIPESTATUS[0]}}"
    run = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert run.stderr == b""
    assert run.returncode in (0, 141)


def test_ctrl_c_is_quiet(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    # A shell that starts the tests in the background lets them ignore Ctrl-C, and whom they start; nobody at a terminal does.
    start = "import signal, runpy, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    start += "sys.argv[0] = 'qala'; runpy.run_module('qala', run_name='__main__', alter_sys=True)"
    command = [sys.executable, "-c", start, "read", str(pipe), "-o", str(tmp_path / "out.jsonl")]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as run:
        writer = opened_by_reader(pipe)
        run.send_signal(signal.SIGINT)
        try:
            _, complaint = run.communicate(timeout=60)
        finally:
            os.close(writer)
            run.kill()
    assert run.returncode == 130
    assert complaint == b""
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def opened_by_reader(pipe: Path) -> int:
    """Open a pipe for writing as soon as somebody reads from it: the command is at work then, however slow the machine."""
    for _ in range(600):
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.1)
    pytest.fail("the command never opened its input")


def on_terminal(*arguments: str, **environment: str) -> str:
    """Run with a terminal as standard output and error, and return what it shows."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environment}
    with subprocess.Popen(
        [sys.executable, "-m", "qala", *arguments], stdout=theirs, stderr=theirs, stdin=subprocess.DEVNULL, env=env
    ) as run:
        os.close(theirs)
        seen = b""
        while run.poll() is None or select.select([ours], [], [], 0.1)[0]:
            try:
                seen += os.read(ours, 65536)
            except OSError:
                break
    os.close(ours)
    return seen.decode()


def test_a_terminal_gets_colours_and_its_reading_order(page: Path) -> None:
    seen = on_terminal("read", str(page), NO_COLOR="")
    assert "\x1b[1;36m" in seen
    assert "\u200f" in seen
    assert seen.startswith("\x1b[?2501h")
    assert "\x1b[?2501l" in seen


def test_no_color_is_heeded(page: Path) -> None:
    seen = on_terminal("read", str(page), NO_COLOR="1")
    assert "\x1b[1;36m" not in seen
    assert "سالم الراوي" in seen


def test_a_bar_shows_on_the_terminal_when_the_output_goes_elsewhere(tmp_path: Path) -> None:
    seen = on_terminal("read", str(EXAMPLES), "-o", str(tmp_path / "out.jsonl"))
    assert "reading" in seen
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) >= 6


def test_the_pages_of_an_archive_are_counted_on_the_terminal(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "pages.zip", "w") as archive:
        for nth in range(5):
            archive.writestr(f"{nth}.txt", PAGE)
    seen = on_terminal("read", str(tmp_path / "pages.zip"), "-o", str(tmp_path / "out.jsonl"))
    assert "5 pages" in seen
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 5


def test_the_address_given_stands_in_the_record(page: Path) -> None:
    address = "https://example.org/2026/03/17/bridge"
    for more in ((), ("-j", "2")):
        record = loads(qala("read", page, "-f", "jsonl", "--url", address, *more).stdout)
        assert record.page.url == address
