"""Who writes: on SQLite one thread, whose transactions share a commit when they wait together; else a pool.

A commit waits for the disk. PostgreSQL lets those of several connections wait together of its own accord.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Final, TypeAlias, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

T = TypeVar("T")

Run: TypeAlias = Callable[[Callable[[Session], Any]], Any]  # a function of a session as one transaction

_TOGETHER: Final = 32  # transactions a commit: nobody waits for more than these


@dataclass(frozen=True, slots=True)
class _Job:
    """Something to run in its turn; `function` is what of it may share a commit, if it may."""

    future: Future[Any]  # Any here and below: whatever the function returns
    alone: Callable[[], Any]
    function: Callable[[Session], Any] | None = None


class Pool:
    """Runs each transaction on a connection of its own, several at once."""

    def __init__(self, run: Run, threads: int) -> None:
        self._run = run
        self._threads = ThreadPoolExecutor(threads, "write")

    def transact(self, function: Callable[[Session], T]) -> Future[T]:
        """Run a function of a session as one transaction."""
        return self._threads.submit(self._run, function)

    def alone(self, call: Callable[[], T]) -> Future[T]:
        """Run something that brings its own transaction, if any."""
        return self._threads.submit(call)

    def close(self) -> None:
        """Let everything that was handed in finish."""
        self._threads.shutdown()


class Committer:
    """Runs what is handed in, in order, in one thread; nobody is told an outcome before it is on the disk."""

    def __init__(self, engine: Engine, run: Run) -> None:
        self._engine = engine
        self._run = run
        self._queue: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread = Thread(target=self._serve, name="write", daemon=True)
        self._thread.start()

    def transact(self, function: Callable[[Session], T]) -> Future[T]:
        """Run a function of a session in its turn; its commit may be shared."""
        return self._put(_Job(Future(), lambda: self._run(function), function))

    def alone(self, call: Callable[[], T]) -> Future[T]:
        """Run something in its turn while nothing else is written."""
        return self._put(_Job(Future(), call))

    def close(self) -> None:
        """Let everything that was handed in finish."""
        self._queue.put(None)
        self._thread.join()

    def _put(self, job: _Job) -> Future[Any]:
        self._queue.put(job)
        return job.future

    def _serve(self) -> None:
        closing = False
        while not closing:
            taken = [self._queue.get(), *self._more()]
            closing = None in taken
            jobs = [job for job in taken if job is not None and job.future.set_running_or_notify_cancel()]
            for _, group in groupby(jobs, key=lambda job: job.function is not None):
                self._work(list(group))

    def _more(self) -> Iterator[_Job | None]:
        """Yield what has come in meanwhile."""
        for _ in range(_TOGETHER - 1):
            try:
                yield self._queue.get_nowait()
            except Empty:
                return

    def _work(self, jobs: list[_Job]) -> None:
        functions = [job.function for job in jobs if job.function is not None]
        outcomes = self._together(functions) if len(functions) > 1 else None
        for index, job in enumerate(jobs):
            outcome, error = outcomes[index] if outcomes is not None else _attempt(job.alone, ())
            if error is not None:
                job.future.set_exception(error)
            else:
                job.future.set_result(outcome)

    def _together(self, functions: list[Callable[[Session], Any]]) -> list["_Outcome"] | None:
        """Run several under one commit, each undone by itself if it raises; None if nothing of it happened.

        Whatever the database complains about undoes all of them: it may have rolled back more than the one
        that failed, and each is then run alone.
        """
        try:
            with self._engine.begin() as connection:
                return [_attempt(partial(_inside, connection, each), DBAPIError) for each in functions]
        except DBAPIError:
            return None


_Outcome = tuple[Any, BaseException | None]


def _inside(connection: Connection, function: Callable[[Session], T]) -> T:
    made = Session(connection, expire_on_commit=False, join_transaction_mode="create_savepoint")
    with made as session, session.begin():
        return function(session)


def _attempt(call: Callable[[], Any], but: type[Exception] | tuple[()]) -> _Outcome:
    """Return what a call returned or raised, all `but` what the caller must know of itself."""
    try:
        return call(), None
    except but:
        raise
    except BaseException as error:  # noqa: BLE001 - handed to whoever waits for the outcome
        return None, error
