"""Adding: pages or ready records into a store, in whole batches, so that a run that is killed goes on where it was."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from qala.errors import QalaError, ResourceError, StoreError
from qala.store import index
from qala.store.opening import open_store
from qala.store.protocol import Store
from qala.store.writing import Refused, add_records, known_pages
from qala.types.page import Page
from qala.types.record import Record

AT_ONCE = 50
"""Pages of one transaction: what a kill can cost is reading these again."""

_INDEX_AFTER = 2000
"""Pages after which the index catches up within a long run."""


@dataclass(slots=True)
class Summary:
    """What became of everything that was to be added.

    Attributes:
        new: pages that were not there before.
        replaced: pages whose record says something else now.
        already: pages that were there.
        statements: attributions of the new and the replaced.
        failed: pages that could not be read or kept, with the reason.
        unindexed: why the search index could not follow; empty where it did. The pages are safe all the same.
    """

    new: int = 0
    replaced: int = 0
    already: int = 0
    statements: int = 0
    failed: list[Refused] = field(default_factory=list)
    unindexed: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A transaction that is on the disk: the ids of its pages, and how many pages were looked at so far."""

    ids: tuple[str, ...]
    looked_at: int


def add_pages(
    store: Store,
    pages: Iterable[Page],
    extract: Callable[[Page], Record],
    *,
    again: bool = False,
    told: Callable[[Kept], None] | None = None,
) -> Summary:
    """Read pages that the store does not have, and keep their records.

    Args:
        store: where.
        pages: as `qala.read` yields them.
        extract: the pass.
        again: read pages that are there as well, and replace records that say something else now.
        told: is called after each transaction, when its pages are safe.

    Raises:
        StoreError: the store cannot be written; what was told before is kept.
    """
    summary, looked_at, unindexed = Summary(), 0, 0
    rest = iter(pages)
    while batch := list(islice(rest, AT_ONCE)):
        looked_at += len(batch)
        there = set() if again else known_pages(store, [page.id for page in batch])
        summary.already += sum(page.id in there for page in batch)
        kept = _keep(store, _extracted((p for p in batch if p.id not in there), extract, summary), summary)
        unindexed += len(kept)
        if unindexed >= _INDEX_AFTER:
            unindexed = 0
            _follow(store, summary)
        if told is not None:
            told(Kept(kept, looked_at))
    _follow(store, summary)
    return summary


def add_ready(store: Store, records: Iterable[Record], *, told: Callable[[Kept], None] | None = None) -> Summary:
    """Keep records that were made elsewhere (`qala read --format jsonl`); one that says something else replaces the old."""
    summary, looked_at = Summary(), 0
    rest = iter(records)
    while batch := list(islice(rest, AT_ONCE)):
        looked_at += len(batch)
        kept = _keep(store, batch, summary)
        if told is not None:
            told(Kept(kept, looked_at))
    _follow(store, summary)
    return summary


@dataclass(frozen=True, slots=True)
class NewOnly:
    """The pass for worker processes: the record of a page, None for one that the store has already.

    Attributes:
        target: the store, as `open_store` takes it.
        again: read those that are there too.
    """

    target: str
    again: bool = False

    def __call__(self, page: Page) -> Record | None:
        """Read a page, or pass it over."""
        if not self.again and known_pages(_opened(self.target), [page.id]):
            return None
        from qala.pipeline import extract  # noqa: PLC0415 - a process that only passes pages over needs no pass

        return extract(page)


@cache
def _opened(target: str) -> Store:
    return open_store(target, create=False)


def _extracted(pages: Iterable[Page], extract: Callable[[Page], Record], summary: Summary) -> Iterator[Record]:
    for page in pages:
        try:
            yield extract(page)
        except ResourceError:  # the installation is at fault, and every other page would fail the same way
            raise
        except QalaError as error:
            summary.failed.append(Refused(page.source, str(error)))
        except Exception as error:  # noqa: BLE001 - one page that breaks the pass must not stop a thousand others
            summary.failed.append(Refused(page.source, f"reading it failed ({type(error).__name__}: {error})"))


def _follow(store: Store, summary: Summary) -> None:
    try:
        index.catch_up(store)
        summary.unindexed = ""
    except StoreError as error:
        summary.unindexed = str(error)


def _keep(store: Store, records: Iterable[Record], summary: Summary) -> tuple[str, ...]:
    added = add_records(store, records)
    summary.new += len(added.new)
    summary.replaced += len(added.replaced)
    summary.already += len(added.unchanged)
    summary.statements += added.statements
    summary.failed += added.refused
    return (*added.new, *added.replaced)
