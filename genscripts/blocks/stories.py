"""Stories: what the corpora hold, as title and paragraphs, to be set into made pages."""

# ruff: noqa: PLR2004 - lengths by which stories are fit to be set into pages

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.annotated.layout import read_sources, rebuild_text
from qala.lexicon.page_words import page_starts, plain

LONG, SHORT, PROSE, FEW = 20, 8, 10, 5
_BULLETED = re.compile(r"^[\d•*\-–ـ]|[:：]$|\d$|@|http")


@dataclass(frozen=True, slots=True)
class Source:
    """A story of a corpus: its title, its summary where there is one, its paragraphs, and which of them are subheads."""

    corpus: str
    title: str
    summary: str
    paragraphs: tuple[str, ...]
    subheads: frozenset[int]


def read_stories(shared: Path) -> list[Source]:
    """Return the stories fit to be set into pages, in a stable order; none that stands on an annotated page."""
    known = gold_lines(shared)
    stories = [story for story in _all(shared) if plain(story.title) not in known]
    return [story for story in stories if not any(plain(p[:400]) in known for p in story.paragraphs)]


def gold_lines(shared: Path) -> frozenset[str]:
    """Return every line of the annotated pages, as lines are compared."""
    pages = [*(shared / "gold").glob("*.txt"), *(shared / "gold-composed").glob("*.txt"), *(shared / "pages").glob("*.txt")]
    texts = [page.read_text(encoding="utf8") for page in pages]
    texts += [rebuild_text(source, shared / "corpora") for source in read_sources()]
    lines = {plain(line.strip()[:400]) for text in texts for line in text.split("\n")}
    return frozenset(line for line in lines if len(line.split()) > FEW)


def _all(shared: Path) -> Iterator[Source]:
    folder = shared / "corpora"
    for row in _rows(folder / "saudinewsnet.jsonl.gz"):
        yield from _source(f"saudi/{row['source']}", row["title"], "", row["content"].split("\n"))
    for row in _rows(folder / "antcorpus.jsonl.gz")[::4]:
        summary = row.get("abstract") or ""
        yield from _source("ant", row["title"], "" if summary == row["text"] else summary, (row["text"] or "").split("\n"))
    for row in _rows(folder / "ahdath.jsonl.gz"):
        yield from _source("ahdath", "", "", list(row["content"]))
    yield from _wikinews(folder / "wikinews" / "wikinews_plain.derived.txt")
    yield from _translated(folder / "ntrex_ar")


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf8") as file:
        return [json.loads(line) for line in file]


def _wikinews(path: Path) -> Iterator[Source]:
    lines = [line for line in path.read_text(encoding="utf8").splitlines() if line and line[0] != "#"]
    heads = [i for i, line in enumerate(lines) if len(line.split()) < 16 and not line.rstrip().endswith(".")]
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        yield from _source("wikinews", lines[start], "", lines[start + 1 : end])


def _translated(folder: Path) -> Iterator[Source]:
    names = (folder / "DOCUMENT_IDS.tsv").read_text(encoding="utf8").splitlines()
    lines = (folder / "newstest2019-ref.arb.txt").read_text(encoding="utf8").splitlines()
    documents: dict[str, list[str]] = {}
    for name, line in zip(names, lines, strict=False):
        documents.setdefault(name, []).append(line)
    for rows in documents.values():
        yield from _source("ntrex", rows[0], "", rows[1:])


def _source(corpus: str, title: str, summary: str, lines: list[str]) -> Iterator[Source]:
    """Yield a story if its lines are running text with at most a few subheads between them."""
    cleaned = [line.strip() for line in lines if line.strip() and not _is_signed_off(line)]
    paragraphs: list[str] = []
    subheads: list[int] = []
    for index, line in enumerate(cleaned):
        words, ended = len(line.split()), line.endswith((".", "؟", "!", "»", "”", '"'))
        inside = 0 < index < len(cleaned) - 1
        if (
            inside
            and (not ended or (line[-1] == "؟" and words <= FEW + 1))
            and words <= SHORT
            and not _BULLETED.search(line)
            and _between_prose(cleaned, index)
        ):
            subheads.append(len(paragraphs))
            paragraphs.append(line)
        elif (
            words >= PROSE
            or (ended and words >= FEW)
            or (1 < index < len(cleaned) - 1 and words >= FEW and not _BULLETED.search(line))
        ):
            paragraphs.append(line)
    enough = sum(len(p.split()) for p in paragraphs) >= LONG * 2 and len(subheads) * 2 < len(paragraphs)
    dropped = len(cleaned) - len(paragraphs)
    if enough and dropped <= 3 and len(paragraphs) <= 40 and len(title.split()) <= 26:
        yield Source(corpus, " ".join(title.split()), " ".join(summary.split()), tuple(paragraphs), frozenset(subheads))


def _is_signed_off(line: str) -> bool:
    """Tell whether a line is a publisher's own furniture or dateline and not part of the text."""
    dated = len(line.split()) < LONG and ("الموافق" in line or line.rstrip().endswith("واس"))
    return dated or plain(line[:400]).startswith(page_starts("furniture_starts"))


def _between_prose(lines: list[str], index: int) -> bool:
    before, after = lines[index - 1], lines[index + 1]
    return len(before.split()) >= LONG and len(after.split()) >= LONG and before.endswith((".", "؟", "!", "»", "”", '"'))
