"""Train the tagger of names: `src/qala/_data/names.crfsuite`. Needs `../shared`.

    python genscripts/train_names.py            train on everything but the test part, write the weights
    python genscripts/train_names.py --test     train on the train parts alone, score on the CLEANANERCorp test part
    python genscripts/train_names.py --folds    five-fold cross-validation over the gold pages
"""

import csv
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycrfsuite

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from qala.arabic.tokens import tokenize  # noqa: E402
from qala.segment.sentences import split_sentences  # noqa: E402
from qala.taggers.crf import WEIGHTS, CrfTagger  # noqa: E402
from qala.taggers.features import features  # noqa: E402
from qala.types.span import Span  # noqa: E402

SHARED = ROOT.parent / "shared"
KEPT = {"PERS": "PER", "PER": "PER", "LOC": "LOC", "ORG": "ORG"}
USED = next((a[6:].split(",") for a in sys.argv if a.startswith("--use=")), ["caraner"])
FOLDS, WEIGHT = 5, 3
PARAMETERS = {"c1": 0.08, "c2": 0.03, "max_iterations": 120, "feature.possible_transitions": True, "feature.minfreq": 2}
Example = tuple[list[str], list[str]]


def columns(path: Path) -> Iterator[Example]:
    """Yield the sentences of a file of `word TAG` lines, cut into our tokens."""
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf8").splitlines(), ""]:
        if line.strip():
            word, _, tag = line.rpartition(" ")
            rows.append((word, tag))
        elif rows:
            yield retokenized(rows)
            rows = []


def retokenized(rows: list[tuple[str, str]]) -> Example:
    """Cut the words of a corpus into our tokens and spread their tags over them."""
    words, tags = [], []
    for word, tag in rows:
        kind = KEPT.get(tag[2:])
        for number, token in enumerate(tokenize(word)):
            words.append(token.text)
            tags.append("O" if kind is None else f"{'B' if tag[0] == 'B' and number == 0 else 'I'}-{kind}")
    for index, tag in enumerate(tags):
        if tag[0] == "I" and (index == 0 or tags[index - 1][2:] != tag[2:]):
            tags[index] = "B" + tag[1:]
    return words, tags


def gold(name: str) -> list[Example]:
    """Return the sentences of a gold page."""
    page = json.loads((SHARED / "gold" / f"{name}.json").read_text(encoding="utf8"))
    text = (SHARED / "gold" / f"{name}.txt").read_bytes().decode("utf8")
    examples = []
    for block in page["blocks"]:
        if block["kind"] == "furniture" or block.get("repeat_of") or not block.get("story"):
            continue
        for sentence in split_sentences(text, Span(*block["span"])):
            tokens = tokenize(sentence.text, sentence.span.start)
            tags = ["O"] * len(tokens)
            for mention in page["mentions"]:
                inside = [i for i, t in enumerate(tokens) if t.span.overlaps(Span(*mention["span"]))]
                for number, index in enumerate(inside):
                    tags[index] = f"{'I' if number else 'B'}-{mention['type']}"
            examples.append(([t.text for t in tokens], tags))
    return examples


def caraner() -> Iterator[Example]:
    """Yield the sentences of CAraNER with their final labels."""
    sentences: dict[str, list[tuple[int, str, str]]] = {}
    with (SHARED / "ner" / "caraner" / "CAraNER.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            tag = row["Revised_Label"]
            sentences.setdefault(row["Sentence_ID"], []).append((int(row["Word_ID"]), row["Word"], tag))
    for rows in sentences.values():
        yield retokenized([(word, tag.replace("_", "-")) for _, word, tag in sorted(rows)])


def corpora() -> list[Example]:
    """Return the train parts of the name corpora."""
    folder = SHARED / "ner"
    examples = list(columns(folder / "cleananercorp" / "cleananercorp_TRAIN.txt"))
    if "caraner" in USED:
        examples += caraner()
    if "aqmar" in USED:
        for path in sorted((folder / "aqmar" / "articles").glob("*.txt")):
            examples += columns(path)
    return examples


def train(examples: Iterable[Example], path: Path) -> None:
    """Train on the examples and write the weights."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS)
    for words, tags in examples:
        trainer.append(features(words), tags)
    trainer.train(str(path))


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """Return the labelled spans of a sentence."""
    found, start = set(), None
    for index, tag in enumerate([*tags, "O"]):
        if start is not None and tag != f"I-{tags[start][2:]}":
            found.add((start, index, tags[start][2:]))
            start = None
        if tag[0] == "B" or (tag[0] == "I" and start is None):
            start = index
    return found


def score(path: Path, examples: Iterable[Example]) -> dict[str, tuple[int, int, int]]:
    """Return (right, found, wanted) by type and in all."""
    tagger = CrfTagger(path)
    counts = {kind: [0, 0, 0] for kind in ("PER", "ORG", "LOC", "all")}
    for words, tags in examples:
        found, wanted = spans([label for label, _ in tagger.tag(words)]), spans(tags)
        for kind, row in counts.items():
            mine = {s for s in found if kind in ("all", s[2])}
            theirs = {s for s in wanted if kind in ("all", s[2])}
            row[0] += len(mine & theirs)
            row[1] += len(mine)
            row[2] += len(theirs)
    return {kind: (row[0], row[1], row[2]) for kind, row in counts.items()}


def show(title: str, counts: dict[str, tuple[int, int, int]]) -> None:
    """Print precision, recall and F1 by type."""
    for kind, (right, found, wanted) in counts.items():
        p, r = right / max(found, 1), right / max(wanted, 1)
        print(f"{title} {kind:4} p {p:.3f}  r {r:.3f}  f1 {2 * p * r / max(p + r, 1e-9):.3f}  n {wanted}")


def main() -> None:
    """Train, or measure as asked."""
    if not SHARED.exists():
        print("train names: ../shared is absent, the committed weights stay as they are")
        return
    names = sorted(p.name[:-5] for p in (SHARED / "gold").glob("*.json") if not p.name.endswith(".meta.json"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "names.crfsuite"
        if "--test" in sys.argv:
            train(corpora(), path)
            show("CLEANANERCorp test", score(path, columns(SHARED / "ner/cleananercorp/cleananercorp_TEST.txt")))
        elif "--folds" in sys.argv:
            total: dict[str, tuple[int, int, int]] = {}
            for fold in range(FOLDS):
                kept = [e for i, name in enumerate(names) if i % FOLDS != fold for e in gold(name)]
                train([*corpora(), *kept * WEIGHT], path)
                held = [e for i, name in enumerate(names) if i % FOLDS == fold for e in gold(name)]
                for kind, row in score(path, held).items():
                    before = total.get(kind, (0, 0, 0))
                    total[kind] = (before[0] + row[0], before[1] + row[1], before[2] + row[2])
            show("gold, five folds", total)
        else:
            train([*corpora(), *[e for name in names for e in gold(name)] * WEIGHT], WEIGHTS)
            print(f"names: {WEIGHTS.stat().st_size / 1e6:.1f} MB of weights")


if __name__ == "__main__":
    main()
