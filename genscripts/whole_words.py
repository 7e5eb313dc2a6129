"""Count which words that begin with و, ف, ب, ل or ك are words of their own: `resources/whole_words.yml`.

«وزير» is not و + زير: news text has the whole word far more often than the rest alone, and with «وقال» it is the other way
round. Only stems and the fact are kept, no sentence. Without `../shared` beside the checkout nothing is written.
"""

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from qala.arabic.folding import bare  # noqa: E402 - the path comes first
from qala.arabic.stems import light_stem  # noqa: E402
from qala.arabic.words import WORD  # noqa: E402

CORPORA = ROOT.parent / "shared" / "corpora"
TARGET = ROOT / "resources" / "whole_words.yml"
RAREST, SHORTEST = 4, 4
JOINED_SHARE = 0.2
"""و is so common that a word may stand with it more often than without: «وقال». The others must only be the rarer reading."""
ALWAYS = ("بطول", "كامل", "فيصل", "وضع", "وعد", "وطن", "وقت")
ARABIC = re.compile("[ء-ي]+")


def stems_counted() -> Counter[str]:
    """Return how often each stem stands in the corpora."""
    counts: Counter[str] = Counter()
    for path in sorted(CORPORA.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf8") as file:
            for line in file:
                story = json.loads(line)
                said = " ".join(str(story.get(key, "")) for key in ("title", "text", "content", "full_text", "paragraphs"))
                counts.update(WORD.findall(bare(said)))
    stems: Counter[str] = Counter()
    for word, count in counts.items():
        if ARABIC.fullmatch(word):
            stems[light_stem(word)] += count
    return stems


def main() -> None:
    """Write the resource."""
    if not CORPORA.exists():
        print("whole words: ../shared is absent, the committed list stays as it is")
        return
    stems = stems_counted()
    whole = set(ALWAYS)
    for stem, count in stems.items():
        if len(stem) < SHORTEST or count < RAREST or stem[0] not in "وفبلك":
            continue
        if stems[stem[1:]] <= count * (JOINED_SHARE if stem[0] == "و" else 1):
            whole.add(stem)
    lines = [
        "# Stems that begin with و, ف, ب, ل or ك and are words of their own; built by genscripts/whole_words.py.",
        "source: Counted by the qala team in about 15,000 news stories; stems only.",
        "entries:",
        *(f"  - {stem}" for stem in sorted(whole)),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf8")
    print(f"whole words: {len(whole)}")


if __name__ == "__main__":
    main()
