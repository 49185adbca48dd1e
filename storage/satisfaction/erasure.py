"""Leaving nothing of deleted rows in the database's files."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from sqlalchemy import Engine, text

from storage.transact import Database, Unavailable


async def erase_deleted(database: Database, tables: Sequence[str]) -> None:
    """Rewrite the files so that they hold no deleted row of these tables; Unavailable if somebody reads them.

    SQLite: `secure_delete` alone is not enough, for a row that moves to another page when its own is split
    leaves a copy in the gap (seen: 3 of 400 boxes). So the whole file is rewritten, a second for 100 MB, and
    the write-ahead log cut to nothing. PostgreSQL: the tables are vacuumed; what its log and its backups
    still hold is sealed.
    """
    await database.maintain(_erase_sqlite if database.sqlite else _vacuum, tables)


def _erase_sqlite(engine: Engine, _tables: Sequence[str]) -> None:
    # A driver's connection: VACUUM and checkpoints cannot run inside the transaction SQLAlchemy would begin.
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        try:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (held, *_) = cursor.fetchall()[0]
        except sqlite3.OperationalError as error:
            raise Unavailable(type(error).__name__) from error
    if held:
        raise Unavailable("checkpoint")


def _vacuum(engine: Engine, tables: Sequence[str]) -> None:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"VACUUM {', '.join(tables)}"))
