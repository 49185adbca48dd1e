"""One transaction is one plain function of a session, run whole in a worker thread."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Concatenate, Final, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlmodel import Session

from storage.engine import is_sqlite, read_engine, write_engine
from storage.sealed import KeyRing
from storage.writers import Committer, Pool

P = ParamSpec("P")
T = TypeVar("T")

# PostgreSQL: serialization failure, deadlock, and a unique key that somebody else took meanwhile: run the
# function again, and it sees what they did.
_RETRIED: Final = {"40001", "40P01", "23505"}
_TRIES: Final = 5
# What passes. SQLite by primary result code: busy, locked, no memory, I/O, full, cannot open, protocol.
_PASSING_SQLITE: Final = {5, 6, 7, 10, 13, 14, 15}
# PostgreSQL by class of SQLSTATE: connection, rolled back, resources, not in that state, shut down, system.
_PASSING_POSTGRES: Final = {"08", "40", "53", "55", "57", "58"}
_TOO_LONG_IDLE: Final = "25P03"  # we were frozen in the middle, and the server gave our transaction up


class Unavailable(Exception):
    """The database could not be reached or stayed locked: nothing was written, try again later."""


def waits() -> Iterator[float]:
    """Yield how many seconds to wait before the next try, longer each time."""
    yield from (0.2, 1.0, 5.0, 15.0)
    while True:
        yield 30.0


class Database:
    """Runs functions of a session as transactions; a database-wide place to write and one to read.

    Functions must be repeatable: on PostgreSQL a race runs them again from the start. What they return must
    not be a row of a table, for rows do not leave their session.
    """

    def __init__(self, url: str, keyring: KeyRing, *, durable: bool = True) -> None:
        self.url = url
        self.keyring = keyring
        self.sqlite = is_sqlite(url)
        self._guard: Callable[[Session], None] | None = None
        self._write_engine = write_engine(url, keyring, durable=durable)
        self._read_engine = read_engine(url, keyring)
        run = partial(_in_session, self._write_engine)
        self._writers = Committer(self._write_engine, run) if self.sqlite else Pool(run, threads=4)
        self._readers = ThreadPoolExecutor(4, "read")
        self._aside = ThreadPoolExecutor(1, "aside")

    def guard(self, check: Callable[[Session], None]) -> None:
        """From now on begin every writing transaction with this check, which raises to forbid it."""
        self._guard = check

    async def transact(
        self, function: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run one transaction and return its outcome; a cancelled caller waits until it has committed."""
        return await _settled(self._writers.transact(self._guarded(function, *args, **kwargs)))

    async def insist(
        self, function: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run one transaction, however long the database is away: for what has happened already."""
        pauses = waits()
        while True:
            try:
                return await self.transact(function, *args, **kwargs)
            except Unavailable:
                await asyncio.sleep(next(pauses))

    async def read(
        self, function: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run one function on a snapshot that cannot write."""
        return await _settled(self._readers.submit(self.look, function, *args, **kwargs))

    async def read_aside(
        self, function: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Read for work that nobody waits for: one such look at a time, never before anybody's answer."""
        return await _settled(self._aside.submit(self.look, function, *args, **kwargs))

    def run(self, function: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one transaction in this thread (for the command line and tests)."""
        return _in_session(self._write_engine, self._guarded(function, *args, **kwargs))

    def line_up(
        self, function: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run one transaction in its turn among all others: for long work in its own thread."""
        return self._writers.transact(self._guarded(function, *args, **kwargs)).result()

    def look(self, function: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one reading function in this thread."""
        return _in_session(self._read_engine, lambda session: function(session, *args, **kwargs))

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """Lend a connection in one transaction, for what needs more than a session: migrations."""
        with self._write_engine.begin() as connection:
            yield connection

    async def maintain(
        self, function: Callable[Concatenate[Engine, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run what cannot happen inside a transaction; on SQLite nothing is written meanwhile."""
        return await _settled(self._writers.alone(lambda: function(self._write_engine, *args, **kwargs)))

    def close(self) -> None:
        """Let running transactions finish, then close every connection."""
        self._writers.close()
        self._readers.shutdown()
        self._aside.shutdown()
        self._write_engine.dispose()
        self._read_engine.dispose()

    def _guarded(
        self, function: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Callable[[Session], T]:
        def guarded(session: Session) -> T:
            if self._guard is not None:
                self._guard(session)
            return function(session, *args, **kwargs)

        return guarded


def _in_session(engine: Engine, function: Callable[[Session], T]) -> T:
    for attempt in range(1, _TRIES + 1):
        try:
            with Session(engine, expire_on_commit=False) as session, session.begin():
                return function(session)
        except DBAPIError as error:
            if _state(error) in _RETRIED and attempt < _TRIES:
                continue
            if _passes(error):
                raise Unavailable(type(error.orig).__name__) from error
            raise
    raise AssertionError("the last attempt either returns or raises")


def _passes(error: DBAPIError) -> bool:
    """Say whether trying again later may help; a statement the database cannot run stays wrong."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in _PASSING_SQLITE
    state = _state(error)
    if state is None:  # the server said nothing: it was not reached
        return isinstance(error, (OperationalError, InterfaceError))
    return state[:2] in _PASSING_POSTGRES or state == _TOO_LONG_IDLE


def _state(error: DBAPIError) -> str | None:
    state: str | None = getattr(error.orig, "sqlstate", None)
    return state


async def _settled(outcome: Future[T]) -> T:
    future = asyncio.wrap_future(outcome)
    try:
        return await asyncio.shield(future)
    except asyncio.CancelledError:
        # The thread cannot be stopped half-way: wait for its commit, so that nobody thinks it undone.
        await asyncio.gather(future, return_exceptions=True)
        raise
