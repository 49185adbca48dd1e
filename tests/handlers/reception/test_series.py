"""Rhythms beside the department's: a town's own days, open-door days, the year ahead."""

import pytest

from rules.posts import Role
from tests.builders import County, joined, post, unit
from tests.chat import Chatter, World
from tests.reception import Join, appointments, at


@pytest.fixture
def organiser(world: World, county: County, days: None) -> Chatter:
    holder = county.member("何组委")
    world.database.run(post, Role.ORGANISER, holder, county.town)
    return joined(world, "何组委", holder)


async def begin(organiser: Chatter) -> None:
    """Let the town receive every week."""
    await organiser.says("接待")
    await organiser.presses("接待安排")
    await organiser.presses("加一个")
    await organiser.presses("何组委")
    await organiser.presses("每个星期五")
    await organiser.says("镇党群服务中心")
    await organiser.says("09:00-10:00")


async def test_a_town_receives_every_friday(world: World, join: Join, organiser: Chatter) -> None:
    await organiser.says("接待")
    organiser.hears("眼下没有归您看的接待日")  # the county's is not theirs
    await organiser.presses("接待安排")
    organiser.hears("组织部：每月15日，县委组织部一楼接待室")
    await organiser.presses("加一个")
    organiser.hears("谁接待")
    await organiser.presses("何组委")
    organiser.hears("多久一次")
    await organiser.presses("每个星期五")
    organiser.hears("每个星期五。在哪里接待")
    await organiser.says("镇党群服务中心")
    await organiser.says("九点到十点")
    organiser.hears("接待时间看不懂")
    await organiser.says("09:00-10:00")
    organiser.hears("看看对不对：接待日，每个星期五，09:00-10:00，镇党群服务中心。")
    await organiser.presses("就这样定")
    organiser.hears("灵湖镇：每个星期五，何组委接待，09:00-10:00，镇党群服务中心")
    assert organiser.labels == ["停灵湖镇的", "加一个", "返回"]
    await organiser.presses("返回")
    organiser.hears("11月27日（星期五）灵湖镇接待领导：3 个时间，余 3 个")

    wang = join("王桂英")
    await wang.says("预约")
    wang.hears("12月15日（星期二）", "组织部长接待")  # the minister first: four taps are four taps
    await wang.presses("别的日子")
    wang.hears(
        "11月27日（星期五）灵湖镇接待领导，还有 3 个时间", "12月15日（星期二）组织部长，还有 18 个时间"
    )
    await wang.presses("11月27日")
    wang.hears("11月27日（星期五）", "灵湖镇接待领导接待", "镇党群服务中心")
    await wang.presses("上午9:20")
    await wang.presses("村里的事")
    await wang.presses("不写了")
    await wang.presses("就这样约")
    wang.hears("约好了：11月27日（星期五）上午9:20，见灵湖镇接待领导。地点：镇党群服务中心。编号 JF20260001")
    assert appointments(world) == [("booked", "JF20260001")]

    await world.wind(at("2026-11-26T18:01"))
    organiser.hears("11月27日（星期五）接待", "上午9:20 王桂英同志，村里的事")
    await world.wind(at("2026-11-27T09:00"))
    await organiser.says("接待")
    await organiser.presses("上午9:20")
    await organiser.presses("当场答复")
    organiser.hears("（当场答复）")


async def test_who_comes_to_a_town_s_day_without_a_place(
    world: World, join: Join, organiser: Chatter
) -> None:
    await begin(organiser)
    await organiser.presses("就这样定")
    wang = join("王桂英")
    world.clock.wind(at("2026-11-27T09:00"))
    await wang.says("预约")
    await wang.presses("别的日子")
    wang.hears("11月27日（星期五）灵湖镇接待领导，预约已截止")
    await wang.presses("我到了，排队")
    await wang.presses("村里的事")
    wang.hears("记下了，您到了")


async def test_people_of_another_town_do_not_see_it(world: World, county: County, organiser: Chatter) -> None:
    await begin(organiser)
    await organiser.presses("就这样定")
    office = world.database.run(unit, "组织科", "office", county.id)
    cadre = joined(world, "县里的", county.member("县里的", office))
    await cadre.says("预约")
    await cadre.presses("别的日子")
    assert "灵湖镇" not in cadre.hears("12月15日（星期二）组织部长")


