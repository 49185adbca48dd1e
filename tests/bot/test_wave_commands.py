"""The command line's verbs about waves, on a database of their own."""

from pathlib import Path

import pytest

from bot.__main__ import main
from storage.migrate import upgrade
from storage.sealed import KeyRing
from storage.transact import Database
from tests.builders import County

KEY = "6b" * 32


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> County:
    url = f"sqlite:///{tmp_path / 'data' / 'lianxin.db'}"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LIANXIN_DATABASE_URL", url)
    monkeypatch.setenv("LIANXIN_DATA_KEYS", KEY)
    monkeypatch.setenv("LIANXIN_WAVE_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    database = Database(url, KeyRing.from_hex(KEY))
    upgrade(database)
    made = County(database)
    for number in range(12):
        made.member(f"王{number}")
    database.close()
    return made


def test_opens_audits_and_closes(county: County, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["wave", "open", "headline", "--title", "第一期", "--days", "5"]) == 0
    assert "“第一期” has begun: 12 people are invited" in capsys.readouterr().out
    assert len(list((tmp_path / "keys").iterdir())) == 1
    assert main(["ballots", "audit", "1"]) == 0
    assert "It adds up (open): 0." in capsys.readouterr().out
    assert main(["wave", "close"]) == 0
    assert "destroy it there now" in capsys.readouterr().out
    assert list((tmp_path / "keys").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["wave", "open", "nonsense"], "no questionnaire “nonsense”"),
        (["wave", "open", "headline", "--days", "0"], "from 1 to 60 days"),
        (["wave", "open", "headline", "--group", "staff"], "“staff” has fewer than 10"),
        (["wave", "close"], "No round is running"),
        (["wave", "close", "7"], "no such round"),
        (["ballots", "audit", "7"], "no such round"),
    ],
)
def test_refuses_with_one_clear_line(
    county: County, capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str
) -> None:
    assert main(arguments) == 1
    said = capsys.readouterr().err
    assert reason in said
    assert said.count("\n") == 1


def test_keys_beside_the_database_are_refused(
    county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LIANXIN_WAVE_KEYS", str(tmp_path / "data" / "keys"))
    assert main(["wave", "open", "headline"]) == 1
    assert "backup would take them along" in capsys.readouterr().err
    assert not (tmp_path / "data" / "keys").exists()
