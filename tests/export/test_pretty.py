"""Records at a terminal."""

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qala.export.pretty import pretty
from qala.export.pretty_lines import Bit, Look, columns, line, shown
from qala.types.record import Record
from tests.export.samples import TEXT, sample

ANSI = re.compile(r"\x1b\[[\d;]*m")
MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"


def hostile() -> Record:
    """Return the sample with escape sequences and open direction marks in its page and names."""
    record = sample()
    evil = TEXT.replace("جاهز", "\x1b]0;x\x07\u202e")[: len(TEXT)]
    entities = tuple(replace(e, name=f"\x1b[2J{e.name}\u2067") for e in record.entities)
    return replace(record, page=replace(record.page, text=evil, source="\x1b[31m\u202ea.txt"), entities=entities)


def test_nothing_of_a_page_reaches_the_terminal_as_a_command() -> None:
    assert not [c for c in pretty(hostile()) if unicodedata.category(c) in ("Cc", "Cf") and c != "\n"]


def test_direction_marks_are_ours_alone_and_closed_on_every_line() -> None:
    written = pretty(hostile(), Look(60, colour=True, marks=True))
    for one in written.splitlines():
        assert not set(one) & set(MARKS) - set("\u200f\u2068\u2069")
        assert one.count("\u2068") == one.count("\u2069")
        assert not one or one.startswith("\u200f")


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for look in (Look(width), Look(width, colour=True, marks=True)):
        assert max(columns(ANSI.sub("", one)) for one in pretty(sample(), look).splitlines()) <= width


def test_colours_change_nothing_but_the_colours() -> None:
    assert ANSI.sub("", pretty(sample(), Look(70, colour=True))) == pretty(sample(), Look(70))


def test_marks_change_nothing_but_the_marks() -> None:
    written = pretty(sample(), Look(70, marks=True))
    assert "".join(c for c in written if c not in MARKS) == pretty(sample(), Look(70))


def test_marks_and_vowels_take_no_column() -> None:
    assert columns("قَالَ") == 3
    assert columns("漢字") == 4


def test_what_is_unknown_is_said() -> None:
    record = sample()
    story = replace(record.stories[0], published=replace(record.stories[0].published, value=None), headline=None)
    written = pretty(replace(record, stories=(story,)))
    assert "بلا عنوان" in written
    assert "لا يُعرف تاريخه" in written


def test_a_record_without_text_shows_names_and_values() -> None:
    assert "سالم الراوي" in pretty(sample(text=None))


@given(st.text(), st.integers(20, 90), st.integers(0, 12))
def test_laying_out_loses_no_word(text: str, width: int, indent: int) -> None:
    laid = line((Bit(shown(text)), Bit(" — ", "quiet"), Bit("قال", "cue")), Look(width), indent)
    assert laid.split() == [*shown(text).split(), "—", "قال"] or not shown(text).split()
