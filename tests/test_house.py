"""The house is in order: sizes, names, sources, what may stand in a file, what an import costs."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src" / "qala").rglob("*.py"))
RESOURCES = sorted((ROOT / "resources").rglob("*.yml"))
LONGEST = 400
FORBIDDEN = frozenset(
    "typer rich click sqlalchemy alembic tantivy psycopg pyarrow httpx2 feedparser asyncio ssl socket urllib3".split()
)
"""Modules that `import qala` must not pull in: no web, engine, database or network."""


def tracked() -> list[Path]:
    """Return the files of the checkout that git knows, or every text file where there is no git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_room_outgrows_its_walls(path: Path) -> None:
    assert len(path.read_text(encoding="utf8").splitlines()) <= LONGEST


def test_no_file_is_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "common", "manager", "misc"}
    assert [path for path in SOURCES if path.stem in drawers or path.parent.name in drawers] == []


def test_tests_mirror_the_rooms() -> None:
    rooms = {path.parent.name for path in SOURCES} | {path.stem for path in SOURCES}
    folders = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    assert folders - rooms - {"house", "snapshot", "golden", "contract", "property", "facts"} == set()


@pytest.mark.parametrize("path", RESOURCES, ids=lambda path: path.name)
def test_knowledge_names_its_source(path: Path) -> None:
    resource = yaml.safe_load(path.read_text(encoding="utf8"))
    assert set(resource) == {"source", "entries"}
    assert len(resource["source"]) > 20


def test_every_cue_says_why_it_is_one() -> None:
    entries = json.loads((ROOT / "src" / "qala" / "_data" / "cues.json").read_text(encoding="utf8"))
    assert [entry["lemma"] for entry in entries if not entry.get("why")] == []


def test_tables_are_those_of_the_resources() -> None:
    done = subprocess.run(
        [sys.executable, "genscripts/build.py", "--verify"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_no_address_of_a_registry_and_no_path_of_a_machine() -> None:
    words = ["py" + "pi.org", "python" + "hosted", "npm" + "js.", "deb." + "debian", "/" + "work/", "/" + "root/"]
    wanted = re.compile("|".join(map(re.escape, words)))
    found = []
    for path in tracked():
        if path.suffix in {".marisa", ".crfsuite", ".png", ".woff2", ".gz"}:
            continue
        if wanted.search(path.read_text(encoding="utf8", errors="ignore")):
            found.append(str(path.relative_to(ROOT)))
    assert found == []


def test_import_is_light() -> None:
    code = "import sys, qala; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert sorted(loaded & FORBIDDEN) == []


def test_the_same_page_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import sys, qala; from qala.export.jsonl import dumps; "
        "sys.stdout.buffer.write(dumps(qala.extract(next(iter(qala.read(sys.argv[1]))))))"
    )
    page = str(min((ROOT / "examples").glob("*.txt")))
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, page], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(outputs) == 1
