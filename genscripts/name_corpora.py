"""Read the name corpora and the annotated pages of `../shared` as sentences of words and IOB2 labels."""

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from eval.annotated.layout import Source, read_sources, rebuild_text  # noqa: E402 - the path comes first
from genscripts.names.stories import SENTENCES, Story, examples, read_stories  # noqa: E402
from qala.arabic.tokens import tokenize  # noqa: E402
from qala.segment.sentences import split_sentences  # noqa: E402
from qala.types.span import Span  # noqa: E402

SHARED = ROOT.parent / "shared"
CORPORA = SHARED / "corpora"
EVALUATE = frozenset({"aawsat-d01", "aljazirah-1427", "alwatan-d02", "beirutobserver", "sabq-d12"})
"""Pages that no packaged weights may have seen."""

ANNOTATIONS = tuple(ROOT / "eval" / name for name in ("annotated", "annotated_more", "annotated_wide"))
"""Folders of annotated stories; their *evaluate* parts are for measuring alone."""

_KEPT = {"PERS": "PER", "PER": "PER", "LOC": "LOC", "ORG": "ORG"}
_LONGEST = 400
Example = tuple[list[str], list[str]]


def columns(path: Path) -> Iterator[Example]:
    """Yield the sentences of a file of `word TAG` lines, cut into our tokens."""
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf8").splitlines(), ""]:
        if line.strip():
            word, _, tag = line.rpartition(" ")
            rows.append((word, tag))
        elif rows:
            yield _retokenized(rows)
            rows = []


def _retokenized(rows: list[tuple[str, str]]) -> Example:
    """Cut the words of a corpus into our tokens and spread their tags over them."""
    words, tags = [], []
    for word, tag in rows:
        kind = _KEPT.get(tag[2:])
        for number, token in enumerate(tokenize(word)):
            words.append(token.text)
            tags.append("O" if kind is None else f"{'B' if tag[0] == 'B' and number == 0 else 'I'}-{kind}")
    for index, tag in enumerate(tags):
        if tag[0] == "I" and (index == 0 or tags[index - 1][2:] != tag[2:]):
            tags[index] = "B" + tag[1:]
    return words, tags


def cleananercorp(part: str) -> list[Example]:
    """Return a part of CLEANANERCorp: `TRAIN` or `TEST`."""
    return list(columns(SHARED / "ner" / "cleananercorp" / f"cleananercorp_{part}.txt"))


def aqmar() -> list[Example]:
    """Return the sentences of AQMAR."""
    return [e for path in sorted((SHARED / "ner" / "aqmar" / "articles").glob("*.txt")) for e in columns(path)]


def annotated() -> list[Example]:
    """Return the sentences of the stories annotated for training, and the sentences annotated one by one."""
    return [*whole(), *examples(taught_sentences())]


def whole() -> list[Example]:
    """Return the sentences of the stories that are annotated as a whole."""
    return list(examples(taught_stories()))


def taught_stories() -> list[Story]:
    """Return the stories annotated for training, without those that stand in a folder for measuring too.

    The rows of both were drawn from the same corpora, by different hands: what one draws the other may have drawn already.
    """
    return _not_measured(read_stories())


def taught_sentences() -> list[Story]:
    """Return the stories of which some sentences were annotated, those left out that stand in a folder for measuring too."""
    return _not_measured(read_stories(file=SENTENCES))


def _not_measured(stories: Iterable[Story]) -> list[Story]:
    measured = {rebuild_text(source, CORPORA) for _, source in _measured()}
    return [story for story in stories if story.text not in measured]


def _measured(folders: Iterable[Path] = ANNOTATIONS) -> Iterator[tuple[Path, Source]]:
    for folder in folders:
        yield from ((folder, source) for source in read_sources(folder))


def pages(folders: Iterable[Path] = ANNOTATIONS) -> dict[str, list[Example]]:
    """Return the sentences of each annotated page that may be developed on, by its name: of the gold and of these folders."""
    found = {}
    for path in sorted((SHARED / "gold").glob("*.txt")):
        if path.stem not in EVALUATE:
            found[path.stem] = _page(path.read_bytes().decode("utf8"), path.with_suffix(".json"))
    for folder, source in _measured(folders):
        if source.part == "develop":
            found[source.name] = _page(rebuild_text(source, CORPORA), folder / f"{source.name}.json")
    return found


def _page(text: str, annotation: Path) -> list[Example]:
    page = json.loads(annotation.read_text(encoding="utf8"))
    mentions = [(Span(*mention["span"]), mention["type"]) for mention in page["mentions"]]
    found = []
    for block in page["blocks"]:
        if block["kind"] == "furniture" or block.get("repeat_of") or not block.get("story"):
            continue
        for sentence in split_sentences(text, Span(*block["span"])):
            tokens = tokenize(sentence.text, sentence.span.start)
            tags = ["O"] * len(tokens)
            for span, kind in mentions:
                inside = [i for i, t in enumerate(tokens) if t.span.overlaps(span)]
                for number, index in enumerate(inside):
                    tags[index] = f"{'I' if number else 'B'}-{kind}"
            found.append(([t.text for t in tokens], tags))
    return found


def news() -> Iterator[list[str]]:
    """Yield the lines of the news corpora as tokens."""
    for name, field in (("saudinewsnet", "content"), ("antcorpus", "text"), ("almayadeen", "full_text")):
        with gzip.open(CORPORA / f"{name}.jsonl.gz", "rt", encoding="utf8") as file:
            for line in file:
                for paragraph in (json.loads(line).get(field) or "").split("\n"):
                    words = [token.text for token in tokenize(paragraph)]
                    for start in range(0, len(words), _LONGEST):
                        yield words[start : start + _LONGEST]
