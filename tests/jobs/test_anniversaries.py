"""Days that come round: joining days a week before, seventieth birthdays, greetings, the fifty-year list."""

from collections.abc import AsyncIterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlmodel import Session

from bot.anniversaries.buttons import Fifty, Greet
from rules.posts import Role
from storage.models.care import FactRow
from storage.models.people import AccountRow, PersonRow
from storage.transact import Database
from tests import builders
from tests.builders import County
from tests.chat import Chatter, World, world_at
from tests.reception import at


class Place(County):
    """A branch with secretary and deputy, the town's organiser and the administrator."""

    def __init__(self, world: World) -> None:
        super().__init__(world.database)
        self.world = world
        self.secretary, self.deputy = self.add("张建国", "2001-11-30"), self.add("赵明")
        self.organiser, self.admin = (
            self.member("孙丽", self.other_branch),
            self.member("周敏", self.other_branch),
        )
        make = world.database.run
        make(builders.post, Role.SECRETARY, self.secretary, self.branch)
        make(builders.post, Role.DEPUTY, self.deputy, self.branch)
        make(builders.post, Role.ORGANISER, self.organiser, self.town)
        make(builders.post, Role.ADMIN, self.admin, self.id)
        self.zhang = builders.joined(world, "建国", self.secretary)
        self.zhao = builders.joined(world, "赵明", self.deputy)
        self.sun = builders.joined(world, "孙丽", self.organiser)
        self.zhou = builders.joined(world, "周敏", self.admin)

    def add(
        self, name: str, joined: str | None = None, born: str | None = None, category: str = "full"
    ) -> int:
        """Put a member of the branch on the roster."""
        return self.database.run(
            builders.person,
            name,
            self.branch,
            joined_on=date.fromisoformat(joined) if joined else None,
            birth_on=date.fromisoformat(born) if born else None,
            category=category,
        )

    async def morning(self, day: str) -> None:
        """Let a morning come, and forget what was said before."""
        await self.world.settle()
        for chatter in (self.zhang, self.zhao, self.sun, self.zhou):
            chatter.look()
        await self.world.wind(at(f"{day}T09:30"))


@pytest.fixture
async def world(request: pytest.FixtureRequest, database: Database, tmp_path: Path) -> AsyncIterator[World]:
    """A bot in the evening before the week a test is about."""
    start = at(f"{getattr(request, 'param', '2026-11-22')}T20:30")
    async with world_at(start, database, tmp_path) as made:
        yield made


@pytest.fixture
def place(world: World) -> Place:
    return Place(world)


def evening(day: str) -> pytest.MarkDecorator:
    """Begin a test on an evening."""
    return pytest.mark.parametrize("world", [day], indirect=True)


def heard(chatter: Chatter) -> str:
    return "\n".join(chatter.look())


async def test_joining_days_are_told_the_week_before(place: Place) -> None:
    place.add("李敏", "2006-12-03")
    place.add("王芳", "1996-11-30")
    place.add("陈东", "2006-12-07")  # the week after
    place.add("吴起", "2006-11-27")  # this week: it was told a week ago
    place.add("郑新", "2026-12-01")  # is about to join: nothing comes round yet
    place.add("外人", "2006-12-03", category="former_cadre")
    await place.morning("2026-11-23")
    said = heard(place.zhang)
    assert "下周有政治生日：王同志（11月30日，30 年）、李同志（12月3日，20 年）。" in said
    assert "政治生日" not in heard(place.zhao)
    assert "政治生日" not in heard(place.sun)


async def test_one_s_own_joining_day_is_no_news(place: Place) -> None:
    await place.morning("2026-11-23")
    assert "政治生日" not in heard(place.zhang)


async def test_about_the_dead_nothing_comes_round(place: Place) -> None:
    person = place.add("李敏", "2006-12-03", "1956-11-25")
    place.database.run(_fact, person, "died")
    await place.morning("2026-11-23")
    said = heard(place.zhang)
    assert "政治生日" not in said
    assert "满70岁" not in said


async def test_without_the_secretary_the_deputy_is_told(place: Place) -> None:
    place.add("李敏", "2006-12-03")
    await place.world.settle()  # or what the secretary sent would show that the chat is open again
    place.database.run(_blocked, place.zhang.id)
    await place.morning("2026-11-23")
    assert "下周有政治生日：张同志（11月30日，25 年）、李同志（12月3日，20 年）。" in heard(place.zhao)


@evening("2027-02-14")
async def test_a_leap_day_comes_round_on_the_28th(place: Place) -> None:
    place.add("李敏", "2004-02-29")
    await place.morning("2027-02-15")
    assert "李同志（2月28日，23 年）" in heard(place.zhang)
    await place.morning("2027-02-22")
    assert "政治生日" not in heard(place.zhang)


