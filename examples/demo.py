# ruff: noqa: INP001 — a script beside the pages, no package
"""What `make demo` shows: the example pages read, a report written, and a question asked of a store."""

import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from qala.cli.app import COMMANDS

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent
OUT: Final = ROOT / "out"
DAYS: Final = {"run-together.txt": "2026-03-17"}
"""The days of the pages that do not tell theirs."""
PAGES: Final = (
    *("agency-hijri.txt", "legacy-1256.html", "port-strike.html", "school-meals.html"),
    *("run-together.txt", "relays.txt"),
)


def main() -> None:
    """Run the demonstration; the first command that fails ends it with its exit code."""
    OUT.mkdir(exist_ok=True)
    for name in PAGES:
        day = ("--published", DAYS[name]) if name in DAYS else ()
        show("read", f"examples/{name}", *day)
    show("read", *(f"examples/{name}" for name in PAGES), "--format", "html", "-o", "out/report.html")
    if {"add", "search"} <= set(COMMANDS):
        ask()
    say(f"\nThe report, for your browser: {(OUT / 'report.html').resolve().as_uri()}")
    say("Now a page of your own:       .venv/bin/qala read PAGE")


def ask() -> None:
    """Put the pages into a store and ask it who said what about one subject."""
    for old in OUT.glob("demo.sqlite*"):
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    store = ("--store", "out/demo.sqlite")
    show("add", *(f"examples/{name}" for name in PAGES if name not in DAYS), *store)
    for name, day in DAYS.items():
        show("add", f"examples/{name}", "--published", day, *store)
    say("\nWho said what about the wheat?")
    show("search", "القمح", *store, must=False)
    say("\nAnd what did the minister of finance say?")
    show("who", "كمال الأتاسي", *store, must=False)


def show(*arguments: str, must: bool = True) -> None:
    """Show a command and run it; where it `must` succeed and does not, end."""
    say(f"\n$ qala {shlex.join(arguments)}\n")
    done = subprocess.run([sys.executable, "-m", "qala", *arguments], cwd=ROOT, check=False)  # noqa: S603 — our own
    if must and done.returncode:
        sys.exit(done.returncode)


def say(line: str) -> None:
    """Print a line before what the next command prints."""
    print(line, flush=True)  # noqa: T201 — it is there to be read


if __name__ == "__main__":
    main()
