"""What the desk changes about a day: its times, its host, whether it is held; everybody concerned is told."""

from datetime import date

import pytest

from rules.posts import Role
from storage import rule_settings
from storage.reception import planning
from tests.builders import County, joined, person, post
from tests.chat import Chatter, World
from tests.reception import Join, appointments, at, book, day_id, queue, slots, states, texts

DAY, NEXT = date(2026, 12, 15), date(2027, 1, 15)


@pytest.fixture
def desk(world: World, county: County, few_places: None) -> Chatter:
    return joined(world, "林晓", county.desk)


async def manage(desk: Chatter, what: str) -> None:
    await desk.says("接待")
    await desk.presses("管这一天")
    await desk.presses(what)


async def test_blocks_a_time_and_opens_it_again(world: World, join: Join, desk: Chatter) -> None:
    await book(join("王桂英"), "上午9:20")
    await manage(desk, "停掉时间")
    desk.hears("12月15日（星期二）没人约的时间")
    assert desk.labels == ["上午9:40", "返回"]
    await desk.presses("上午9:40")
    assert desk.labels == ["上午9:40（停）", "返回"]
    li = join("李长顺")
    await li.says("预约")
    li.hears("约满了")
    await queue(li)
    await desk.presses("上午9:40")  # open again, and offered to whoever waits
    desk.hears("没有空着的时间可停")
    await world.wind(at("2026-11-23T09:01"))
    li.hears("有空位了：12月15日（星期二）上午9:40")


async def test_a_time_taken_meanwhile_is_not_blocked(world: World, join: Join, desk: Chatter) -> None:
    await manage(desk, "停掉时间")
    await book(join("王桂英"), "上午9:20")
    await desk.presses("上午9:20")
    desk.hears("刚被人约走，停不了")


async def test_adds_times_and_whoever_waits_gets_them(world: World, join: Join, desk: Chatter) -> None:
    wang, li, zhao = join("王桂英"), join("李长顺"), join("赵大明")
    await book(wang, "上午9:20")
    await book(li, "上午9:40")
    await queue(zhao)
    await manage(desk, "加时间")
    desk.hears("加哪段时间")
    await desk.says("下午")
    desk.hears("接待时间看不懂")
    await desk.says("09:20-10:00")
    desk.hears("已经在安排里")
    await desk.says("17:30-18:10")
    desk.hears("加了 2 个时间")
    await world.wind(at("2026-11-23T09:01"))
    zhao.hears("有空位了：12月15日（星期二）下午5:30")
    assert world.database.run(planning.plan, at=world.clock.now()) == 0  # the plan lets them stand
    assert len(slots(world.database, DAY)) == 4


async def test_another_host(world: World, county: County, join: Join, desk: Chatter) -> None:
    deputy = world.database.run(person, "吴敬")
    world.database.run(post, Role.HOST, deputy, county.id, from_on=date(2026, 11, 1), until_on=DAY)
    wang, li, zhao = join("王桂英"), join("李长顺"), join("赵大明")
    world.database.run(planning.plan, at=world.clock.now())
    await book(wang, "上午9:20")
    await book(li, "上午9:40")
    await queue(zhao)
    await manage(desk, "换人接待")
    assert desk.labels == ["周正明（清河县）", "返回"]
    await desk.presses("周正明")
    desk.hears("由周正明同志接待")
    await world.wind(at("2026-11-23T09:01"))
    for visitor in (wang, li, zhao):
        visitor.hears("换了一位领导：由周正明同志接待您，时间、地点不变")
    assert wang.labels == ["来不了", "看看预约"]
    await world.wind(at("2026-11-25T09:00"))  # the nightly plan leaves the chosen host
    await desk.says("接待")
    await desk.presses("管这一天")
    desk.hears("由周正明同志接待")


