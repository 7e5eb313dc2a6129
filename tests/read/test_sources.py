"""Sources: what a string is, and one clear line for what cannot be read."""

import os
from pathlib import Path

import pytest

from qala.errors import InputError
from qala.read import read
from qala.read.sources import is_path


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("قال الوزير", False),
        ("سطر\npage.html", False),
        ("page.html", True),
        ("pages/page.txt", True),
        ("قال الوزير في page.html", False),
        ("", False),
        ("a\0.txt", False),
        ("x" * 5000 + ".txt", False),
        ("هل يعود؟", False),
        (os.fspath(Path(__file__)), True),
    ],
)
def test_what_a_string_is(text: str, path: bool) -> None:  # noqa: FBT001
    assert is_path(text) is path


def test_plain_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    text = "عنوان\r\n\r\n  قال\u00a0الوزير \u200f«نعم»\0\tثم مضى \u202eعكس\u202c\n\n"
    path = tmp_path / "page.txt"
    path.write_bytes(text.encode())
    page = next(read(path))
    assert page.text == text
    assert page.media_type == "text/plain"
    assert page.source == str(path)
    assert [issue.code for issue in page.issues] == ["nul-character"]
    assert next(read(text)).text == text


def test_half_characters_become_one_each() -> None:
    page = next(read("قال \ud800\udfff الوزير\udc00"))
    assert page.text == "قال \ufffd\ufffd الوزير\ufffd"
    assert [issue.span for issue in page.issues] == [(4, 5)]


@pytest.mark.parametrize("data", [b"", b"  \n", b"\0\0"])
def test_next_to_nothing_is_a_page(data: bytes) -> None:
    page = next(read(data))
    assert page.issues
    assert page.text == data.decode()


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7",
        b"\x89PNG\r\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"\x7fELF",
        bytes(range(256)) * 20,
        b"SQLite format 3\0",
        b"\0\0\0\x20ftypisom",
    ],
)
def test_what_is_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^photo\.bin: is .+; \w+") as caught:
        list(read(data, name="photo.bin"))
    assert caught.value.source in ("photo.bin", None)
    assert "\n" not in str(caught.value)


def test_a_missing_file() -> None:
    with pytest.raises(InputError, match=r"^no/such\.html: no such file; ") as caught:
        list(read("no/such.html"))
    assert caught.value.source == "no/such.html"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("نص")
    path.chmod(0)
    with pytest.raises(InputError, match="no permission"):
        list(read(path))


def test_the_caller_names_what_it_hands_over() -> None:
    assert next(read(b"x", name="-")).source == "-"
    assert next(read("نص")).source == "text"
    assert next(read("<p>نص</p>", media_type="text/plain")).text == "<p>نص</p>"


def test_a_given_day_must_be_one() -> None:
    with pytest.raises(InputError, match="2025-02-30: is no day"):
        list(read("نص", published="2025-02-30"))
