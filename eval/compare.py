"""Compare: which attributions a change gained and which it lost, page by page."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eval.scores import headline, score
from eval.suites import EVALUATE, Suite

_SHOWN = 60


def changes(suite: Suite, after: Mapping[str, Any], path: str) -> str:
    """Return the gains and losses of `after` against the records in a file, as text."""
    if not Path(path).exists():
        return f"  nothing to compare with: {path} is absent (run with --keep before a change)"
    lines = Path(path).read_text(encoding="utf8").splitlines()
    before = {Path(record["page"]["source"]).stem: record for record in map(json.loads, lines)}
    pages = [page for page in after if page in before]
    old, new = score(suite, before, pages), score(suite, after, pages)
    out = []
    for name, row in new.rows.items():
        change = headline(row) - headline(old.rows[name])
        if abs(change) >= 0.0005:  # noqa: PLR2004 - half of the last digit shown
            out.append(f"  {name:28} {headline(old.rows[name]):.3f} → {headline(row):.3f}  {change:+.3f}")
    for page in pages:
        was, now = (headline(s.pages[page]["ATTRIBUTION"]) for s in (old, new))
        if was != now:
            out.append(f"  {page:28} attribution {was:.3f} → {now:.3f}")
    mended = [e for e in old.errors if e not in new.errors and e[1].removesuffix(".txt") not in EVALUATE]
    broken = [e for e in new.errors if e not in old.errors and e[1].removesuffix(".txt") not in EVALUATE]
    out += [f"  gained  {' | '.join(map(str, e))}" for e in mended[:_SHOWN]]
    out += [f"  lost    {' | '.join(map(str, e))}" for e in broken[:_SHOWN]]
    return "\n".join(out) or "  no change"
