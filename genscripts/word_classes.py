"""Learn word classes from the news corpora: `src/qala/_data/word_classes.marisa`, word (bare) → class number.

Words are clustered by the company they keep: positive pointwise mutual information with the words one and two places left
and right, reduced by a truncated SVD, grouped by k-means. No text is kept, only the class of each word. Needs `../shared`,
NumPy, SciPy and scikit-learn; takes some minutes.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import marisa_trie
import numpy as np
from scipy.sparse import coo_matrix, csr_matrix, hstack
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from qala.arabic.folding import bare  # noqa: E402
from qala.arabic.words import WORD  # noqa: E402

CORPORA = ROOT.parent / "shared" / "corpora"
RAREST, CONTEXTS, DIMENSIONS, CLASSES = 6, 3000, 80, 256
WINDOW = (-2, -1, 1, 2)


def texts() -> Iterator[str]:
    """Yield the stories of the corpora."""
    for name, field in (("saudinewsnet", "content"), ("antcorpus", "text"), ("almayadeen", "full_text")):
        with gzip.open(CORPORA / f"{name}.jsonl.gz", "rt", encoding="utf8") as file:
            for line in file:
                yield json.loads(line).get(field) or ""


def main() -> None:
    """Count, reduce, group and write."""
    if not CORPORA.exists():
        print("word classes: ../shared is absent, the committed table stays as it is")
        return
    lines = [[bare(w) for w in WORD.findall(line)] for text in texts() for line in text.split("\n") if line.strip()]
    counts = Counter(word for line in lines for word in line)
    vocabulary = sorted((w for w, n in counts.items() if n >= RAREST), key=lambda w: (-counts[w], w))
    index = {word: number for number, word in enumerate(vocabulary)}
    ids = [np.array([index.get(word, -1) for word in line]) for line in lines]
    matrix = hstack([_ppmi(ids, offset, len(vocabulary)) for offset in WINDOW]).tocsr()
    vectors = normalize(TruncatedSVD(DIMENSIONS, random_state=0).fit_transform(matrix))
    classes = MiniBatchKMeans(CLASSES, random_state=0, n_init=3, batch_size=4096).fit_predict(vectors)
    trie = marisa_trie.RecordTrie("<H", [(word, (int(c),)) for word, c in zip(vocabulary, classes, strict=True)])
    trie.save(str(ROOT / "src" / "qala" / "_data" / "word_classes.marisa"))
    print(f"word classes: {len(vocabulary)} words in {CLASSES} classes")


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
