"""The holiday calendar from the chat: seen before it counts, and asked for every week while it is missing."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from bot.__main__ import main
from rules.cases.lifecycle import Privacy
from rules.posts import Role
from storage import calendars, rule_settings
from storage.cases import raising
from storage.cases.values import Matter
from storage.models.aid import AidRow
from storage.models.audit import AuditRow
from storage.models.cases import CaseRoundRow
from storage.models.reception import AppointmentRow, SessionRow, SlotRow
from storage.reception import planning
from tests import builders
from tests.builders import County, joined
from tests.chat import ZONE, Chatter, World
from tests.conftest import NOW
from tests.files import DATA
from tests.reception import caller

NOTICE = (DATA / "notice-2027.json").read_bytes()
DECEMBER = datetime(2026, 12, 14, 9)  # noqa: DTZ001 - a Monday, local: the world adds the zone


@pytest.fixture
def county(world: World) -> County:
    return County(world.database)


@pytest.fixture
def admin(world: World, county: County) -> Chatter:
    person_id = county.member("赵主任")
    world.database.run(builders.post, Role.ADMIN, person_id, county.id)
    return joined(world, "赵主任", person_id)


def deadline(session: Session) -> date:
    return session.exec(select(col(CaseRoundRow.due_on))).one()


async def test_a_notice_is_seen_before_it_counts(world: World, county: County, admin: Chatter) -> None:
    await world.wind(DECEMBER)
    who = caller(world.database, county.member("王桂英"))
    at = DECEMBER.replace(tzinfo=ZONE) + timedelta(days=3)
    world.database.run(raising.raise_named, who, Matter("village", "路灯不亮"), Privacy.NAMED, at=at)
    before = world.database.look(deadline)
    await admin.says("放假安排")
    admin.hears("2027年的放假安排还没有")
    await admin.sends("2027.json", NOTICE)
    shown = admin.hears("2027年放假安排，和现在不同的", "上班", "就按这个算吗")
    assert not world.database.look(calendars.calendar).confirms(2027)
    await admin.presses("就按这个")
    admin.hears("2027年就按这个算")
    assert world.database.look(calendars.calendar).confirms(2027)
    await world.wind(DECEMBER + timedelta(days=5))
    after = world.database.look(deadline)
    assert "1 件期限会变" in shown
    assert "1月8日改到1月9日" in shown
    assert (before, after) == (date(2027, 1, 8), date(2027, 1, 9))
    await admin.says("放假安排")
    admin.hears("都有了")
    assert "calendar.import" in world.database.look(lambda session: list(session.exec(select(AuditRow.what))))


async def test_whatever_else_hangs_on_the_holidays_is_named(
    world: World, county: County, admin: Chatter
) -> None:
    run, at = world.database.run, world.clock.now()
    run(rule_settings.decide, "reception.holiday_policy", "next_workday", from_on=NOW.date(), by=None, at=at)
    run(planning.plan, at=at)
    run(on_notice, county.member("王桂英"), county.branch)
    notice = json.loads(NOTICE)
    off = {"name": "试", "isOffDay": True}
    notice["days"] = [each for each in notice["days"] if each["date"] not in MOVED] + [
        off | {"date": day} for day in MOVED
    ]
    run(book, date(2027, 3, 15), county.member("李秀兰"))
    await admin.sends("2027.json", json.dumps(notice).encode())
    shown = admin.hears("走访的期限按节日和生日算，不受影响")
    receptions = shown[shown.index("个接待日要挪") :]
    assert "清河县：4月15日改到4月16日" in receptions
    assert "清河县：3月15日" not in shown
    assert "1 份公示的截止日会变：\n· 湖东村党支部：1月4日改到1月5日" in shown
    assert "周的每周小结换一天发" in shown
    assert "· 1月4日改到1月5日" in shown
    await admin.presses("就按这个")
    await world.wind(NOW + timedelta(days=1))
    days = world.database.look(lambda session: list(session.exec(select(col(SessionRow.on_date)))))
    assert date(2027, 4, 16) in days
    assert date(2027, 4, 15) not in days
    assert date(2027, 3, 15) in days


MOVED = ("2027-01-04", "2027-03-15", "2027-04-15")


def on_notice(session: Session, person: int, unit: int) -> None:
    session.add(
        AidRow(
            person_id=person,
            unit_id=unit,
            category="living",
            why="难处",
            state="published",
            applied_by=person,
            applied_on=NOW.date(),
            published_on=date(2026, 12, 25),
            notice_days=5,
            notice_until=date(2027, 1, 4),
            notice_provisional=True,
        )
    )


def book(session: Session, on: date, person: int) -> None:
    day = session.exec(select(SessionRow).where(SessionRow.on_date == on)).one()
    slot = session.exec(select(SlotRow).where(SlotRow.session_id == day.id)).first()
    assert slot is not None
    session.add(
        AppointmentRow(
            number="JF20270001",
            session_id=slot.session_id,
            slot_id=slot.id,
            person_id=person,
            made_by=person,
            topic="village",
            state="booked",
            made_at=slot.starts_at,
        )
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{}", "缺少"),
        (b"not json", "不是 JSON"),
        (json.dumps({"year": 2027, "papers": [], "days": []}).encode(), "还没公布"),
        (b"{" + b" " * (64 << 10), "太大"),
    ],
)
async def test_what_is_no_notice_is_refused(admin: Chatter, content: bytes, said: str) -> None:
    await admin.sends("x.json", content)
    admin.hears(said)
    assert "就按这个" not in admin.labels


async def test_a_part_of_a_notice_is_pointed_out(admin: Chatter) -> None:
    part = {
        "year": 2027,
        "papers": [],
        "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": True}],
    }
    await admin.sends("x.json", json.dumps(part).encode("utf-16"))
    admin.hears("没有", "是不是没写全")


async def test_while_it_is_missing_the_administrator_is_told_once_a_week(
    world: World, county: County, admin: Chatter
) -> None:
    await world.wind(DECEMBER + timedelta(days=7))
    told = [message.text for message in admin.messages if "2027年的放假安排还没有导入" in message.text]
    assert len(told) == 5  # the Mondays from 23 November to 21 December
    await admin.sends("2027.json", NOTICE)
    await admin.presses("就按这个")
    await world.wind(DECEMBER + timedelta(days=14))
    assert [message.text for message in admin.messages if "还没有导入" in message.text] == told


async def test_a_secretary_brings_in_nothing(world: World, county: County) -> None:
    wang = county.member("王桂英")
    world.database.run(builders.post, Role.SECRETARY, wang, county.branch)
    secretary = joined(world, "王桂英", wang)
    await secretary.sends("2027.json", NOTICE)
    secretary.hears("不归您办")


def test_the_command_line_tells_the_effect_and_may_stop_there(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LIANXIN_DATABASE_URL", world.database.url)
    monkeypatch.setenv("LIANXIN_DATA_KEYS", (b"k" * 32).hex())
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    file = tmp_path / "2027.json"
    file.write_bytes(NOTICE)
    assert main(["calendar", "import", str(file), "--dry-run"]) == 0
    assert "和现在不同的" in capsys.readouterr().out
    assert not world.database.look(calendars.calendar).confirms(2027)
    assert main(["calendar", "import", str(file)]) == 0
    assert world.database.look(calendars.calendar).confirms(2027)
    trail = select(AuditRow.who, AuditRow.what).order_by(col(AuditRow.seq))
    assert world.database.look(lambda session: session.exec(trail).all()) == [(None, "calendar.import")]