async def test_another_place_for_one_day(world: World, join: Join, desk: Chatter) -> None:
    wang, li, zhao = join("王桂英"), join("李长顺"), join("赵大明")
    await book(wang, "上午9:20")
    await book(li, "上午9:40")
    await queue(zhao)
    await manage(desk, "换地方")
    desk.hears("12月15日（星期二）换到哪里接待", "现在是")
    await desk.says("楼" * 41)
    desk.hears("地点最多 40 个字")
    await desk.says("政务大厅  二楼")
    desk.hears("换到政务大厅 二楼了", "告诉了 3 位")
    await world.wind(at("2026-11-23T09:01"))
    for visitor in (wang, li, zhao):
        visitor.hears("12月15日（星期二）的接待换了地方，请到政务大厅 二楼。接待的领导和时间不变")
    assert wang.labels == ["来不了", "看看预约"]
    said = texts(wang)
    await manage(desk, "换地方")
    await desk.says("政务大厅 二楼")  # it is there already
    assert texts(desk)[-1] == "换到政务大厅 二楼了。"
    await world.wind(at("2026-11-25T09:00"))
    assert texts(wang) == said  # told once
    await wang.says("我的")
    await wang.presses("看")
    assert "政务大厅 二楼" in texts(wang)[-1]


async def test_a_day_moved_twice_before_anybody_was_told(world: World, join: Join, desk: Chatter) -> None:
    wang = join("王桂英")
    await book(wang, "上午9:20")
    for place in ("一楼", "二楼"):
        await manage(desk, "换地方")
        await desk.says(place)
    await world.wind(at("2026-11-23T09:01"))
    assert [each for each in texts(wang) if "换了地方" in each] == [
        "12月15日（星期二）的接待换了地方，请到二楼。接待的领导和时间不变。"
    ]


async def test_a_place_nobody_has_booked_stays_too(world: World, join: Join, desk: Chatter) -> None:
    """The nightly plan, which follows the settings otherwise, leaves the chosen place, of that day only."""
    await manage(desk, "换地方")
    await desk.says("二楼")
    assert world.database.run(planning.plan, at=world.clock.now()) == 0
    wang = join("王桂英")
    await book(wang, "上午9:20")
    assert "地点：二楼" in texts(wang)[-1]


async def test_a_host_who_leaves_is_replaced_and_people_are_told(
    world: World, county: County, join: Join, desk: Chatter
) -> None:
    wang = join("王桂英")
    await book(wang, "上午9:20")
    new = world.database.run(person, "孙立新")
    world.database.run(post, Role.HOST, new, county.id, from_on=date(2026, 12, 1))
    await world.wind(at("2026-11-24T09:00"))
    wang.hears("由孙立新同志接待您")


async def test_a_day_that_is_not_held(world: World, county: County, join: Join, desk: Chatter) -> None:
    """Whoever had a place is offered the next day at the same time; who waited goes on waiting, in order."""
    wang, li, zhao, qian = (join(name) for name in ("王桂英", "李长顺", "赵大明", "钱小兰"))
    await book(wang, "上午9:20")
    await book(li, "上午9:40")
    await queue(zhao)
    await queue(qian)
    silent = county.member("陈长根")
    await manage(desk, "这天不接待")
    desk.hears("约好和等着的一共 4 位")
    await desk.presses("取消这天")
    desk.hears("取消了，发消息告诉了 4 位")
    await world.wind(at("2026-11-23T09:01"))
    wang.hears("12月15日的接待取消了", "给您换到1月15日（星期五）上午9:20", "留到11月23日下午1:00")
    li.hears("给您换到1月15日（星期五）上午9:40")
    zhao.hears("您接着排1月15日（星期五）的队，在第 1 位")
    qian.hears("在第 2 位")
    await wang.presses("收下")  # one tap
    wang.hears("约好了：1月15日（星期五）上午9:20")
    await li.presses("让给别人")
    await world.wind(at("2026-11-23T09:02"))
    zhao.hears("有空位了：1月15日（星期五）上午9:40")
    await qian.says("我的")
    qian.hears("第 1 位")
    assert silent
    await wang.says("预约")
    wang.hears("约好了：1月15日")
    await desk.says("接待")
    desk.hears("1月15日（星期五）接待", "约了 1 位")
    assert world.database.run(planning.plan, at=world.clock.now()) == 0  # it is not planned anew


