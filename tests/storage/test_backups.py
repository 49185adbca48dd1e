"""A copy of the database: whole, private, made while it is written to, and only a few are kept."""

import stat
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlmodel import Session, func, select

from rules.refusals import Refused
from storage import backups
from storage.models.people import PersonRow
from storage.transact import Database
from tests import builders
from tests.cases import NOW


def count(session: Session) -> int:
    return session.exec(select(func.count()).select_from(PersonRow)).one()


def opened(copy: Path, like: Database) -> int:
    database = Database(f"sqlite:///{copy}", like.keyring)
    try:
        return database.look(count)
    finally:
        database.close()


def test_a_copy_holds_everything_and_nobody_else_may_read_it(database: Database, tmp_path: Path) -> None:
    database.run(builders.person, "王桂英")
    backups.backup(database, tmp_path / "copy.db")
    database.run(builders.person, "李秀兰")
    assert opened(tmp_path / "copy.db", database) == 1
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600


def test_it_is_made_while_others_write(database: Database, tmp_path: Path) -> None:
    stop = Event()

    def write() -> None:
        while not stop.is_set():
            database.run(builders.person, "王桂英")

    writing = Thread(target=write)
    writing.start()
    try:
        for number in range(5):
            backups.backup(database, tmp_path / f"copy{number}.db")
    finally:
        stop.set()
        writing.join()
    counts = [opened(tmp_path / f"copy{number}.db", database) for number in range(5)]
    assert counts == sorted(counts)
    assert counts[-1] <= database.look(count)


def test_before_imports_only_the_last_few_are_kept(database: Database, tmp_path: Path) -> None:
    made = [
        backups.before_import(database, tmp_path / "backups", at=NOW + timedelta(minutes=number))
        for number in range(backups.KEPT + 2)
    ]
    assert sorted((tmp_path / "backups").iterdir()) == made[-backups.KEPT :]


def test_postgres_without_its_program_is_one_sentence(
    postgres_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="backup-no-program"):
        backups.backup(postgres_database, tmp_path / "copy.dump")
