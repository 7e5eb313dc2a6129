"""Full records: pages a second on one core beside trafilatura's text of the same pages; one page from the shell, cold."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
ROUNDS = 9


def pages() -> list[bytes]:
    """Return the HTML pages to read: those beside the checkout, else the bundled examples."""
    folder = SHARED / "pages" if SHARED.is_dir() else ROOT / "examples"
    return [path.read_bytes() for path in sorted(folder.glob("*.html"))]


def timed(work: Callable[[bytes], object], received: list[bytes]) -> float:
    """Return the seconds that `work` takes over the pages once."""
    begin = time.perf_counter()
    for data in received:
        work(data)
    return time.perf_counter() - begin


def main() -> None:
    """Print the table."""
    import trafilatura  # noqa: PLC0415 - a peer, needed by this bench alone

    import qala  # noqa: PLC0415 - its import is measured below
    from qala.export.jsonl import dumps  # noqa: PLC0415

    received = pages()

    def ours(data: bytes) -> object:
        return [dumps(qala.extract(page)) for page in qala.read(data, media_type="text/html")]

    def theirs(data: bytes) -> object:
        return trafilatura.extract(data)

    timed(ours, received)
    timed(theirs, received)
    rows = [(timed(ours, received), timed(theirs, received)) for _ in range(ROUNDS)]
    mine, peer = (statistics.median(row[i] for row in rows) / len(received) for i in (0, 1))
    ratio = statistics.median(b / a for a, b in rows)
    print(f"{len(received)} HTML pages, medians of {ROUNDS} rounds: full record {mine * 1000:.1f} ms ({1 / mine:.0f} pages/s),")
    print(f"trafilatura's text alone {peer * 1000:.1f} ms; ratio {ratio:.2f} (above 1: the full record is faster)")
    texts = [path for folder in ("gold",) if SHARED.is_dir() for path in sorted((SHARED / folder).glob("*.txt"))]
    stories = [path.read_bytes() for path in texts] or [p.read_bytes() for p in sorted((ROOT / "examples").glob("*.txt"))]

    def plain(data: bytes) -> object:
        return [dumps(qala.extract(page)) for page in qala.read(data, media_type="text/plain")]

    timed(plain, stories)
    spent = statistics.median(timed(plain, stories) for _ in range(ROUNDS)) / len(stories)
    print(f"{len(stories)} plain texts: full record {spent * 1000:.1f} ms a page ({1 / spent:.0f} pages/s)")
    cold()


def cold() -> None:
    """Print what `qala read` of one page costs in a new process."""
    page = str(min((ROOT / "examples").glob("*.txt")))
    command = [sys.executable, "-m", "qala", "read", page, "--format", "jsonl"]
    walls = []
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=env)  # leaves the byte code that any user has
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=env)
        walls.append(time.perf_counter() - begin)
    # A child begins as a copy of its parent, and this process is large: a small one starts the command and counts.
    asked = [sys.executable, "-S", "-c", _COUNTED, *command]
    peak = int(subprocess.run(asked, check=True, capture_output=True, env=env).stdout) / 1024
    print(f"`qala read` of one page, cold: {statistics.median(walls):.2f} s wall, at most {peak:.0f} MB")


_COUNTED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


if __name__ == "__main__":
    main()
