"""Booking for somebody else: a secretary for a member, a relative for an elder, the desk for a caller."""

from datetime import date

from rules.posts import Role
from tests.builders import County, joined, person, post
from tests.chat import World
from tests.reception import Join, appointments, at, book, slots

DAY = date(2026, 12, 15)


async def test_a_secretary_books_for_an_elder(world: World, county: County, days: None) -> None:
    county.member("陈长根")
    keeper = county.member("张书记")
    world.database.run(post, Role.SECRETARY, keeper, county.branch)
    zhang = joined(world, "张书记", keeper)
    await zhang.says("预约")
    assert zhang.labels[-3:] == ["别的日子", "替别人约", "菜单"]
    await zhang.presses("替别人约")
    zhang.hears("替谁约")
    await zhang.says("陈长根")
    zhang.hears("还有 18 个时间")
    await zhang.presses("上午10:00")
    await zhang.presses("老同志和困难")
    await zhang.says("腿脚不便，想问问慰问金")
    zhang.hears("替陈长根约的。", "12月15日（星期二）上午10:00", "“腿脚不便，想问问慰问金”")
    await zhang.presses("就这样约")
    zhang.hears("替陈长根约的。", "约好了：12月15日（星期二）上午10:00")
    await zhang.says("我的")
    zhang.hears("替陈长根约的。", "12月15日（星期二）上午10:00")
    await zhang.says("预约")  # their own day is still free
    zhang.hears("还有 17 个时间")

    await world.wind(at("2026-12-14T18:01"))  # the elder has no phone: whoever booked is reminded
    zhang.hears("替陈长根约的。", "您约了见组织部长")
    await zhang.presses("来不了")
    await zhang.presses("不来了")
    zhang.hears("替陈长根约的。", "已经取消")
    zhang.look()
    await world.wind(at("2026-12-15T12:00"))
    assert not any("您约了" in text for text in zhang.look())


async def test_a_relative_books_for_their_elder_and_for_nobody_else(
    world: World, county: County, days: None
) -> None:
    elder, other = county.member("陈长根"), county.member("李长顺")
    daughter = world.database.run(person, "陈小红", category="relative")
    world.database.run(post, Role.RELATIVE, daughter, subject=elder)
    hong = joined(world, "陈小红", daughter)
    await hong.says("预约")
    await hong.presses("替别人约")
    assert hong.labels == ["陈长根"]
    await hong.says("李长顺")
    hong.hears("您能替着约的人里没有这个名字")
    await hong.presses("陈长根")
    await hong.presses("上午9:20")
    await hong.presses("老同志和困难")
    await hong.presses("不写了")
    await hong.presses("就这样约")
    hong.hears("替陈长根约的。", "约好了")
    await hong.presses("改时间")
    await hong.presses("上午9:40")
    hong.hears("替陈长根约的。", "约好了：12月15日（星期二）上午9:40")
    await hong.forges(f"slot:{slots(world.database, DAY)[0]}:{other}")
    hong.hears("这一步不归您办")


async def test_the_place_comes_free_for_somebody_without_a_phone(
    world: World, county: County, join: Join, few_places: None
) -> None:
    wang = join("王桂英")
    await book(wang, "上午9:20")
    await book(join("李长顺"), "上午9:40")
    county.member("陈长根")
    desk = joined(world, "林晓", county.desk)
    await desk.says("预约")
    await desk.presses("替别人约")
    await desk.says("陈长根")
    await desk.presses("排队等空位")
    await desk.presses("别的事")
    await desk.presses("不写了")
    await desk.presses("就这样排队")
    desk.hears("替陈长根约的。", "您在第 1 位")
    await wang.presses("取消")
    await wang.presses("不来了")
    await world.wind(at("2026-11-23T09:01"))
    desk.hears("替陈长根约的。", "有空位了：12月15日（星期二）上午9:20")  # the desk telephones them
    await desk.presses("收下")
    desk.hears("约好了")


async def test_the_desk_moves_a_booking_for_a_caller_and_the_visitor_hears_of_it(
    world: World, county: County, join: Join, days: None
) -> None:
    wang, desk = join("王桂英"), joined(world, "林晓", county.desk)
    await book(wang)
    await world.wind(at("2026-12-14T17:30"))  # closed for everybody else
    await wang.says("我的")
    await wang.presses("看12月15日的")
    await wang.presses("改时间")
    wang.hears("已经截止")
    await desk.says("接待")
    await desk.presses("上午9:20")
    await desk.presses("改时间")
    desk.hears("替王桂英约的。", "现在约的是12月15日（星期二）上午9:20")
    await desk.presses("上午10:00")
    await world.wind(at("2026-12-14T17:31"))
    wang.hears("替您办了一步", "约好了：12月15日（星期二）上午10:00")
    wang.look()
    await world.wind(at("2026-12-14T18:30"))
    assert [text[:20] for text in wang.look()] == [
        "12月15日（星期二）上午10:00，您"
    ]  # the old time is not named


async def test_by_telephone_on_the_day(world: World, county: County, days: None) -> None:
    county.member("陈长根")
    desk = joined(world, "林晓", county.desk)
    world.clock.wind(at("2026-12-15T09:00"))
    await desk.says("接待")
    await desk.presses("管这一天")
    await desk.presses("电话预约")
    await desk.says("陈长根")
    desk.hears("还有 17 个时间")  # nine o'clock has begun
    await desk.presses("上午10:00")
    await desk.presses("别的事")
    await desk.presses("不写了")
    await desk.presses("就这样约")
    desk.hears("替陈长根约的。", "约好了")
    assert appointments(world) == [("booked", "JF20260001")]


async def test_members_book_for_nobody_else(world: World, county: County, join: Join, days: None) -> None:
    other, wang = county.member("李长顺"), join("王桂英")
    await wang.says("预约")
    assert "替别人约" not in wang.labels
    for payload in ("behalf:0:0", f"year:{other}:0", f"times:1:0:{other}"):
        await wang.forges(payload)
        wang.hears("这一步不归您办")
    assert appointments(world) == []
