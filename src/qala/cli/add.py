"""`qala add`: pages into a store."""

import gzip
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from qala.cli.app import complain
from qala.cli.inputs import Options, expand, is_address, pages
from qala.cli.progress import following
from qala.cli.stores import DEFAULT, StoreOption, note, store_at
from qala.errors import InputError

if TYPE_CHECKING:
    from qala.store.adding import Kept, Summary
    from qala.store.protocol import Store
    from qala.types.page import Page
    from qala.types.record import Record

_RECORDS: Final = (b'{"qala":', b'{"qala" :')


def add(  # noqa: PLR0913 — each is an option
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files, folders, patterns; pages as for `qala read`, or its JSON Lines."),
    ],
    *,
    store: StoreOption = DEFAULT,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day the pages appeared, where you know it.")
    ] = None,
    text_column: Annotated[
        str | None,
        typer.Option("--text-column", metavar="NAME", help="The column of JSON lines or Parquet that holds the text."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read pages that are there already too, and replace what says something else now.")
    ] = False,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, max=256, help="Processes that read; for many pages, or hostile ones.")
    ] = 1,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Print the id of each page when it is safe on the disk.")
    ] = False,
) -> None:
    """Add pages to a store: اقرأ الصفحات واحفظ ما فيها.

    A page that is there already is passed over, so a run that was broken
    off is simply started again. One program writes at a time, any number
    may search meanwhile.

    [bold]Examples[/bold]

      qala add archive/ --store desk.sqlite

      qala add records.jsonl --store postgresql://me@server/desk

    Exit codes: 0 all is in; 1 some pages failed (they are named, the
    rest is in); 2 a wrong call.
    """
    failed: list[InputError] = []
    sources = list(expand(paths, failed.append))
    with store_at(store, create=True) as kept:
        summary = _add(kept, sources, failed, Options(published, text_column), _Way(store, again, verbose, jobs))
        _tell(summary, failed, kept.name)
    if failed or summary.failed:
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class _Way:
    """How pages are added."""

    target: str
    again: bool
    verbose: bool
    jobs: int


def _add(store: "Store", sources: list[str], failed: list[InputError], options: Options, way: _Way) -> "Summary":
    from qala.pipeline import extract  # noqa: PLC0415 — after the store is open: a wrong --store should be told at once
    from qala.store.adding import Summary, add_pages, add_ready  # noqa: PLC0415

    def told(kept: "Kept") -> None:
        if way.verbose:
            sys.stdout.writelines(f"{page_id}\n" for page_id in kept.ids)
            sys.stdout.flush()

    ready = [source for source in sources if _holds_records(source)]
    unread = [source for source in sources if source not in set(ready)]
    summary = Summary()
    if way.jobs > 1:
        several = [source for source in unread if is_address(source) or Path(source).exists()]
        unread = [source for source in unread if source not in set(several)]
        with following(several, "adding") as followed:
            found = _from_workers(followed, options, way, summary, failed)
            _join(summary, add_ready(store, found, told=told))
    with following(unread, "adding") as followed:
        read = (page for page in pages(followed, failed.append, options) if not _unreadable(page))
        _join(summary, add_pages(store, read, extract, again=way.again, told=told))
    with following(ready, "adding records") as followed:
        _join(summary, add_ready(store, _records(followed, failed), told=told))
    return summary


def _from_workers(
    sources: Iterable[str], options: Options, way: _Way, summary: "Summary", failed: list[InputError]
) -> Iterator["Record"]:
    """Yield the records of pages that the store does not have, read in several processes."""
    from qala.read.workers import read_in_workers  # noqa: PLC0415
    from qala.store.adding import NewOnly  # noqa: PLC0415

    step = NewOnly(way.target, way.again)
    for outcome in read_in_workers(sources, step, workers=way.jobs, options=asdict(options)):
        if outcome.failure:
            failed.append(InputError(f"{outcome.page}: {outcome.failure}", source=outcome.page))
        elif outcome.value is None:
            summary.already += 1
        elif _is_empty(outcome.value):
            failed.append(InputError(outcome.value.issues[0].note, source=outcome.page))
        else:
            yield outcome.value


def _is_empty(record: "Record") -> bool:
    return not (record.page.text or "").strip() and any(issue.code == "unreadable" for issue in record.issues)


def _unreadable(page: "Page") -> bool:
    """Tell whether a page could not be read at all: it is named as failed, and not kept, so that it is tried again."""
    return not page.text.strip() and any(issue.code == "unreadable" for issue in page.issues)


def _holds_records(source: str) -> bool:
    """Tell whether a file holds records that `qala read` wrote, rather than pages."""
    path = Path(source)
    if not path.name.endswith((".jsonl", ".ndjson", ".json", ".jsonl.gz")) or not path.is_file():
        return False
    try:
        with _opened(path) as file:
            return file.read(16).lstrip().startswith(_RECORDS)
    except OSError:
        return False


def _opened(path: Path) -> gzip.GzipFile:
    return gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")  # type: ignore[return-value]


def _records(sources: Iterable[str], failed: list[InputError]) -> Iterator["Record"]:
    from qala.export.jsonl import loads  # noqa: PLC0415

    for source in sources:
        try:
            with _opened(Path(source)) as file:
                for number, line in enumerate(file, 1):
                    if line.strip():
                        try:
                            yield loads(line)
                        except InputError as error:
                            failed.append(InputError(f"{source}, line {number}: {error}", source=source))
        except (OSError, EOFError) as error:
            failed.append(InputError(f"{source}: cannot be read ({error})", source=source))


def _join(whole: "Summary", part: "Summary") -> None:
    whole.new += part.new
    whole.replaced += part.replaced
    whole.already += part.already
    whole.statements += part.statements
    whole.failed += part.failed
    whole.unindexed = part.unindexed


def _tell(summary: "Summary", failed: list[InputError], name: str) -> None:
    for error in failed:
        complain(error)
    for refused in summary.failed:
        note(f"{refused.source}: {refused.why}")
    if summary.unindexed:
        note(f"{summary.unindexed} The pages are safe; the next search makes up for it.")
    number = len(failed) + len(summary.failed)
    counts = [f"{summary.new} pages new", f"{summary.already} already there", f"{summary.statements} statements"]
    counts += [f"{summary.replaced} replaced"] if summary.replaced else []
    counts += [f"{number} failed (named above)"] if number else []
    note(f"{name}: {', '.join(counts)}.")
