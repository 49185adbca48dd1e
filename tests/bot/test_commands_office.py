"""`lianxin audit verify` and `lianxin setting`: what they say, and one clear line for what they refuse."""

import json
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from bot.__main__ import main
from bot.clock import WoundClock
from bot.commands import verbs
from storage import audit, rule_settings
from storage.models.audit import AuditRow
from storage.transact import Database
from tests.chat import ZONE
from tests.conftest import NOW

AT = NOW.replace(tzinfo=ZONE)


@pytest.fixture
def machine(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LIANXIN_DATABASE_URL", database.url)
    monkeypatch.setenv("LIANXIN_DATA_KEYS", (b"k" * 32).hex())
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setattr(verbs, "SystemClock", lambda zone: WoundClock(AT, zone))
    return database


def test_a_whole_trail_gives_a_mark_to_compare_with(
    machine: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.run(audit.record, None, "backup", None, AT)
    assert main(["audit", "verify"]) == 0
    mark = machine.look(audit.verify).mark
    assert mark in capsys.readouterr().out
    machine.run(audit.record, None, "backup", None, AT)
    assert main(["audit", "verify", "--since", mark]) == 0
    assert main(["audit", "verify", "--since", "1:0000000000000000"]) == 1
    assert "没有原来抄下的那一条" in capsys.readouterr().err


def test_a_changed_row_is_named(machine: Database, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        machine.run(audit.record, None, "backup", None, AT)

    def harm(session: Session) -> None:
        session.connection().execute(text("DROP TRIGGER audit_no_update"))
        session.connection().execute(text("UPDATE audit SET what = 'nothing' WHERE seq = 2"))

    machine.run(harm)
    assert main(["audit", "verify", "--json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["broken_at"] == 2
    assert "第 2 条" in said.err


def test_a_setting_is_changed_from_a_day_on_and_the_trail_tells(
    machine: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["setting", "set", "retention.messages", "200", "--from", "2027-01-01"]) == 0
    capsys.readouterr()
    assert main(["setting", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["retention.messages"] == "400"
    assert machine.look(rule_settings.setting, "retention.messages", on=AT.date()) is None
    assert main(["setting", "list", "--on", "2027-01-01"]) == 0
    assert "retention.messages = 200\n" in capsys.readouterr().out
    assert machine.look(lambda session: session.exec(select(AuditRow.what)).all()) == ["setting.change"]


@pytest.mark.parametrize(
    ("code", "value"), [("nothing.here", "1"), ("retention.messages", "few"), ("retention.messages", "1")]
)
def test_what_no_area_takes_is_refused(
    machine: Database, code: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["setting", "set", code, value]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
