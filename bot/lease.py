"""One active process per bot: whoever holds the lease serves, and whoever loses it ends at once."""

import asyncio
import fcntl
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Final, Protocol

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy.engine import make_url

from rules.refusals import Refused
from storage import lease
from storage.engine import is_sqlite
from storage.transact import Database, Unavailable

log = logging.getLogger(__name__)

_EACH: Final = 1.0  # seconds between two looks: at the lock we want, or at the one we have
_PATIENCE: Final = 5.0  # seconds in which the database must answer whoever holds the lease
_LOCK: Final = "SELECT pg_try_advisory_lock(hashtextextended('lianxin:' || %s, 0))"
_EPOCH: Final = "SELECT epoch FROM lease WHERE bot_id = %s"


class Lease(Protocol):
    """The right to serve a bot."""

    async def take(self) -> None:
        """Take it before anything is loaded, stored or sent."""

    async def watch(self) -> None:
        """Return never; raise Refused ('lease-lost') as soon as another may serve."""

    async def release(self) -> None:
        """Let it go."""


def lease_of(database: Database, bot_id: int) -> Lease:
    """Return the lease that fits: a lock file beside the embedded database, else a lock of the server."""
    if not database.sqlite:
        return ServerLease(database, bot_id)
    return FileLease(_lock_path(database.url))


@contextmanager
def idle(url: str, bot_id: int) -> Iterator[None]:
    """Keep every process from serving this bot for a while; refused ('already-running') while one does."""
    if is_sqlite(url):
        with _locked_file(_lock_path(url)):
            yield
        return
    try:
        with psycopg.connect(address(url), autocommit=True) as connection:
            if connection.execute(_LOCK, (str(bot_id),)).fetchone() != (True,):
                raise Refused("already-running")
            yield
    except psycopg.OperationalError as error:
        raise Unavailable(type(error).__name__) from error


class FileLease:
    """An exclusive lock on a file beside the database; the system frees it however the process ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[str] | None = None

    async def take(self) -> None:
        """Take the lock, or refuse ('already-running')."""
        self._file = _locked_file(self._path)

    async def watch(self) -> None:
        """Wait for ever: nobody can take this lock away."""
        await asyncio.Event().wait()

    async def release(self) -> None:
        """Close the file, and the lock with it."""
        if self._file is not None:
            self._file.close()
            self._file = None


class ServerLease:
    """A session-level advisory lock on its own connection, and the epoch every transaction checks."""

    def __init__(self, database: Database, bot_id: int) -> None:
        self._database = database
        self._bot_id = bot_id
        self._epoch = 0
        self._connection: psycopg.AsyncConnection[tuple[object, ...]] | None = None

    async def take(self) -> None:
        """Stand by until the lock is free; then begin an epoch, so that whoever held it writes no more."""
        try:
            self._connection = await self._connect()
            await self._stand_by(self._connection)
        except psycopg.Error as error:
            raise Unavailable(type(error).__name__) from error
        self._epoch = await self._database.transact(lease.raise_epoch, self._bot_id)
        self._database.guard(partial(lease.check, bot_id=self._bot_id, epoch=self._epoch))

    async def watch(self) -> None:
        """Look at the lock's connection and the epoch every second."""
        while self._connection is not None:
            try:
                async with asyncio.timeout(_PATIENCE):
                    cursor = await self._connection.execute(_EPOCH, (self._bot_id,))
                    found = await cursor.fetchone()
            except (psycopg.Error, TimeoutError) as error:
                raise Refused("lease-lost") from error
            if found != (self._epoch,):
                raise Refused("lease-lost")
            await asyncio.sleep(_EACH)

    async def release(self) -> None:
        """Close the connection, and the lock with it."""
        if self._connection is not None:
            await self._connection.close()
            self._connection = None

    async def _stand_by(self, connection: psycopg.AsyncConnection[tuple[object, ...]]) -> None:
        if await self._locked(connection):
            return
        log.info("another process serves this bot; standing by")
        while not await self._locked(connection):  # noqa: ASYNC110 - it is freed by another process
            await asyncio.sleep(_EACH)

    async def _connect(self) -> psycopg.AsyncConnection[tuple[object, ...]]:
        return await psycopg.AsyncConnection.connect(address(self._database.url), autocommit=True)

    async def _locked(self, connection: psycopg.AsyncConnection[tuple[object, ...]]) -> bool:
        cursor = await connection.execute(_LOCK, (str(self._bot_id),))
        return await cursor.fetchone() == (True,)


def _lock_path(url: str) -> Path:
    return Path(f"{make_url(url).database}.lock")


def _locked_file(path: Path) -> IO[str]:
    """Open and lock a file, or refuse ('already-running')."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        raise Refused("already-running") from error
    return file


def address(url: str) -> str:
    """Return how a connection of its own reaches the server: one that was cut is noticed at both ends."""
    alive = "keepalives_idle=5 keepalives_interval=2 keepalives_count=3 tcp_user_timeout=5000"
    given = conninfo_to_dict(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False))
    return make_conninfo(f"{alive} connect_timeout=5", **given)
