"""Write the table of figures into README.md: `python genscripts/readme_figures.py` (needs the annotated pages).

Reads every annotated page with today's qala and scores it; nothing is typed by hand, and the pages whose errors nobody reads
stand in a column of their own.
"""

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from eval.run import records  # noqa: E402 — the path had to be set first
from eval.scores import Row, headline, score  # noqa: E402
from eval.suites import EVALUATE, Suite, suites  # noqa: E402

MEASURES: Final = (
    ("ATTRIBUTION", "statements: cue, content and speaker together (F1)"),
    ("direct quotations", "quotations to the letter: cue and content (F1)"),
    ("indirect and mixed", "reports in the paper’s words: cue and content (F1)"),
    ("speaker, implicit only", "speaker right where the sentence leaves the speaker out"),
    ("attribution, exact content", "statements with the content exact to the character (F1)"),
    ("story text (tokens)", "text of each story apart (F1 over words)"),
    ("blocks", "what each line is for"),
    ("mentions (span+type)", "names of people, bodies and places (F1)"),
    ("times (value)", "times with their value (F1)"),
    ("figures (value+unit)", "figures with value and unit (F1)"),
)
HELD: Final = {"annotated": "more, annotated apart and held out", "annotated_wide": "stories of seventeen papers, held out"}
UNSCORED: Final = {"annotated_wide": {"times (value)", "figures (value+unit)"}}
"""What is not annotated there."""
BEGIN: Final = "<!-- figures -->"
END: Final = "<!-- end of figures -->"


def main() -> None:
    """Score, and write the table between its marks."""
    columns: list[tuple[str, Mapping[str, Row]]] = []
    for suite in suites():
        pages = suite.pages()
        if suite.name == "gold":
            seen = [page for page in pages if page not in EVALUATE]
            held = sorted(EVALUATE & set(pages))
            columns.append((f"{len(seen)} pages that qala was developed on", rows(suite, seen)))
            columns.append((f"{len(held)} pages held out", rows(suite, held)))
        elif suite.name in HELD:
            parts = json.loads((ROOT / "eval" / suite.name / "sources.json").read_text(encoding="utf-8"))
            held = [page for page in pages if parts[page]["part"] == "evaluate"]
            scored = {key: row for key, row in rows(suite, held).items() if key not in UNSCORED.get(suite.name, ())}
            columns.append((f"{len(held)} {HELD[suite.name]}", scored))
    path = ROOT / "README.md"
    written = path.read_text(encoding="utf-8")
    if END not in written:
        written = written.replace(BEGIN, f"{BEGIN}\n{END}")
    between = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    path.write_text(between.sub(lambda _: f"{BEGIN}\n{table(columns)}\n{END}", written), encoding="utf-8")
    print(table(columns))


def rows(suite: Suite, pages: list[str]) -> Mapping[str, Row]:
    """Read and score pages of a suite."""
    found = records(suite, pages)
    return score(suite, json.loads(json.dumps(found)), pages).rows


def table(columns: list[tuple[str, Mapping[str, Row]]]) -> str:
    """Lay the measures out as a table."""
    head = " | ".join(["share of 1", *(title for title, _ in columns)])
    lines = [f"| {head} |", "|---" * (len(columns) + 1) + "|"]
    lines += [f"| {said} | " + " | ".join(cell(found, measure) for _, found in columns) + " |" for measure, said in MEASURES]
    return "\n".join(lines)


def cell(found: Mapping[str, Row], measure: str) -> str:
    """Show a figure, or a dash where its pages do not say."""
    return f"{headline(found[measure]):.2f}" if measure in found else "–"


if __name__ == "__main__":
    main()