async def test_nobody_keeps_a_hold_that_nobody_answers(world: World, join: Join, desk: Chatter) -> None:
    wang, zhao, qian = join("王桂英"), join("赵大明"), join("钱小兰")
    await book(wang, "上午9:20")
    await book(zhao, "上午9:40")
    await queue(qian)
    await manage(desk, "这天不接待")
    await desk.presses("取消这天")
    await world.wind(at("2026-11-23T13:10"))
    qian.hears("有空位了：1月15日（星期五）上午9:20")
    await wang.presses("收下")
    wang.hears("已经让给下一位")


async def test_who_has_no_phone_is_to_be_telephoned(
    world: World, county: County, join: Join, desk: Chatter
) -> None:
    county.member("陈长根")
    keeper = county.member("张书记")
    world.database.run(post, Role.SECRETARY, keeper, county.branch)
    zhang = joined(world, "张书记", keeper)
    await zhang.says("预约")
    await zhang.presses("替别人约")
    await zhang.says("陈长根")
    await zhang.presses("上午9:20")
    await zhang.presses("别的事")
    await zhang.presses("不写了")
    await zhang.presses("就这样约")
    await desk.says("预约")
    await desk.presses("替别人约")
    await desk.says("路过的王大爷")
    await desk.presses("记作来访群众")
    await desk.presses("上午9:40")
    await desk.presses("别的事")
    await desk.presses("不写了")
    await desk.presses("就这样约")
    await manage(desk, "这天不接待")
    await desk.presses("取消这天")
    await world.wind(at("2026-11-23T09:01"))
    for reader, visitor in ((zhang, "陈长根"), (desk, "路过的王大爷")):  # who made it, and can tell them
        told = [text for text in texts(reader) if text.startswith(f"替{visitor}约的。")]
        assert "给您换到1月15日" in told[-1]


async def test_not_once_somebody_is_here(world: World, join: Join, desk: Chatter) -> None:
    wang = join("王桂英")
    await book(wang, "上午9:20")
    world.clock.wind(at("2026-12-15T09:00"))
    await wang.says("我的")
    await wang.presses("看12月15日的")
    await wang.presses("我到了")
    await manage(desk, "这天不接待")
    await desk.presses("取消这天")
    desk.hears("已经有人到了，不能整天取消")
    assert appointments(world) == [("arrived", "JF20260001")]


async def test_only_the_desk(world: World, county: County, join: Join, few_places: None) -> None:
    minister, wang = joined(world, "周正明", county.minister), join("王桂英")
    organiser = county.member("镇上")
    world.database.run(post, Role.ORGANISER, organiser, county.town)
    town = joined(world, "镇上", organiser)
    day, slot = day_id(world.database, DAY), slots(world.database, DAY)[0]
    for payload in (
        *(f"manage:{day}", f"cuts:{day}:0", f"block:{slot}:0:1", f"more-times:{day}", f"hosts:{day}"),
        *(f"host:{day}:1", f"call-off:{day}:1", f"register:{day}"),
    ):
        for who in (minister, wang, town):
            await who.says("菜单")
            await who.forges(payload)
            who.hears("这一步不归您办")
    assert states(world.database) == []


async def test_a_settings_change_moves_nobody(world: World, join: Join, desk: Chatter) -> None:
    await book(join("王桂英"), "上午9:20")
    world.database.run(rule_settings.change, "reception.place", "三楼", from_on=date(2026, 1, 1))
    assert world.database.run(planning.plan, at=world.clock.now()) == 11
    await desk.says("接待")
    desk.hears("县委组织部一楼接待室")
