"""Softmax: learn what each trait weighs, from choices between candidates of whom the right ones are known."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

FOLDS, DIGITS = 5, 3


@dataclass(frozen=True, slots=True)
class Example:
    """A choice: the traits of each candidate and last of nobody, and which of them are right."""

    page: str
    sort: str
    traits: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    weight: float = 1.0


def fit(examples: Sequence[Example], shared: float, own: float) -> dict[str, dict[str, float]]:
    """Learn the weights: under `all` those that every sort shares, under a sort what it adds to them.

    Args:
        examples: those without a right candidate must be left out before.
        shared: how strongly the shared weights are held near nothing.
        own: how strongly those of the sorts are.
    """
    features: dict[tuple[str, str], int] = {}
    rows: list[int] = []
    columns: list[int] = []
    groups: list[int] = []
    right: list[bool] = []
    for number, example in enumerate(examples):
        for traits, is_right in zip(example.traits, example.right, strict=True):
            for key in ((sort, trait) for trait in traits for sort in dict.fromkeys(("all", example.sort))):
                rows.append(len(groups))
                columns.append(features.setdefault(key, len(features)))
            groups.append(number)
            right.append(is_right)
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(groups), len(features)))
    group, good = np.array(groups), np.array(right)
    weight = np.array([example.weight for example in examples])
    strength = np.array([shared if sort == "all" else own for sort, _ in features])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ w
        top = np.full(len(examples), -np.inf)
        np.maximum.at(top, group, scores)
        odds = np.exp(scores - top[group])
        whole, part = np.bincount(group, odds), np.bincount(group, odds * good)
        value = (weight * (np.log(whole) - np.log(part))).sum() + 0.5 * (strength * w * w).sum()
        slope = matrix.T @ (weight[group] * (odds / whole[group] - odds * good / part[group])) + strength * w
        return value, slope

    found = minimize(loss, np.zeros(len(features)), jac=True, method="L-BFGS-B", options={"maxiter": 400})
    weights: dict[str, dict[str, float]] = {"all": {}}
    for (sort, trait), value in zip(features, found.x, strict=True):
        if round(float(value), DIGITS):
            weights.setdefault(sort, {})[trait] = round(float(value), DIGITS)
    return {sort: dict(sorted(added.items())) for sort, added in sorted(weights.items())}


def fold_of(page: str) -> int:
    """Return the fold of a page, the same whatever other pages there are."""
    return crc32(page.encode()) % FOLDS


def asked(doc: str | None) -> argparse.Namespace:
    """Read the command line of a script that learns such weights: `errors` and `no_report`."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list what five folds get wrong")
    parser.add_argument("--no-report", action="store_true", help="only learn and write")
    return parser.parse_args()
