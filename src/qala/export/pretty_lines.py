"""Lines for a terminal: what may be shown of a page's text, how wide it is, where it breaks, and its colours."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

Style = Literal["title", "name", "cue", "words", "quoted", "quiet", "doubt"]

_CODES: Final[dict[Style, str]] = {
    "title": "1",
    "name": "1;36",
    "cue": "33",
    "words": "",
    "quoted": "32",
    "quiet": "2",
    "doubt": "35",
}
# A page may hold escape sequences, and direction marks it never closes: neither may reach the reader's terminal.
_UNSHOWABLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_SPACES = re.compile(r"\s+")
_RLM: Final = "\N{RIGHT-TO-LEFT MARK}"
_FSI, _PDI = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


@dataclass(frozen=True, slots=True)
class Look:
    """How lines are shown.

    Attributes:
        width: columns of the terminal.
        colour: whether ANSI colours may be used.
        marks: whether direction marks are put in, so that a terminal that knows them keeps the reading order.
    """

    width: int = 100
    colour: bool = False
    marks: bool = False


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a line in one style; `apart` keeps its own reading order apart from its neighbours'."""

    text: str
    style: Style = "words"
    apart: bool = False


def shown(text: str) -> str:
    r"""Return the text without control characters and direction marks, runs of white space as one space.

    >>> shown("قال\n\x1b[31m الوزير\u202e")
    'قال [31m الوزير'
    """
    return _SPACES.sub(" ", _UNSHOWABLE.sub("", text)).strip()


@cache
def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def columns(text: str) -> int:
    """Count the columns a text takes on a terminal: marks take none, wide characters two."""
    return sum(map(_columns, text))


def line(bits: tuple[Bit, ...], look: Look, indent: int = 0, hanging: int = 2) -> str:
    """Lay bits out as one paragraph, broken at spaces to the width, later lines `hanging` columns further in.

    Returns:
        The paragraph, without the last line end.
    """
    room = max(20, look.width)
    lines: list[list[tuple[str, Bit]]] = [[]]
    used = indent
    for word, bit in _words(bits):
        wide = columns(word)
        if used + wide > room and lines[-1] and word != " ":
            lines.append([])
            used = indent + hanging
        if word == " " and not lines[-1]:
            continue
        lines[-1].append((word, bit))
        used += wide
    return "\n".join(
        (_RLM if look.marks else "") + " " * (indent + (hanging if nth else 0)) + _painted(words, look)
        for nth, words in enumerate(lines)
    )


def _words(bits: tuple[Bit, ...]) -> list[tuple[str, Bit]]:
    """Cut bits into words and single spaces; what touches without a space stays one word where it can."""
    return [(word, bit) for bit in bits for word in re.findall(r" |[^ ]+", bit.text)]


def _painted(words: list[tuple[str, Bit]], look: Look) -> str:
    runs: list[tuple[Bit, str]] = []
    while words and words[-1][0] == " ":
        words = words[:-1]
    for word, bit in words:
        if runs and runs[-1][0] is bit:
            runs[-1] = (bit, runs[-1][1] + word)
        else:
            runs.append((bit, word))
    return "".join(_run(bit, text, look) for bit, text in runs)


def _run(bit: Bit, text: str, look: Look) -> str:
    code = _CODES[bit.style] if look.colour else ""
    if bit.apart and look.marks:
        text = f"{_FSI}{text}{_PDI}"
    return f"\x1b[{code}m{text}\x1b[0m" if code else text
