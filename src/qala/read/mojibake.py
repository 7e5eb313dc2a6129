"""Mojibake: text that was UTF-8 and that somebody decoded with the wrong table, undone where the way back proves it."""

import re

from qala.types.issue import Issue
from qala.types.span import Span

_SIGNS = (
    ("cp1252", "Ø§", re.compile("[ØÙÚÛ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")),
    ("cp1256", "ط§", re.compile("[طظ][\u00a0-\u00bf€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œ\u200c\u200dں،ھ؛]")),
)
"""How alef and the other Arabic letters of UTF-8 look, two characters each, in the tables they are taken for."""
_SECTION = "§"
_ENOUGH = 4
"""Letters that a line must hold in the wrong form: fewer can be chance."""
_LINE = re.compile(r"[^\n]+")


def undo_mojibake(text: str) -> tuple[str, tuple[Issue, ...]]:
    """Return the text with its wrongly decoded lines mended, and an issue that says so.

    A line is mended only if all of it goes back to bytes in the wrong table and those bytes are UTF-8: nothing is guessed.

    >>> undo_mojibake("قال الوزير".encode().decode("cp1256"))[0]
    'قال الوزير'
    """
    if _SECTION not in text:  # found in a moment, and hardly a page has one
        return text, ()
    for table, alef, sign in _SIGNS:
        if alef not in text or len(sign.findall(text)) < _ENOUGH:
            continue
        undone, left = 0, 0

        def mend(match: re.Match[str], table: str = table, sign: re.Pattern[str] = sign) -> str:
            nonlocal undone, left
            line = match.group()
            if not sign.search(line):
                return line
            mended = _back(line, table)
            if mended is None or len(sign.findall(line)) < min(_ENOUGH, len(line) // 3):
                left += 1
                return line
            undone += 1
            return mended

        mended = _LINE.sub(mend, text)
        if undone:
            note = f"{undone} lines were UTF-8 read as {table} by somebody before us; undone, as the way back proves."
            return mended, (Issue(Span(0, 0), "mojibake-undone", note),)
        if left and table == "cp1252":
            note = (
                f"{left} lines look like UTF-8 read as {table} by somebody before us, but they are damaged; kept as they are."
            )
            return text, (Issue(Span(0, 0), "mojibake-left", note),)
    return text, ()


def _back(line: str, table: str) -> str | None:
    """Return what the line was before it was decoded with a wrong table, None if the way back does not prove it."""
    raw = bytearray()
    for char in line:
        try:
            raw += char.encode(table)
        except UnicodeEncodeError:
            if not "\x80" <= char <= "\x9f":
                return None
            raw.append(ord(char))
    try:
        return bytes(raw).decode("utf8")
    except UnicodeDecodeError:
        return None
