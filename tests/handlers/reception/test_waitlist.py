"""Waiting for a place, as people do it."""

from tests.chat import World
from tests.reception import Join, at, book, queue


async def test_the_waiting_line(world: World, join: Join, few_places: None) -> None:
    wang, li, zhao, qian = join("王桂英"), join("李长顺"), join("赵大明"), join("钱小兰")
    await book(wang, "上午9:20")
    await book(li, "上午9:40")
    await queue(zhao)
    zhao.hears("您在第 1 位")
    await qian.says("预约")
    qian.hears("约满了", "前面有 1 位")
    await queue(qian)
    qian.hears("您在第 2 位")

    await wang.presses("取消")
    await wang.presses("不来了")
    await world.wind(at("2026-11-23T09:01"))
    zhao.hears("有空位了：12月15日（星期二）上午9:20", "给您留到11月23日下午1:00")
    assert zhao.labels == ["收下", "让给别人"]
    await zhao.presses("收下")
    zhao.hears("约好了：12月15日（星期二）上午9:20", "JF20260003")
    await qian.says("我的")
    qian.hears("排队等空位，第 1 位")
    await qian.presses("看12月15日的")
    await qian.presses("不等了")
    qian.hears("的队不排了？后面的人往前挪一位。")
    await qian.presses("不来了")
    qian.hears("12月15日（星期二）的队不排了。想再约随时可以。")


async def test_an_offer_goes_on_when_its_hold_ends(world: World, join: Join, few_places: None) -> None:
    wang, li, zhao, qian = join("王桂英"), join("李长顺"), join("赵大明"), join("钱小兰")
    await book(wang, "上午9:20")
    await book(li, "上午9:40")
    await queue(zhao)
    await queue(qian)
    await world.wind(at("2026-11-23T18:00"))
    await wang.presses("取消")
    await wang.presses("不来了")
    await world.wind(at("2026-11-24T09:59"))
    zhao.hears("给您留到11月24日上午10:00")
    qian.hears("您在第 2 位")
    await world.wind(at("2026-11-24T10:02"))
    qian.hears("有空位了", "给您留到11月24日下午2:0")
    await zhao.presses("收下")
    zhao.hears("已经让给下一位")
    await zhao.presses("让给别人")
    zhao.hears("已经让给下一位")
    await qian.presses("让给别人")
    qian.hears("已经取消")
    await zhao.says("预约")
    zhao.hears("还有 1 个时间")


async def test_an_offer_nobody_can_be_told_of(world: World, join: Join, few_places: None) -> None:
    wang, li, zhao, qian = join("王桂英"), join("李长顺"), join("赵大明"), join("钱小兰")
    await book(wang, "上午9:20")
    await book(li, "上午9:40")
    await queue(zhao)
    await queue(qian)
    world.cloud.block(zhao.id)
    await world.settle()
    await wang.presses("取消")
    await wang.presses("不来了")
    await world.wind(at("2026-11-23T09:10"))
    qian.hears("有空位了")


async def test_the_last_place_went_meanwhile(world: World, join: Join, few_places: None) -> None:
    wang, li, zhao = join("王桂英"), join("李长顺"), join("赵大明")
    await book(wang, "上午9:20")
    await zhao.says("预约")
    await zhao.presses("上午9:40")
    await zhao.presses("村里的事")
    await zhao.says("修桥")
    await book(li, "上午9:40")
    await zhao.presses("就这样约")
    zhao.hears("刚刚被别人约走了", "约满了")
    await zhao.presses("排队等空位")  # one tap: what was said is kept
    zhao.hears("您在第 1 位")
