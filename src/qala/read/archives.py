"""Archives: the pages in zip and tar files and in single compressed ones, never more of them than they may hold."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import IO, Any, BinaryIO, cast

from qala.errors import InputError
from qala.read.documents import Given, unreadable
from qala.read.folders import is_page_name
from qala.read.streams import LARGEST, is_table_name, read_stream
from qala.types.issue import Issue
from qala.types.page import Page
from qala.types.span import Span

_MOST_MEMBERS = 100_000
_MOST_BYTES = 4_000_000_000
"""Unpacked bytes of one archive; a bomb is stopped there, a page at a time."""
_DAMAGES = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError),
    *(ValueError, LookupError, ArithmeticError, TypeError, AttributeError),
)
"""What the libraries let through of what damaged archives do to them."""
_ZSTD = b"\x28\xb5\x2f\xfd"
_BLOCK, _STEP = 512, 1 << 16
_Member = tuple[str, Callable[[], IO[bytes] | None]]
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")


def read_archive(stream: BinaryIO, source: str, given: Given, *, depth: int) -> Iterator[Page]:
    """Yield the pages of an archive; a damaged member costs itself, and what comes after the damage of a tar file.

    Raises:
        InputError: if it is an office document or program in an archive's clothes.
    """
    head = stream.read(6)
    stream.seek(0)
    if head.startswith(b"PK"):
        yield from _read_zip(stream, source, given, depth)
    else:
        yield from _read_compressed(stream, source, given, depth)


def _read_zip(stream: BinaryIO, source: str, given: Given, depth: int) -> Iterator[Page]:
    try:
        archive = zipfile.ZipFile(stream)
    except _DAMAGES as error:
        message = f"{source}: the zip file is damaged ({error}); get it again, or repair it (zip -FF)"
        raise InputError(message, source=source) from error
    with archive:
        names = archive.namelist()
        if any(name in _OFFICE for name in names[:50]):
            message = f"{source}: is an office document or a program, not an archive of pages; save its text as .txt or .html"
            raise InputError(message, source=source)
        members = [one for one in archive.infolist() if not one.is_dir() and is_page_name(one.filename)]
        opened = ((one.filename, partial(archive.open, one)) for one in members)
        yield from _read_members(opened, source, given, depth)


def _read_compressed(stream: BinaryIO, source: str, given: Given, depth: int) -> Iterator[Page]:
    """Read a tar file, compressed or not, or a single file that is compressed."""
    block, _ = _unpack(lambda: _unpacked(stream), _BLOCK)
    if block[257:262] == b"ustar":
        # Read a block at a time, so that a file that was cut gives up all members before the cut.
        unpacked = _ToDamage(_unpacked(stream))
        try:
            with tarfile.open(fileobj=cast("IO[bytes]", unpacked), mode="r|", bufsize=_BLOCK) as archive:
                yield from _read_members(_tar_members(archive), source, given, depth)
        except _DAMAGES as error:
            unpacked.damage = unpacked.damage or str(error)
        if unpacked.damage:
            yield unreadable(source, f"{source}: the archive is damaged ({unpacked.damage}); what comes after it was lost")
        return
    if is_table_name(source):
        yield from _read_rows(stream, source, given)
        return
    data, issues = _unpack(lambda: _unpacked(stream), LARGEST)
    if issues and not data:
        message = f"{source}: {issues[0].note} Get it again."
        raise InputError(message, source=source)
    known = replace(given, issues=(*given.issues, *issues))
    yield from read_stream(io.BytesIO(data), source, known, depth=depth + 1)


def _read_rows(stream: BinaryIO, source: str, given: Given) -> Iterator[Page]:
    """Read a table row by row as it is unpacked: tables may be as large as they like."""
    from qala.read.tables import read_json  # noqa: PLC0415 - imported where the file asks for it

    try:
        yield from read_json(cast("BinaryIO", _unpacked(stream)), source, given)
    except _DAMAGES as error:
        yield unreadable(source, f"{source}: the file is damaged ({error}); what comes after it was lost")


def _unpacked(stream: BinaryIO) -> IO[bytes]:
    stream.seek(0)
    head = stream.read(6)
    stream.seek(0)
    if head.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
    if head.startswith(b"BZh"):
        return bz2.BZ2File(stream)
    if head.startswith(_ZSTD):
        return io.BufferedReader(_Zstd(stream))
    return lzma.LZMAFile(stream) if head.startswith(b"\xfd7zXZ") else stream


class _Zstd(io.RawIOBase):
    """A file packed with zstd, as Python reads files; it can go back to its beginning, and nowhere else."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at = stream, 0
        self.seek(0)

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that it can go back."""
        return True

    def tell(self) -> int:
        """Return how many bytes have been read."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to the beginning."""
        if whence == io.SEEK_CUR and not offset:
            return self._at
        if offset or whence != io.SEEK_SET:
            message = "a file packed with zstd goes back to its beginning only"
            raise io.UnsupportedOperation(message)
        from fastwarc.stream_io import ZstdReader  # noqa: PLC0415 - `import qala` stays light

        self._stream.seek(0)
        self._unpacking, self._at = ZstdReader(self._stream), 0
        return 0

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - the type of buffers has no name before Python 3.12
        """Read into a buffer, as far as it goes or the file does."""
        data: bytes = self._unpacking.read(len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


class _ToDamage:
    """A file that ends where it is damaged or was cut, so that all before it can be read.

    Attributes:
        damage: what is wrong there; empty until it is reached.
    """

    def __init__(self, member: IO[bytes] | None) -> None:
        self._read_some = getattr(member, "read1", None) or (member.read if member else lambda _: b"")
        self.damage = ""

    def read(self, size: int) -> bytes:
        """Return as many bytes as asked for, fewer only at the end."""
        data = bytearray()
        try:
            while len(data) < size and not self.damage and (piece := self._read_some(size - len(data))):
                data += piece
        except _DAMAGES as error:
            self.damage = str(error)
        return bytes(data)


def _tar_members(archive: tarfile.TarFile) -> Iterator[_Member]:
    for one in archive:
        if one.isfile() and is_page_name(one.name):
            yield one.name, partial(archive.extractfile, one)


def _read_members(members: Iterator[_Member], source: str, given: Given, depth: int) -> Iterator[Page]:
    """Read the files of an archive until one limit or the other is reached."""
    left, number = _MOST_BYTES, 0
    while True:
        try:
            name, opened = next(members)
        except StopIteration:
            return
        except _DAMAGES as error:
            yield unreadable(source, f"{source}: the archive is damaged ({error}); what comes after it was lost")
            return
        if number >= _MOST_MEMBERS or left <= 0:
            yield unreadable(
                source, f"{source}: holds more than {_MOST_MEMBERS} files or {_MOST_BYTES} bytes; the rest was not read"
            )
            return
        where = f"{source}!{name}"
        data, issues = _unpack(opened, min(LARGEST, left))
        number, left = number + 1, left - len(data)
        try:
            known = replace(given, issues=(*given.issues, *issues))
            yield from read_stream(io.BytesIO(data), where, known, depth=depth + 1)
        except InputError as error:
            yield unreadable(where, str(error))


def _unpack(opened: Callable[[], IO[bytes] | None], limit: int) -> tuple[bytes, tuple[Issue, ...]]:
    """Return the bytes of one file, as far as the limit or a damage, and an issue if there is more."""
    data, note = bytearray(), ""
    try:
        member = _ToDamage(opened())
    except _DAMAGES as error:
        return b"", (Issue(Span(0, 0), "page-cut", f"The file is damaged ({error})."),)
    while len(data) <= limit and (piece := member.read(_STEP)):
        data += piece
    if member.damage:
        note = f"The file is damaged ({member.damage}): only what stands before the damage was read."
    if len(data) > limit:
        note = f"Only the first {limit} bytes of the unpacked file were read."
        del data[limit:]
    return bytes(data), (Issue(Span(0, 0), "page-cut", note),) if note else ()
