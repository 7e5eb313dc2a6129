"""Measure attribution alone: milliseconds a story once its pieces are found, on one core.

    python -m bench.attribute [--stories N]

Reads stories of the corpora beside the checkout, 450 to 750 words each; prints the median and the slowest twentieth, and the
same for a story of 600 words by proportion.
"""

import argparse
import gzip
import json
import statistics
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from qala.attribute import attribute
from qala.find.cues import find_cues
from qala.find.mentions import find_mentions
from qala.find.quotations import find_quotations
from qala.segment.sentences import split_sentences
from qala.types.block import Block
from qala.types.pieces import Pieces
from qala.types.span import Span
from qala.types.story import Story

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "saudinewsnet.jsonl.gz"
SHORTEST, LONGEST, USUAL = 450, 750, 600
TIMES = 5


def stories(wanted: int) -> Iterator[tuple[str, Story, Pieces, int]]:
    """Yield texts with their story, its pieces and its length in words."""
    with gzip.open(CORPUS, "rt", encoding="utf8") as file:
        for line in file:
            if wanted <= 0:
                return
            row = json.loads(line)
            words = len((row["content"] or "").split())
            if not SHORTEST <= words <= LONGEST:
                continue
            wanted -= 1
            text = f"{row['title'].strip()}\n{row['content'].strip()}"
            yield (text, *prepare(text), words)


def prepare(text: str) -> tuple[Story, Pieces]:
    """Find the pieces of a story whose first line is its headline."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        left, right = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        if left < right:
            blocks.append(Block(Span(left, right), "headline" if number == 0 else "paragraph"))
        at += len(line) + 1
    sentences = tuple(chain.from_iterable(split_sentences(text, b.span, b.kind) for b in blocks))
    pieces = Pieces(
        cues=tuple(chain.from_iterable(map(find_cues, sentences))),
        quotations=tuple(chain.from_iterable(find_quotations(text, b.span) for b in blocks)),
        mentions=tuple(chain.from_iterable(map(find_mentions, sentences))),
    )
    return Story("s1", "article", blocks[0].span, tuple(blocks), sentences), pieces


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=100)
    took = []
    for text, story, pieces, words in stories(parser.parse_known_args()[0].stories):
        attribute(story, pieces, text)
        best = min(_timed(story, pieces, text) for _ in range(TIMES))
        took.append((best * 1000, words))
    usual = sorted(ms * USUAL / words for ms, words in took)
    print(f"{len(took)} stories of {SHORTEST} to {LONGEST} words: median {statistics.median(ms for ms, _ in took):.2f} ms")
    slowest = usual[int(len(usual) * 0.95)]
    print(f"a story of {USUAL} words: median {statistics.median(usual):.2f} ms, slowest twentieth {slowest:.2f} ms")


def _timed(story: Story, pieces: Pieces, text: str) -> float:
    began = time.process_time()
    attribute(story, pieces, text)
    return time.process_time() - began


if __name__ == "__main__":
    main()
