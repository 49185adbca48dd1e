"""The command line's verbs about waves, on a database of their own."""

import hashlib
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.__main__ import main
from bot.clock import SystemClock
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
        (["wave", "open", "headline", "--group", "staff"], "“staff of the department” has fewer than 10"),
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


def test_a_key_in_halves_takes_both_holders(
    county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LIANXIN_WAVE_KEYS_OTHER", str(tmp_path / "other"))
    copies = ["--copy", str(tmp_path / "copy")]
    assert main(["wave", "open", "headline", *copies]) == 1
    assert "takes 2 folders" in capsys.readouterr().err
    assert main(["wave", "open", "headline", *copies, "--copy", str(tmp_path / "copy-other")]) == 0
    [one], [other] = list((tmp_path / "keys").iterdir()), list((tmp_path / "other").iterdir())
    assert one.read_bytes() != other.read_bytes()
    away = other.rename(tmp_path / "lost.key")
    assert main(["wave", "close"]) == 1
    assert "is not in" in capsys.readouterr().err
    away.write_bytes(one.read_bytes())  # the same half twice opens nothing
    away.rename(other)
    assert main(["wave", "close"]) == 1
    assert main(["wave", "close", *copies, "--copy", str(tmp_path / "copy-other")]) == 0
    for folder in ("keys", "other", "copy", "copy-other"):
        assert list((tmp_path / folder).iterdir()) == []


def test_whoever_sits_at_a_terminal_is_asked_for_a_second_copy(
    county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return str(tmp_path / "stick")

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    assert main(["wave", "open", "headline"]) == 0
    assert "second copy" in asked[0]
    assert len(list((tmp_path / "stick").iterdir())) == 1


OWN = """
code = "roads"
version = 1
scale = "three-step"
questions = [{ code = "roads", zh = "您怎么评价村里的路？", en = "How are the roads?" }]
"""


def test_a_questionnaire_is_loaded_and_opened(
    county: County, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "roads.toml"
    file.write_text(OWN, "utf-8")
    for _ in range(2):
        assert main(["questionnaire", "load", str(file)]) == 0
        assert "Loaded roads, version 1, with 1 questions" in capsys.readouterr().out
    assert main(["wave", "open", "roads"]) == 0
    file.write_text(OWN.replace("村里", "镇上"), "utf-8")
    assert main(["questionnaire", "load", str(file)]) == 1
    assert "was loaded with other content" in capsys.readouterr().err


def test_every_mistake_has_a_line(county: County, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "roads.toml"
    file.write_text(OWN.replace('"three-step"', '"five-star"').replace('{ code = "roads"', '{ code = "R"'))
    assert main(["questionnaire", "load", str(file)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        "The code “R” is wrong: small letters, digits and hyphens, at most 24.",
        "There is no scale “five-star”.",
        "2 things in this questionnaire must be mended; it was not loaded.",
    ]


def test_a_sample_is_published_drawn_and_drawn_again_elsewhere(
    county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    frame = tmp_path / "frame.txt"
    asks = ["--size", "11", "--value", "index of the first", "--out", str(frame)]
    assert main(["sample", "publish", "headline", *asks, "--known", "2000-01-01"]) == 1
    assert "tomorrow at the earliest" in capsys.readouterr().err
    tomorrow = (SystemClock(ZoneInfo("Asia/Shanghai")).now() + timedelta(days=1)).date()
    assert main(["sample", "publish", "headline", *asks, "--known", tomorrow.isoformat()]) == 0
    assert hashlib.sha256(frame.read_bytes()).hexdigest() in capsys.readouterr().out
    assert main(["sample", "open", "1", "3912.45"]) == 1
    assert "It is too early" in capsys.readouterr().err
    now = SystemClock.now
    monkeypatch.setattr(SystemClock, "now", lambda clock: now(clock) + timedelta(days=2))
    assert main(["sample", "open", "1", "3912.45"]) == 0
    assert "11 people are invited" in capsys.readouterr().out
    assert main(["sample", "redraw", "1"]) == 0
    here = capsys.readouterr().out
    assert len(here.splitlines()) == 12
    monkeypatch.setenv("LIANXIN_DATABASE_URL", "sqlite:///nowhere.db")
    assert main(["sample", "redraw", str(frame), "--value", "3912.45"]) == 0
    assert capsys.readouterr().out == here


def test_paper_from_the_command_line(
    county: County, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = ["--ballots", "6", *("--counts=1,2,3,0,0,0",) * 4]
    assert main(["wave", "open", "headline"]) == 0
    assert main(["wave", "paper", "list", "1", "--unit", "清河县"]) == 0
    assert "12 listed, 12 in all" in capsys.readouterr().out
    assert main(["wave", "paper", "print", "1", "--out", str(tmp_path / "paper.pdf")]) == 0
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")
    assert main(["wave", "paper", "enter", "1", *sheet]) == 1
    assert "--by is needed" in capsys.readouterr().err
    assert main(["wave", "paper", "enter", "1", *sheet, "--by", "林晓"]) == 0
    assert main(["wave", "paper", "confirm", "1", "--box", "1", "--by", "林晓"]) == 1
    assert "somebody else has to confirm it" in capsys.readouterr().err
    assert main(["wave", "paper", "in", "1"]) == 1
    assert main(["wave", "paper", "confirm", "1", "--box", "1", "--by", "周正明"]) == 0
    assert main(["wave", "close"]) == 1
    assert "not complete" in capsys.readouterr().err
    assert main(["wave", "paper", "in", "1"]) == 0
    assert main(["wave", "close"]) == 0
