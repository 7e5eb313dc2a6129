"""What the tagger was taught must not be what it is measured on."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from eval.annotated.layout import read_sources, rebuild_text
from genscripts.name_corpora import ANNOTATIONS, CORPORA, EVALUATE, pages, taught_sentences, taught_stories

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CORPORA.exists(), reason="../shared is not beside the checkout"),
]


@pytest.mark.parametrize("folder", ANNOTATIONS, ids=lambda folder: folder.name)
def test_no_story_kept_for_measuring_teaches(folder: Path) -> None:
    kept = [source for source in read_sources(folder) if source.part == "evaluate"]
    texts = {rebuild_text(source, CORPORA) for source in kept}
    assert kept
    assert texts.isdisjoint(story.text for story in [*taught_stories(), *taught_sentences()])


def test_no_page_kept_for_measuring_teaches() -> None:
    kept = {source.name for folder in ANNOTATIONS for source in read_sources(folder) if source.part == "evaluate"}
    assert (kept | EVALUATE).isdisjoint(pages())
