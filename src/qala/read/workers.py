"""Workers: read and work on many untrusted sources in processes that may die without a page being lost unseen."""

import multiprocessing as mp
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from os import PathLike, fspath
from typing import Any, Generic, TypeVar

from qala.errors import InputError
from qala.types.page import Page

T = TypeVar("T")
_MOST_DEATHS = 20
"""Processes that one source may cost before the rest of it is given up."""
_MOST_WAITING = 256
"""Outcomes kept of a source whose turn has not come; its worker waits until it has."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of one page.

    Attributes:
        source: the source handed over.
        page: the page's own source: a member of an archive, a record, or the source itself.
        value: what the step made of it; None where it failed.
        failure: one line that says what happened to it; empty where all went well.
    """

    source: str
    page: str
    value: T | None = None
    failure: str = ""


@dataclass(slots=True)
class _Task(Generic[T]):
    """A source on its way: what was delivered of it, and what is refused when it is read again."""

    number: int
    source: str
    delivered: int = 0
    refused: frozenset[str] = frozenset()
    deaths: int = 0
    is_done: bool = False
    reading: str = ""
    broken: str = ""
    path: str | PathLike[str] = ""
    outcomes: deque[Outcome[T]] = field(default_factory=deque)


@dataclass(slots=True)
class _Worker(Generic[T]):
    process: Any
    pipe: Connection
    task: _Task[T] | None = None
    heard: float = 0.0


def read_in_workers(  # noqa: PLR0913 - each bounds something else
    sources: Iterable[str | PathLike[str]],
    step: Callable[[Page], T],
    *,
    workers: int = 2,
    seconds: float = 60.0,
    memory: int = 4_000_000_000,
    options: Mapping[str, Any] | None = None,
) -> Iterator[Outcome[T]]:
    """Yield what a step makes of each page of many sources, in the order of the sources and of their pages.

    A page at which its process dies, or stays longer than it may, costs itself: it is reported, and a new process goes on
    behind it. So is a page at which the step raises, and a source that cannot be read.

    Args:
        sources: paths, patterns or addresses, as `read` takes them.
        step: a function that another process can import; it gets each page, and what it returns must be picklable.
        workers: how many processes.
        seconds: how long one page may take.
        memory: bytes of address space that a process may take, where the system can hold it to that.
        options: keyword arguments for `read`.
    """
    context = mp.get_context("spawn")
    coming = (_Task[T](number, fspath(source), path=source) for number, source in enumerate(sources))
    open_tasks: deque[_Task[T]] = deque()
    again: deque[_Task[T]] = deque()
    pool: list[_Worker[T]] = []
    settings = {**(options or {}), "memory": memory}
    try:
        while True:
            for _ in range(workers - sum(worker.task is not None for worker in pool)):
                task = again.popleft() if again else next(coming, None)
                if task is None:
                    break
                if task not in open_tasks:
                    open_tasks.append(task)
                idle = next((worker for worker in pool if worker.task is None), None) or _start(context, step, settings, pool)
                _hand_over(idle, task)
            yield from _ready(open_tasks)
            if not open_tasks:
                return
            _listen(pool, open_tasks, again, seconds)
    finally:
        for worker in pool:
            _end(worker)


def _start(context: Any, step: Callable[[Page], T], settings: dict[str, Any], pool: list[_Worker[T]]) -> _Worker[T]:  # noqa: ANN401
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(there, step, settings), daemon=True)
    process.start()
    there.close()
    pool.append(_Worker(process, here))
    return pool[-1]


def _hand_over(worker: _Worker[T], task: _Task[T]) -> None:
    worker.task, worker.heard, task.reading = task, time.monotonic(), ""
    worker.pipe.send((task.path, task.delivered, task.refused))


def _ready(open_tasks: deque[_Task[T]]) -> Iterator[Outcome[T]]:
    """Yield the outcomes whose turn has come."""
    while open_tasks:
        first = open_tasks[0]
        while first.outcomes:
            yield first.outcomes.popleft()
        if not first.is_done:
            return
        open_tasks.popleft()


