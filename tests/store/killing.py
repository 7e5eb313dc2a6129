"""Killing: `kill -9` at random moments of an adding run, and what must be true of the store afterwards.

python -m tests.store.killing ROUNDS     as many kills as that, with a table at the end
python -m tests.store.killing add FILE   the run that is killed
"""

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from qala.store import index, open_store
from qala.store.adding import add_ready
from qala.store.checking import check
from qala.store.records import records
from qala.store.writing import known_pages
from qala.types.record import Record
from tests.store.pages import page_of

PAGES, STATEMENTS = 200, 6
ROOT = Path(__file__).resolve().parents[2]


def corpus() -> Iterator[Record]:
    """Yield the pages that are added, the same each time."""
    for number in range(PAGES):
        said = [(f"المتحدث {n % 7}", "قال", f"القرار {number} في البند {n} يسري على الجميع") for n in range(STATEMENTS)]
        yield page_of(said, headline=f"صفحة {number}", outlet=f"صحيفة {number % 5}")


def add(target: str) -> None:
    """Add the pages, and print the ids of those that are safe as soon as they are."""
    store = open_store(target)
    tell("ready")
    add_ready(store, corpus(), told=lambda kept: tell(*kept.ids))
    tell("done")


def tell(*lines: str) -> None:
    """Write lines to standard output at once."""
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


@dataclass
class Tally:
    """What the kills met."""

    kills: int = 0
    finished: int = 0
    in_the_middle: int = 0
    acknowledged: int = 0


def kill_while_adding(rounds: int, seed: int = 1) -> Tally:
    """Kill a run `rounds` times and hold the store to its promise after each.

    Nothing acknowledged is lost, nothing half-written is visible, the next run goes on, and in the end everything is there.
    """
    rng, tally = random.Random(seed), Tally()  # noqa: S311 - moments, not secrets
    expected = {record.page.id: record for record in corpus()}
    folder = Path(tempfile.mkdtemp(prefix="qala-kill-"))
    target, longest = folder / "store.sqlite", 3.0
    try:
        while tally.kills < rounds:
            acknowledged, done, took = _run(target, rng.uniform(0.0, longest))
            tally.finished += done
            tally.kills += not done
            longest = min(longest, took) if done else longest
            tally.acknowledged += len(acknowledged)
            there = _hold_to_promise(target, acknowledged, expected)
            tally.in_the_middle += 0 < there < len(expected)
            if there == len(expected):
                for old in folder.iterdir():
                    shutil.rmtree(old) if old.is_dir() else old.unlink()
        _run(target, None)
        assert _hold_to_promise(target, set(expected), expected) == len(expected)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return tally


def _run(target: Path, delay: float | None) -> tuple[set[str], bool, float]:
    """Start the run, kill it after a delay (never for None), and return what it acknowledged and whether it was done."""
    command = [sys.executable, "-m", "tests.store.killing", "add", str(target)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        assert first == "ready\n", first
        started = time.monotonic()
        if delay is not None:
            with suppress(subprocess.TimeoutExpired):
                child.wait(delay)
            child.send_signal(signal.SIGKILL)
        lines = child.stdout.read().split("\n")
        child.wait()
        took = time.monotonic() - started
    whole = lines[:-1]  # what was cut off in the middle of a line was not acknowledged
    return {line for line in whole if len(line) == 64}, "done" in whole, took


def _hold_to_promise(target: Path, acknowledged: set[str], expected: dict[str, Record]) -> int:
    store = open_store(target)
    try:
        assert known_pages(store, sorted(acknowledged)) == acknowledged, "an acknowledged page is lost"
        there = 0
        for record in records(store):
            assert record == expected[record.page.id], "a page is there and is not whole"
            there += 1
        index.catch_up(store)
        assert check(store).faults == ()
        return there
    finally:
        store.close()


if __name__ == "__main__":
    if sys.argv[1] == "add":
        add(sys.argv[2])
    else:
        begun = time.monotonic()
        found = kill_while_adding(int(sys.argv[1]))
        met = f"{found.in_the_middle} met a store that was partly filled, {found.finished} runs were done first"
        tell(f"{found.kills} kills, {met}; {found.acknowledged} pages acknowledged, none lost, none half-written")
        tell(f"{time.monotonic() - begun:.0f} s")
