"""Times and figures together: characters a second on one core over the sentences of news stories; the first one, cold."""

import gzip
import json
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
ROUNDS = 9
STORIES = 400
COLD = (
    "import time; begin = time.perf_counter(); from qala.find.values.readings import read_values;"
    " read_values('وصل 15 وزيرا يوم الخميس 23 يوليو 2015'); print(time.perf_counter() - begin)"
)


def stories() -> list[str]:
    """Return the texts to read: stories of a corpus beside the checkout, else the bundled examples."""
    corpus = SHARED / "corpora" / "saudinewsnet.jsonl.gz"
    if not corpus.exists():
        return [path.read_text(encoding="utf8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    with gzip.open(corpus, "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    return ["\n".join((row["title"] or "", row["content"] or "")) for row in rows[:: max(1, len(rows) // STORIES)]]


def sentences() -> list[str]:
    """Return the sentences of the stories, as the pass would cut them."""
    from qala.segment import segment  # noqa: PLC0415 - its import is no part of what is measured
    from qala.types.page import Page  # noqa: PLC0415

    found = []
    for text in stories():
        page = Page(id="0", source="bench", text=text)
        found += [sentence.text for story in segment(page).stories for sentence in story.sentences]
    return found


def main() -> None:
    """Print the speeds."""
    from qala.find.values.readings import forget, read_values  # noqa: PLC0415

    texts = sentences()
    characters = sum(map(len, texts))
    rounds = []
    for _ in range(ROUNDS):
        forget()  # each sentence is read, none remembered
        begin = time.process_time()
        found = [read_values(text) for text in texts]
        rounds.append(time.process_time() - begin)
    times = sum(len(readings.times) for readings in found)
    figures = sum(len(readings.figures) for readings in found)
    print(f"{characters} characters in {len(texts)} sentences: {times} times, {figures} figures")
    after = sorted(rounds[1:])
    speed, best = (characters / seconds / 1e6 for seconds in (after[len(after) // 2], after[0]))
    print(f"{speed:.2f} M characters/s (median of {len(after)} rounds after a first; best {best:.2f})")
    print(f"first round, every word new: {characters / rounds[0] / 1e6:.2f} M characters/s")
    cold = min(
        float(subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True).stdout) for _ in range(3)
    )
    print(f"first sentence in a new process: {cold * 1000:.0f} ms, imports included")


if __name__ == "__main__":
    main()
