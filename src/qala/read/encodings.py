"""Encodings: bytes to characters, in an order that believes what can be proved before what is declared."""

import codecs
import re
from collections.abc import Iterator

from qala.lexicon.languages import arabic_words
from qala.read.mojibake import undo_mojibake
from qala.types.issue import Issue
from qala.types.span import Span

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_PRESCAN = 8192
_BAD_SHARE, _VALID_TO_BAD = 0.001, 50
"""UTF-8 with damage: bad bytes to all bytes at most, or whole characters to bad bytes at least."""
_ARABIC_CODECS = ("cp1256", "iso8859-6", "mac-arabic", "cp720", "cp864")
_SAMPLE = 100_000
_LETTERS = re.compile("[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\ufe70-\ufefc]")
_USUAL = re.compile(
    "[\u00a0\u00ab\u00bb\u060c\u061b\u061f\u0660-\u066c\u064b-\u0652\u2013-\u2026\u200c-\u200f\u00b7\u00a9\u00ad×÷]"
)
_LATIN = re.compile("[A-Za-z]")
_TOKEN = re.compile(r"[^\W\d_]+")
_WIDE = 8
"""Bytes from which zeros may say that an encoding is wide; fewer prove nothing."""
_FAIR, _CLEARLY = 0.75, 0.08
"""Share of usual Arabic characters that proves an encoding, and by how much another must beat the declared one."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[Issue, ...]]:
    """Return the characters of a page and what was doubtful in reading them.

    The order: byte order mark; the zero bytes of UTF-16 and UTF-32; strict UTF-8; UTF-8 with a few bad bytes; the Arabic
    encoding in which the bytes read as Arabic; a general detector; what the page or the server declares.

    Args:
        data: the bytes received.
        declared: the charset that the server states.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _finished(data[len(bom) :], name)
    wide = _wide(data)
    if wide:
        return _finished(data, wide)
    try:
        return _mended(data.decode("utf8"), ())
    except UnicodeDecodeError:
        pass
    text = data.decode("utf8", "replace")
    bad = text.count("\ufffd")
    whole = sum(1 for _ in re.finditer("[\u0080-\ufffc\U00010000-\U0010ffff]", text[:_SAMPLE]))
    if bad <= len(data) * _BAD_SHARE or whole >= _VALID_TO_BAD * max(1, text[:_SAMPLE].count("\ufffd")):
        return _finished(data, "utf-8")
    return _guessed(data, declared)


def _finished(data: bytes, name: str) -> tuple[str, tuple[Issue, ...]]:
    text = data.decode(name, "replace")
    bad = text.count("\ufffd")
    if not bad:
        return _mended(text, ())
    note = f"Read as {name} although {bad} of its characters are damaged; they stand as U+FFFD."
    return _mended(text, (Issue(Span(0, 0), "bad-bytes", note),))


def _mended(text: str, issues: tuple[Issue, ...]) -> tuple[str, tuple[Issue, ...]]:
    """Undo a wrong decoding that somebody made before us, where it can be proved."""
    text, more = undo_mojibake(text)
    return text, (*issues, *more)


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 without a byte order mark by where their zero and Arabic bytes stand."""
    head = data[: 4096 - 4096 % 4]
    if b"\0" not in head or len(data) % 2 or len(data) < _WIDE:
        return None
    for name, step in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        high = (1, 2, 3) if name == "utf-32-le" else (0, 1, 2) if name == "utf-32-be" else (1,) if name == "utf-16-le" else (0,)
        low = head[0::step] if name.endswith("le") else head[step - 1 :: step]
        tops = b"".join(head[k::step] for k in high)
        fitting = tops.count(0) + tops.count(6) + tops.count(0x20)
        if fitting > 0.9 * len(tops) and low.count(0) < 0.02 * len(low) and tops.count(0):
            return name
    return None


def is_wide(data: bytes) -> bool:
    """Tell whether bytes are UTF-16 or UTF-32, in which zeros are nothing strange."""
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)) or _wide(data) is not None


def _declared(data: bytes, stated: str | None) -> Iterator[str]:
    """Yield the codecs that the server and the page declare, those known to Python."""
    match = _META.search(data[:_PRESCAN])
    inside = (match[1] or match[2]).decode("ascii", "replace") if match else None
    for label in (stated, inside):
        try:
            if label:
                name = codecs.lookup(label.strip().strip("\"'")).name
                yield "cp1252" if name in ("iso8859-1", "ascii") else name
        except LookupError:
            continue


def _guessed(data: bytes, stated: str | None) -> tuple[str, tuple[Issue, ...]]:
    declared = list(dict.fromkeys(_declared(data, stated)))
    sample = data[:_SAMPLE]
    scores = {name: _score(sample, name) for name in dict.fromkeys((*declared, *_ARABIC_CODECS))}
    best = max(scores, key=lambda name: scores[name])
    fair = [name for name in declared if scores[name] >= max(_FAIR, scores[best] - _CLEARLY)]
    if fair:
        name, note = fair[0], ""
    elif scores[best] >= _FAIR:
        name = best
        note = (
            f"It declares {declared[0]}, but its bytes read as Arabic in {best}."
            if declared
            else f"It declares no charset; its bytes read as Arabic in {best}."
        )
    else:
        name = _detected(data) or next(iter(declared), "cp1256")
        note = f"It is in no Arabic encoding; it was read as {name}."
    text, issues = _mended(data.decode(name, "replace"), ())
    code = "charset-lies" if declared and scores[best] >= _FAIR else "charset-guessed"
    return text, (Issue(Span(0, 0), code, note), *issues) if note else issues


def _score(sample: bytes, name: str) -> float:
    """Return how far bytes read as Arabic in an encoding: usual characters among those beyond ASCII, plus frequent words."""
    try:
        text = sample.decode(name, "replace")
    except (LookupError, UnicodeError):
        return 0.0
    beyond = sum(1 for _ in re.finditer(r"[^\x00-\x7f]", text))
    letters = len(_LETTERS.findall(text))
    if not beyond or not letters:
        return 0.0
    tokens = [token for token in _TOKEN.findall(text) if not token.isascii()]
    known = sum(token in arabic_words() for token in tokens) / max(1, len(tokens))
    # A Latin word with accents, read in an Arabic table, is a word of two scripts; there are none.
    whole = sum(not _LATIN.search(token) for token in tokens) / max(1, len(tokens))
    return whole * (letters + len(_USUAL.findall(text))) / beyond * 0.9 + min(known, 0.1)


def _detected(data: bytes) -> str | None:
    from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415 - `import qala` stays light

    name = detect_encoding(data[:_SAMPLE])
    return str(name) if name and name not in ("utf-8", "ascii") else None


def clean_surrogates(text: str) -> str:
    """Return the text with each lone surrogate as U+FFFD; nothing else changes and no offset moves."""
    try:
        text.encode()  # some hundred times faster than looking for one, and hardly a page has any
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text
