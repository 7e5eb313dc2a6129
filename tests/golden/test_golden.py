"""The records of the example pages are what they were; `make golden` rewrites, review reads the difference."""

from pathlib import Path

import pytest

from tests.golden.goldens import FOLDER, PAGES, written


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_record_is_what_it_was(page: Path) -> None:
    folder = FOLDER / page.stem
    for name, text in written(page).items():
        assert text == (folder / name).read_text(encoding="utf-8"), f"{page.stem}: run `make golden` and read the difference"


def test_no_golden_is_left_of_a_page_that_is_gone() -> None:
    folders = sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and path.name != "__pycache__")
    assert folders == sorted(page.stem for page in PAGES)
