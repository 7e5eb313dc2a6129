"""Measure attribution alone: gold lines, gold names, and who is meant looked up in the gold, so that only attribution can err.

    python -m eval.attribution [--gold DIR] [--pages develop|evaluate|all] [--names found] [--errors] [--by-page]

Prints the scorer's rows that attribution answers for. `--errors` lists what was missed, what was false and what differed,
page by page, for the pages that may be looked at.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from eval.attribution_errors import differences
from eval.scores import scorer
from qala.arabic.folding import bare
from qala.attribute import attribute
from qala.find.cues import find_cues
from qala.find.mentions import find_mentions
from qala.find.quotations import find_quotations
from qala.segment.sentences import split_sentences
from qala.types.attribution import Attribution
from qala.types.block import Block
from qala.types.mention import Mention
from qala.types.pieces import Pieces
from qala.types.span import Span
from qala.types.story import Story

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
KEPT = frozenset({"3alyoum-d13", "ahdath-d02", "aljazirah-d08", "almadina-d09"})
"""Marked *evaluate* by name, beside every fifth page."""
ROWS = (
    "cue", "content (Jaccard>=.5)", "direct quotations", "indirect and mixed", "speaker, of matched",
    "speaker, implicit only", "mode, of matched", "stance, of matched", "parent, of nested", "via, of relayed",
    "attribution, exact content", "ATTRIBUTION",
)  # fmt: skip

HALF, NEARLY = 0.5, 0.9
"""How much of a content must agree for the scorer, with and without the cue."""

Json = dict[str, Any]


def gold_pages(folder: Path, which: str) -> Iterator[tuple[str, str, Json]]:
    """Yield (name, text, gold) of the pages asked for."""
    names = sorted(path.stem for path in folder.glob("*.txt"))
    held = set(names[4::5]) | KEPT if folder == SHARED / "gold" else {n for n in names if _part(folder, n) == "evaluate"}
    for name in names:
        if which == "all" or (name in held) == (which == "evaluate"):
            text = (folder / f"{name}.txt").read_bytes().decode("utf8")
            yield name, text, json.loads((folder / f"{name}.json").read_text(encoding="utf8"))


def _part(folder: Path, name: str) -> str:
    """Return how an annotated story is marked: to develop on, or to evaluate with."""
    return str(json.loads((folder / f"{name}.meta.json").read_text(encoding="utf8")).get("part", "develop"))


def stories_of(gold: Json, text: str, *, found_names: bool = False) -> Iterator[tuple[Story, Pieces]]:
    """Yield each gold story as segmentation would leave it, with its pieces: names from the gold, the rest as found."""
    starts = {block["line"]: block["span"][0] for block in gold["blocks"]}
    for story in gold["stories"]:
        blocks = tuple(
            Block(Span(*b["span"]), b["kind"], starts.get(int(str(b["repeat_of"]).lstrip("L"))) if b.get("repeat_of") else None)
            for b in gold["blocks"]
            if b.get("story") == story["id"]
        )
        fresh = [b for b in blocks if b.repeat_of is None]
        sentences = tuple(chain.from_iterable(split_sentences(text, b.span, b.kind) for b in fresh))
        headline = Span(*story["headline"]) if story.get("headline") else None
        kind: Literal["article", "teaser"] = "teaser" if story["kind"] == "teaser" else "article"
        mentions = sorted(
            (
                Mention(Span(*m["span"]), m["type"], "gold")
                for m in gold["mentions"]
                if any(b.span.contains(Span(*m["span"])) for b in fresh)
            ),
            key=lambda m: m.span,
        )
        if found_names:
            mentions = list(chain.from_iterable(map(find_mentions, sentences)))
        pieces = Pieces(
            cues=tuple(chain.from_iterable(map(find_cues, sentences))),
            quotations=tuple(chain.from_iterable(find_quotations(text, b.span) for b in fresh)),
            mentions=tuple(mentions),
        )
        yield Story(story["id"], kind, headline, blocks, sentences), pieces


def entity_of(span: Span | None, gold: Json, text: str, unnamed: dict[str, Json]) -> str | None:
    """Look a noun phrase up in the gold: as a source, then by the names in it, then by what it is called."""
    if span is None:
        return None
    for a in gold["attributions"]:
        if a.get("source") and span.overlaps(Span(*a["source"])):
            return str(a["entity"])
    inside = [m for m in gold["mentions"] if span.overlaps(Span(*m["span"]))]
    for kind in ("PER", "ORG", "LOC"):
        for mention in inside:
            if mention["type"] == kind and mention.get("entity"):
                return str(mention["entity"])
    words = bare(span.of(text))
    for entity in gold["entities"]:
        if words in {bare(name) for name in (entity.get("name"), *(entity.get("aliases") or []), entity.get("role")) if name}:
            return str(entity["id"])
    key = f"unnamed:{words}"
    unnamed[key] = {"id": key, "type": "PER", "name": span.of(text), "unnamed": True}
    return key


def as_record(name: str, gold: Json, text: str, found: Mapping[str, Sequence[Attribution]]) -> Json:
    """Return a record of the page whose attributions are those found, everything else the gold's."""
    unnamed: dict[str, Json] = {}
    stories = []
    for story in gold["stories"]:
        rows = [
            {
                "id": f"{story['id']}.{index}",
                "cue": list(a.cue.span),
                "source": list(a.source) if a.source else None,
                "source_entity": entity_of(a.source or a.antecedent, gold, text, unnamed),
                "content": [list(piece) for piece in a.content],
                "mode": a.mode,
                "stance": a.cue.stance,
                "addressee": list(a.addressee) if a.addressee else None,
                "parent": None if a.parent is None else f"{story['id']}.{a.parent}",
                "via": [entity_of(via, gold, text, unnamed) for via in a.via],
                "rule": a.rule,
                "confidence": a.confidence,
                "antecedent": list(a.antecedent) if a.antecedent else None,
            }
            for index, a in enumerate(found[story["id"]])
        ]
        stories.append({**story, "published": {"value": None}, "attributions": rows, "blocks": []})
    return {"page": {"source": name}, "stories": stories, "entities": [*gold["entities"], *unnamed.values()]}


