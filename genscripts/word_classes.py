"""Learn words from the news corpora: `src/qala/_data/word_classes.marisa`, word (bare) → classes and habit.

Words are clustered by the company they keep: positive pointwise mutual information with the words one and two places left and
right, reduced by a truncated SVD, grouped by k-means three times, coarse to fine. A word's habit is how often a first tagger,
trained without habits, took it for a part of a name in the same corpora. No text is kept. Needs `../shared`, NumPy, SciPy and
scikit-learn; takes some minutes. Run before `train_names.py`.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

import marisa_trie
import numpy as np
from scipy.sparse import coo_matrix, csr_matrix, hstack
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from genscripts.name_corpora import CORPORA, ROOT, aqmar, cleananercorp, news
from qala.arabic.folding import bare
from qala.lexicon.word_classes import LAYOUT

TARGET = ROOT / "src" / "qala" / "_data" / "word_classes.marisa"
RAREST, CONTEXTS, DIMENSIONS, LEARNED = 3, 4000, 100, 30_000
CLASSES = (64, 256, 1000)
WINDOW = (-2, -1, 1, 2)
KINDS = ("PER", "ORG", "LOC")
STEPS = (0.05, 0.3, 0.7)
"""Shares of a word's occurrences at which its habit goes up a step."""


def main() -> None:
    """Count, reduce, group and write; then, with `--habits`, tag the corpora with the packaged weights and write again."""
    if not CORPORA.exists():
        print("word classes: ../shared is absent, the committed table stays as it is")
        return
    habits = read_habits() if "--habits" in sys.argv else {}
    lines = [*news(), *(words for words, _ in [*cleananercorp("TRAIN"), *aqmar()])]
    kept = [[bare(word) for word in line if word[0].isalnum()] for line in lines]
    counts = Counter(word for line in kept for word in line)
    vocabulary = sorted((w for w, n in counts.items() if n >= RAREST and w), key=lambda w: (-counts[w], w))
    index = {word: number for number, word in enumerate(vocabulary)}
    ids = [np.array([index.get(word, -1) for word in line]) for line in kept]
    matrix = hstack([_ppmi(ids, offset, len(vocabulary)) for offset in WINDOW]).tocsr()
    vectors = normalize(TruncatedSVD(DIMENSIONS, random_state=0, n_iter=4).fit_transform(matrix))
    columns = [
        MiniBatchKMeans(size, random_state=0, n_init=2, batch_size=4096).fit(vectors[:LEARNED]).predict(vectors)
        for size in CLASSES
    ]
    rows = [
        (word, (*(int(column[number]) for column in columns), habits.get(word, 0))) for number, word in enumerate(vocabulary)
    ]
    marisa_trie.RecordTrie(LAYOUT, sorted(rows)).save(str(TARGET))
    print(f"word classes: {len(vocabulary)} words in {CLASSES} classes, {len(habits)} with habits")


def read_habits() -> dict[str, int]:
    """Tag the news corpora and return the habit of each word that occurs often enough."""
    from qala.taggers.crf import names_tagger  # noqa: PLC0415 - the first run has no weights yet

    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for words in news():
        for word, (label, _) in zip(words, names_tagger().tag(words), strict=True):
            seen[bare(word)][label] += 1
    return {word: habit(labels) for word, labels in seen.items() if labels.total() >= RAREST}


def habit(labels: Counter[str]) -> int:
    """Pack how often a word is part of a name of each kind, and whether it begins names or goes on in them."""
    total, packed = labels.total(), 0
    for place, kind in enumerate(KINDS):
        share = (labels[f"B-{kind}"] + labels[f"I-{kind}"]) / total
        packed |= sum(share >= step for step in STEPS) << (2 * place)
    begins, goes_on = (sum(labels[f"{part}-{kind}"] for kind in KINDS) for part in "BI")
    place = 1 if begins > 2 * goes_on else 2 if goes_on > 2 * begins else 3 if begins else 0
    return packed | place << 6


def _ppmi(ids: list[np.ndarray], offset: int, size: int) -> csr_matrix:
    """Return how much more often than by chance each word has each frequent word `offset` places away."""
    rows, columns = [], []
    for line in ids:
        left, right = (line[:-offset], line[offset:]) if offset > 0 else (line[-offset:], line[:offset])
        keep = (left >= 0) & (right >= 0) & (right < CONTEXTS)
        rows.append(left[keep])
        columns.append(right[keep])
    row, column = np.concatenate(rows), np.concatenate(columns)
    table = coo_matrix((np.ones(len(row)), (row, column)), shape=(size, CONTEXTS)).tocsr()
    table.sum_duplicates()
    total, by_row, by_column = table.sum(), np.asarray(table.sum(1)).ravel(), np.asarray(table.sum(0)).ravel()
    table = table.tocoo()
    gain = np.log(table.data * total / (by_row[table.row] * by_column[table.col]))
    keep = gain > 0
    return csr_matrix((gain[keep], (table.row[keep], table.col[keep])), shape=table.shape)


if __name__ == "__main__":
    main()
