"""Learn how likely a draft is right: `src/qala/_data/confidences.json`, trait → weight.

A logistic regression over the traits of every draft on the pages marked for developing (gold and both of annotated stories); a
draft is right if the scorer would count its cue, content and speaker. Prints what five folds, no page in two of them, say of
the calibration and of leaving out what is unlikely. Needs `../shared` and scikit-learn; writes the same bytes each time.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from eval.annotated.layout import Source, rebuild_text  # noqa: E402
from eval.attribution import SHARED, Json, as_record, gold_pages, right_ones, stories_of  # noqa: E402
from eval.scores import scorer  # noqa: E402
from qala.attribute.attributions import Reading, read_story  # noqa: E402
from qala.attribute.confidences import setting_of, traits  # noqa: E402
from qala.find.pieces import find_pieces  # noqa: E402
from qala.segment import segment  # noqa: E402
from qala.types.attribution import Attribution  # noqa: E402
from qala.types.page import Page  # noqa: E402
from qala.types.span import Span  # noqa: E402

FOLDS, STRENGTH, DIGITS = 5, 0.1, 3
SAME = 0.9
"""How much of a content must agree for the reading of an earlier day to hold today."""


@dataclass(frozen=True, slots=True)
class Example:
    """A draft of a page: its traits and whether it is right."""

    page: int
    traits: dict[str, int]
    right: bool


def examples() -> tuple[list[Example], int]:
    """Return the examples of all pages for developing, and how many attributions their annotators saw."""
    found: list[Example] = []
    wanted = 0
    for page, (name, text, gold) in enumerate(_pages()):
        readings = {story.id: read_story(story, pieces) for story, pieces in stories_of(gold, text)}
        record = as_record(name, gold, text, {key: list(_attributions(reading)) for key, reading in readings.items()})
        right = right_ones(scorer(), text, gold, record)
        wanted += len(gold["attributions"])
        order = [(reading, index) for reading in readings.values() for index in range(len(reading.drafts))]
        found += (
            Example(page, _features(reading, index), is_right) for (reading, index), is_right in zip(order, right, strict=True)
        )
    return found, wanted


def _features(reading: Reading, index: int) -> dict[str, int]:
    seen = traits(reading.drafts[index], reading.antecedents[index], reading.parents[index])
    return dict.fromkeys((*seen, *setting_of(reading.drafts, reading.sentences)), 1)


def checked() -> list[Example]:
    """Return the examples of `eval/checked`: drafts of any texts, columns among them, that were read one by one.

    One that the rules read otherwise by now is left out, unless it was no report at all.
    """
    found: list[Example] = []
    lines = chain.from_iterable(
        path.read_text(encoding="utf8").splitlines() for path in sorted((ROOT / "eval" / "checked").glob("*.jsonl"))
    )
    for row in map(json.loads, lines):
        source = Source(f"{row['corpus']}-{row['row']}", row["corpus"], str(row["row"]), "", None, None, "develop")
        reading, index = _reading_at(rebuild_text(source, SHARED / "corpora", check=False), row)
        if reading is not None and (not row["cue_right"] or _is_same(reading.drafts[index].content, row["content"])):
            found.append(Example(-1 - len(found), _features(reading, index), row["right"]))
    return found


def _reading_at(text: str, row: Json) -> tuple[Reading | None, int]:
    """Return how the story around a cue is read today, and which draft the cue has; None if it has none."""
    for story in segment(Page(id="checked", source="checked.txt", text=text)).stories:
        reading = read_story(story, find_pieces(story, text))
        for index, draft in enumerate(reading.drafts):
            if draft.cue.span.overlaps(Span(*row["cue"])):
                return reading, index
    return None, 0


def _is_same(ours: tuple[Span, ...], read: list[list[int]]) -> bool:
    mine = {at for piece in ours for at in range(piece.start, piece.end)}
    theirs = {at for start, end in read for at in range(start, end)}
    return len(mine & theirs) > SAME * len(mine | theirs)


def _pages() -> Iterator[tuple[str, str, Json]]:
    yield from gold_pages(SHARED / "gold", "develop")
    layout = ROOT / "eval" / "annotated" / "layout.py"
    for name in ("annotated", "annotated_more", "annotated_wide"):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, str(layout), folder, "--of", str(ROOT / "eval" / name)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
            yield from gold_pages(Path(folder), "develop")


def _attributions(reading: Reading) -> Iterator[Attribution]:
    for draft, antecedent, parent in zip(reading.drafts, reading.antecedents, reading.parents, strict=True):
        yield Attribution(
            draft.cue, draft.heard.source, antecedent, draft.content, draft.mode, "", 1.0, draft.heard.addressee, parent, ()
        )


def fit(rows: list[Example]) -> tuple[DictVectorizer, LogisticRegression]:
    """Learn weights."""
    vectors = DictVectorizer(sparse=False, sort=True)
    matrix = vectors.fit_transform([row.traits for row in rows])
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, solver="liblinear", random_state=0)
    return vectors, model.fit(matrix, [row.right for row in rows])


def report(rows: list[Example], wanted: int) -> None:
    """Print the figures of five folds."""
    held = np.zeros(len(rows))
    for fold in range(FOLDS):
        train = [row for row in rows if row.page % FOLDS != fold]
        vectors, model = fit(train)
        for index, row in enumerate(rows):
            if row.page % FOLDS == fold:
                held[index] = model.predict_proba(vectors.transform([row.traits]))[0, 1]
    right = np.array([row.right for row in rows], dtype=float)
    annotated = np.array([row.page >= 0 for row in rows])
    _report_checked(held[~annotated], right[~annotated])
    held, right = held[annotated], right[annotated]
    brier = np.mean((held - right) ** 2)
    print(f"{len(right)} drafts, {right.mean():.3f} right; Brier {brier:.3f}, of the mean alone {right.var():.3f}")
    for low, high in ((0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        inside = (held >= low) & (held < high)
        if inside.any():
            print(f"  said {held[inside].mean():.2f}, was {right[inside].mean():.2f} of {inside.sum()}")
    isotonic = IsotonicRegression(out_of_bounds="clip").fit(held, right)
    print(f"  isotonic on top would move a confidence by {np.mean(np.abs(isotonic.predict(held) - held)):.3f} on the average")
    for least in (0.0, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5):
        kept = held >= least
        precision, recall = right[kept].mean(), right[kept].sum() / wanted
        print(
            f"  at least {least:.2f}: P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}"
        )


def _report_checked(held: np.ndarray, right: np.ndarray) -> None:
    """Print what leaving out does to drafts of any texts, read one by one."""
    for least in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        kept = held >= least
        if kept.any():
            print(f"  of {len(right)} read one by one, at least {least:.2f}: {kept.sum()}, right {right[kept].mean():.3f}")


def main() -> None:
    """Learn, report and write."""
    if not SHARED.exists():
        print("confidences: ../shared is absent, the committed table stays as it is")
        return
    rows, wanted = examples()
    rows += checked()
    report(rows, wanted)
    vectors, model = fit(rows)
    weights = [
        [name, round(float(weight), DIGITS)]
        for name, weight in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    ]
    target = ROOT / "src" / "qala" / "_data" / "confidences.json"
    target.write_text(json.dumps(weights, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", encoding="utf8")
    print(f"confidences: {len(weights)} weights")


if __name__ == "__main__":
    main()
