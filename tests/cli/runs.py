"""Runs the command as its users do, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
PAGE = (
    "بلدية النخيل تعد بجسر جديد\n"
    "قال رئيس البلدية سالم الراوي إن الجسر «سيفتح في موعده»، وإن العمل فيه بلغ نهايته.\n"
    "وأضاف الراوي: «لن نؤخر الافتتاح يوماً واحداً»، مؤكداً أن الطريق إلى السوق سيبقى مفتوحاً.\n"
)


def qala(
    *arguments: str | Path, given: bytes = b"", cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run `qala` with arguments and with what stands on standard input."""
    return subprocess.run(
        [sys.executable, "-m", "qala", *map(str, arguments)],
        input=given,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "COLUMNS": "100", **environment},
        timeout=120,
        check=False,
    )
