"""Train the block classifier: `blocks.marisa`, and `common_stems.json` that it counts topics by. Needs `../shared`.

    python genscripts/train_blocks.py            make the pages, train, write both files
    python genscripts/train_blocks.py --words    write `block_words.json` anew first, from the reporting words of today
    python genscripts/train_blocks.py --unseen   leave each style out in turn: figures on pages of a style never trained on
    python genscripts/train_blocks.py --gold     figures of the packaged weights on the annotated pages, held-out ones apart

No annotated page is trained on, and no story that stands on one is set into a made page.
"""

import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

import marisa_trie
import pycrfsuite

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(ROOT.parent / "shared" / "score")]

from genscripts.blocks.markup import marked_up  # noqa: E402
from genscripts.blocks.pages import Row  # noqa: E402
from genscripts.blocks.stories import Source, read_stories  # noqa: E402
from genscripts.blocks.styles import FAMILIES, flatten, make_pages  # noqa: E402
from qala.lexicon.cues import cue_readings  # noqa: E402
from qala.lexicon.function_words import function_words  # noqa: E402
from qala.lexicon.page_words import plain  # noqa: E402
from qala.segment import segment  # noqa: E402
from qala.segment.classifier import WEIGHTS, use_weights  # noqa: E402
from qala.segment.families import Names  # noqa: E402
from qala.segment.features import features  # noqa: E402
from qala.segment.lines import read_lines  # noqa: E402
from qala.segment.topics import all_stems, common_stems, telling_stems  # noqa: E402
from qala.segment.weights import TRANSITIONS, laid_down  # noqa: E402
from qala.types.block import Block  # noqa: E402
from qala.types.page import Page  # noqa: E402

SHARED = ROOT.parent / "shared"
STEMS = WEIGHTS.with_name("common_stems.json")
WORDS = WEIGHTS.with_name("block_words.json")
PAGES, COMMON = 1800, 0.08
PLAIN = ("bare", "single", "wire")
"""Families whose pages are only ever plain text."""
HELD_OUT = frozenset({
    "3alyoum-d13", "ahdath-d02", "aljazirah-d08", "almadina-d09", "aawsat-d01", "aljazirah-1427",
    "alwatan-d02", "beirutobserver", "sabq-d12",
})  # fmt: skip
PARAMETERS = {"c1": 0.5, "c2": 0.05, "max_iterations": 120, "feature.possible_transitions": False, "feature.minfreq": 4}
MEASURES = ("blocks", "story text (tokens)", "stories B3")
Example = tuple[str, list[Names], list[str]]


