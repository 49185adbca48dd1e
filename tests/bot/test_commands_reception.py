"""`lianxin reception`: the year ahead and the rhythms beside the department's."""

from pathlib import Path

import pytest

from bot.__main__ import main
from bot.clock import WoundClock
from bot.commands import verbs
from rules.posts import Role
from storage.reception import planning
from storage.transact import Database
from tests.builders import County, person, post
from tests.chat import ZONE
from tests.conftest import NOW

AT = NOW.replace(tzinfo=ZONE)


@pytest.fixture
def county(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> County:
    """A county on the database that the settings name; somebody receives in the town."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LIANXIN_DATABASE_URL", database.url)
    monkeypatch.setenv("LIANXIN_DATA_KEYS", (b"k" * 32).hex())
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setattr(verbs, "SystemClock", lambda zone: WoundClock(AT, zone))
    made = County(database)
    database.run(post, Role.HOST, database.run(person, "何组委"), made.town)
    database.run(planning.plan, at=AT)
    return made


def add(*more: str) -> int:
    where = ("--unit", "灵湖镇", "--host", "何组委", "--place", "镇党群服务中心")
    return main(["reception", "add", *where, "--hours", "09:00-10:00", *more])


def test_a_rhythm_from_its_beginning_to_its_end(county: County, capsys: pytest.CaptureFixture[str]) -> None:
    assert add("weekly day 5", "--from", "2026-12-01", "--holidays", "next_workday") == 0
    assert capsys.readouterr().out == "定好了，编号 1，以后的日子已经排上。\n"
    assert main(["reception", "list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "组织部：每月15日，县委组织部一楼接待室。",
        "1  灵湖镇：每个星期五，何组委接待，09:00-10:00，镇党群服务中心",
    ]
    assert main(["reception", "days"]) == 0
    days = capsys.readouterr().out.splitlines()
    assert days[:3] == [
        "12月4日（星期五）灵湖镇接待领导：3 个时间，余 3 个",
        "12月11日（星期五）灵湖镇接待领导：3 个时间，余 3 个",
        "12月15日（星期二）组织部长：18 个时间，余 18 个",
    ]
    assert main(["reception", "end", "1", "--until", "2026-12-10"]) == 0
    assert capsys.readouterr().out == "到12月10日为止。以后的日子已经撤掉，发消息告诉了 0 位。\n"
    main(["reception", "days"])
    assert "12月11日" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("weekly day 9",), "接待日的节奏看不懂：weekly day 9。"),
        (("weekly day 5", "--host", "周大福"), "这个单位还没有能接待的人。"),
        (("weekly day 5", "--unit", "石门镇"), "石门镇"),
        (("weekly day 5", "--minutes", "90"), "放不下一个 90 分钟的时段"),
    ],
)
def test_what_cannot_be(
    county: County, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], line: str
) -> None:
    assert add(*arguments) == 1
    assert line in capsys.readouterr().err
    assert main(["reception", "end", "7"]) == 1
