"""Print times or figures of a news corpus, drawn at random, in their sentences: for reading by hand.

    python -m eval.samples times|figures [--seed N] [--number N]

Each is shown with what stands around it, marked ⟦ ⟧, and what qala says of it; times are counted from the day the corpus gives.
"""

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

from qala.find.figures import find_figures
from qala.find.times import find_times
from qala.resolve.dates import resolve_times
from qala.segment import segment
from qala.types.figure import Figure
from qala.types.page import Page
from qala.types.timex import Timex

CORPORA = Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"
STORIES = {"saudinewsnet": 800, "ahdath": 200, "almayadeen": 200, "antcorpus": 800}
TEXTS = ("title", "content", "text", "full_text")
DAYS = ("published_time", "time", "date_extracted")
BEFORE, AFTER = 70, 50


def stories(draw: random.Random) -> Iterator[tuple[str, str | None]]:
    """Yield the text and the day of stories of every corpus."""
    for name, number in STORIES.items():
        with gzip.open(CORPORA / f"{name}.jsonl.gz", "rt", encoding="utf8") as lines:
            rows = list(lines)
        for row in draw.sample(rows, min(number, len(rows))):
            story = json.loads(row)
            day = next((str(story[key]) for key in DAYS if story.get(key)), "")
            known = re.match(r"(\d{4})-(\d\d)-(\d\d)", day)
            turned = re.match(r"(\d\d)/(\d\d)/(\d{4})", day)
            yield (
                "\n".join(str(story.get(key) or "") for key in TEXTS),
                known[0] if known else "-".join(reversed(turned.groups())) if turned else None,
            )


def found(kind: str, text: str, day: str | None) -> Iterator[Timex | Figure]:
    """Yield the times or figures of a story."""
    for story in segment(Page(id="0", source="samples", text=text)).stories:
        if kind == "figures":
            for sentence in story.sentences:
                yield from find_figures(sentence)
        else:
            yield from resolve_times([time for sentence in story.sentences for time in find_times(sentence)], day)


def _facts(item: Timex | Figure) -> tuple[object, ...]:
    return item[1:] if isinstance(item, Figure) else astuple(item)[1:]


def main() -> None:
    """Print the samples."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=["times", "figures"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=150)
    arguments = parser.parse_args()
    if not CORPORA.is_dir():
        print("../shared/corpora is not there: nothing to read")
        return
    draw = random.Random(arguments.seed)  # noqa: S311 - nothing secret is drawn
    whole = [(item, text, day) for text, day in stories(draw) for item in found(arguments.kind, text, day)]
    print(f"{len(whole)} {arguments.kind}")
    for item, text, day in draw.sample(whole, min(arguments.number, len(whole))):
        span = item.span
        before, after = text[max(0, span.start - BEFORE) : span.start], text[span.end : span.end + AFTER]
        line = f"{day} …{before}⟦{span.of(text)}⟧{after}…".replace("\n", " / ")
        print(f"{line}\n    {' | '.join(map(str, _facts(item)))}")


if __name__ == "__main__":
    main()
