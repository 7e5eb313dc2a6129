"""JSON for people."""

from qala.export.indented import dumps
from qala.export.jsonl import loads
from tests.export.samples import sample


def test_it_reads_back_and_keeps_a_span_on_its_line() -> None:
    written = dumps(sample())
    assert loads(written) == sample()
    assert '"headline": [0, 26],' in written
