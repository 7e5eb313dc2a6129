"""Another tagger than the packaged one: a tiny model, made here, read from a folder."""

import json
from pathlib import Path

import pytest

from qala.errors import InputError
from qala.find.mentions import find_mentions
from qala.taggers.onnx import OnnxTagger
from qala.types.sentence import Sentence
from qala.types.span import Span

onnx = pytest.importorskip("onnx")
pytest.importorskip("onnxruntime")

VOCABULARY = ("[UNK]", "[CLS]", "[SEP]", "زار", "سالم", "ال", "##راوي", "صور")
LABELS = ("O", "B-PERS", "I-PERS", "B-LOC", "B-MISC")
SCORES = {"سالم": "B-PERS", "ال": "I-PERS", "صور": "B-LOC", "##راوي": "B-LOC"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a model that looks each piece up in a table."""
    table = [[5.0 if label == SCORES.get(piece, "O") else 0.0 for label in LABELS] for piece in VOCABULARY]
    flat = [score for row in table for score in row]
    helper, kinds = onnx.helper, onnx.TensorProto
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["scores"])],
        "lookup",
        [helper.make_tensor_value_info("input_ids", kinds.INT64, [1, None])],
        [helper.make_tensor_value_info("scores", kinds.FLOAT, [1, None, len(LABELS)])],
        [helper.make_tensor("table", kinds.FLOAT, [len(VOCABULARY), len(LABELS)], flat)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.save(model, str(tmp_path / "model.onnx"))
    (tmp_path / "vocab.txt").write_text("\n".join(VOCABULARY) + "\n", encoding="utf8")
    (tmp_path / "config.json").write_text(json.dumps({"id2label": dict(enumerate(LABELS))}), encoding="utf8")
    return tmp_path


def test_a_word_has_the_label_of_its_first_piece(folder: Path) -> None:
    labels = [label for label, _ in OnnxTagger(folder).tag(["زار", "سالم", "الراوي", "صور", "غداً"])]
    assert labels == ["O", "B-PER", "I-PER", "B-LOC", "O"]


def test_the_probability_is_that_of_the_label(folder: Path) -> None:
    (_, probability) = OnnxTagger(folder).tag(["سالم"])[0]
    assert probability == pytest.approx(0.9738, abs=0.001)


def test_a_sentence_longer_than_the_model_reads_is_read_in_parts(folder: Path) -> None:
    assert [label for label, _ in OnnxTagger(folder).tag(["سالم"] * 1100)] == ["B-PER"] * 1100


def test_mentions_are_found_with_it(folder: Path) -> None:
    text = "زار سالم الراوي صور"
    found = find_mentions(Sentence(text, Span(0, len(text))), OnnxTagger(folder))
    assert [(mention.span.of(text), mention.type) for mention in found] == [("سالم الراوي", "PER"), ("صور", "LOC")]


def test_a_folder_without_a_model_is_the_callers_fault(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"vocab\.txt"):
        OnnxTagger(tmp_path)
