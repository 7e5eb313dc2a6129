"""Lay the annotated stories out: each text, rebuilt from the corpora, beside its annotation.

The repository holds no text of a publisher, so a story is named here by its corpus, its key there and the SHA-256 of its text.
The folder written is what the scorer takes as its gold: NAME.txt, NAME.json and NAME.meta.json a story.
Every folder of annotation has the same form, a sources.json and a NAME.json a story: `--of` names another than this one.
"""

import argparse
import csv
import gzip
import hashlib
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
CORPORA = HERE.parents[1].parent / "shared" / "corpora"


@dataclass(frozen=True, slots=True)
class Source:
    """Say where the text of a story stands."""

    name: str
    corpus: str
    key: str
    sha256: str
    published: str | None
    dated_by: str | None
    part: str


def read_sources(annotation: Path = HERE) -> list[Source]:
    """Read the list of a folder's stories, in its fixed order."""
    rows = json.loads((annotation / "sources.json").read_text(encoding="utf-8"))
    return [Source(name, **row) for name, row in rows.items()]


def rebuild_text(source: Source, corpora: Path, *, check: bool = True) -> str:
    """Put a story together as its publisher stored it, the headline first where the corpus has one.

    Without `check` any text at that place is taken.

    Raises:
        ValueError: the text at that place is not the one that was annotated.
    """
    text = _TEXTS[source.corpus](corpora, source.key) + "\n"
    if check and hashlib.sha256(text.encode()).hexdigest() != source.sha256:
        message = f"{source.name}: the text in {source.corpus} is not the one that was annotated; offsets would not fit"
        raise ValueError(message)
    return text


def lay_out(folder: Path, corpora: Path, part: str | None = None, annotation: Path = HERE) -> int:
    """Write the stories of one part, or all, into a folder and count them."""
    folder.mkdir(parents=True, exist_ok=True)
    chosen = [source for source in read_sources(annotation) if part in {None, source.part}]
    for source in chosen:
        text = rebuild_text(source, corpora)
        (folder / f"{source.name}.txt").write_text(text, encoding="utf-8", newline="")
        meta = {"date": source.published, "dated_by": source.dated_by, "origin": source.corpus, "part": source.part}
        (folder / f"{source.name}.meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
        shutil.copyfile(annotation / f"{source.name}.json", folder / f"{source.name}.json")
    return len(chosen)


def _row(file: str, fields: tuple[str, ...], corpora: Path, key: str) -> str:
    """Join the fields of a row of a corpus; the key is the row's number, from 0."""
    row = json.loads(_lines(corpora / file)[int(key)])
    return "\n".join("\n".join(row[field]) if isinstance(row[field], list) else row[field] for field in fields)


@cache
def _lines(path: Path) -> list[str]:
    """Unpack a corpus once, however many of its stories are wanted."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return list(lines)


def _ntrex(corpora: Path, key: str) -> str:
    folder = corpora / "ntrex_ar"
    with (folder / "DOCUMENT_IDS.tsv").open(encoding="utf-8", newline="") as file:
        documents = [row[0] if row else "" for row in csv.reader(file, delimiter="\t")]
    lines = (folder / "newstest2019-ref.arb.txt").read_text(encoding="utf-8").split("\n")
    return "\n".join(line for document, line in zip(documents, lines, strict=False) if document == key)


def _wikinews(corpora: Path, key: str) -> str:
    first, last = (int(number) for number in key.split("-"))
    lines = (corpora / "wikinews" / "wikinews_plain.derived.txt").read_text(encoding="utf-8").split("\n")
    return "\n".join(line for line in lines[first - 1 : last] if line.strip())


_TEXTS: dict[str, Callable[[Path, str], str]] = {
    "saudinewsnet": partial(_row, "saudinewsnet.jsonl.gz", ("title", "content")),
    "antcorpus": partial(_row, "antcorpus.jsonl.gz", ("title", "text")),
    "almayadeen": partial(_row, "almayadeen.jsonl.gz", ("title", "full_text")),
    "ahdath": partial(_row, "ahdath.jsonl.gz", ("content",)),
    "ntrex_ar": _ntrex,
    "wikinews": _wikinews,
}


def main(arguments: list[str] | None = None) -> int:
    """Lay the stories out from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path, help="where NAME.txt, NAME.json and NAME.meta.json go")
    parser.add_argument("--part", choices=["develop", "evaluate"], help="only this part (default: both)")
    parser.add_argument(
        "--of", type=Path, default=HERE, metavar="ANNOTATION", help="the folder of annotation (default: this script's)"
    )
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="where the corpora lie")
    given = parser.parse_args(arguments)
    count = lay_out(given.folder, given.corpora, given.part, given.of)
    sys.stdout.write(f"{count} stories in {given.folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
