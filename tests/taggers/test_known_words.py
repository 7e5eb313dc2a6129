"""The table of known words says what the features of a word say, and is not used where it was made from other files."""

from pathlib import Path

import pytest

from qala.errors import ResourceError
from qala.lexicon.word_classes import classed_words
from qala.taggers import known_words, scores
from qala.taggers.blocks import word_block
from qala.taggers.features import describe
from qala.taggers.transitions import lift

WORDS = classed_words()[::97]


def test_it_was_made_from_the_packaged_files() -> None:
    assert known_words.ROWS.read_bytes()[:4] == known_words.made_from(), "run genscripts/word_sums.py"


@pytest.mark.parametrize("word", [*WORDS, "أوباما", "إسرائيل", "ـموسكو", "الرئيس", "وقال", "«"])
def test_a_word_seen_in_the_table_is_the_word_seen_by_its_features(word: str) -> None:
    seen, plain = scores._seen(word), describe(word)
    assert seen[:3] == (plain.key, plain.starts, word_block(scores.summed(plain) + lift()))
    assert seen[3:8] == (plain.stem, plain.middle, plain.kind, plain.habit, plain.habit)
    assert seen[8] == scores._by_stem(plain.stem)


def test_most_of_the_words_are_in_it() -> None:
    assert all(known_words.known_word(word) for word in WORDS)
    assert known_words.known_word("قالاالاق") is None


def test_a_table_made_from_other_files_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = tmp_path / "names_words.rows"
    stale.write_bytes(b"none" + known_words.ROWS.read_bytes()[4:])
    monkeypatch.setattr(known_words, "ROWS", stale)
    known_words._table.cache_clear()
    assert known_words.known_word("قال") is None
    known_words._table.cache_clear()


def test_a_missing_table_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_words, "ROWS", tmp_path / "names_words.rows")
    known_words._table.cache_clear()
    with pytest.raises(ResourceError, match=r"names_words\.rows is missing"):
        known_words.known_word("قال")
    known_words._table.cache_clear()


def test_what_is_written_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packaged = [known_words.known_word(word) for word in WORDS]
    monkeypatch.setattr(known_words, "ROWS", tmp_path / "names_words.rows")
    monkeypatch.setattr(known_words, "NUMBERS", tmp_path / "names_words.marisa")
    words = map(describe, WORDS)
    known_words.write_known(
        (word, scores.summed(word) - scores.summed_aside(word.kind, hamza=False), scores.meets(word.stem)) for word in words
    )
    known_words._table.cache_clear()
    assert [known_words.known_word(word) for word in WORDS] == packaged
    known_words._table.cache_clear()
