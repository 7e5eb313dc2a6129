"""Count which written words are verbs: `src/qala/_data/verb_forms.json`.

Arabic news is written without vowels, so كتب may be a verb or books. But only a verb stands after لم or سوف and mostly a verb
after قد or الذي, and only a noun after a preposition or with the article. A word is taken for a verb where the places of
verbs outweigh the places of nouns in the news corpora. No text is kept, only the words. Needs `../shared`.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from qala.arabic.folding import bare  # noqa: E402
from qala.arabic.words import WORD  # noqa: E402
from qala.lexicon.function_words import function_words  # noqa: E402

CORPORA = ROOT.parent / "shared" / "corpora"
BEFORE_VERBS = frozenset(
    {"لم", "لن", "قد", "سوف", "وقد", "ولم", "ولن", "فقد", "لقد", "ولقد", "الذي", "التي", "الذين", "عندما", "حين", "بعدما",
     "كما", "حيث", "وسوف", "ثم", "مما", "ما"}
)  # fmt: skip
BEFORE_NOUNS = frozenset(
    {"في", "من", "علي", "الي", "عن", "هذا", "هذه", "ذلك", "بعد", "قبل", "خلال", "مع", "بين", "تحت", "كل", "بعض", "غير", "اي",
     "عدم", "دون", "ضد", "عبر", "وفي", "ومن", "وعلي", "والي", "اكثر", "حول"}
)  # fmt: skip
CLOSED = (
    "prepositions", "relatives", "adverbs", "conditionals", "clause_openers", "with_b", "with_l", "peoples", "interrogatives",
)  # fmt: skip
"""Groups of function words, none of which is a verb wherever it stands."""
SEEN, SHORTEST, SHARE = 4, 3, 0.5
WITH_ARTICLE = 0.15
"""A word with the article says less of the same word without it: الشغل is a noun, شغل often a verb."""


def lines() -> Iterator[str]:
    """Yield the lines of the corpora."""
    for name, field in (("saudinewsnet", "content"), ("antcorpus", "text"), ("almayadeen", "full_text")):
        with gzip.open(CORPORA / f"{name}.jsonl.gz", "rt", encoding="utf8") as file:
            for row in file:
                yield from (json.loads(row).get(field) or "").split("\n")


def main() -> None:
    """Count and write."""
    if not CORPORA.exists():
        print("verb forms: ../shared is absent, the committed table stays as it is")
        return
    verbs: Counter[str] = Counter()
    nouns: Counter[str] = Counter()
    definite: Counter[str] = Counter()
    for line in lines():
        words = [bare(word) for word in WORD.findall(line)]
        for before, word in pairwise(words):
            verbs[word] += before in BEFORE_VERBS
            nouns[word] += before in BEFORE_NOUNS
            stem = word[1:] if word[:1] in "وف" else word
            if stem.startswith("ال"):
                definite[stem[2:]] += 1
    closed = {word for group in CLOSED for word in function_words(group)} - function_words("auxiliaries")
    found = sorted(
        word
        for word, count in verbs.items()
        if count >= SEEN
        and len(word) >= SHORTEST
        and not word.startswith("ال")
        and word not in closed
        and count / (count + nouns[word] + WITH_ARTICLE * definite[word] + 0.5) >= SHARE
    )
    target = ROOT / "src" / "qala" / "_data" / "verb_forms.json"
    target.write_text(json.dumps(found, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", encoding="utf8")
    print(f"verb forms: {len(found)} words")


if __name__ == "__main__":
    main()
