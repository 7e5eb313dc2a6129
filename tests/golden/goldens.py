"""What the golden files hold: each example page, the day it is read with, and how its record is written."""

from pathlib import Path
from typing import Final

import qala
from qala.export import indented
from qala.export.pretty import pretty

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = Path(__file__).parent
DAYS: Final = {"run-together": "2026-03-17"}
PAGES: Final = tuple(sorted(p for p in (ROOT / "examples").iterdir() if p.suffix in {".html", ".txt"}))


def written(page: Path) -> dict[str, str]:
    """Return the golden files of a page by name, as this qala writes them."""
    source = page.relative_to(ROOT).as_posix()
    (read,) = qala.read(page.read_bytes(), name=source, published=DAYS.get(page.stem))
    record = qala.extract(read)
    return {"record.json": indented.dumps(record) + "\n", "shown.txt": pretty(record)}
