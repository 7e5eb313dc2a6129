"""Train the tagger of names: `src/qala/_data/names_weights.marisa`. Needs `../shared` and python-crfsuite.

    python genscripts/train_names.py            train on all that may be trained on, write the weights
    python genscripts/train_names.py --first    whole stories and CLEANANERCorp's train part, to learn the habits of words with
    python genscripts/train_names.py --test     score CLEANANERCorp's train part on its test part, in its own conventions
    python genscripts/train_names.py --unseen   train without the annotated pages, score on those that may be developed on
    python genscripts/train_names.py --without=annotated_more
                                                train without the stories of that folder of `eval`; records of all of them
                                                in out/names/records.jsonl, for the scorer
    python genscripts/train_names.py --folds    five folds over the gold pages; records of pages unseen by their weights
                                                in out/names/records.jsonl, for the scorer

Text annotated by our guidelines teaches the packaged tagger. Where a corpus with conventions of its own teaches beside it, each
feature is learned three times, for both kinds and for either; the weights are the sum of the first and of one of the others.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import marisa_trie
import pycrfsuite

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from eval.annotated.layout import read_sources
from genscripts.name_corpora import ANNOTATIONS, ROOT, SHARED, Example, annotated, cleananercorp, pages, whole
from qala.taggers import crf
from qala.taggers import weights as laid
from qala.taggers.features import features

OUT = ROOT / "out" / "names"
FOLDS = 5
PARAMETERS = {"c1": 0.1, "c2": 0.1, "max_iterations": 70, "feature.possible_transitions": True, "feature.minfreq": 1}
CORPUS, PAGE = "C:", "P:"
"""Prefixes of the copies of a feature that are learned from corpora and from pages alone."""


def option(name: str, default: str = "") -> str:
    """Return the value of `--name=value` on the command line."""
    return next((a.partition("=")[2] for a in sys.argv if a.startswith(f"--{name}=")), default)


def train(taught: Sequence[tuple[str, Iterable[Example]]], path: Path, convention: str = PAGE) -> None:
    """Train on examples of either kind and write the weights as the tagger reads them.

    Args:
        taught: prefix of a kind and its examples.
        path: where the weights go.
        convention: prefix of the kind whose conventions they shall follow.
    """
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS)
    for kind, examples in taught:
        for words, tags in examples:
            rows = features(words)
            trainer.append([[*row, *(kind + feature for feature in row)] for row in rows] if len(taught) > 1 else rows, tags)
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model.crfsuite")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        learned = tagger.info()
    numbers = {label: number for number, label in enumerate(laid.LABELS)}
    table: dict[str, list[float]] = {}
    for (feature, label), weight in learned.state_features.items():
        kind, plain = feature[:2], feature[2:]
        if kind not in (CORPUS, PAGE):
            table.setdefault(feature, [0.0] * len(laid.LABELS))[numbers[label]] += weight
        elif kind == convention:
            table.setdefault(plain, [0.0] * len(laid.LABELS))[numbers[label]] += weight
    for (left, right), weight in learned.transitions.items():
        table.setdefault(f"{laid.TRANSITIONS}{numbers[left]}", [0.0] * len(laid.LABELS))[numbers[right]] = weight
    path.parent.mkdir(parents=True, exist_ok=True)
    marisa_trie.BytesTrie(sorted(laid.lines(table))).save(str(path))
    print(f"names: {path.stat().st_size / 1e6:.1f} MB of weights, {len(table)} features", flush=True)


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """Return the labelled spans of a sentence."""
    found, start = set(), None
    for index, tag in enumerate([*tags, "O"]):
        if start is not None and tag != f"I-{tags[start][2:]}":
            found.add((start, index, tags[start][2:]))
            start = None
        if tag[0] == "B" or (tag[0] == "I" and start is None):
            start = index
    return found


def show(weights: Path, examples: Iterable[Example]) -> None:
    """Print precision, recall and F1 of weights by type and in all."""
    crf.use_weights(weights)
    counts = {kind: [0, 0, 0] for kind in ("PER", "ORG", "LOC", "all")}
    for words, tags in examples:
        found, wanted = spans([label for label, _ in crf.names_tagger().tag(words)]), spans(tags)
        for kind, row in counts.items():
            mine = {s for s in found if kind in ("all", s[2])}
            theirs = {s for s in wanted if kind in ("all", s[2])}
            row[0] += len(mine & theirs)
            row[1] += len(mine)
            row[2] += len(theirs)
    for kind, (right, found_count, wanted_count) in counts.items():
        p, r = right / max(found_count, 1), right / max(wanted_count, 1)
        print(f"{kind:4} p {p:.3f}  r {r:.3f}  f1 {2 * p * r / max(p + r, 1e-9):.3f}  n {wanted_count}", flush=True)


def folds() -> None:
    """Train five times, each time without a fifth of the gold pages, and write the records of that fifth.

    The pages kept for measuring are read in their fold and teach in none.
    """
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "records.jsonl").write_text("", encoding="utf8")
    everything, stories = pages(), annotated()
    gold = sorted(path.stem for path in (SHARED / "gold").glob("*.txt"))
    for fold in range(FOLDS):
        held = [name for number, name in enumerate(gold) if number % FOLDS == fold]
        seen = [e for name, page in everything.items() if name not in held for e in page]
        path = OUT / f"fold-{fold}.marisa"
        train([(PAGE, [*stories, *seen])], path)
        subprocess.run([sys.executable, __file__, f"--weights={path}", f"--records={','.join(held)}"], check=True)  # noqa: S603


def without(folder: Path) -> None:
    """Train on all but the stories of one folder of annotation and write the records of all its stories."""
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "records.jsonl").write_text("", encoding="utf8")
    kept = pages([other for other in ANNOTATIONS if other != folder])
    ours, path = [*annotated(), *(e for page in kept.values() for e in page)], OUT / "without.marisa"
    train([(PAGE, ours)], path)
    held = ",".join(source.name for source in read_sources(folder))
    subprocess.run([sys.executable, __file__, f"--weights={path}", f"--records={held}"], check=True)  # noqa: S603


def write_records(weights: Path, names: Sequence[str]) -> None:
    """Append the records of pages of the gold, read with other weights than the packaged ones."""
    import qala  # noqa: PLC0415 - training needs nothing but the tagger
    from eval.suites import suites  # noqa: PLC0415
    from qala.export.jsonl import dumps  # noqa: PLC0415

    crf.use_weights(weights)
    with (OUT / "records.jsonl").open("ab") as file:
        for suite in suites():
            for name in sorted(set(names) & set(suite.pages())):
                received = next(iter(qala.read(suite.folder / f"{name}.txt", published=suite.published(name))))
                file.write(dumps(qala.extract(received)) + b"\n")


def main() -> None:
    """Train, or measure as asked."""
    if not SHARED.exists():
        print("train names: ../shared is absent, the committed weights stay as they are")
    elif option("records"):
        write_records(Path(option("weights")), option("records").split(","))
    elif "--test" in sys.argv:
        train([(CORPUS, cleananercorp("TRAIN")), (PAGE, annotated())], OUT / "test.marisa", CORPUS)
        show(OUT / "test.marisa", cleananercorp("TEST"))
    elif "--unseen" in sys.argv:
        train([(PAGE, annotated())], OUT / "unseen.marisa")
        show(OUT / "unseen.marisa", [e for page in pages().values() for e in page])
    elif "--first" in sys.argv:
        train([(CORPUS, cleananercorp("TRAIN")), (PAGE, whole() * 2)], laid.WEIGHTS)
    elif option("without"):
        without(ROOT / "eval" / option("without"))
    elif "--folds" in sys.argv:
        folds()
    else:
        train([(PAGE, [*annotated(), *(e for page in pages().values() for e in page)])], laid.WEIGHTS)


if __name__ == "__main__":
    main()
