"""The day itself: who is here, whose turn it is, who comes without a place, and what follows."""

from datetime import date

import pytest

from storage import rule_settings
from storage.reception import planning
from tests.builders import County, joined
from tests.chat import Chatter, World
from tests.reception import Join, appointments, at, book

MORNING = "2026-12-15T08:50"


@pytest.fixture
def three_places(world: World, county: County) -> None:
    world.database.run(rule_settings.change, "reception.hours", "09:00-10:00", from_on=date(2026, 1, 1))
    world.database.run(planning.plan, at=world.clock.now())


@pytest.fixture
def desk(world: World, county: County, three_places: None) -> Chatter:
    return joined(world, "林晓", county.desk)


async def test_a_morning_at_the_desk(world: World, join: Join, desk: Chatter) -> None:
    """A visitor who is late, one in time, one in the queue; each is called when it is their turn."""
    wang, li, zhao = join("王桂英"), join("李长顺"), join("赵大明")
    await book(wang, "上午9:00", "路灯")
    await book(li, "上午9:20")
    await world.wind(at(MORNING))
    await zhao.says("预约")
    zhao.hears("12月15日的预约已经截止，急事当天到接待室排队就行")
    await zhao.presses("我到了，排队")
    zhao.hears("想谈哪方面的事")
    await zhao.presses("干部工作")
    zhao.hears("记下了，您到了", "编号 JF20260003")
    await desk.says("接待")
    desk.hears("约了 3 位", "上午9:00 王桂英同志，村里的事：路灯", "排队 赵大明同志，干部工作（到了）")

    world.clock.wind(at("2026-12-15T09:09"))
    await desk.says("接待")
    assert not any(label.startswith("请 ") for label in desk.labels)  # the first may still come
    world.clock.wind(at("2026-12-15T09:10"))
    await desk.says("接待")
    here = desk.last.id
    await desk.presses("请 赵大明")
    desk.hears("正在接待：赵大明同志，编号 JF20260003", "排队 赵大明同志，干部工作（请进了）")
    assert desk.labels[:2] == ["当场答复", "交办"]
    await world.wind(at("2026-12-15T09:11"))
    zhao.hears("轮到您了，请进接待室。编号 JF20260003")
    await desk.presses("当场答复")
    desk.hears("干部工作（当场答复）")
    assert desk.last.id == here

    await world.wind(at("2026-12-15T09:22"))
    await li.says("我的")
    await li.presses("看12月15日的")
    assert "提醒您" not in li.last.text  # that is over
    assert li.labels == ["我到了", "改时间", "取消", "放进日历"]
    await li.presses("我到了")
    li.hears("您已经到了。请稍坐")
    await wang.says("我的")
    await wang.presses("看12月15日的")
    await wang.presses("我到了")  # late, and first all the same
    await desk.says("接待")
    await desk.presses("请 王桂英")
    await desk.presses("交办")
    desk.hears("王桂英同志，村里的事：路灯（交办）")
    await world.wind(at("2026-12-15T09:30"))
    wang.hears("编号 YJ", "1月6日")  # fifteen working days from the visit, New Year's Day passed over
    await desk.presses("请 李长顺")
    assert appointments(world) == [
        ("done", "JF20260001"),
        ("arrived", "JF20260002"),
        ("done", "JF20260003"),
    ]


async def test_whoever_stands_there(world: World, county: County, join: Join, desk: Chatter) -> None:
    zhao = county.member("赵大明")
    world.clock.wind(at(MORNING))
    await desk.says("接待")
    await desk.presses("现场来人")
    desk.hears("来的是谁")
    await desk.says("赵大明")
    desk.hears("想谈哪方面的事")
    await desk.presses("村里的事")
    desk.hears("约了 1 位", "排队 赵大明同志，村里的事（到了）")
    assert zhao

    await desk.presses("现场来人")
    await desk.says("过路的人")
    desk.hears("名册上没有过路的人")
    await desk.presses("记作来访群众")
    await desk.presses("别的事")
    desk.hears("约了 2 位", "排队 过路的人同志，别的事（到了）")
    await desk.presses("请 赵大明")
    await desk.presses("当场答复")
    await desk.presses("请 过路的人")
    await desk.presses("交办")
    assert appointments(world) == [("done", "JF20260001"), ("done", "JF20260002")]


