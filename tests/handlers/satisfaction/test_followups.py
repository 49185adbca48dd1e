"""What follows from a closed wave, at the desk: a unit that scored low, and remarks."""

import pytest
from sqlmodel import Session, select

from bot.satisfaction import keeping
from bot.satisfaction.plans import plan
from storage.cases import books
from storage.models.cases import CaseRow
from storage.satisfaction import ballots
from tests.builders import County, account, joined
from tests.chat import Chatter, World
from tests.waves import local

HIGH, LOW = (0, 0, 0, 0), (4, 4, 4, 0)
FIRST = 7_300_000_000


class Closed:
    """A wave of two branches of 24: one content, one not but with integrity; ten left a remark."""

    def __init__(self, world: World, remarks: int = 10) -> None:
        self.world, self.remarks = world, remarks
        self.county = County(world.database)
        self.desk: Chatter = joined(world, "林晓", self.county.desk)
        self.voters: list[tuple[int, tuple[int, ...]]] = []
        for number in range(48):
            content = number % 2 == 0
            branch = self.county.branch if content else self.county.other_branch
            person = self.county.member(f"王{number}", branch)
            world.database.run(account, person, FIRST + number)
            self.voters.append((FIRST + number, HIGH if content else LOW))

    async def hold(self) -> None:
        await self.world.settle()
        services, database, now = self.world.bot.services, self.world.database, self.world.clock.now()
        opened = await keeping.open_wave(services, plan("headline", on=services.today))
        for number, (telegram_id, answers) in enumerate(self.voters):
            database.run(ballots.hand_in, telegram_id, opened.id, answers, at=now)
            if number < self.remarks:
                database.run(ballots.hand_in_remark, telegram_id, opened.id, f"话{number}", at=now)
        await keeping.close_wave(services, opened.id)
        self.desk.look()
        await self.world.wind(local(self.world, 24, 10))


@pytest.fixture
async def closed(world: World) -> Closed:
    made = Closed(world)
    await made.hold()
    return made


def cases(session: Session) -> list[tuple[str, bool]]:
    return [(row.source, books.is_nobodys(row)) for row in session.exec(select(CaseRow))]


async def test_a_low_unit_becomes_a_case_and_a_talk_once_each(closed: Closed) -> None:
    desk = closed.desk
    said = desk.hears("评完了", "有 1 个单位明显低于上级单位总体", "10 条留言")
    assert "湖西" not in said
    assert desk.labels == ["湖西村党支部", "看留言"]
    await desk.presses("湖西村党支部")
    said = desk.hears("湖西村党支部的组织工作总体、组工干部、干部选拔任用", "明显低于灵湖镇总体")
    assert "用人不正之风" not in said, "only what it is low on"
    for _ in range(2):
        await desk.presses("交办整改")
        desk.hears("立件了，编号 YJ2026", "下次开门评部时评")
        await desk.presses("返回")
        await desk.presses("湖西村党支部")
    assert closed.world.database.look(cases) == [("low_score", True)]
    await desk.presses("安排谈心")
    desk.hears("已经提请和湖西村党支部的班子谈心")
    await desk.forges(f"wavelow:1:{closed.county.other_branch}:2")
    desk.hears("谈心已经提请过了")


async def test_a_unit_that_is_not_low_is_nobodys_business(closed: Closed) -> None:
    for does in (0, 1, 2):
        await closed.desk.forges(f"wavelow:1:{closed.county.branch}:{does}")
        closed.desk.hears("已经过时了")
    assert closed.world.database.look(cases) == []


async def test_a_remark_becomes_nobodys_case_once(closed: Closed) -> None:
    desk = closed.desk
    await desk.presses("看留言")
    desk.hears("第 1 条，共 10 条：话")
    await desk.presses("下一条")
    desk.hears("第 2 条")
    await desk.presses("立件")
    desk.hears("第 2 条", "已立件 YJ2026")
    assert "立件" not in desk.labels
    await desk.forges("remarkread:1:2:1")
    assert closed.world.database.look(cases) == [("remark", True)]
    await desk.forges("remarkread:1:11:0")
    desk.hears("已经过时了")


async def test_the_desk_is_told_once(closed: Closed) -> None:
    closed.desk.look()
    await closed.world.wind(local(closed.world, 26, 10))
    assert not [said for said in closed.desk.look() if "评完了" in said]


async def test_where_nothing_follows_nobody_is_told(world: World) -> None:
    made = Closed(world, remarks=9)
    made.voters = [(telegram_id, HIGH) for telegram_id, _ in made.voters]
    await made.hold()
    assert not [said for said in made.desk.look() if "评完了" in said]
