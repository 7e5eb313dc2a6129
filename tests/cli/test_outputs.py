"""Where results go."""

from pathlib import Path

import pytest

from qala.cli.outputs import look, opened
from qala.errors import InputError


def test_a_file_appears_when_all_is_written(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    with opened(str(target)) as out:
        out.write(b"half")
        assert not target.exists()
    assert target.read_bytes() == b"half"


def test_a_run_that_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_bytes(b"before")
    with pytest.raises(ZeroDivisionError), opened(str(target)) as out:
        out.write(b"%d" % (1 // 0))
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_place_that_is_none_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="choose another place"), opened(str(tmp_path / "no" / "out.txt")):
        pass


def test_a_file_gets_no_colours_and_no_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "77")
    assert (look("file").width, look("file").colour, look("file").marks) == (77, False, False)


def test_a_device_stays_a_device_and_a_link_a_link(tmp_path: Path) -> None:
    with opened("/dev/null") as out:
        out.write(b"gone")
    assert Path("/dev/null").is_char_device()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "target")
    with opened(str(link)) as out:
        out.write(b"kept")
    assert link.is_symlink()
    assert (tmp_path / "target").read_bytes() == b"kept"


def test_a_folder_is_no_place_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"), opened(str(tmp_path)):
        pass


def test_a_pipe_has_colours_only_where_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    assert not look(None).colour
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert look(None).colour
    assert not look("file").colour
    monkeypatch.setenv("NO_COLOR", "1")
    assert not look(None).colour


@pytest.mark.parametrize("columns", ["", "0", "wide", "-5"])
def test_a_width_that_is_none_is_passed_over(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert look("file").width == 100
