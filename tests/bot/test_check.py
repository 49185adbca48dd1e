"""`lianxin check`: what is wrong is told with how to mend it, and makes it fail."""

import asyncio
import json
import re
import select
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlmodel import Session, col, update
from sqlmodel import select as select_rows

from bot.__main__ import main
from bot.checks import surroundings
from bot.clock import WoundClock
from bot.commands import checking
from bot.satisfaction.keeping import open_wave
from bot.satisfaction.plans import plan
from bot.services import Services
from bot.settings import load
from rules.posts import Role
from storage import audit, outbox
from storage.models.messages import DraftRow, InboxRow
from storage.models.people import AccountRow
from storage.outbox import Message
from storage.sealed import KeyRing
from storage.transact import Database
from tests import builders
from tests.builders import County
from tests.chat import BOT, ZONE
from tests.conftest import NOW
from tests.postgres import Server

AT = NOW.replace(tzinfo=ZONE)
# How PostgreSQL says which process serves a connection, and the like of another.
_GREETING = re.compile(rb"K\x00\x00\x00\x0c....", re.DOTALL)
_ANOTHER = b"K\x00\x00\x00\x0c\x00\x00\x00\x07"


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's naming
        pass


def telegram(environ: dict[str, Any], start: Any) -> list[bytes]:
    """Answer as the Bot API does to getMe; its Date is the machine's, which the tests' clock is far from."""
    me = {"id": 4242, "is_bot": True, "first_name": "连心", "username": "lianxin_bot"}
    start("200 OK", [("Content-Type", "application/json")])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [json.dumps({"ok": True, "result": me}).encode()]


@pytest.fixture
def api() -> Iterator[str]:
    with make_server("127.0.0.1", 0, telegram, handler_class=_Quiet) as server:
        serving = Thread(target=server.serve_forever)
        serving.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        serving.join()


