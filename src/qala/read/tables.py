"""Tables: pages that stand in the rows of JSON lines, of a JSON list, or of a Parquet file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import BinaryIO

import msgspec

from qala.errors import InputError
from qala.read.documents import Given, read_document, unreadable
from qala.read.markup import ranked
from qala.read.moments import read_moment
from qala.read.streams import LARGEST
from qala.types.page import DateClaim, Page

_MARKUP = re.compile(r"<(?:p|div|html|body|article|br|h[1-6]|span)\b[^>]*>", re.IGNORECASE)
_ROWS = 256


def read_json(stream: BinaryIO, source: str, given: Given) -> Iterator[Page]:
    """Yield the pages in the rows of a JSON file: one object a line, or one list of objects.

    Raises:
        InputError: if the first row has no text column.
    """
    first = stream.readline(LARGEST)
    stream.seek(0)
    if first.lstrip().startswith(b"[") or not _is_object(first):
        yield from _read_rows(_whole(stream.read(LARGEST), source), source, given)
    else:
        yield from _read_rows(_lines(stream), source, given)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except msgspec.DecodeError:
        return False


def _whole(data: bytes, source: str) -> Iterator[object]:
    try:
        value = msgspec.json.decode(data)
    except msgspec.DecodeError as error:
        message = f"{source}: is not JSON ({error}); rows must be one object a line, or one list of objects"
        raise InputError(message, source=source) from error
    yield from value if isinstance(value, list) else [value]


def _lines(stream: BinaryIO) -> Iterator[object]:
    """Yield the rows of JSON lines, an error in the place of one that is broken."""
    while line := stream.readline(LARGEST):
        if line.strip():
            try:
                yield msgspec.json.decode(line)
            except msgspec.DecodeError as error:
                yield error


def read_parquet(stream: BinaryIO, source: str, given: Given) -> Iterator[Page]:
    """Yield the pages in the rows of a Parquet file, a few hundred rows in memory at a time.

    Raises:
        InputError: if the file is damaged, has no text column, or the extra `parquet` is missing.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        message = f"{source}: Parquet files need the extra `parquet`: pip install 'qala[parquet]'"
        raise InputError(message, source=source) from error
    try:
        file = pq.ParquetFile(stream)
        names = file.schema_arrow.names
        _text_column(dict.fromkeys(names, ""), given.text_column, source)
        wanted = [name for name in names if name == given.text_column or _is_known(name)]
        rows = (row for batch in file.iter_batches(batch_size=_ROWS, columns=wanted) for row in batch.to_pylist())
        yield from _read_rows(rows, source, given)
    except (pa.ArrowException, OSError) as error:
        message = f"{source}: the Parquet file is damaged ({error}); write it again"
        raise InputError(message, source=source) from error


def _read_rows(rows: Iterator[object], source: str, given: Given) -> Iterator[Page]:
    """Read the rows; the first one decides whether the table has a text column at all."""
    for number, row in enumerate(rows, 1):
        where = f"{source}#{number}"
        if not isinstance(row, dict):
            yield unreadable(where, f"{where}: the row is not an object ({row})")
            continue
        try:
            column = _text_column(row, given.text_column, source)
        except InputError as error:
            if number == 1:
                raise
            yield unreadable(where, str(error))
            continue
        yield _read_row(row, column, where, given)


def _text_column(row: Mapping[str, object], wanted: str | None, source: str) -> str:
    for name in [wanted] if wanted else ranked("text_columns"):
        column = next((key for key in row if key == name or (not wanted and key.lower() == name)), None)
        if column is not None and (_text_of(row[column]) is not None or row[column] is None):
            return column
    asked = f"no text in a column {wanted}" if wanted else "no column with a text"
    message = f"{source}: {asked}; its columns are {', '.join(map(str, list(row)[:20]))}: name one with text_column"
    raise InputError(message, source=source)


def _text_of(value: object) -> str | None:
    """Return the text of a column: a string, or the paragraphs of a list on lines of their own."""
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return "\n".join(value)
    return value if isinstance(value, str) else None


def _read_row(row: Mapping[str, object], column: str, where: str, given: Given) -> Page:
    """Read a row; a title that has a column of its own is the first line of the page, as on the page it was taken from."""
    text = _text_of(row[column])
    if text is None:
        return unreadable(where, f"{where}: the column {column} is empty")
    title = _value(row, "title_columns")
    if title and not _MARKUP.search(text[:2000]) and not text.lstrip().startswith(title):
        text = f"{title}\n{text}"
    written = _value(row, "date_columns")
    moment = read_moment(written) if written else None
    known = replace(
        given,
        url=given.url or _value(row, "url_columns"),
        media_type="text/html" if _MARKUP.search(text[:2000]) else "text/plain",
        claims=(*given.claims, DateClaim(moment, "column/date", written)) if moment else given.claims,
    )
    page = read_document(text.encode("utf8", "surrogatepass"), where, known, text=text)
    return replace(page, metadata=replace(page.metadata, title=page.metadata.title or title)) if title else page


def _value(row: Mapping[str, object], group: str) -> str | None:
    lowered = {key.lower(): said for key, said in row.items() if isinstance(key, str)}
    for name in ranked(group):
        said = lowered.get(name)
        if isinstance(said, datetime | date):
            return said.isoformat()
        if isinstance(said, str) and said.strip():
            return said.strip()
    return None


def _is_known(name: str) -> bool:
    return any(name.lower() in ranked(f"{group}_columns") for group in ("text", "title", "date", "url"))
