"""Build everything under `src/qala/_data` again, or verify that what is committed is what would be built.

python genscripts/build.py            tables from resources/; gazetteer, classes and weights where ../shared is there
python genscripts/build.py --verify   tables only, into memory, compared with the committed ones
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "qala" / "_data"
sys.path.insert(0, str(ROOT))

from genscripts.tables import sources, table  # noqa: E402 - the path comes first

STEPS = (
    ["verb_forms.py"],
    ["whole_words.py"],
    ["tables.py"],
    ["gazetteer.py"],
    ["word_classes.py"],
    ["train_names.py", "--first"],
    ["word_classes.py", "--habits"],
    ["train_names.py"],
    ["word_sums.py"],
    ["train_blocks.py"],
    ["antecedents.py", "--no-report"],
    ["content_ends.py"],
    ["confidences.py"],
    ["joins.py", "--no-report"],
)
"""Scripts in the order in which each finds what it needs."""


def verify() -> int:
    """Compare the committed tables with what `resources/` gives; return 1 and name those that differ."""
    wrong = [source.stem for source in sources() if table(source) != _committed(source)]
    for name in wrong:
        print(f"_data/{name}.json is not what resources/{name}.yml gives: run `make data` and commit it")
    print(f"tables: {len(list(sources()))} compared, {len(wrong)} differ")
    return 1 if wrong else 0


def _committed(source: Path) -> str:
    path = DATA / f"{source.stem}.json"
    return path.read_text(encoding="utf8") if path.exists() else ""


def main() -> int:
    """Build, or verify."""
    if "--verify" in sys.argv:
        return verify()
    for step in STEPS:
        print("==", *step, flush=True)
        subprocess.run([sys.executable, str(ROOT / "genscripts" / step[0]), *step[1:]], check=True)  # noqa: S603 - our own
    return 0


if __name__ == "__main__":
    sys.exit(main())
