"""Reading: HTML to blocks beside trafilatura's text, and the memory that a web archive of a gigabyte takes.

    python -m bench read

Both are given the same bytes, in turn, in one process; a page's figure is the median of its runs, the whole one the median
of the pages' ratios. Times are processor time, so that a busy machine tells little less than a quiet one.
`QALA_BENCH_WARC_MB` says how large the archive is.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT.parent / "shared" / "pages"
RUNS = 15
PARAGRAPH = (
    "<p>قال وزير الأشغال سالم الراوي إن الجسر رقم {number} سيخدم أربعين ألف مسافر يوميا، "
    "وأضاف أن الكلفة بلغت 12 مليون دينار.</p>\n"
)
STREAM = """
import sys, time
from qala.read import read
start, pages, issues = time.monotonic(), 0, 0
for page in read(sys.argv[1]):
    pages += bool(page.text)
    issues += len(page.issues)
memory = open("/proc/self/status").read().split("VmHWM:")[1].split()[0]
print(pages, issues, round(time.monotonic() - start, 1), int(memory) // 1024)
"""


def timed(call: Callable[[], object]) -> float:
    """Return the milliseconds of processor time of a call."""
    start = time.process_time()
    call()
    return 1000 * (time.process_time() - start)


def blocks_and_text() -> None:
    """Print how long blocks take, and trafilatura's text, page by page."""
    import trafilatura  # noqa: PLC0415 - a peer, only for this bench

    from qala.read import read  # noqa: PLC0415
    from qala.segment import segment  # noqa: PLC0415

    ratios, sums = [], [0.0, 0.0, 0.0]
    for path in sorted(PAGES.glob("*.html")):
        data = path.read_bytes()
        calls: tuple[Callable[[], object], ...] = (
            lambda data=data: next(read(data)),  # type: ignore[misc]
            lambda data=data: segment(next(read(data))),  # type: ignore[misc]
            lambda data=data: trafilatura.extract(data),  # type: ignore[misc]
        )
        runs = [[timed(call) for call in calls] for _ in range(RUNS)]
        reading, blocks, text = (statistics.median(column) for column in zip(*runs, strict=True))
        ratios.append(statistics.median(run[2] / run[1] for run in runs))
        sums = [total + one for total, one in zip(sums, (reading, blocks, text), strict=True)]
        print(
            f"{path.stem:16} read {reading:6.1f} ms   blocks {blocks:6.1f} ms   trafilatura {text:6.1f} ms   × {ratios[-1]:.1f}"
        )
    reading, blocks, text = sums
    print(f"{'all':16} read {reading:6.1f} ms   blocks {blocks:6.1f} ms   trafilatura {text:6.1f} ms   × {text / blocks:.1f}")
    print(f"median of the pages' ratios × {statistics.median(ratios):.1f} (to reach: 4)")


def write_archive(path: Path, size: int) -> int:
    """Write a web archive of about so many bytes, and return how many pages are in it."""
    count = 0
    with path.open("wb") as out:
        while out.tell() < size:
            paragraphs = "".join(PARAGRAPH.format(number=count + k) for k in range(200))
            html = f"<html><body><h1>افتتاح الجسر رقم {count}</h1>{paragraphs}</body></html>".encode()
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{count:012}>\r\n"
                f"WARC-Date: 2025-03-09T08:00:00Z\r\nWARC-Target-URI: http://example.org/{count}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            out.write(head.encode() + block + b"\r\n\r\n")
            count += 1
    return count


def stream_archive() -> None:
    """Print what streaming a large web archive takes."""
    size = int(os.environ.get("QALA_BENCH_WARC_MB", "1024")) * 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc"
        count = write_archive(path, size)
        done = subprocess.run([sys.executable, "-c", STREAM, str(path)], capture_output=True, text=True, check=True)
    pages, issues, seconds, memory = done.stdout.split()
    told = f"{pages} of {count} pages, {issues} issues, {seconds} s, {memory} MB (to stay under: 250)"
    print(f"{size // 1_000_000} MB of WARC: {told}")


def main() -> None:
    """Run both."""
    if PAGES.is_dir():
        blocks_and_text()
    else:
        print("../shared/pages is not there: no pages to compare on")
    stream_archive()


if __name__ == "__main__":
    main()
