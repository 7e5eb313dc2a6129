"""Pages worked through by several processes."""

from pathlib import Path

from qala.cli.inputs import Options
from qala.cli.records import records
from qala.errors import InputError
from tests.cli.runs import EXAMPLES, PAGE, qala


def test_several_processes_give_what_one_gives(tmp_path: Path) -> None:
    bad = tmp_path / "paper.pdf"
    bad.write_bytes(b"%PDF-1.7")
    sources = [*sorted(map(str, EXAMPLES.glob("*.html"))), str(tmp_path / "missing"), str(bad), str(EXAMPLES / "relays.txt")]
    told: dict[int, list[str]] = {}
    found = {}
    for jobs in (1, 2):
        complaints: list[InputError] = []
        found[jobs] = list(records(sources, complaints.append, Options(published="2026-03-17"), jobs=jobs))
        told[jobs] = sorted(map(str, complaints))
    assert found[1] == found[2]
    assert len(found[1]) == 4
    assert all(isinstance(complaint, InputError) for complaint in complaints)
    assert told[1] == told[2]
    assert len(told[1]) == 2


def test_standard_input_keeps_its_place_among_the_jobs() -> None:
    run = qala("read", EXAMPLES / "relays.txt", "-", EXAMPLES / "agency-hijri.txt", "-j", "2", given=PAGE.encode())
    assert run.returncode == 0, run.stderr.decode()
    heads = [line.split()[1] for line in run.stdout.decode().splitlines() if line.startswith("صفحة ")]
    assert [Path(head).name for head in heads] == ["relays.txt", "-", "agency-hijri.txt"]
