"""Build the packaged tables: every `resources/NAME.yml` becomes `src/qala/_data/NAME.json`.

A resource is a mapping with `source` (where its entries are from, under which terms) and `entries`. Comments stay in the
YAML; the table keeps the entries alone, in the order written, so that the same resources give the same bytes.
"""

import json
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent


def sources() -> list[Path]:
    """Return the resources that become tables."""
    return sorted((ROOT / "resources").glob("*.yml"))


def table(source: Path) -> str:
    """Return the table of one resource."""
    with source.open(encoding="utf8") as file:
        resource = yaml.safe_load(file)
    missing = {"source", "entries"} - set(resource)
    if missing:
        sys.exit(f"{source.name}: no {' and no '.join(sorted(missing))}")
    return json.dumps(resource["entries"], ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"


def main() -> None:
    """Build every table."""
    for source in sources():
        (ROOT / "src" / "qala" / "_data" / f"{source.stem}.json").write_text(table(source), encoding="utf8")


if __name__ == "__main__":
    main()