def _listen(pool: list[_Worker[T]], open_tasks: deque[_Task[T]], again: deque[_Task[T]], seconds: float) -> None:
    """Take in what the workers say until one has said something, and bury those that died or hang."""
    busy = [worker for worker in pool if worker.task is not None]
    first = open_tasks[0]
    heard = [one for one in busy if one.task is first or (one.task and len(one.task.outcomes) < _MOST_WAITING)]
    said = wait([worker.pipe for worker in heard], timeout=1.0)
    now = time.monotonic()
    for worker in busy:
        if worker not in heard:
            worker.heard = now
        elif worker.pipe in said:
            worker.heard = now
            try:
                _take_in(worker, worker.pipe.recv())
            except (EOFError, OSError):
                worker.process.join(5)
                _bury(worker, f"the process that read it died (exit code {worker.process.exitcode})", pool, again)
        elif now - worker.heard > seconds:
            _bury(worker, f"it took longer than {seconds:g} seconds", pool, again)


def _take_in(worker: _Worker[T], message: tuple[str, str, Any]) -> None:
    kind, page, value = message
    task = worker.task
    if task is None:
        return
    if kind == "reading":
        task.reading = page
    elif kind == "broken":
        task.broken = str(value)
    elif kind == "done":
        task.is_done, worker.task = True, None
    else:
        failed = kind == "failed"
        task.outcomes.append(Outcome(task.source, page, None if failed else value, str(value) if failed else ""))
        task.delivered += 1
        task.reading = ""


def _bury(worker: _Worker[T], reason: str, pool: list[_Worker[T]], again: deque[_Task[T]]) -> None:
    """Report the page that a worker was lost at, and put the rest of its source back."""
    task = worker.task
    pool.remove(worker)
    _end(worker)
    if task is None:
        return
    task.deaths += 1
    reason, task.broken = task.broken or reason, ""
    lost = task.reading or task.source
    if not task.reading or lost in task.refused or task.deaths >= _MOST_DEATHS:
        task.outcomes.append(Outcome(task.source, lost, None, f"{lost}: {reason}; what comes after it was not read"))
        task.is_done = True
        return
    task.outcomes.append(Outcome(task.source, lost, None, f"{lost}: {reason}; the page was left out"))
    task.delivered += 1
    task.refused |= {lost}
    again.append(task)


def _end(worker: _Worker[T]) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join(5)


def _work(pipe: Connection, step: Callable[[Page], Any], settings: dict[str, Any]) -> None:
    """Read the sources that come, until none comes any more; the loop of a worker process."""
    from qala.read.sources import read  # noqa: PLC0415 - the supervisor need not load it

    _hold_to(settings.pop("memory"))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the supervisor ends its workers itself
    while True:
        try:
            source, delivered, refused = pipe.recv()
        except EOFError:
            return

        def announce(page: str) -> None:
            pipe.send(("reading", page, None))

        try:
            for number, page in enumerate(read(source, refused=refused, announce=announce, **settings)):
                if number >= delivered:
                    announce(page.source)
                    _do(pipe, step, page)
        except InputError as error:
            pipe.send(("failed", error.source or fspath(source), str(error)))
        except Exception as error:  # noqa: BLE001 - reading broke down: a new process goes on behind the page
            pipe.send(("broken", "", f"{type(error).__name__}: {error}"))
            return
        pipe.send(("done", "", None))


def _hold_to(memory: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (ImportError, OSError, ValueError):
        return


def _do(pipe: Connection, step: Callable[[Page], Any], page: Page) -> None:
    try:
        message = ("made", page.source, step(page))
    except Exception as error:  # noqa: BLE001 - one page's failure is reported, and the others are read
        message = ("failed", page.source, f"{page.source}: {type(error).__name__}: {error}")
    pipe.send(message)
