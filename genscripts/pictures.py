"""Draw the pictures of the README from real output: `python genscripts/pictures.py` (needs Chromium).

Nothing is painted by hand: the report is what `qala read --format html` writes, the terminal is what it prints.
"""

import html
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
PICTURES: Final = ROOT / "docs" / "pictures"
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
COLOURS: Final = {
    "1": "#fff",
    "1;36": "#7fd7e8;font-weight:bold",
    "33": "#f0c674",
    "32": "#a8d08d",
    "2": "#8f96a3",
    "35": "#e08fc0",
}
TERMINAL: Final = """<!doctype html><html dir="rtl" lang="ar"><meta charset="utf-8"><style>
body { margin: 0; background: #14161b; color: #e4e4e4; }
pre { margin: 0; padding: 22px 28px; white-space: pre-wrap; }
pre { font: 17px/1.75 "DejaVu Sans Mono", "Noto Naskh Arabic", "Noto Sans Arabic", monospace; }
</style><pre>"""


def main() -> None:
    """Draw both pictures."""
    browser = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if browser is None:
        sys.exit(f"No browser to draw with: install one of {', '.join(BROWSERS)}.")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.html"
        qala("read", "examples/relays.txt", "-o", str(report))
        # A picture begins at the top of a page: the head of the report has one of its own.
        report.write_text(report.read_text("utf-8").replace("</head>", "<style>.top{display:none}</style></head>"), "utf-8")
        shoot(browser, report.as_uri(), PICTURES / "report.png", (1320, 1000))
        qala("read", "examples", "-o", str(report))
        shoot(browser, report.as_uri(), PICTURES / "summary.png", (1320, 640))
        terminal = Path(folder) / "terminal.html"
        terminal.write_text(TERMINAL + coloured(on_terminal("read", "examples/relays.txt")) + "</pre></html>", "utf-8")
        shoot(browser, terminal.as_uri(), PICTURES / "terminal.png", (1080, 860))


def qala(*arguments: str) -> None:
    """Run the command in the root of the project."""
    subprocess.run([sys.executable, "-m", "qala", *arguments], cwd=ROOT, check=True)  # noqa: S603 — our own


def on_terminal(*arguments: str) -> str:
    """Return what the command shows on a terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "90"}
    command = [sys.executable, "-m", "qala", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=theirs, env=environment) as run:  # noqa: S603 — our own
        os.close(theirs)
        seen = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            seen += part
        run.wait()
    return seen.decode().replace("\r\n", "\n")


def coloured(seen: str) -> str:
    """Turn what a terminal was sent into markup."""
    seen = re.sub(r"\x1b\[\?\d+[hl]", "", seen)
    parts = re.split(r"\x1b\[([\d;]*)m", seen)
    styles = ["0", *parts[1::2]]
    return "".join(
        f'<span style="color:{COLOURS.get(style, "inherit")}">{html.escape(text)}</span>'
        for style, text in zip(styles, parts[::2], strict=True)
    )


def shoot(browser: str, address: str, picture: Path, size: tuple[int, int]) -> None:
    """Have the browser draw an address into a file."""
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb"]
    window = f"--window-size={size[0]},{size[1]}"
    command = [browser, *options, window, f"--screenshot={picture}", address]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 — a browser of the list above
    print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
