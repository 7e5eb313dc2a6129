"""Measure whom a source means that is only described («الوزيرة», «بيان النادي»): the whole pass, annotated pages.

    python -m eval.described [--pages develop|evaluate|all] [--errors]

The scorer counts a speaker as right where the right words are taken for the source; here the entity must be the one that the
annotation names. Only sources both have are looked at: `described` ones that hold no name of theirs, `named` ones that do, and
`nobody` where the annotation says that nobody is named. `--errors` lists them for the pages that may be looked at.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator

import qala
from eval.attribution import Json, gold_pages
from eval.suites import Suite, suites
from qala.types.record import Record, RecordAttribution

KINDS = ("described", "named", "nobody")


def annotated(record: Record, gold: Json) -> Iterator[tuple[RecordAttribution, Json]]:
    """Yield the attributions of a record beside the annotated ones that share words of their cue and of their source."""
    for a in (a for story in record.stories for a in story.attributions if a.source):
        for theirs in gold["attributions"]:
            source = theirs.get("source")
            if source and _meet(theirs["cue"], (a.cue.start, a.cue.end)):
                if a.source and _meet(source, (a.source.start, a.source.end)):
                    yield a, theirs
                break


def judged(suite: Suite, page: str, gold: Json) -> Iterator[tuple[str, bool, str]]:
    """Yield, for each source of a page: its kind, whether our entity is the annotated one, and a line about it."""
    received = next(iter(qala.read(suite.folder / f"{page}.txt", published=suite.published(page))))
    record = qala.extract(received)
    entities = {entity.id: entity.name for entity in record.entities}
    names = {entity["id"]: entity.get("name") for entity in gold["entities"]}
    ours: dict[str, list[tuple[int, int]]] = {}
    theirs: dict[str, list[list[int]]] = {}
    for mention in (m for story in record.stories for m in story.mentions):
        ours.setdefault(mention.entity, []).append((mention.span.start, mention.span.end))
    for known in gold["mentions"]:
        theirs.setdefault(known["entity"], []).append(known["span"])
    for a, annotation in annotated(record, gold):
        source = a.source or a.cue
        called, found = theirs.get(annotation["entity"], []), ours.get(a.source_entity or "", [])
        own = any(_meet(span, (source.start, source.end)) for span in called)
        kind = "nobody" if not called else "named" if own else "described"
        right = any(_meet(one, other) for one in called for other in found) if called else not found
        said = entities.get(a.source_entity or "", "nobody")
        yield kind, right, f"{page}: {source.of(received.text)} | meant {names[annotation['entity']]} | found {said}"


def _meet(one: list[int] | tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def main(arguments: list[str] | None = None) -> int:
    """Print for each folder of annotated pages how many sources of each kind are told, and of all."""
    parser = argparse.ArgumentParser(prog="python -m eval.described", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", choices=("develop", "evaluate", "all"), default="all", help="which part (default: all)")
    parser.add_argument("--errors", action="store_true", help="list what is wrong on the pages for developing")
    options = parser.parse_args(arguments)
    whole: Counter[tuple[str, bool]] = Counter()
    for suite in suites():
        if suite.name != "gold" and not suite.name.startswith("annotated"):
            continue
        counts: Counter[tuple[str, bool]] = Counter()
        for part in ("develop", "evaluate") if options.pages == "all" else (options.pages,):
            for page, _, gold in gold_pages(suite.folder, part):
                for kind, right, line in judged(suite, page, gold):
                    counts[kind, right] += 1
                    if options.errors and not right and part == "develop":
                        print(f"  {kind:10} {line}")
        if counts:
            print(_row(suite.name, counts))
        whole += counts
    print(_row("together", whole) if whole else "described: ../shared is absent, so nothing is measured")
    return 0


def _row(name: str, counts: Counter[tuple[str, bool]]) -> str:
    cells = []
    for kind in KINDS:
        right, of = counts[kind, True], counts[kind, True] + counts[kind, False]
        cells.append(f"{kind} {right / of if of else 0:.3f} of {of:4}")
    return f"{name:16} {'   '.join(cells)}"


if __name__ == "__main__":
    sys.exit(main())
