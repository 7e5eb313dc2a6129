"""Add up what each word of `word_classes.marisa` gives to the tagger of names: `src/qala/_data/names_words.*`.

The table says nothing that the weights, the classes and the gazetteer do not say; it says it at once. Run after
`train_names.py`; needs nothing but the packaged files, and the same ones give the same bytes.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from qala.lexicon.word_classes import classed_words
from qala.taggers.features import describe
from qala.taggers.known_words import ROWS, write_known
from qala.taggers.scores import meets, summed, summed_aside


def main() -> None:
    """Add up and write."""
    words = [describe(key) for key in classed_words()]
    write_known((word, summed(word) - summed_aside(word.kind, hamza=False), meets(word.stem)) for word in words)
    print(f"word sums: {len(words)} words, {ROWS.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
