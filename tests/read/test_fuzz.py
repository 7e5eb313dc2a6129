"""Mutated pages: whatever is done to a page, it is read, its lines are in it and its selectors are short.

`QALA_FUZZ_SECONDS` says how long; without it, a few seconds. A page that fails is kept in the temporary folder.
"""

import gzip
import os
import random
import tempfile
import time
from pathlib import Path

import pytest

from qala.errors import InputError
from qala.read import read
from qala.types.page import Page
from tests.read.layouts import LAYOUTS
from tests.read.test_containers import ATOM, RSS, tarred, zipped
from tests.read.web_archives import web_archive

SECONDS = float(os.environ.get("QALA_FUZZ_SECONDS", "4"))
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "pages"
TOKENS = [
    b"<div>", b"</div>", b"<p", b">", b"<!--", b"-->", b"<script>", b"</script>", b"<td>", b"<tr>",
    b"<table>", b"<br>", b"<q>", b"&#xD800;", b"&laquo;", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe",
    b"<select>", b"<svg>", b"<math>", b"<template>", b"<plaintext>", b"<frameset>", b"<body>", b"<html>",
    b"<noscript>", b"<pre>\n\n", b"style='display:none'", b"hidden", b"id='a'", b"<a>", b"<b>", b"<i>",
    b"<style>", b"]]>", b"Content-Length: 99999999999", b"\r\n\r\n", b"WARC/1.0\r\n", b"\x1f\x8b\x08",
    b"<item>", b"</item>", b"<![CDATA[", b"<!DOCTYPE", b"{", b"}", b'"', b"\xe2\x80\xae", b"\xd9\x8e" * 50,
    b"<textarea>", b"<title>", b"<meta charset=utf-16>", b"<meta charset=utf-7>", b"0\r\n", b"ffffffff\r\n",
]  # fmt: skip


def seeds() -> list[bytes]:
    """Return the pages to mutate, several of each form."""
    pages = [text.replace("{charset}", "utf-8").replace("{{", "{").replace("}}", "}") for text in LAYOUTS.values()]
    found = [page.encode() for page in pages] + [pages[1].encode("cp1256", "xmlcharrefreplace"), pages[0].encode("utf-16")]
    found += [RSS.replace("{charset}", "utf-8").encode(), ATOM.encode(), web_archive(zipped=True), web_archive(zipped=False)]
    found += [zipped({"a.html": found[0], "b.txt": found[3]}), tarred({"a.html": found[0]}), gzip.compress(found[1])]
    found += [path.read_bytes()[:60_000] for path in sorted(SHARED.glob("*.html"))] if SHARED.is_dir() else []
    return found


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return a page after a few accidents."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(out) + 1)
        match chance.randrange(7):
            case 0:
                out[at:at] = chance.choice(TOKENS)
            case 1:
                del out[at : at + chance.randint(1, 400)]
            case 2:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 3:
                out[at:at] = out[at : at + chance.randint(1, 2000)]
            case 4:
                out[at:at] = chance.choice(TOKENS) * chance.randint(2, 3000)
            case 5:
                del out[at:]
            case _:
                other = chance.randrange(len(out) + 1)
                out[at:at] = out[other : other + 300]
    return bytes(out[:400_000])


def check(page: Page) -> None:
    """Assert what holds of every page."""
    end = 0
    for element in page.elements:
        assert end <= element.span.start < element.span.end <= len(page.text)
        assert element.span.of(page.text) == element.span.of(page.text).strip() != ""
        assert 0 <= element.link_chars <= element.span.end - element.span.start
        assert len(element.selector) < 6000
        end = element.span.end
    for issue in page.issues:
        assert 0 <= issue.span.start <= issue.span.end <= len(page.text)
        assert "\n" not in issue.code
    for span, _ in page.other_languages:
        assert span.of(page.text).strip()
    page.text.encode()


def test_mutated_pages_are_read() -> None:
    chance = random.Random(int(os.environ.get("QALA_FUZZ_SEED", "20250309")))  # noqa: S311 - the same pages each time
    originals = seeds()
    end = time.monotonic() + SECONDS
    count = 0
    while time.monotonic() < end:
        data = mutated(chance.choice(originals), chance)
        start = time.monotonic()
        try:
            for page in read(data):
                check(page)
            assert time.monotonic() - start < 20, f"page {count} took too long"
        except InputError:
            pass
        except BaseException:  # noqa: BLE001 - whatever it is, the page is kept
            with tempfile.NamedTemporaryFile(delete=False, prefix="qala-fuzz-") as kept:
                kept.write(data)
            pytest.fail(f"page {count} was kept as {kept.name}", pytrace=True)
        count += 1
    assert count > 20
