"""Deleted rows are in no byte of the files, also where others of the same table stay."""

import sqlite3
from pathlib import Path
from random import Random

import pytest
from sqlalchemy.engine import make_url
from sqlmodel import Session, col, delete, select

from storage.models.satisfaction import UrnRow, WaveRow
from storage.satisfaction import erasure
from storage.transact import Database, Unavailable
from tests.storage.satisfaction.test_ballots import AT, opened, vote

BOXES = 100  # enough for pages to be split
SEED = 10  # with it, deleting alone leaves copies of two boxes behind


def another(session: Session) -> int:
    """Make a second wave, of another kind."""
    row = WaveRow(
        title="另一期", template="full", questionnaire="{}", state="open", opened_at=AT, opens_on=AT.date(),
        closes_on=AT.date(), k=5, public_key=bytes(32),
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id or 0


def fill(session: Session, waves: tuple[int, int], chance: Random) -> list[bytes]:
    """Put boxes of two waves into the urn by turns, some of them remarks, and return those of the first."""
    for number in range(BOXES):
        for wave in waves:
            key, box = chance.randbytes(16).hex(), chance.randbytes(1551 if number % 5 == 0 else 95)
            session.add(UrnRow(wave_id=wave, random_key=key, kind="ballot", box=box))
            session.flush()
    return list(session.exec(select(UrnRow.box).where(UrnRow.wave_id == waves[0])))


def empty(session: Session, wave: int) -> None:
    session.exec(delete(UrnRow).where(col(UrnRow.wave_id) == wave))


def files(database: Database) -> bytes:
    file = Path(make_url(database.url).database or "")
    log = file.with_name(f"{file.name}-wal")
    return file.read_bytes() + (log.read_bytes() if log.exists() else b"")


async def test_no_deleted_row_is_left(database: Database) -> None:
    first, second = opened(database), database.run(another)
    boxes = database.run(fill, (first, second), Random(SEED))
    database.run(empty, first)
    await erasure.erase_deleted(database, ["urn"])
    left = files(database)
    assert len(boxes) == BOXES
    assert not [box for box in boxes if box[:12] in left]
    vote(database, first, 0)  # and the database goes on working


async def test_somebody_who_reads_meanwhile_is_waited_for_or_reported(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(database)
    reader = sqlite3.connect(make_url(database.url).database or "", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM wave").fetchone()
    await database.transact(another)
    with database.connection() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")  # of the one connection that writes
    with pytest.raises(Unavailable):
        await erasure.erase_deleted(database, ["urn"])
    reader.execute("ROLLBACK")
    reader.close()
    await erasure.erase_deleted(database, ["urn"])


async def test_tables_are_vacuumed_on_postgresql(postgres_database: Database) -> None:
    opened(postgres_database)
    await erasure.erase_deleted(postgres_database, ["urn", "roll", "wave"])