@evening("2026-12-20")
async def test_joining_days_over_the_new_year(place: Place) -> None:
    place.add("李敏", "2007-01-05")
    await place.morning("2026-12-21")
    assert "政治生日" not in heard(place.zhang)
    await place.morning("2026-12-28")
    assert "李同志（1月5日，20 年）" in heard(place.zhang)


async def test_who_becomes_seventy_is_told_without_the_birthday(place: Place) -> None:
    place.add("李敏", born="1956-11-29")
    place.add("王芳", born="1956-11-30")  # next week
    place.add("陈东", born="1955-11-25")
    await place.morning("2026-11-23")
    said = heard(place.zhang)
    assert "李同志这周满70岁了，往后列入走访慰问。" in said
    assert "11月29日" not in said
    await place.morning("2026-11-30")
    assert "王同志这周满70岁了" in heard(place.zhang)


async def test_a_greeting_to_whoever_wishes_one(place: Place) -> None:
    member = place.add("李敏", "2006-11-26")
    li = builders.joined(place.world, "李敏", member)
    await place.world.settle()
    await li.says("我的")
    await li.presses("政治生日问候")
    li.hears("您是11月26日入党的。到了这天，要不要发您一句问候？现在是：不发。")
    await li.presses("发一句")
    li.hears("好，到那天早上问候您。")
    await place.world.wind(at("2026-11-26T09:30"))
    li.hears("李同志早。今天是您的政治生日，入党 20 年了。祝您身体好，日子顺。")
    await li.says("我的")
    await li.presses("政治生日问候")
    li.hears("现在是：发。")
    await li.presses("不用发")
    li.hears("好，不发了。")
    await li.says("我的")
    await li.presses("政治生日问候")
    li.hears("现在是：不发。")


async def test_whoever_changed_their_mind_is_not_greeted(place: Place) -> None:
    li = builders.joined(place.world, "李敏", place.add("李敏", "2006-11-26"))
    await place.world.settle()
    for wished in (1, 1, 0):
        await li.forges(Greet(wished).pack())
    li.look()
    await place.world.wind(at("2026-11-26T20:00"))
    assert li.look() == []


async def test_nobody_is_greeted_who_did_not_wish_it(place: Place) -> None:
    li = builders.joined(place.world, "李敏", place.add("李敏", "2006-11-26"))
    await place.world.settle()
    li.look()
    await place.world.wind(at("2026-11-26T20:00"))
    assert li.look() == []


@evening("2027-04-25")
async def test_the_fifty_year_list_in_may_with_its_workbook(place: Place) -> None:
    place.add("陈有福", "1977-06-30")
    place.add("王桂英", "1977-07-02")  # next year's
    place.add("赵长根", "1976-06-30")  # last year's
    dead = place.add("孙老", "1977-03-05")
    place.database.run(_fact, dead, "died")
    corrected = place.add("李大河", "1977-08-01")
    place.database.run(_correct, corrected, 2)
    await place.morning("2027-04-26")
    assert "50年" not in heard(place.zhou) + heard(place.sun)
    await place.morning("2027-05-03")
    place.zhou.hears("到7月1日党龄满50年的有 2 位，名单算好了")
    place.sun.hears("党龄满50年的有 2 位")
    await place.sun.presses("核对名单")
    await place.world.done()
    leaf = load_workbook(BytesIO(_file(place.sun))).worksheets[0]
    cells = [[cell.value for cell in row] for row in leaf.iter_rows()]
    names = {row[2]: row for row in cells if row[0] in {1, 2}}
    assert set(names) == {"陈有福", "李大河"}
    assert names["李大河"][8] == 2
    assert names["陈有福"][10] == "入党时间（无预备期）"
    await place.morning("2027-05-10")
    assert "50年" not in heard(place.zhou) + heard(place.sun)


async def test_the_list_is_nothing_for_a_member(place: Place) -> None:
    li = builders.joined(place.world, "李敏", place.add("李敏", "2006-11-26"))
    await place.world.settle()
    await li.forges(Fifty().pack())
    li.hears("这一步不归您办")


def _file(chatter: Chatter) -> bytes:
    files = [message.file for message in chatter.messages if message.file is not None]
    return chatter.world.cloud.file(files[-1].file_id)


def _fact(session: Session, person: int, kind: str) -> None:
    day = date(2026, 11, 1)
    session.add(FactRow(person_id=person, kind=kind, from_on=day, recorded_on=day, source="report"))


def _blocked(session: Session, telegram_id: int) -> None:
    session.get_one(AccountRow, telegram_id).blocked_on = date(2026, 11, 2)


def _correct(session: Session, person: int, months: int) -> None:
    session.get_one(PersonRow, person).party_age_months = months
