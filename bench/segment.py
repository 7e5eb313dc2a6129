"""Segmenting: the parts of taking a page apart, page by page, and how it grows with the page.

    python -m bench segment

Medians of processor time, so that a busy machine tells little less than a quiet one.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT.parent / "shared" / "pages"
EXAMPLES = ROOT / "examples"
RUNS = 21
SIZES = (1, 10, 100)


def taken(call: Callable[[], object]) -> float:
    """Return the median milliseconds of processor time of a call."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        call()
        times.append(1000 * (time.process_time() - start))
    return statistics.median(times)


def main() -> None:
    """Print both."""
    from qala.read import read  # noqa: PLC0415
    from qala.segment import segment  # noqa: PLC0415
    from qala.segment.classifier import classify  # noqa: PLC0415
    from qala.segment.lines import read_lines  # noqa: PLC0415

    paths = [*sorted(EXAMPLES.glob("*.txt")), *sorted(EXAMPLES.glob("*.html"))]
    paths += [*sorted(PAGES.glob("*.txt")), *sorted(PAGES.glob("*.html"))] if PAGES.is_dir() else []
    for path in paths:
        page = next(read(path))
        lines = read_lines(page)
        parts = taken(lambda: read_lines(page)), taken(lambda: classify(lines)), taken(lambda: segment(page))  # noqa: B023
        size = f"{len(page.text):6} characters {len(lines):4} lines"
        print(f"{path.name:24} {size}   lines {parts[0]:5.2f} ms   labels {parts[1]:5.2f} ms   all {parts[2]:5.2f} ms")
    page = next(read(EXAMPLES / "run-together.txt"))
    for times in SIZES:
        text = "\n\n".join([page.text] * times)
        long = next(read(text))
        start = time.process_time()
        segment(long)
        spent = 1000 * (time.process_time() - start)
        print(f"run-together.txt × {times:<4} {spent:8.1f} ms   {spent / times:6.2f} ms each")


if __name__ == "__main__":
    main()
