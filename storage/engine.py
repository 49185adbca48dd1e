"""Engines for SQLite and PostgreSQL, set up so that the traps of each cannot bite."""

from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import ConnectionPoolEntry

from storage.sealed import KeyRing, give_keys

_SQLITE_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # a confirmed message must survive a power cut, not only a crash of ours
    "busy_timeout=5000",  # our transactions last a tenth of a second; who holds on longer is in trouble
    "foreign_keys=ON",
    "secure_delete=ON",  # a deleted ballot or note leaves nothing in free pages
)
# A process that was frozen in the middle of a transaction must not keep its successor waiting for the epoch.
_FROZEN_FOR = "-c idle_in_transaction_session_timeout=10s"
_PASSING = "synchronous=OFF"  # a demonstration or a test that a power cut ends is made anew


class _Cursor(Protocol):
    def execute(self, statement: str) -> object: ...

    def close(self) -> None: ...


class _DriverConnection(Protocol):
    isolation_level: str | None

    def cursor(self) -> _Cursor: ...


def write_engine(url: str, keyring: KeyRing, *, durable: bool = True) -> Engine:
    """Make the engine for transactions that write: on SQLite each begins with BEGIN IMMEDIATE.

    `durable=False` is for a database that is thrown away: commits do not wait for the disk.
    """
    pragmas = _SQLITE_PRAGMAS if durable else (*_SQLITE_PRAGMAS, _PASSING)
    return _engine(url, keyring, begin="BEGIN IMMEDIATE", pragmas=pragmas, options=_FROZEN_FOR)


def read_engine(url: str, keyring: KeyRing) -> Engine:
    """Make the engine for look-ups: a snapshot that cannot write, and never takes SQLite's write lock."""
    engine = _engine(url, keyring, begin="BEGIN", pragmas=(*_SQLITE_PRAGMAS, "query_only=ON"))
    if is_sqlite(url):
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def is_sqlite(url: str) -> bool:
    """Say whether this database is the embedded one."""
    return make_url(url).get_backend_name() == "sqlite"


def _engine(url: str, keyring: KeyRing, *, begin: str, pragmas: tuple[str, ...], options: str = "") -> Engine:
    parsed = make_url(url)
    if not is_sqlite(url):
        # A server that cannot be reached is known to be away within seconds, not after the system's minutes.
        reach = {"connect_timeout": 5, "options": f"{parsed.query.get('options', '')} {options}".strip()}
        engine = create_engine(parsed, hide_parameters=True, pool_pre_ping=True, connect_args=reach)
        give_keys(engine.dialect, keyring)
        return engine
    _make_folder(parsed)
    engine = create_engine(parsed, hide_parameters=True)
    give_keys(engine.dialect, keyring)

    @event.listens_for(engine, "connect")
    def set_up(connection: _DriverConnection, _record: ConnectionPoolEntry) -> None:
        # The driver's own transactions begin too late (at the first write) and too weakly: we begin them.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _make_folder(url: URL) -> None:
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
