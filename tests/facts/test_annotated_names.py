"""The stories annotated for their names: they hold no text, and each rebuilds to the one that was annotated."""

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from genscripts.names.stories import ANNOTATED, KINDS, SENTENCES, SHARED, Story, examples, read_stories  # noqa: E402

ROWS = [json.loads(line) for line in ANNOTATED.read_text(encoding="utf-8").splitlines()]
PARTLY = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
with_corpora = pytest.mark.skipif(not (SHARED / "corpora").is_dir(), reason="the corpora do not lie beside the repository")


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    return read_stories()


def test_rows_hold_offsets_and_no_text() -> None:
    for row in [*ROWS, *PARTLY]:
        assert set(row) - {"furniture", "sentences"} == {"corpus", "row", "sha256", "mentions"}
        assert len(row["sha256"]) == 64
        assert all(isinstance(start, int) and isinstance(end, int) and kind in KINDS for start, end, kind in row["mentions"])


def test_no_story_stands_twice_nor_among_the_test_stories() -> None:
    sources = json.loads((ROOT / "eval" / "annotated" / "sources.json").read_text(encoding="utf-8"))
    tested = {source["sha256"] for source in sources.values()}
    counted = Counter(row["sha256"] for row in ROWS)
    assert [key for key, count in counted.items() if count > 1 or key in tested] == []


@with_corpora
def test_every_story_rebuilds_and_its_names_are_whole(stories: list[Story]) -> None:
    marks = '"«»“”'
    cut = [
        (story.name, name)
        for story in stories
        for name in (span.of(story.text) for span, _ in story.mentions)
        if name != name.strip() or name[0] in marks or (name[-1] in marks and not set(marks) & set(name[:-1]))
    ]
    assert len(stories) == len(ROWS)
    assert cut == []


@with_corpora
def test_sentences_rebuild_and_every_name_in_them_reaches_the_tagger() -> None:
    stories = read_stories(file=SENTENCES)
    assert len(stories) == len(PARTLY)
    assert all(story.sentences for story in stories)
    marked = Counter(kind for story in stories for _, kind in story.mentions)
    made = list(examples(stories))
    assert len(made) == sum(len(story.sentences) for story in stories)
    assert Counter(tag[2:] for _, tags in made for tag in tags if tag[0] == "B") == marked


@with_corpora
def test_every_name_reaches_the_tagger_as_one(stories: list[Story]) -> None:
    marked = Counter(kind for story in stories for _, kind in story.mentions)
    tagged = Counter(tag[2:] for _, tags in examples(stories) for tag in tags if tag[0] == "B")
    assert tagged == marked


@with_corpora
def test_a_text_that_changed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = tmp_path / "annotated.jsonl"
    changed.write_text(json.dumps(ROWS[0] | {"sha256": "0" * 64}) + "\n", encoding="utf-8")
    monkeypatch.setattr("genscripts.names.stories.ANNOTATED", changed)
    with pytest.raises(ValueError, match="is not the one that was annotated"):
        read_stories()