def read(name: str, text: str, gold: Json, *, found_names: bool = False) -> Json:
    """Attribute a gold page and return it as a record."""
    stories = stories_of(gold, text, found_names=found_names)
    found = {story.id: attribute(story, pieces, text) for story, pieces in stories}
    return as_record(name, gold, text, found)


def right_ones(score: ModuleType, text: str, gold: Json, record: Json) -> list[bool]:
    """Tell for each attribution of a record, in its order, whether the scorer counts its content and speaker."""
    theirs, ours = gold["attributions"], score.flat(record)["attributions"]
    left = [score.toks(text, [c for c in a["content"] if c]) for a in theirs]
    right = [score.toks(text, p["content"]) for p in ours]
    matched = score.pairs(
        [
            (score.jac(left[i], right[j]) + 0.01 * bool(score.overlap(a["cue"], p["cue"])), i, j)
            for i, a in enumerate(theirs)
            for j, p in enumerate(ours)
            if score.jac(left[i], right[j]) >= HALF
            and (score.overlap(a["cue"], p["cue"]) or score.jac(left[i], right[j]) >= NEARLY)
        ]
    )
    entities = {e["id"]: e for e in record["entities"]}
    found = [False] * len(ours)
    for i, j, _ in matched:
        a, p = theirs[i], ours[j]
        mine = entities.get(p["source_entity"] or "", {})
        nobody = (
            bool(entities.get(a["entity"], {}).get("unnamed"))
            and not a.get("source")
            and (not mine or bool(mine.get("unnamed")))
        )
        found[j] = a["entity"] == p["source_entity"] or bool(score.overlap(a.get("source"), p["source"])) or nobody
    return found


def measures(score: ModuleType) -> Json:
    """Return fresh measures."""
    return {key: make() for key, make in score.ORDER}


def print_rows(rows: Json) -> None:
    """Print the measures that attribution answers for."""
    for key in ROWS:
        row = rows[key].row()
        print(f"{key:28s} " + "  ".join(f"{k} {v:.3f}" if k != "n" else f"n {v}" for k, v in row.items()))


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=SHARED / "gold")
    parser.add_argument("--pages", choices=("develop", "evaluate", "all"), default="develop")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--by-page", action="store_true")
    parser.add_argument("--names", choices=("gold", "found"), default="gold")
    options = parser.parse_args()
    if options.errors and options.pages != "develop":
        sys.exit("errors are looked at on the develop pages alone")
    score = scorer()
    total = measures(score)
    for name, text, gold in gold_pages(options.gold, options.pages):
        record = read(name, text, gold, found_names=options.names == "found")
        score.score_page(text, gold, record, total, None)
        if options.by_page or options.errors:
            own = measures(score)
            score.score_page(text, gold, record, own, None)
            print(f"== {name}: {own['ATTRIBUTION'].row()['f1']:.3f} of {len(gold['attributions'])}")
        if options.errors:
            print(*(f"  {difference}" for difference in differences(score, text, gold, record)), sep="\n")
    print_rows(total)


if __name__ == "__main__":
    main()
