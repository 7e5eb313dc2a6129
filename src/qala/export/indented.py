"""Records as JSON for people: the lines of `jsonl`, indented, short lists kept on their line."""

import re

import msgspec

from qala.export import jsonl
from qala.types.record import Record

_SHORT = re.compile(r"\[\n\s+(-?\d+),\n\s+(-?\d+)\n\s+\]")


def dumps(record: Record, *, text: bool = True) -> str:
    """Write a record as indented JSON; a span stays on one line, as people write it."""
    return _SHORT.sub(r"[\1, \2]", msgspec.json.format(jsonl.dumps(record, text=text).decode(), indent=2))