async def test_the_county_desk_is_not_told_of_every_town_s_day(
    world: World, county: County, organiser: Chatter
) -> None:
    desk = joined(world, "林晓", county.desk)
    await begin(organiser)
    await organiser.presses("就这样定")
    desk.look()
    await world.wind(at("2026-11-27T09:00"))
    assert not any("11月27日" in text for text in desk.look())
    await desk.says("接待")
    await desk.presses("全年安排")
    desk.hears("11月27日（星期五）灵湖镇接待领导")  # but may look


async def test_open_door_days_once_a_month(world: World, county: County, join: Join, days: None) -> None:
    desk = joined(world, "林晓", county.desk)
    await desk.says("接待")
    await desk.presses("全年安排")
    await desk.presses("接待安排")
    await desk.presses("加一个")
    desk.hears("给哪个单位安排")
    assert desk.labels == ["清河县", "灵湖镇", "返回"]
    await desk.presses("清河县")
    desk.hears("多久一次")  # the minister is the only one who could receive
    await desk.says("32")
    desk.hears("接待日的节奏看不懂")
    await desk.says("25")
    await desk.says("三楼谈心室")
    await desk.presses("和部里一样")
    await desk.presses("改成谈心日")
    desk.hears("谈心日，每月25日，时间和部里一样，三楼谈心室")
    await desk.presses("就这样定")
    desk.hears("清河县：每月25日，谈心日，周正明接待")
    wang = join("王桂英")
    await wang.says("预约")
    await wang.presses("别的日子")
    wang.hears("11月25日（星期三）谈心日，组织部长，还有 18 个时间")


async def test_a_rhythm_ends_and_whoever_booked_is_told(world: World, join: Join, organiser: Chatter) -> None:
    await begin(organiser)
    await organiser.presses("就这样定")
    wang = join("王桂英")
    await wang.says("预约")
    await wang.presses("别的日子")
    await wang.presses("11月27日")
    await wang.presses("上午9:00")
    await wang.presses("别的事")
    await wang.presses("不写了")
    await wang.presses("就这样约")
    await organiser.says("接待")
    await organiser.presses("全年安排")
    await organiser.presses("接待安排")
    await organiser.presses("停灵湖镇的")
    organiser.hears("到今天为止")
    await organiser.presses("到今天为止")
    organiser.hears("到今天为止了。约好以后日子的，发消息告诉了 1 位。")
    await world.wind(at("2026-11-23T10:00"))
    wang.hears("11月27日的接待取消了，实在抱歉")
    assert wang.labels == ["再约一个"]
    await organiser.presses("返回")
    organiser.hears("（到11月23日为止）")
    await organiser.presses("返回")
    assert "11月27日" not in organiser.last.text, "nobody finds a day that is not held"
    await organiser.forges("series-end:1:1")
    organiser.hears("（到11月23日为止）")


async def test_the_year_ahead(world: World, join: Join, days: None) -> None:
    wang = join("王桂英")
    await wang.says("预约")
    await wang.presses("别的日子")
    lines = wang.hears("接下来的接待日").splitlines()
    assert lines[1] == "12月15日（星期二）组织部长，还有 18 个时间"
    assert lines[2] == "1月15日（星期五）组织部长，12月16日起可以约"
    assert wang.labels == ["12月15日", "下一页", "菜单"]
    await wang.presses("下一页")
    wang.hears("11月15日（星期一）组织部长，10月16日起可以约")
    await wang.presses("上一页")
    await wang.presses("12月15日")
    wang.hears("还有 18 个时间")


async def test_nobody_plans_for_others(world: World, county: County, join: Join, organiser: Chatter) -> None:
    wang = join("王桂英")
    for payload in ("series", "series-new:0:0", "series-end:1:0", "desk-year:0"):
        await wang.says("菜单")
        await wang.forges(payload)
        wang.hears("这一步不归您办")
    await organiser.says("接待")
    await organiser.forges(f"series-new:{county.id}:0")
    organiser.hears("这一步不归您办")
