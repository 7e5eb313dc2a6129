"""Sentences: cases, and what hostile text must not do."""

import time
from typing import Any

import pytest

from qala.segment.sentences import LONGEST, split_sentences
from qala.types.span import Span
from tests.loading import params


@pytest.mark.parametrize("case", params("segment/sentences"))
def test_cases(case: dict[str, Any]) -> None:
    text = case["text"]
    found = list(split_sentences(text, Span(0, len(text))))
    assert [sentence.text for sentence in found] == case["sentences"]
    assert all(sentence.span.of(text) == sentence.text for sentence in found)


def test_a_block_inside_a_page_is_split_at_its_own_place() -> None:
    text = "عنوان\nوصل الوفد. ثم غادر."
    spans = [sentence.span for sentence in split_sentences(text, Span(6, len(text)))]
    assert [span.of(text) for span in spans] == ["وصل الوفد.", "ثم غادر."]


def test_a_stretch_without_an_end_is_cut_at_white_space() -> None:
    text = "كلمة " * 3000
    found = list(split_sentences(text, Span(0, len(text))))
    assert len(found) > 1
    assert all(len(sentence.text) <= LONGEST for sentence in found)
    assert all(sentence.cut for sentence in found[:-1])
    assert " ".join(sentence.text for sentence in found).split() == text.split()


def test_one_word_without_end_is_cut_before_a_letter_not_before_its_mark() -> None:
    text = "ك\u064e" * LONGEST
    found = list(split_sentences(text, Span(0, len(text))))
    assert "".join(sentence.text for sentence in found) == text
    assert all(sentence.text[0] == "ك" for sentence in found)


@pytest.mark.parametrize("piece", ["\u064b", "«", "»", '"', ".", "ك\u064b", "\u200f", "؟ "], ids=repr)
def test_long_runs_of_one_mark_are_split_in_linear_time(piece: str) -> None:
    text = piece * (400_000 // len(piece))
    start = time.process_time()
    found = list(split_sentences(text, Span(0, len(text))))
    assert time.process_time() - start < 10
    assert all(len(sentence.text) <= LONGEST for sentence in found)
