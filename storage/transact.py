"""One transaction is one plain function of a session, run whole in a worker thread."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlmodel import Session

from storage.engine import is_sqlite, read_engine, write_engine
from storage.sealed import KeyRing

P = ParamSpec("P")
T = TypeVar("T")

_RETRIED = {"40001", "40P01"}  # PostgreSQL: serialization failure, deadlock: run the function again
_TRIES = 5


class Unavailable(Exception):
    """The database could not be reached or stayed locked: nothing was written, try again later."""


class Database:
    """Runs functions of a session as transactions; a database-wide place to write and one to read.

    Functions must be repeatable: on PostgreSQL a deadlock runs them again from the start. What they return must not
    be a row of a table, for rows do not leave their session.
    """

    def __init__(self, url: str, keyring: KeyRing) -> None:
        self.url = url
        self.keyring = keyring
        self.sqlite = is_sqlite(url)
        self._write_engine = write_engine(url, keyring)
        self._read_engine = read_engine(url, keyring)
        self._writers = ThreadPoolExecutor(1 if self.sqlite else 4, "write")
        self._readers = ThreadPoolExecutor(4, "read")

    async def transact(
        self, function: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run one transaction and return its outcome; a cancelled caller still learns that it committed."""
        return await _settled(self._writers, partial(self.run, function, *args, **kwargs))

    async def read(
        self, function: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run one function on a snapshot that cannot write."""
        return await _settled(self._readers, partial(self.look, function, *args, **kwargs))

    def run(self, function: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one transaction in this thread (for the command line and tests)."""
        return _in_session(self._write_engine, partial(_call, function, args, kwargs))

    def look(self, function: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one reading function in this thread."""
        return _in_session(self._read_engine, partial(_call, function, args, kwargs))

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """Lend a connection in one transaction, for what needs more than a session: migrations."""
        with self._write_engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Let running transactions finish, then close every connection."""
        self._writers.shutdown()
        self._readers.shutdown()
        self._write_engine.dispose()
        self._read_engine.dispose()


def _call(
    function: Callable[..., T], args: tuple[object, ...], kwargs: dict[str, object], session: Session
) -> T:
    return function(session, *args, **kwargs)


def _in_session(engine: Engine, function: Callable[[Session], T]) -> T:
    for attempt in range(1, _TRIES + 1):
        try:
            with Session(engine, expire_on_commit=False) as session, session.begin():
                return function(session)
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) in _RETRIED and attempt < _TRIES:
                continue
            if isinstance(error, OperationalError):
                raise Unavailable(type(error.orig).__name__) from error
            raise
    raise AssertionError("the last attempt either returns or raises")


async def _settled(pool: ThreadPoolExecutor, call: Callable[[], T]) -> T:
    future = asyncio.get_running_loop().run_in_executor(pool, call)
    try:
        return await asyncio.shield(future)
    except asyncio.CancelledError:
        # The thread cannot be stopped half-way: wait for its commit, so that nobody thinks it undone.
        await asyncio.wait([future])
        raise