def write_stems(stories: Sequence[Source]) -> None:
    """Write the stems that stand in more than eight stories of a hundred."""
    counts: Counter[str] = Counter()
    for story in stories:
        counts.update(set(all_stems(" ".join(story.paragraphs)[:4000])))
    common = sorted(stem for stem, count in counts.items() if count > COMMON * len(stories))
    STEMS.write_text(json.dumps(common, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", encoding="utf8")
    common_stems.cache_clear()
    telling_stems.cache_clear()


def write_words(stories: Sequence[Source]) -> None:
    """Write the reporting words that lines of the stories begin with; kept, so that a new cue changes no weights."""
    counts: Counter[str] = Counter()
    for story in stories:
        for line in (story.title, *story.paragraphs):
            counts.update(word for word in plain(line[:100]).split()[:2])
    seen = {form for word, count in counts.items() if count > 1 for form in (word, word[1:])}
    kept = {"cues": sorted(seen & set(cue_readings())), "prepositions": sorted(function_words("prepositions"))}
    WORDS.write_text(json.dumps(kept, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", encoding="utf8")


def examples(stories: Sequence[Source], count: int, seed: int) -> list[Example]:
    """Return made pages as (family, features, labels); a third of the framed ones as HTML reading gives them."""
    made: list[Example] = []
    for number, (family, rows) in enumerate(make_pages(stories, count, seed)):
        html = number % 3 == 2 and family not in PLAIN  # noqa: PLR2004
        page = marked_up(rows, number) if html else Page("made", "made", flatten(rows))
        made.append((family, features(read_lines(page)), labels(rows)))
    return made


def labels(rows: Iterable[Row]) -> list[str]:
    """Return the label of each line: B where a story begins, I inside it, O outside, and the kind."""
    begun: set[int] = set()
    names = []
    for row in rows:
        names.append(f"{'O' if not row.story else 'I' if row.story in begun else 'B'}:{row.kind}")
        begun.add(row.story)
    return names


def train(made: Iterable[Example], path: Path) -> None:
    """Train on the examples and lay the weights down."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS)
    for _, rows, names in made:
        trainer.append(rows, names)
    tagger = pycrfsuite.Tagger()
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "blocks.crfsuite"
        trainer.train(str(model))
        tagger.open(str(model))
        learned, known = tagger.info(), tagger.labels()
        tagger.close()
    numbers = {name: number for number, name in enumerate(known)}
    weights: dict[str, list[float]] = {f"{TRANSITIONS}{number}": [0.0] * len(known) for number in range(len(known))}
    for (before, after), weight in learned.transitions.items():
        weights[f"{TRANSITIONS}{numbers[before]}"][numbers[after]] = weight
    for (feature, label), weight in learned.state_features.items():
        weights.setdefault(feature, [0.0] * len(known))[numbers[label]] = weight
    marisa_trie.BytesTrie(sorted(laid_down(known, weights))).save(str(path))


def measured(scorer: ModuleType, pages: Iterable[tuple[str, dict[str, object]]]) -> str:
    """Return kinds, story text F1 and stories B³ of some pages, as the scorer counts them."""
    counts = {name: make() for name, make in scorer.ORDER}
    for text, gold in pages:
        found = segment(Page("page", "page", text))
        stories = [{"id": s.id, "headline": s.headline, "blocks": [_block(block) for block in s.blocks]} for s in found.stories]
        record = {"stories": stories, "furniture": [_block(block) for block in found.furniture], "entities": []}
        scorer.score_page(text, gold, record, counts, None)
    rows = [counts[name].row() for name in MEASURES]
    return "  ".join(f"{name.split()[0]} {row.get('f1', row.get('acc')):.3f}" for name, row in zip(MEASURES, rows, strict=True))


def _block(block: Block) -> dict[str, object]:
    return {"span": block.span, "kind": block.kind, "repeat_of": block.repeat_of}


def as_gold(rows: Sequence[Row]) -> tuple[str, dict[str, object]]:
    """Return a made page as its text and its annotation."""
    text = flatten(rows)
    blocks, said = [], set()
    for number, (line, row) in enumerate(zip(read_lines(Page("made", "made", text)), rows, strict=True)):
        block: dict[str, object] = {"line": number, "kind": row.kind, "story": row.story or None, "span": line.span}
        if row.story and (row.story, line.plain) in said and line.words > 2:  # noqa: PLR2004
            block["repeat_of"] = 1
        said.add((row.story, line.plain))
        blocks.append(block)
    empty: dict[str, object] = {
        key: [] for key in ("stories", "attributions", "times", "figures", "mentions", "credits", "entities")
    }
    return text, {**empty, "page": "made", "blocks": blocks}


def unseen() -> None:
    """Leave each style out in turn."""
    score = import_module("score")  # it stands in ../shared

    stories = read_stories(SHARED)
    random.Random(5).shuffle(stories)  # noqa: S311 - keeps no secret
    half = len(stories) // 2
    made, tests = examples(stories[:half], 360, 11), make_pages(stories[half:], 160, 999)
    path = Path(tempfile.mkdtemp()) / "unseen.marisa"
    for family in FAMILIES:
        train([example for example in made if example[0] != family], path)
        use_weights(path)
        pages = [as_gold(rows) for name, rows in tests if name == family]
        print(f"{family:10} {len(pages):3} pages  {measured(score, pages)}", flush=True)
    path.unlink()
    path.parent.rmdir()


def annotated() -> None:
    """Measure the packaged weights on the annotated pages."""
    score = import_module("score")  # it stands in ../shared

    folders = {"develop": "gold", "held out": "gold", "composed": "gold-composed"}
    for title, folder in folders.items():
        pages = []
        for path in sorted((SHARED / folder).glob("*.txt")):
            if title == "composed" or (path.stem in HELD_OUT) == (title == "held out"):
                gold = json.loads(path.with_suffix(".json").read_text(encoding="utf8"))
                pages.append((path.read_bytes().decode("utf8"), gold))
        print(f"{title:10} {len(pages):3} pages  {measured(score, pages)}")


def main() -> None:
    """Train, or measure as asked."""
    if not SHARED.exists():
        sys.exit("Training needs ../shared, which is not here.")
    if "--unseen" in sys.argv:
        return unseen()
    if "--gold" in sys.argv:
        return annotated()
    stories = read_stories(SHARED)
    if "--words" in sys.argv:
        write_words(stories)
    write_stems(stories)
    train(examples(stories, PAGES, 1), WEIGHTS)
    print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size} bytes; {STEMS.name}: {STEMS.stat().st_size} bytes")
    return None


if __name__ == "__main__":
    main()
