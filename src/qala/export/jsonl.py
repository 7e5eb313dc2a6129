"""Records as JSON: one a line, in the shape and the field order of the record format 1.0, and back again."""

import json
import re
from dataclasses import replace
from typing import Any, cast

import msgspec

from qala.errors import InputError
from qala.types.record import FORMAT, Record

_SURROGATE = re.compile("[\ud800-\udfff]")


def dumps(record: Record, *, text: bool = True) -> bytes:
    """Write a record as one line of JSON, without the line end.

    Spans are `[start, end]`, nothing is sorted or left out, so that the same record gives the same bytes.

    Args:
        record: as `qala.extract` returns it.
        text: False leaves the key `page.text` out; every offset keeps its meaning.
    """
    if not text:
        record = replace(record, page=replace(record.page, text=cast("None", msgspec.UNSET)))
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        # A file name that is not UTF-8 reaches `page.source` as lone surrogates.
        # One character replaces one, so spans hold.
        plain = json.dumps(msgspec.to_builtins(record), ensure_ascii=False, separators=(",", ":"))
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", plain).encode()


def loads(line: bytes | str) -> Record:
    """Read a record back from its JSON.

    Raises:
        InputError: the line is not JSON, or not a record of this format; the message names the place.
    """
    try:
        record = msgspec.json.decode(line, type=Record)
    except (msgspec.DecodeError, UnicodeError) as error:
        message = f"This line is not a qala record: {error}. Give lines that `qala read --format jsonl` wrote."
        raise InputError(message) from error
    if record.qala.partition(".")[0] != FORMAT.partition(".")[0]:
        message = f"This record has format {record.qala}, and this qala reads {FORMAT}: read the page again."
        raise InputError(message, source=record.page.source)
    return record


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a record; a span is an array of two numbers of code points."""
    built = json.loads(msgspec.json.encode(msgspec.json.schema(Record)))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"qala record {FORMAT}", **built}
