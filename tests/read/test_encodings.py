"""Eleven encodings and four layouts: not one wrong character, whatever the page declares."""

import pytest

from qala.read import read
from qala.read.encodings import decode
from tests.read.layouts import LAYOUTS, LINES

ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859-6", "mac-arabic",
    "mojibake-cp1252", "mojibake-cp1256",
)  # fmt: skip


def encoded(text: str, encoding: str) -> bytes:
    """Return the bytes of a page, or of one that somebody before us decoded with the wrong table."""
    if encoding.startswith("mojibake-"):
        table = encoding.removeprefix("mojibake-")
        return "".join(bytes([byte]).decode(table, "ignore") or chr(byte) for byte in text.encode()).encode()
    if encoding == "mac-arabic":  # it has two bytes for each sign of ASCII: people's machines wrote the plain one
        return b"".join(char.encode("ascii" if char.isascii() else encoding, "xmlcharrefreplace") for char in text)
    return text.encode(encoding, "xmlcharrefreplace")


@pytest.mark.parametrize("declared", ["right", "windows-1256", "utf-8", "iso-8859-1", "no-such-charset"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_not_one_wrong_character(encoding: str, layout: str, declared: str) -> None:
    charset = encoding if declared == "right" else declared
    text = LAYOUTS[layout].replace("{charset}", charset).replace("{{", "{").replace("}}", "}")
    page = next(read(encoded(text, encoding)))
    shown = [line for line in page.text.splitlines() if line] if layout != "text" else page.text.splitlines()
    assert shown == LINES[layout]
    assert page.language == "ar"


def test_a_declared_charset_that_lies_is_told() -> None:
    text = LAYOUTS["article"].replace("{charset}", "utf-8").replace("{{", "{").replace("}}", "}")
    assert [issue.code for issue in next(read(text.encode("cp1256"))).issues] == ["charset-lies"]


def test_a_bad_byte_costs_one_character_and_is_told() -> None:
    data = bytearray(LAYOUTS["text"].encode())
    data[40:41] = b"\xff"
    page = next(read(bytes(data)))
    (issue,) = page.issues
    assert issue.code == "bad-bytes"
    assert issue.span.of(page.text) == "\ufffd"
    assert page.text.count("\ufffd") <= 2
    assert page.text.splitlines()[2:] == LINES["text"][2:]


def test_the_server_is_believed_where_the_bytes_allow_it() -> None:
    assert decode("été déjà".encode("cp1252"), "iso-8859-1")[0] == "été déjà"


def test_text_that_looks_like_mojibake_but_is_not_stays() -> None:
    text = "كلمة Ø وكلمة Ù ثم ط§ في سطر عربي صحيح لا يعود إلى بايتات"
    assert decode(text.encode())[0] == text


def test_damaged_mojibake_is_left_and_told() -> None:
    text = "قال الوزير إن الطريق سيفتح".encode().decode("latin-1").replace("\x82", "?").replace("Ù\x88", "Ù")
    shown, issues = decode(text.encode())
    assert shown == text
    assert [issue.code for issue in issues] == ["mojibake-left"]


@pytest.mark.parametrize("encoding", ["cp720", "cp864"])
def test_encodings_of_old_machines(encoding: str) -> None:
    words = "عاد الصيادون الى البحر بعد العواصف في المرسى".encode(encoding, "ignore")
    assert decode(words)[0] == words.decode(encoding)