@pytest.fixture
def county(database: Database, tmp_path: Path, api: str, monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LIANXIN_DATABASE_URL", database.url)
    monkeypatch.setenv("LIANXIN_DATA_KEYS", (b"k" * 32).hex())
    monkeypatch.setenv("LIANXIN_BOT_TOKEN", BOT.token)
    monkeypatch.setenv("LIANXIN_API_BASE", api)
    monkeypatch.setenv("LIANXIN_WAVE_KEYS", str(tmp_path.with_name(f"{tmp_path.name}-keys")))
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setattr(checking, "SystemClock", lambda zone: WoundClock(AT.replace(month=9), zone))
    return County(database)


def looked(capsys: pytest.CaptureFixture[str]) -> dict[str, tuple[bool, str]]:
    """Run the verb and return what each look found."""
    capsys.readouterr()
    main(["check", "--json"])
    return {each["look"]: (each["well"], each["text"]) for each in json.loads(capsys.readouterr().out)}


def wrong(found: dict[str, tuple[bool, str]]) -> set[str]:
    return {look for look, (well, _) in found.items() if not well}


def test_a_sound_deployment_has_nothing_to_mend_but_our_wound_clock(
    county: County, capsys: pytest.CaptureFixture[str]
) -> None:
    found = looked(capsys)
    assert wrong(found) <= {"check-clock", "check-disk"}  # the machine of the tests may be full
    assert "@lianxin_bot" in found["check-token"][1]
    assert "timedatectl" in found["check-clock"][1]


def test_it_fails_with_one_line_that_counts(county: County, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 1
    said = capsys.readouterr()
    assert "  ok  数据库是最新的。" in said.out
    assert "处要处理" in said.err


def test_what_the_database_holds_is_looked_at(county: County, capsys: pytest.CaptureFixture[str]) -> None:
    who = county.member("王桂英")

    def harm(session: Session) -> None:
        builders.post(session, Role.SECRETARY, who, county.branch)
        builders.account(session, who, 7)
        session.exec(update(AccountRow).values(blocked_on=AT.date()))
        session.add(InboxRow(bot_id=1, update_id=9, body="{}", parked="failed", received_at=AT))
        before = AT.replace(month=9) - timedelta(hours=2)
        outbox.put(session, [Message("digest", "x", "y", "", who, before)])
        audit.record(session, None, "backup", None, AT)
        session.connection().execute(text("DROP TRIGGER audit_no_update"))
        session.connection().execute(text("UPDATE audit SET what = 'nothing'"))

    county.database.run(harm)
    found = looked(capsys)
    assert wrong(found) >= {"check-owners", "check-parked", "check-messages", "check-trail-broken"}
    assert "关了聊天的 1 位" in found["check-owners"][1]


def test_a_missing_calendar_is_told_in_time(
    county: County, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "check-calendar" in looked(capsys)
    monkeypatch.setattr(checking, "SystemClock", lambda zone: WoundClock(AT, zone))
    assert "2027年" in looked(capsys)["check-calendar-missing"][1]


def test_keys_that_are_gone_or_old_are_told(county: County, capsys: pytest.CaptureFixture[str]) -> None:
    county.database.run(lambda session: session.add(DraftRow(user_id=1, data={})))
    assert looked(capsys)["check-keys"][0]
    other = Database(county.database.url, KeyRing([b"x" * 32]))
    other.run(lambda session: session.add(DraftRow(user_id=2, data={})))
    other.close()
    assert not looked(capsys)["check-keys-missing"][0]


def test_older_keys_are_told_without_alarm(
    county: County, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    county.database.run(lambda session: session.add(DraftRow(user_id=1, data={})))
    monkeypatch.setenv("LIANXIN_DATA_KEYS", f"{(b'n' * 32).hex()},{(b'k' * 32).hex()}")
    assert looked(capsys)["check-keys-older"][0]


def test_an_open_wave_without_its_key_is_told_and_what_to_do(
    county: County, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(12):
        county.member(f"党员{number}")
    settings = load(_env_file=None)
    services = Services(settings, county.database, WoundClock(AT, ZONE))
    asyncio.run(open_wave(services, plan("headline", on=AT.date())))
    assert "开着的测评 1 次" in looked(capsys)["check-wave-keys-there"][1]
    (key,) = settings.wave_keys.iterdir()
    key.unlink()
    well, told = looked(capsys)["check-wave-keys-lost"]
    assert not well
    assert "1 次开着的测评找不到钥匙" in told
    assert "wave close --key-lost" in told


def test_a_full_disk_is_told(
    county: County, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    full = SimpleNamespace(free=5 << 20)
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: full)
    well, told = looked(capsys)["check-disk"]
    assert not well
    assert "剩余 5 MB" in told
    assert "旧备份" in told


def test_a_token_that_is_missing_is_told(
    county: County, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LIANXIN_BOT_TOKEN")
    assert "@BotFather" in looked(capsys)["check-token-missing"][1]


def test_what_was_given_up_is_listed_tried_again_or_let_go(
    county: County, capsys: pytest.CaptureFixture[str]
) -> None:
    def give_up(session: Session) -> None:
        for number in (7, 8, 9):
            row = InboxRow(
                bot_id=1, update_id=number, body="秘密", attempts=3, parked="failed", received_at=AT
            )
            session.add(row)

    county.database.run(give_up)
    well, told = looked(capsys)["check-parked"]
    assert not well
    assert "parked list" in told
    main(["parked", "list"])
    assert capsys.readouterr().out.splitlines()[0] == "7  2026-11-23 09:00  failed"
    assert main(["parked", "drop", "8"]) == 0
    assert main(["parked", "retry"]) == 0
    assert looked(capsys)["check-parked"][0]
    assert county.database.look(inbox_rows) == [(7, True, None, 0), (8, False, None, 3), (9, True, None, 0)]
    assert county.database.look(audit.verify).rows == 2
    main(["parked", "list"])
    assert "没有没办成的消息" in capsys.readouterr().out


def inbox_rows(session: Session) -> list[tuple[int, bool, str | None, int]]:
    rows = session.exec(select_rows(InboxRow).order_by(col(InboxRow.update_id)))
    return [(row.update_id, row.body is not None, row.parked, row.attempts) for row in rows]


def test_wave_keys_beside_the_data_are_told(
    county: County, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIANXIN_WAVE_KEYS", str(tmp_path / "keys"))
    assert not looked(capsys)["check-wave-keys-beside"][0]


def test_without_telegram_the_rest_is_looked_at(
    county: County, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIANXIN_API_BASE", "http://127.0.0.1:9")
    found = looked(capsys)
    assert not found["check-token-refused"][0]
    assert "check-clock" not in found
    assert "check-trail" in found


def test_an_old_database_is_told_before_its_tables_are_read(
    tmp_path: Path,
    api: str,
    county: County,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LIANXIN_DATABASE_URL", f"sqlite:///{tmp_path}/empty.db")
    found = looked(capsys)
    assert not found["check-database-old"][0]
    assert "check-trail" not in found


def test_a_pooler_is_known_by_who_answers() -> None:
    assert surroundings.is_pooled(4711, 815)
    assert not surroundings.is_pooled(4711, 4711)


@pytest.fixture
def at_postgres(
    postgres_database: Database, tmp_path: Path, api: str, monkeypatch: pytest.MonkeyPatch
) -> Database:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LIANXIN_DATABASE_URL", postgres_database.url)
    monkeypatch.setenv("LIANXIN_DATA_KEYS", (b"k" * 32).hex())
    monkeypatch.setenv("LIANXIN_BOT_TOKEN", BOT.token)
    monkeypatch.setenv("LIANXIN_API_BASE", api)
    return postgres_database


def test_postgres_reached_directly_is_not_taken_for_pooled(
    at_postgres: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    found = looked(capsys)
    assert found["check-not-pooled"][0]
    assert found["check-keys"][0]


def test_a_pooler_before_postgres_is_told(
    at_postgres: Database,
    postgres_server: Server,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pooling(postgres_server.folder / ".s.PGSQL.5432") as port:
        name = make_url(at_postgres.url).database
        monkeypatch.setenv(
            "LIANXIN_DATABASE_URL",
            f"postgresql://{postgres_server.user}@127.0.0.1:{port}/{name}?sslmode=disable",
        )
        found = looked(capsys)
    assert "pgbouncer" in found["check-pooled"][1]
    assert not found["check-pooled"][0]
    assert found["check-database"][0]


def test_a_postgres_that_is_away_is_told_and_the_rest_is_looked_at(
    at_postgres: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIANXIN_DATABASE_URL", f"postgresql:///lianxin?host={tmp_path}")
    found = looked(capsys)
    assert "LIANXIN_DATABASE_URL" in found["check-database-away"][1]
    assert "check-token" in found
    assert "check-trail" not in found


@contextmanager
def pooling(server: Path) -> Iterator[int]:
    """Stand before a server as a pooler does: greet with a process number of one's own, hand on the rest."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):  # the listening socket was closed
            while True:
                Thread(target=hand_on, args=(listening.accept()[0], server), daemon=True).start()

    serving = Thread(target=serve)
    serving.start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        serving.join()


def hand_on(client: socket.socket, server: Path) -> None:
    """Carry one connection, and change the process number in the server's BackendKeyData."""
    with client, socket.socket(socket.AF_UNIX) as behind:
        behind.connect(str(server))
        while ready := select.select([client, behind], [], [])[0]:
            for each in ready:
                said = each.recv(1 << 16)
                if not said:
                    return
                if each is client:
                    behind.sendall(said)
                else:
                    client.sendall(_GREETING.sub(_ANOTHER, said))
