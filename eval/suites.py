"""Suites: folders of annotated pages that lie beside the checkout, or are laid out from it."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
OUT = ROOT / "out" / "eval"
EVALUATE = frozenset({"aawsat-d01", "aljazirah-1427", "alwatan-d02", "beirutobserver", "sabq-d12"})
"""Pages of `gold` whose errors are never read: every fifth in the order of names, marked once."""


@dataclass(frozen=True, slots=True)
class Suite:
    """A folder of pages with their annotation: `NAME.txt`, `NAME.json` and, for the day, `NAME.meta.json`."""

    name: str
    folder: Path

    def pages(self) -> list[str]:
        """Return the names of the annotated pages in order."""
        return sorted(p.stem for p in self.folder.glob("*.json") if (self.folder / f"{p.stem}.txt").exists())

    def published(self, page: str) -> str | None:
        """Return the day a page was published, as `--published` would give it; None where nobody noted it."""
        path = self.folder / f"{page}.meta.json"
        if not path.exists():
            return None
        meta = json.loads(path.read_text(encoding="utf8"))
        day = meta.get("published") or meta.get("date")
        return str(day)[:10] if day else None

    def digest(self) -> str:
        """Return a digest of texts and annotation: floors hold for these pages and no others."""
        found = hashlib.sha256()
        for page in self.pages():
            for ending in ("txt", "json"):
                found.update((self.folder / f"{page}.{ending}").read_bytes())
        return found.hexdigest()[:16]


def suites() -> Iterator[Suite]:
    """Yield the suites that can be run here."""
    for name in ("gold", "gold-composed"):
        if (SHARED / name).is_dir():
            yield Suite(name, SHARED / name)
    layout = ROOT / "eval" / "annotated" / "layout.py"
    for name in ("annotated", "annotated_more", "annotated_wide"):
        if (SHARED / "corpora").is_dir() and (ROOT / "eval" / name / "sources.json").exists():
            command = [sys.executable, str(layout), str(OUT / name), "--of", str(ROOT / "eval" / name)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            yield Suite(name, OUT / name)
