"""Measure the tagger of names: tokens a second on one core, features included, and what the first sentence costs.

    python -m bench.names [--stories N]

Reads stories of the corpora beside the checkout. «warm» is a stream of stories after as many others; «again» the same
stories once more, when every word has been seen.
"""

import argparse
import gzip
import json
import subprocess
import sys
import time
from pathlib import Path

from qala.arabic.tokens import tokenize
from qala.taggers.crf import names_tagger

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "saudinewsnet.jsonl.gz"
FIRST = (
    "import time, qala.taggers.crf as crf, qala.taggers.features; s = time.perf_counter(); "
    "crf.names_tagger().tag('وقال الرئيس الروسي فلاديمير بوتين في موسكو'.split()); print(time.perf_counter() - s)"
)


def stories(wanted: int) -> list[list[str]]:
    """Return stories as tokens, every seventh of the corpus, so that the papers mix."""
    with gzip.open(CORPUS, "rt", encoding="utf8") as file:
        texts = [json.loads(line)["content"] or "" for number, line in enumerate(file) if number % 7 == 0]
    return [[token.text for token in tokenize(text)][:400] for text in texts[:wanted]]


def speed(texts: list[list[str]]) -> float:
    """Return tokens a second of processor time."""
    tagger, start = names_tagger(), time.process_time()
    for words in texts:
        tagger.tag(words)
    return sum(map(len, texts)) / (time.process_time() - start)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=600)
    wanted = parser.parse_args().stories
    if not CORPUS.exists():
        print("bench names: ../shared is absent")
        return 0
    texts = stories(wanted)
    half = len(texts) // 2
    print(f"cold   {speed(texts[:half]):9,.0f} tokens/s")
    print(f"warm   {speed(texts[half:]):9,.0f} tokens/s")
    print(f"again  {speed(texts[half:]):9,.0f} tokens/s")
    took = [float(subprocess.run([sys.executable, "-c", FIRST], capture_output=True, check=True).stdout) for _ in range(5)]
    print(f"first sentence {min(took) * 1000:.1f} ms (best of {len(took)} processes)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
