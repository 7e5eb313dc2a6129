"""Run qala over the annotated pages, score it, and hold it against the floors.

    python -m eval.run [--errors N] [--part develop|evaluate] [--compare [RECORDS]] [--raise] [--suite NAME]

Prints a table a suite with the change against `eval/floors.json`; exits 1 where a figure sank below its floor. `--raise`
lifts the floors to today's figures; only `--settle WHY` lowers them, and each that it lowers stands in the file with why.
`--compare` shows page by page what was gained and lost against the records of the last run that was kept
(`out/eval/SUITE.kept.jsonl`; `--keep` keeps this one's). Skips where ../shared is absent.
"""

import argparse
import json
import sys
import time
from collections.abc import Mapping
from typing import Any

from eval import gate
from eval.compare import changes
from eval.scores import Scores, headline, score
from eval.suites import EVALUATE, OUT, SHARED, Suite, suites


def records(suite: Suite, pages: list[str]) -> dict[str, Any]:
    """Return the record of each page as JSON would give it, and write them as lines."""
    import qala  # noqa: PLC0415 - the table of contents of this file does not need it
    from qala.export.jsonl import dumps  # noqa: PLC0415

    found, lines = {}, []
    for page in pages:
        received = next(iter(qala.read(suite.folder / f"{page}.txt", published=suite.published(page))))
        line = dumps(qala.extract(received))
        lines.append(line)
        found[page] = json.loads(line)
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / f"{suite.name}.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    return found


def table(suite: Suite, scores: Scores, floors: Mapping[str, float], seconds: float) -> str:
    """Return the table of a suite."""
    lines = [f"{suite.name}: {len(scores.pages)} pages, {seconds:.1f} s"]
    for name, row in scores.rows.items():
        floor = floors.get(name)
        change = "" if floor is None else f"   {headline(row) - floor:+.3f}"
        figures = "  ".join(f"{key} {value:.3f}" for key, value in row.items() if key != "n")
        lines.append(f"  {name:28} {figures}  n {row['n']}{change}")
    return "\n".join(lines)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list so many errors of the pages for developing")
    parser.add_argument("--part", choices=["develop", "evaluate"], help="only these pages of gold; floors are not looked at")
    parser.add_argument("--suite", help="only this suite")
    parser.add_argument("--compare", nargs="?", const="", metavar="RECORDS", help="gains and losses against these records")
    parser.add_argument("--keep", action="store_true", help="keep the records for a later --compare")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to these figures")
    parser.add_argument("--settle", metavar="WHY", help="set the floors to these figures, lower ones too, and note why")
    return parser.parse_args()


def main() -> int:
    """Run the suites."""
    asked = arguments()
    if not SHARED.is_dir():
        print("eval: skipped, ../shared with the annotated pages is not beside this checkout")
        return 0
    sunk: list[str] = []
    for suite in suites():
        if asked.suite and suite.name != asked.suite:
            continue
        pages = [p for p in suite.pages() if not asked.part or (p in EVALUATE) == (asked.part == "evaluate")]
        begin = time.perf_counter()
        found = records(suite, pages)
        scores = score(suite, found, pages)
        floors = gate.floors(suite)
        print(table(suite, scores, {} if asked.part else floors, time.perf_counter() - begin))
        shown = [e for e in scores.errors if asked.part == "evaluate" or e[1].removesuffix(".txt") not in EVALUATE]
        for error in shown[: asked.errors]:
            print("   ", *error, sep=" | ")
        if asked.compare is not None:
            print(changes(suite, found, asked.compare or str(OUT / f"{suite.name}.kept.jsonl")))
        if asked.keep:
            (OUT / f"{suite.name}.kept.jsonl").write_bytes((OUT / f"{suite.name}.jsonl").read_bytes())
        if not asked.part:
            if asked.settle:
                print("\n".join(gate.settle(suite, scores.rows, asked.settle)))
            else:
                sunk += gate.lift(suite, scores.rows) if asked.lift else gate.sunk(suite, scores.rows)
    for line in sunk:
        print(line)
    return 1 if sunk else 0


if __name__ == "__main__":
    sys.exit(main())