async def test_called_and_not_there(world: World, join: Join, desk: Chatter) -> None:
    zhao = join("赵大明")
    world.clock.wind(at(MORNING))
    await zhao.says("预约")
    await zhao.presses("我到了，排队")
    await zhao.presses("别的事")
    await desk.says("接待")
    await desk.presses("请 赵大明")
    await desk.presses("赵大明")
    assert desk.labels == ["当场答复", "交办", "没来", "返回"]
    await desk.presses("没来")
    desk.hears("（没来）")
    await zhao.says("预约")
    await zhao.presses("我到了，排队")  # back again: same number, no second question
    zhao.hears("记下了", "编号 JF20260001")
    await zhao.presses("不等了")
    await zhao.presses("不来了")
    zhao.hears("的队不排了")
    assert appointments(world) == [("cancelled", "JF20260001")]


async def test_whoever_waited_comes_all_the_same(world: World, join: Join, few_places: None) -> None:
    wang, li, zhao = join("王桂英"), join("李长顺"), join("赵大明")
    await book(wang, "上午9:20")
    await book(li, "上午9:40")
    await zhao.says("预约")
    await zhao.presses("排队等空位")
    await zhao.presses("别的事")
    await zhao.presses("不写了")
    await zhao.presses("就这样排队")
    await world.wind(at(MORNING))
    await zhao.says("我的")
    await zhao.presses("看12月15日的")
    assert zhao.labels == ["我到了", "不等了"]
    await zhao.presses("我到了")
    zhao.hears("约好时间的先请，空出来就请您。编号 JF20260003")


async def test_not_on_another_day_nor_after_it(world: World, join: Join, desk: Chatter) -> None:
    zhao = join("赵大明")
    await zhao.says("预约")
    await zhao.forges("here:1")
    await zhao.presses("别的事")
    zhao.hears("到了那一天才能排队")
    world.clock.wind(at("2026-12-15T10:00"))
    await zhao.forges("here-topic:1:other")
    zhao.hears("今天的接待已经结束")


async def test_two_hands_call_and_mark_the_same_visit(
    world: World, county: County, join: Join, desk: Chatter
) -> None:
    other = joined(world, "周正明", county.minister)
    zhao = join("赵大明")
    world.clock.wind(at(MORNING))
    await zhao.says("预约")
    await zhao.presses("我到了，排队")
    await zhao.presses("别的事")
    await desk.says("接待")
    await desk.presses("请 赵大明")
    desk.hears("正在接待")
    await desk.forges("call-in:1:1")
    desk.hears("已经有了变化")
    await other.says("接待")
    await other.forges("call-in:1:1")
    other.hears("这一步不归您办")


async def test_a_spoken_line(world: World, join: Join, desk: Chatter) -> None:
    wang = join("王桂英")
    await wang.says("预约")
    await wang.presses("上午9:20")
    await wang.presses("村里的事")
    wang.hears("说语音也行")
    await wang.speaks()
    wang.hears("语音收到了")
    await wang.presses("就这样约")
    world.clock.wind(at(MORNING))
    await desk.says("接待")
    desk.hears("上午9:20 王桂英同志，村里的事（语音）")
    await desk.presses("上午9:20")
    await desk.presses("听语音")
    assert desk.last.file is not None


async def test_the_register_on_paper(world: World, county: County, join: Join, desk: Chatter) -> None:
    await book(join("王桂英"), "上午9:20", "路灯")
    await desk.says("接待")
    await desk.presses("管这一天")
    await desk.presses("打印登记表")
    file = desk.last.file
    assert file is not None
    assert file.name == "接待登记表-12月15日.pdf"
    assert world.cloud.file(file.file_id).startswith(b"%PDF")
    minister = joined(world, "周正明", county.minister)
    await minister.says("接待")
    await minister.forges("register:1")
    minister.hears("这一步不归您办")
