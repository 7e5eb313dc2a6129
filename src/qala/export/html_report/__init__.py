"""Records as one self-contained HTML file: each page as received, coloured, with its statements beside it."""

import base64
import hashlib
import shutil
import tempfile
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final, TextIO

from qala.export.html_report.markup import tag
from qala.export.html_report.pages import page
from qala.export.html_report.summary import Summary, summary
from qala.export.labels import AUTHORITIES, TYPES
from qala.types.record import Record

__all__ = ["write_report"]

_TITLE: Final = "قالَ: من قال ماذا"
_IN_MEMORY: Final = 16_000_000


def write_report(records: Iterable[Record], out: TextIO) -> int:
    """Write a report of any number of pages, one page in memory at a time.

    The head of the report counts what comes after it, so that the pages wait in a temporary file.

    Args:
        records: with their texts.
        out: where the file goes; opened for UTF-8.

    Returns:
        How many pages were written.
    """
    counts = Summary()
    with tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="") as waiting:
        for nth, record in enumerate(records, 1):
            anchor = f"p{nth}"
            counts.add(record, anchor)
            waiting.write(page(record, anchor) + "\n")
        out.write(_head())
        out.write(tag("header", tag("h1", _TITLE) + summary(counts), class_="top"))
        out.write(_legend() + '\n<main id="main">\n')
        waiting.seek(0)
        shutil.copyfileobj(waiting, out)
    out.write(f"</main>\n<script>{_asset('report.js')}</script>\n</body>\n</html>\n")
    return counts.pages


@cache
def _asset(name: str) -> str:
    return files("qala.export.html_report").joinpath(name).read_text("utf-8")


def _head() -> str:
    # A second wall behind the escaping: no script but ours, nothing fetched, nothing sent.
    script = base64.b64encode(hashlib.sha256(_asset("report.js").encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
    return f"""<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{_TITLE}</title>
<style>
{_asset("report.css")}</style>
</head>
<body>
<a class="skip" href="#main">إلى النص</a>
"""


def _legend() -> str:
    layers = (
        ("cue", tag("span", "قال", class_="cue") + " فعل القول"),
        ("src", tag("span", "المصدر", class_="src")),
        ("c", "الأقوال"),
        ("n", " ".join(tag("span", label, class_=f"n {key}") for key, label in TYPES.items())),
        ("t", tag("span", "وقت", class_="t")),
        ("f", tag("span", "رقم", class_="f")),
        ("o", "ما ليس من الخبر"),
    )
    boxes = " ".join(tag("label", f'<input type="checkbox" id="show-{key}" checked> {said}') for key, said in layers)
    kinds = " ".join(tag("span", label, class_=f"c {key}") for key, label in AUTHORITIES.items())
    return tag("aside", tag("p", boxes) + tag("p", kinds), class_="legend", aria_label="مفتاح الألوان")
