"""What a run prints, from the page to the last line; `pytest --snapshot-update` rewrites, review reads the difference."""

import io

import pytest
from syrupy.assertion import SnapshotAssertion

from qala.export.html_report import write_report
from qala.export.pretty import pretty
from qala.export.pretty_lines import Look
from tests.cli.runs import ROOT, qala
from tests.export.samples import sample


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"]], ids=" ".join)
def test_help(arguments: list[str], snapshot: SnapshotAssertion) -> None:
    assert qala(*arguments).stdout.decode() == snapshot


@pytest.mark.parametrize(
    "arguments",
    [
        *(["read"], ["reed"], ["read", "x", "--published", "yesterday"], ["read", "x", "-f", "html", "--no-text"]),
        *(["read", "no-such-page.txt"], ["read", "docs/pictures/report.png"], ["read", "docs/pictures"]),
    ],
    ids=" ".join,
)
def test_complaints(arguments: list[str], snapshot: SnapshotAssertion) -> None:
    run = qala(*arguments)
    assert (run.returncode, run.stderr.decode().replace(str(ROOT), ".")) == snapshot


@pytest.mark.parametrize("look", [Look(), Look(48), Look(80, colour=True, marks=True)], ids=["plain", "narrow", "terminal"])
def test_pretty(look: Look, snapshot: SnapshotAssertion) -> None:
    assert pretty(sample(), look) == snapshot


def test_report(snapshot: SnapshotAssertion) -> None:
    out = io.StringIO()
    write_report([sample()], out)
    head, body, tail = out.getvalue().partition("<body>")
    assert "<style>" in head
    assert body + tail == snapshot
