"""Learn where the content of an indirect report ends: `src/qala/_data/content_ends.json`, trait → weight.

A logistic regression of the hazard: of every place up to the end of a content, whether it ends there. Learned on the pages
marked for developing, on ends annotated one by one (`ends/annotated.jsonl`), and on quotations of the corpora whose marks are
taken away. Prints what five folds, no page in two of them, say beside the ceiling. Needs `../shared` and scikit-learn; writes
the same bytes each time.

    python genscripts/content_ends.py [--folds]
"""

import json
import math
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from eval.attribution import SHARED  # noqa: E402
from genscripts.ends.examples import Example, examples  # noqa: E402
from qala.attribute.hazards import FARTHEST  # noqa: E402

FOLDS, STRENGTH, SEEN, DIGITS = 5, 0.4, 4, 2
SILVER = 0.3
"""What a quotation counts for beside an annotated end."""
LEAST = 0.1
"""Smaller weights are left out."""
HALF = 0.5


def fit(rows: Sequence[Example], *, near: bool = False) -> dict[str, float]:
    """Learn weights; a trait that only quotations have takes up how they differ, and is not written."""
    places, right, counts = [], [], []
    for row in rows:
        if row.right is None:
            continue
        own = ("silver",) if row.source == "silver" else ()
        for number, (beside, others) in enumerate(row.traits[: row.right + 1]):
            places.append((*beside, *(() if near else others), *own))
            right.append(number == row.right)
            counts.append(SILVER if own else 1.0)
    seen = Counter(trait for traits in places for trait in traits)
    names = sorted(trait for trait, count in seen.items() if count >= SEEN)
    column = {name: number for number, name in enumerate(names)}
    columns = [sorted({column[trait] for trait in traits if trait in column}) for traits in places]
    starts = np.cumsum([0, *map(len, columns)])
    cells = [number for row in columns for number in row]
    matrix = csr_matrix((np.ones(len(cells)), cells, starts), shape=(len(places), len(names)))
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, solver="liblinear", random_state=0)
    model.fit(matrix, right, sample_weight=counts)
    weights = {name: round(float(weight), DIGITS) for name, weight in zip(names, model.coef_[0], strict=True)}
    return {name: weight for name, weight in weights.items() if name != "silver" and (abs(weight) >= LEAST or name == "any")}


def choose(weights: dict[str, float], near: dict[str, float], row: Example) -> int:
    """Return the number of the likeliest place, as `boundaries.content_end` does."""
    best, end, alive = 0.0, len(row.traits), 1.0
    for number, (beside, others) in enumerate(row.traits):
        if sum(near.get(trait, 0.0) for trait in beside) < FARTHEST:
            continue
        chance = 1 / (1 + math.exp(-sum(weights.get(trait, 0.0) for trait in (*beside, *others))))
        if alive * chance > best:
            best, end = alive * chance, number
        alive *= 1 - chance
    return end if best > alive else len(row.traits)


def report(rows: Sequence[Example]) -> None:
    """Print the figures of five folds."""
    pages = sorted({row.page for row in rows if row.source not in ("silver", "single")})
    fold = {page: number % FOLDS for number, page in enumerate(pages)}
    figures: dict[str, list[tuple[float, float, float]]] = {}
    for number in range(FOLDS):
        taught = [row for row in rows if fold.get(row.page, -1) != number]
        weights, near = fit(taught), fit(taught, near=True)
        for row in rows:
            if fold.get(row.page, -1) == number:
                got = row.ends[choose(weights, near, row)]
                best = row.ends[row.right] if row.right is not None else got
                mean = (float(got == best and row.right is not None), _alike(got, row), float(row.right is not None))
                for name in (row.source, "all"):
                    figures.setdefault(name, []).append(mean)
    for name, found in sorted(figures.items()):
        exact, alike, ceiling = np.mean(found, axis=0)
        print(f"  {name}: {len(found)} ends, exact {exact:.3f} of {ceiling:.3f} that can be, Jaccard of half {alike:.3f}")


def _alike(got: tuple[int, int], row: Example) -> float:
    theirs = {at for piece in row.content for at in range(piece.start, piece.end)}
    ours = set(range(*got))
    return float(len(theirs & ours) >= HALF * len(theirs | ours))


def main() -> None:
    """Learn, report and write."""
    if not SHARED.exists():
        print("content ends: ../shared is absent, the committed weights stay as they are")
        return
    rows = list(examples())
    print(f"content ends: {dict(sorted(Counter(row.source for row in rows).items()))}")
    if "--folds" in sys.argv:
        report(rows)
    weights = {"all": fit(rows), "near": fit(rows, near=True)}
    target = ROOT / "src" / "qala" / "_data" / "content_ends.json"
    target.write_text(json.dumps(weights, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf8")
    print(f"content ends: {len(weights['all'])} weights, {len(weights['near'])} of a first look")


if __name__ == "__main__":
    main()
