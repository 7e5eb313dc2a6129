"""Records: pages read and worked through, in this process or in several, in the order of the input."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from qala.cli.inputs import STDIN, Complain, Options, is_address, pages
from qala.errors import InputError
from qala.pipeline import extract
from qala.types.record import Record


def records(sources: Iterable[str], complain: Complain, options: Options, *, jobs: int = 1) -> Iterator[Record]:
    """Yield the record of each page of the sources.

    Args:
        sources: as `expand` yields them.
        complain: told once of each source, and of each page of an archive, that cannot be read.
        options: what else is known of the sources.
        jobs: how many processes work. With more than one, a page at which a process dies costs itself alone; standard
            input is read here all the same.
    """
    if jobs <= 1:
        yield from map(extract, pages(sources, complain, options))
        return
    from qala.read.workers import read_in_workers  # noqa: PLC0415 — one process needs no others

    coming = iter(sources)
    while True:
        here: list[str] = []
        there = _until_stdin(coming, here)
        for outcome in read_in_workers(there, extract, workers=jobs, options=asdict(options)):
            if outcome.value is None:
                complain(InputError(outcome.failure, source=outcome.page))
            else:
                _tell_unreadable(outcome.value, complain)
                yield outcome.value
        if not here:
            return
        yield from map(extract, pages(here, complain, options))


def _until_stdin(coming: Iterator[str], here: list[str]) -> Iterator[str | Path]:
    """Yield what other processes can read; stop at standard input, which is put into `here`."""
    for source in coming:
        if source == STDIN:
            here.append(source)
            return
        yield source if is_address(source) else Path(source)


def _tell_unreadable(record: Record, complain: Complain) -> None:
    for issue in record.issues:
        if issue.code == "unreadable":
            complain(InputError(issue.note, source=record.page.source))
