"""What paths stand for."""

from pathlib import Path
from zipfile import ZipFile

from qala.cli.inputs import Options, expand, pages
from qala.errors import InputError


def test_addresses_and_standard_input_pass_as_they_are() -> None:
    given = ["-", "https://example.org/a*b", "missing.txt"]
    assert list(expand(given, print)) == given


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    odd = tmp_path / "a[1].txt"
    odd.write_text("قال", encoding="utf-8")
    assert list(expand([str(odd)], print)) == [str(odd)]


def test_a_pattern_may_be_deep_and_may_name_folders(tmp_path: Path) -> None:
    (tmp_path / "x" / "y").mkdir(parents=True)
    (tmp_path / "x" / "y" / "p.txt").write_text("قال", encoding="utf-8")
    assert list(expand([str(tmp_path / "**" / "*.txt")], print)) == [str(tmp_path / "x" / "y" / "p.txt")]
    assert list(expand([str(tmp_path / "x*")], print)) == [str(tmp_path / "x" / "y" / "p.txt")]


def test_one_bad_source_does_not_end_the_rest(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("قال الوزير", encoding="utf-8")
    complaints: list[InputError] = []
    found = [page.source for page in pages([str(tmp_path / "no.txt"), str(good)], complaints.append, Options())]
    assert found == [str(good)]
    assert all(isinstance(c, InputError) for c in complaints)
    assert [c.source for c in complaints] == [str(tmp_path / "no.txt")]


def test_a_page_of_an_archive_that_cannot_be_read_is_named_and_costs_itself(tmp_path: Path) -> None:
    archive = tmp_path / "pages.zip"
    with ZipFile(archive, "w") as zipped:
        zipped.writestr("a.txt", "قال الوزير إن الطريق مغلق.")
        zipped.writestr("b.html", b"%PDF-1.7 not a page")
        zipped.writestr("c.txt", "وأضاف أن الجسر مفتوح.")
    complaints: list[InputError] = []
    found = list(pages([str(archive)], complaints.append, Options()))
    assert [bool(page.text) for page in found] == [True, False, True]
    assert len(complaints) == 1
    assert "b.html" in str(complaints[0])
