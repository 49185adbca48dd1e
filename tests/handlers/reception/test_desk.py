"""The desk of a reception day, from the list to the outcome."""

from datetime import date

import pytest

from storage import rule_settings
from storage.reception import booking, planning
from storage.reception.values import Wish
from tests.builders import County, joined
from tests.chat import Chatter, World
from tests.reception import at, caller, members, slots

DAY = date(2026, 12, 15)


@pytest.fixture
def county(world: World) -> County:
    """Thirteen visitors, one more than fit on a page."""
    county = County(world.database)
    world.database.run(rule_settings.change, "reception.hours", "09:00-13:20", from_on=date(2026, 1, 1))
    world.database.run(planning.plan, at=world.clock.now())
    for who, slot in zip(members(county, 12), slots(world.database, DAY), strict=False):
        world.database.run(booking.book, slot, who, Wish("other"), at=world.clock.now())
    li = caller(world.database, county.member("李长顺"))
    world.database.run(
        booking.book, slots(world.database, DAY)[12], li, Wish("village", "修<桥>", 2), at=world.clock.now()
    )
    return county


@pytest.fixture
def desk(world: World, county: County) -> Chatter:
    return joined(world, "林晓", county.desk)


async def test_marks_a_visit_in_one_message(world: World, desk: Chatter) -> None:
    world.clock.wind(at("2026-12-15T09:00"))
    await desk.says("接待")
    desk.hears("12月15日（星期二）接待", "约了 13 位", "上午9:00 张0同志，别的事")
    here = desk.last.id
    await desk.presses("下一页")
    assert "张0" not in desk.hears("下午1:00 李长顺同志等 2 人，村里的事：修<桥>")
    await desk.presses("下午1:00")
    desk.hears("李长顺同志等 2 人", "编号 JF20260013", "现在：未记录")
    assert desk.labels == ["到了", "没来", "当场答复", "交办", "改时间", "取消", "返回"]
    await desk.presses("到了")
    desk.hears("修<桥>（到了）")
    assert desk.labels == ["现场来人", "下午1:00✓", "上一页", "管这一天", "全年安排"]
    await desk.presses("下午1:00")
    assert desk.labels == ["当场答复", "交办", "没来", "记错了", "返回"]
    await desk.presses("交办")
    desk.hears("（交办）")
    await desk.presses("下午1:00")
    desk.hears("现在：交办")
    assert desk.labels == ["返回"]
    await desk.presses("返回")
    assert desk.last.id == here


async def test_marked_before_by_a_colleague(world: World, desk: Chatter) -> None:
    world.clock.wind(at("2026-12-15T09:00"))
    await desk.says("接待")
    await desk.presses("上午9:00")
    stale = desk.last
    await desk.presses("没来")
    world.cloud.forge(desk.id, stale.id, stale.buttons[1][0].value)
    await world.settle()
    desk.hears("已经有了变化")


async def test_not_before_the_day(desk: Chatter) -> None:
    await desk.says("/reception")
    await desk.presses("上午9:00")
    await desk.presses("到了")
    desk.hears("12月15日（星期二）当天才能记")


async def test_the_host_reads_and_does_not_mark(world: World, county: County) -> None:
    minister = joined(world, "周正明", county.minister)
    await minister.says("接待名单")
    minister.hears("上午9:00 张0同志，别的事")
    assert minister.labels == ["下一页", "全年安排"]
    for payload in ("visit:1:1:0", "mark:1:1:0:arrive"):
        await minister.forges(payload)
        minister.hears("这一步不归您办")


async def test_members_see_no_list(world: World, county: County) -> None:
    wang = joined(world, "王桂英", county.member("王桂英"))
    await wang.says("接待")
    wang.hears("这一步不归您办")
    for payload in ("day:1:0", "visit:1:1:0", "mark:1:1:0:arrive"):
        await wang.forges(payload)
        wang.hears("这一步不归您办")


@pytest.mark.parametrize(
    "payload", ["mark:1:1:0:close", "visit:1:2:0", "visit:99:1:0", "day:1", "mark:99:1:0:miss"]
)
async def test_forged(world: World, desk: Chatter, payload: str) -> None:
    world.clock.wind(at("2026-12-15T09:00"))
    await desk.says("接待")
    await desk.forges(payload)
    desk.hears("这个按钮已经过时了")


async def test_a_page_that_is_not_there(desk: Chatter) -> None:
    await desk.says("接待")
    for page in ("-1", "7", "99999999"):
        await desk.forges(f"day:1:{page}")
        desk.hears("约了 13 位", "上午9:00 张0")
        await desk.presses("下一页")
