"""`lianxin backup` and `restore`: of a database in use, with what is sealed, and nothing done twice."""

import asyncio
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread

import pytest
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, select

from bot.__main__ import main
from bot.clock import WoundClock
from bot.commands import backups, verbs
from bot.lease import FileLease
from bot.satisfaction.keeping import open_wave
from bot.satisfaction.plans import plan
from bot.services import Services
from bot.settings import load
from storage import audit, outbox
from storage import backups as storage_backups
from storage.migrate import upgrade
from storage.models.audit import AuditRow
from storage.models.messages import DraftRow, InboxRow, OutboxRow
from storage.models.people import PersonRow
from storage.outbox import Message
from storage.sealed import KeyRing
from storage.transact import Database
from tests import builders
from tests.builders import County
from tests.chat import ZONE
from tests.conftest import KEYRING, NOW
from tests.files import ROOT

AT = NOW.replace(tzinfo=ZONE)


def at_the_machine(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LIANXIN_DATABASE_URL", database.url)
    monkeypatch.setenv("LIANXIN_DATA_KEYS", (b"k" * 32).hex())
    monkeypatch.setenv("LIANXIN_BOT_TOKEN", "4242:test-token")
    monkeypatch.setenv("LIANXIN_WAVE_KEYS", str(tmp_path.with_name(f"{tmp_path.name}-keys")))
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    for module in (verbs, backups):
        monkeypatch.setattr(module, "SystemClock", lambda zone: WoundClock(AT, zone))


@pytest.fixture
def county(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> County:
    at_the_machine(database, tmp_path, monkeypatch)
    return County(database)


def fill(county: County) -> int:
    """Put in something sealed, a message due, one for later, and an update nobody handled."""
    who = county.member("王桂英")

    def add(session: Session) -> None:
        session.get_one(PersonRow, who).phone = "13800000000"
        session.add(DraftRow(user_id=7, data={"words": "写了一半"}))
        session.add(InboxRow(bot_id=1, update_id=9, body="{}", received_at=AT))
        due = Message("digest", "x", "due", "", who, AT - timedelta(minutes=1))
        outbox.put(session, [due, Message("digest", "x", "later", "", who, AT + timedelta(days=1))])

    county.database.run(add)
    return who


def states(session: Session) -> dict[str, str]:
    return {row.slot: row.state for row in session.exec(select(OutboxRow))}


def restored(database: Database, keyring: KeyRing = KEYRING) -> Database:
    database.close()
    return Database(database.url, keyring)


def test_what_was_there_is_there_again_and_what_is_sealed_opens(
    county: County, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    who = fill(county)
    assert main(["backup", str(tmp_path / "copy.db")]) == 0
    assert (tmp_path / "copy.db").stat().st_mode & 0o077 == 0
    assert b"13800000000" not in (tmp_path / "copy.db").read_bytes()
    county.database.run(lambda session: session.delete(session.get_one(DraftRow, 7)))
    assert main(["restore", str(tmp_path / "copy.db")]) == 0
    again = restored(county.database)
    assert again.look(lambda session: session.get_one(PersonRow, who).phone) == "13800000000"
    assert again.look(lambda session: session.get_one(DraftRow, 7).data) == {"words": "写了一半"}
    assert again.look(audit.verify).whole
    trail = again.look(lambda session: list(session.exec(select(AuditRow.what).order_by(col(AuditRow.seq)))))
    assert trail == ["backup", "restore"]
    again.close()
    assert "before-restore" in capsys.readouterr().out


def test_nothing_due_before_runs_again_but_is_listed(
    county: County, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(county)
    main(["backup", str(tmp_path / "copy.db")])
    capsys.readouterr()
    assert main(["restore", str(tmp_path / "copy.db")]) == 0
    said = capsys.readouterr().out
    assert "2026-11-23 08:59  王桂英  digest" in said
    assert "1 条，没有自动接着办" in said
    again = restored(county.database)
    assert again.look(states) == {"due": "held", "later": "waiting"}
    parked = again.look(lambda session: session.exec(select(InboxRow.parked)).one())
    assert parked == "restored"
    again.close()


def test_a_folder_takes_backups_under_the_moments_name(county: County, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    assert main(["backup", str(folder)]) == 0
    assert [file.name for file in folder.iterdir()] == ["lianxin-20261123-090000.db"]


def test_a_backup_shows_one_moment_while_somebody_writes(county: County, tmp_path: Path) -> None:
    def meanwhile(session: Session) -> None:
        session.add(DraftRow(user_id=8, data={}))
        session.flush()
        storage_backups.backup(county.database, tmp_path / "copy.db")

    county.database.run(meanwhile)
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT count(*) FROM draft").fetchone() == (0,)
    assert main(["backup", str(tmp_path / "next.db")]) == 0
    with closing(sqlite3.connect(tmp_path / "next.db")) as copy:
        assert copy.execute("SELECT count(*) FROM draft").fetchone() == (1,)


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(4096)])
def test_what_is_no_backup_is_refused_and_nothing_changes(
    county: County, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    who = fill(county)
    (tmp_path / "copy.db").write_bytes(content)
    assert main(["restore", str(tmp_path / "copy.db")]) == 1
    assert "不是连心的备份" in capsys.readouterr().err
    assert county.database.look(lambda session: session.get_one(PersonRow, who).name) == "王桂英"


def test_a_backup_of_a_newer_program_is_refused(
    county: County, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["backup", str(tmp_path / "copy.db")])
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        copy.execute("UPDATE alembic_version SET version_num = '9999'")
        copy.commit()
    assert main(["restore", str(tmp_path / "copy.db")]) == 1
    assert "9999" in capsys.readouterr().err


def test_a_backup_is_not_overwritten(
    county: County, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "copy.db").write_bytes(b"mine")
    assert main(["backup", str(tmp_path / "copy.db")]) == 1
    assert (tmp_path / "copy.db").read_bytes() == b"mine"
    assert "不覆盖" in capsys.readouterr().err


def test_nothing_is_restored_under_a_running_bot(
    county: County, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["backup", str(tmp_path / "copy.db")])
    lease = FileLease(Path(f"{tmp_path / 'lianxin.db'}.lock"))

    async def serving() -> int:
        await lease.take()
        try:
            return await asyncio.to_thread(main, ["restore", str(tmp_path / "copy.db")])
        finally:
            await lease.release()

    assert asyncio.run(serving()) == 1
    assert "已有一个连心在运行" in capsys.readouterr().err


def test_no_backup_holds_the_key_of_an_open_wave_and_a_lost_one_is_told(
    county: County, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(12):
        county.member(f"党员{number}")
    settings = load(bot_token=SecretStr("4242:test-token"), _env_file=None)
    services = Services(settings, county.database, WoundClock(AT, ZONE))
    made = plan("headline", on=AT.date())
    asyncio.run(open_wave(services, made))
    (key,) = settings.wave_keys.iterdir()
    main(["backup", str(tmp_path / "copy.db")])
    secret = bytes.fromhex(key.read_text("ascii"))
    assert secret not in (tmp_path / "copy.db").read_bytes()
    assert secret.hex().encode() not in (tmp_path / "copy.db").read_bytes()
    capsys.readouterr()
    main(["restore", str(tmp_path / "copy.db")])
    assert "钥匙还在" in capsys.readouterr().out
    key.unlink()
    main(["restore", str(tmp_path / "copy.db")])
    assert "--key-lost" in capsys.readouterr().out


@pytest.fixture
def at_postgres(postgres_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A database on PostgreSQL whose own programs are found, wherever they are installed."""
    at_the_machine(postgres_database, tmp_path, monkeypatch)
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parts[-2].zfill(3))
    monkeypatch.setenv("PATH", f"{versions[-1]}:{os.environ['PATH']}" if versions else os.environ["PATH"])
    return postgres_database


def test_a_database_on_postgres_goes_there_and_back(
    at_postgres: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = County(at_postgres)
    who = fill(made)
    assert main(["backup", str(tmp_path / "copy.dump")]) == 0
    assert stat.S_IMODE((tmp_path / "copy.dump").stat().st_mode) == 0o600
    assert b"13800000000" not in (tmp_path / "copy.dump").read_bytes()
    at_postgres.run(lambda session: session.delete(session.get_one(DraftRow, 7)))
    at_postgres.close()
    assert main(["restore", str(tmp_path / "copy.dump")]) == 0, capsys.readouterr().err
    again = Database(at_postgres.url, KEYRING)
    upgrade(again)
    assert again.look(lambda session: session.get_one(PersonRow, who).phone) == "13800000000"
    assert again.look(lambda session: session.get_one(DraftRow, 7).data) == {"words": "写了一半"}
    assert again.look(states) == {"due": "held", "later": "waiting"}
    assert again.look(audit.verify).whole
    with pytest.raises(DBAPIError):  # the trail's rows are kept from change by what came with the copy
        again.run(lambda session: session.connection().execute(text("UPDATE audit SET what = 'nothing'")))
    again.close()


def test_a_dump_of_postgres_shows_one_moment_while_somebody_writes(
    at_postgres: Database, tmp_path: Path
) -> None:
    """Two rows that are always added together are both there, or neither."""
    county, stop = County(at_postgres), Event()

    def write() -> None:
        while not stop.is_set():
            at_postgres.run(in_pairs, county.branch)

    writing = Thread(target=write)
    writing.start()
    try:
        assert main(["backup", str(tmp_path / "copy.dump")]) == 0
    finally:
        stop.set()
        writing.join()
    before = at_postgres.look(pairs)
    at_postgres.close()
    assert main(["restore", str(tmp_path / "copy.dump")]) == 0
    again = Database(at_postgres.url, KEYRING)
    copied = again.look(pairs)
    again.close()
    assert copied[0] == copied[1]
    assert copied[0] <= before[0]
    assert before[0] > 0


def in_pairs(session: Session, unit: int) -> None:
    for name in ("甲", "乙"):
        builders.person(session, name, unit)


def pairs(session: Session) -> tuple[int, int]:
    names = list(session.exec(select(PersonRow.name).where(col(PersonRow.name).in_(["甲", "乙"]))))
    return names.count("甲"), names.count("乙")


def test_no_dump_of_postgres_holds_the_key_of_an_open_wave_and_a_lost_one_is_told(
    at_postgres: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    county = County(at_postgres)
    for number in range(12):
        county.member(f"党员{number}")
    settings = load(bot_token=SecretStr("4242:test-token"), _env_file=None)
    services = Services(settings, at_postgres, WoundClock(AT, ZONE))
    asyncio.run(open_wave(services, plan("headline", on=AT.date())))
    (key,) = settings.wave_keys.iterdir()
    secret = bytes.fromhex(key.read_text("ascii"))
    assert main(["backup", str(tmp_path / "copy.dump")]) == 0
    plain = subprocess.run(
        ["pg_restore", "--file=-", str(tmp_path / "copy.dump")], capture_output=True, check=True
    ).stdout
    assert b"headline" in plain
    assert all(each not in plain for each in (secret, secret.hex().encode()))
    at_postgres.close()
    capsys.readouterr()
    assert main(["restore", str(tmp_path / "copy.dump")]) == 0
    assert "钥匙还在" in capsys.readouterr().out
    key.unlink()
    assert main(["restore", str(tmp_path / "copy.dump")]) == 0
    assert "--key-lost" in capsys.readouterr().out


def test_a_dump_cut_off_is_refused_and_nothing_changes(
    at_postgres: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    who = fill(County(at_postgres))
    assert main(["backup", str(tmp_path / "copy.dump")]) == 0
    whole = (tmp_path / "copy.dump").read_bytes()
    (tmp_path / "half.dump").write_bytes(whole[: len(whole) * 2 // 3])
    assert main(["restore", str(tmp_path / "half.dump")]) == 1
    assert "没有恢复" in capsys.readouterr().err
    assert at_postgres.look(lambda session: session.get_one(PersonRow, who).phone) == "13800000000"
    assert at_postgres.look(states) == {"due": "waiting", "later": "waiting"}


def test_whoever_stops_reading_gets_no_trace() -> None:
    command = f"{sys.executable} -m bot calendar festivals 2026 | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, check=False, text=True)
    assert "Broken pipe" not in done.stderr
    assert "Traceback" not in done.stderr
