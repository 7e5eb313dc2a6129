"""A stronger tagger, if you have one: a token classifier of the BERT family, exported to ONNX, in a local folder.

The folder holds `model.onnx` (inputs `input_ids`, `attention_mask` and, where the model wants it, `token_type_ids`; first
output the scores, one row a piece), `vocab.txt` (WordPiece) and `config.json` with `id2label` in IOB2, as the exporters of such
models write them. Nothing is fetched. Needs the extra `qala[onnx]`.
"""

import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from qala.arabic.folding import unmarked
from qala.errors import InputError, ResourceError

_PIECES = 510
"""Word pieces that are read at once, without the two that frame them."""

_NAMES = {"PERS": "PER", "PERSON": "PER", "GPE": "LOC", "LOCATION": "LOC", "ORGANIZATION": "ORG", "ORGANISATION": "ORG"}


class OnnxTagger:
    """Labels words with a model in a folder; may be shared by threads."""

    def __init__(self, folder: str | Path) -> None:
        """Open the model.

        Raises:
            InputError: the folder lacks a file, or a file is not what it should be.
            ResourceError: onnxruntime is not installed.
        """
        try:
            import onnxruntime  # noqa: PLC0415 - an extra
        except ImportError as error:
            message = "a tagger in ONNX needs onnxruntime: install qala[onnx]"
            raise ResourceError(message) from error
        self._folder = Path(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        try:
            self._vocabulary = {w: n for n, w in enumerate(self._read("vocab.txt").splitlines())}
            names = json.loads(self._read("config.json"))["id2label"]
            self._labels = [_label(str(names[str(number)])) for number in range(len(names))]
            self._session: Any = onnxruntime.InferenceSession(str(self._folder / "model.onnx"), options)
            self._frame = self._vocabulary["[CLS]"], self._vocabulary["[SEP]"], self._vocabulary["[UNK]"]
        except InputError:
            raise
        except Exception as error:  # the runtime raises its own kinds, which cannot be named without it
            message = f"no model can be read from {self._folder}: {error}"
            raise InputError(message) from error

    def tag(self, words: Sequence[str]) -> list[tuple[str, float]]:
        """Return a label and its probability for each word: those of its first piece."""
        found: list[tuple[str, float]] = []
        for part in self._parts([self._pieces(word) for word in words]):
            found += self._tagged(part)
        return found

    def _parts(self, pieces: Sequence[list[int]]) -> Iterator[list[list[int]]]:
        """Cut a sentence so that no part has more pieces than the model reads."""
        part: list[list[int]] = []
        for word in pieces:
            if part and sum(map(len, part)) + len(word) > _PIECES:
                yield part
                part = []
            part.append(word[:_PIECES])
        if part:
            yield part

    def _tagged(self, part: Sequence[list[int]]) -> Iterator[tuple[str, float]]:
        begin, end, _ = self._frame
        ids = [begin, *(piece for word in part for piece in word), end]
        given = {"input_ids": [ids], "attention_mask": [[1] * len(ids)], "token_type_ids": [[0] * len(ids)]}
        scores = self._session.run(None, self._arrays(given))[0][0]
        at = 1
        for word in part:
            yield self._best([float(score) for score in scores[at]])
            at += len(word)

    def _arrays(self, given: dict[str, list[list[int]]]) -> dict[str, Any]:
        import numpy as np  # noqa: PLC0415 - comes with onnxruntime

        wanted = {one.name for one in self._session.get_inputs()}
        return {name: np.array(rows, dtype=np.int64) for name, rows in given.items() if name in wanted}

    def _best(self, scores: Sequence[float]) -> tuple[str, float]:
        top = max(scores)
        total = sum(math.exp(score - top) for score in scores)
        return self._labels[scores.index(top)], 1.0 / total

    def _pieces(self, word: str) -> list[int]:
        """Cut a word into the longest pieces that the vocabulary has; one unknown piece where it cannot."""
        rest = unmarked(word)
        found: list[int] = []
        while rest:
            mark = "##" if found else ""
            size = next((n for n in range(len(rest), 0, -1) if mark + rest[:n] in self._vocabulary), 0)
            if size == 0:
                return [self._frame[2]]
            found.append(self._vocabulary[mark + rest[:size]])
            rest = rest[size:]
        return found or [self._frame[2]]

    def _read(self, name: str) -> str:
        try:
            return (self._folder / name).read_text(encoding="utf8")
        except (OSError, UnicodeError) as error:
            message = f"{self._folder / name} cannot be read: {error}"
            raise InputError(message) from error


def _label(name: str) -> str:
    """Return a model's label in our names (`B-PERS` → `B-PER`); what is no person, body or place is `O`."""
    part, _, kind = name.partition("-")
    ours = _NAMES.get(kind, kind)
    return f"{part}-{ours}" if ours in ("PER", "ORG", "LOC") else "O"
