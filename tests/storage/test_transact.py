"""Transactions: whole or not at all, repeated after a race, and honest about what is only away."""

import asyncio
import sqlite3
import threading
from datetime import UTC, datetime
from itertools import repeat
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Session, select

from rules.refusals import Refused
from storage import job_runs, transact
from storage.models.messages import JobRunRow
from storage.transact import Database, Unavailable
from tests.conftest import KEYRING
from tests.postgres import Server
from tests.waiting import until

AT = datetime(2026, 11, 23, 1, tzinfo=UTC)


def names(session: Session) -> set[str]:
    return set(session.exec(select(JobRunRow.name)))


def execute(session: Session, statement: str) -> None:
    session.execute(text(statement))


def test_a_refusal_undoes_everything(any_database: Database) -> None:
    def refuse(session: Session) -> None:
        job_runs.note_runs(session, ["a"], at=AT)
        session.flush()
        raise Refused("no")

    with pytest.raises(Refused):
        any_database.run(refuse)
    assert any_database.look(names) == set()


def test_reading_cannot_write(any_database: Database) -> None:
    with pytest.raises(DBAPIError):
        any_database.look(execute, "DELETE FROM job_run")


def test_reading_sees_one_moment(any_database: Database) -> None:
    def look(session: Session) -> tuple[int, int]:
        before = len(names(session))
        thread = threading.Thread(
            target=any_database.run, args=(job_runs.note_runs, ["a"]), kwargs={"at": AT}
        )
        thread.start()
        thread.join()
        return before, len(names(session))

    assert any_database.look(look) == (0, 0)
    assert any_database.look(names) == {"a"}


async def test_what_nobody_waits_for_holds_nobody_up(any_database: Database) -> None:
    go = threading.Event()

    def linger(_session: Session) -> bool:
        return go.wait(timeout=30)

    lingering = [asyncio.create_task(any_database.read_aside(linger)) for _ in range(50)]
    await asyncio.sleep(0)
    async with asyncio.timeout(20):
        assert await any_database.read(names) == set()
    go.set()
    assert all(await asyncio.gather(*lingering))


async def test_a_cancelled_caller_waits_for_the_commit(any_database: Database) -> None:
    entered, leave = threading.Event(), threading.Event()

    def slow(session: Session) -> None:
        job_runs.note_runs(session, ["a"], at=AT)
        entered.set()
        leave.wait(5)

    caller = asyncio.create_task(any_database.transact(slow))
    await until(entered.is_set)
    caller.cancel()
    await asyncio.sleep(0.01)
    assert not caller.done()
    leave.set()
    with pytest.raises(asyncio.CancelledError):
        await caller
    assert any_database.look(names) == {"a"}


def test_a_statement_that_is_wrong_is_not_waited_for(any_database: Database) -> None:
    with pytest.raises(DBAPIError):
        any_database.run(execute, "SELECT * FROM nowhere")
    with pytest.raises(IntegrityError):
        any_database.run(execute, "INSERT INTO job_run VALUES (NULL, NULL)")


def test_a_file_that_cannot_be_opened_is_away(tmp_path: Path) -> None:
    (tmp_path / "folder.db").mkdir()
    database = Database(f"sqlite:///{tmp_path}/folder.db", KEYRING)
    with pytest.raises(Unavailable):
        database.run(names)
    database.close()


def test_a_server_that_is_not_there_is_away(tmp_path: Path) -> None:
    database = Database(f"postgresql+psycopg://nobody@/none?host={tmp_path}", KEYRING)
    with pytest.raises(Unavailable):
        database.run(names)
    database.close()


def test_a_lock_held_for_long_is_away(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engine._SQLITE_PRAGMAS", ("busy_timeout=50",))
    impatient = Database(database.url, KEYRING)
    other = sqlite3.connect(tmp_path / "lianxin.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable):
        impatient.run(job_runs.note_runs, ["a"], at=AT)
    assert impatient.look(names) == set()  # reading goes on meanwhile
    other.close()
    impatient.run(job_runs.note_runs, ["a"], at=AT)
    impatient.close()


def test_a_full_disk_is_away_and_loses_nothing(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    database.run(job_runs.note_runs, ["before"], at=AT)
    pages = database.look(lambda session: int(session.execute(text("PRAGMA page_count")).scalar_one()))
    monkeypatch.setattr("storage.engine._SQLITE_PRAGMAS", (f"max_page_count={pages}",))
    full = Database(database.url, KEYRING)
    many = [f"{number}" * 50 for number in range(2000)]
    with pytest.raises(Unavailable):
        full.run(job_runs.note_runs, many, at=AT)
    full.close()
    assert database.look(names) == {"before"}
    database.run(job_runs.note_runs, ["after"], at=AT)  # there is room again
    assert database.look(names) == {"before", "after"}


async def test_insisting_goes_on_until_it_is_written(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transact, "waits", lambda: repeat(0.001))
    away = [Unavailable()] * 3

    def flaky(session: Session) -> str:
        if away:
            raise away.pop()
        job_runs.note_runs(session, ["a"], at=AT)
        return "written"

    assert await database.insist(flaky) == "written"
    assert database.look(names) == {"a"}


def test_waits_grow_and_never_end() -> None:
    pauses = transact.waits()
    taken = [next(pauses) for _ in range(50)]
    assert taken == sorted(taken)
    assert taken[-1] == 30


def test_whoever_comes_second_sees_what_the_first_did(postgres_database: Database) -> None:
    """Two look, both find nothing and write the same key: the second is run again and then sees it."""
    both = threading.Barrier(2)
    seen: list[str] = []

    def add(session: Session) -> None:
        if session.get(JobRunRow, "a") is not None:
            raise Refused("taken")
        if not both.broken and both.n_waiting < 2 and not seen:
            both.wait(5)
        session.add(JobRunRow(name="a", last_at=AT))

    def run() -> None:
        try:
            postgres_database.run(add)
        except Refused as refused:
            seen.append(refused.key)

    threads = [threading.Thread(target=run) for _ in range(2)]
    _together(threads)
    assert seen == ["taken"]
    assert postgres_database.look(names) == {"a"}


def test_a_restarted_server_is_away_and_then_there_again(
    postgres_database: Database, postgres_server: Server
) -> None:
    postgres_database.run(job_runs.note_runs, ["a"], at=AT)
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"

    def kill_own_line(session: Session) -> None:
        mine = session.execute(text("SELECT pg_backend_pid()")).scalar_one()
        postgres_server.run(f"SELECT pg_terminate_backend({mine})")
        session.execute(text("SELECT 1"))

    with pytest.raises(Unavailable):
        postgres_database.run(kill_own_line)
    postgres_server.run(cut)  # lines that lie in the pool
    assert postgres_database.look(names) == {"a"}
    postgres_database.run(job_runs.note_runs, ["b"], at=AT)


def _together(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
