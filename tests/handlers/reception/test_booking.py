"""Booking a reception day, as people do it."""

from tests.builders import County, joined, person
from tests.chat import World
from tests.reception import Join, appointments, at, book


async def test_books_with_four_taps_and_a_line(world: World, join: Join, days: None) -> None:
    wang = join("王桂英")
    await wang.says("菜单")
    await wang.presses("约部长")  # the first tap
    wang.hears("12月15日（星期二）", "组织部长接待", "县委组织部一楼接待室", "还有 18 个时间")
    assert wang.labels == [
        *(
            "上午9:00",
            "上午9:20",
            "上午9:40",
            "上午10:00",
            "上午10:20",
            "上午10:40",
            "上午11:00",
            "上午11:20",
        ),
        *("下一页", "别的日子", "菜单"),
    ]
    await wang.presses("上午9:20")  # the second
    wang.hears("12月15日（星期二）上午9:20", "想谈哪方面的事")
    await wang.presses("村里的事")  # the third
    wang.hears("用一句话打出来")
    await wang.says("村口的路灯，\n晚上不亮")
    wang.hears("12月15日（星期二）上午9:20", "一个人来，谈村里的事：“村口的路灯， 晚上不亮”")
    await wang.presses("就这样约")  # the fourth
    assert wang.last.text == (
        "约好了：12月15日（星期二）上午9:20，见组织部长。地点：县委组织部一楼接待室。编号 JF20260001。"
        "前一天傍晚6点提醒您。临时来不了没关系，点“取消”，让给别人。"
    )
    assert wang.labels == ["改时间", "取消", "放进日历"]
    assert appointments(world) == [("booked", "JF20260001")]


async def test_all_pages_and_the_way_back(join: Join, days: None) -> None:
    wang = join("王桂英")
    await wang.says("/book")
    await wang.presses("下一页")
    assert wang.labels[-4:] == ["上一页", "下一页", "别的日子", "菜单"]
    await wang.presses("下一页")
    assert wang.labels == ["下午4:50", "下午5:10", "上一页", "别的日子", "菜单"]
    await wang.presses("上一页")
    await wang.presses("下午2:30")
    await wang.presses("返回")
    wang.hears("还有 18 个时间")
    await wang.presses("上午9:00")
    await wang.presses("干部作风")
    await wang.presses("返回")
    wang.hears("想谈哪方面的事")
    await wang.presses("返回")
    await wang.presses("菜单")
    wang.hears("要办什么")


async def test_the_words_that_begin_it(join: Join, days: None) -> None:
    wang = join("王桂英")
    for typed in ("/book", "预约", "约部长", "“预约”", "book"):
        await wang.says(typed)
        wang.hears("还有 18 个时间")


async def test_a_taken_time_is_not_offered(join: Join, days: None) -> None:
    wang, li = join("王桂英"), join("李长顺")
    await book(wang)
    await li.says("预约")
    li.hears("还有 17 个时间")
    assert "上午9:20" not in li.labels


async def test_somebody_was_faster(join: Join, days: None, world: World) -> None:
    wang, li = join("王桂英"), join("李长顺")
    await li.says("预约")
    await li.presses("上午9:20")
    await li.presses("人才工作")
    await li.says("想问一问人才政策")
    await book(wang)
    await li.presses("就这样约")
    li.hears("刚刚被别人约走了", "还有 17 个时间")
    await li.presses("上午9:40")  # what was said is kept
    li.hears("12月15日（星期二）上午9:40", "“想问一问人才政策”")
    await li.presses("就这样约")
    li.hears("约好了：12月15日（星期二）上午9:40")
    assert appointments(world) == [("booked", "JF20260001"), ("booked", "JF20260002")]


async def test_an_old_list_of_times(join: Join, days: None, world: World) -> None:
    wang, li = join("王桂英"), join("李长顺")
    await li.says("预约")
    await book(wang)
    await li.presses("上午9:20")
    li.hears("刚刚被别人约走了", "还有 17 个时间")
    assert "上午9:20" not in li.labels


async def test_changes_at_the_last_look(join: Join, days: None) -> None:
    wang = join("王桂英")
    await wang.says("预约")
    await wang.presses("上午9:20")
    await wang.presses("村里的事")
    await wang.says("路灯")
    await wang.presses("几个人来")
    assert wang.labels == ["1 个人", "2 个人", "3 个人", "4 个人", "5 个人"]
    await wang.presses("3 个人")
    wang.hears("3 个人来", "“路灯”")
    await wang.says("路灯和水渠")
    wang.hears("“路灯和水渠”", "3 个人来")
    await wang.presses("换个时间")
    await wang.presses("上午10:00")
    wang.hears("上午10:00", "“路灯和水渠”", "3 个人来")
    await wang.presses("就这样约")
    wang.hears("约好了：12月15日（星期二）上午10:00")


async def test_a_second_booking_shows_the_first(join: Join, days: None, world: World) -> None:
    wang = join("王桂英")
    await wang.says("预约")
    times = wang.last.id
    await book(wang, "上午9:40")
    await wang.says("预约")
    wang.hears("约好了：12月15日（星期二）上午9:40")
    slot = next(
        b
        for row in next(m for m in wang.messages if m.id == times).buttons
        for b in row
        if b.text == "上午9:00"
    )
    world.cloud.press(wang.id, times, slot.value)
    await world.settle()
    wang.hears("一人一天一个")
    assert len(appointments(world)) == 1


async def test_before_and_after_the_window(world: World, join: Join, days: None) -> None:
    wang = join("王桂英")
    await wang.says("预约")
    await world.wind(at("2026-12-14T16:59"))
    await wang.presses("上午9:20")
    wang.hears("想谈哪方面的事")
    await world.wind(at("2026-12-14T17:00"))
    await wang.presses("村里的事")
    await wang.presses("不写了")
    wang.hears("12月14日下午5:00已经截止", "当天到接待室排队")
    await wang.says("预约")
    wang.hears("12月15日的预约已经截止", "1月15日（星期五），12月16日起可以约")
    await world.wind(at("2026-12-15T23:59"))
    await wang.says("预约")
    wang.hears("12月16日起可以约")
    await world.wind(at("2026-12-16T00:01"))
    await wang.says("预约")
    wang.hears("1月15日（星期五）", "还有 18 个时间")


async def test_nothing_planned(join: Join) -> None:
    wang = join("王桂英")
    await wang.says("预约")
    wang.hears("眼下没有排定的接待日")


async def test_a_photo_where_text_is_asked(world: World, join: Join, days: None) -> None:
    wang = join("王桂英")
    await wang.says("预约")
    await wang.presses("上午9:20")
    await wang.presses("村里的事")
    await wang.sends("路灯.jpg", b"\xff\xd8\xff", "image/jpeg")
    wang.hears("这里请打字")
    await wang.says("路" * 101)
    wang.hears("最多 100 个字")
    await wang.says("路灯")
    wang.hears("看看对不对")


async def test_cancel_stops_it(world: World, join: Join, days: None) -> None:
    wang = join("王桂英")
    await wang.says("预约")
    await wang.presses("上午9:20")
    await wang.presses("村里的事")
    await wang.says("取消")
    wang.hears("不办了")
    assert appointments(world) == []


async def test_english(world: World, county: County, days: None) -> None:
    key = world.database.run(person, "王桂英", county.branch, language="en")
    wang = joined(world, "Guiying", key)
    await wang.says("book")
    wang.hears("Tuesday 15 December", "18 times are left")
    await wang.presses("9:20")
    await wang.presses("Village")
    await wang.says("Street lights")
    await wang.presses("Book it")
    wang.hears(
        "Booked: Tuesday 15 December, 9:20, with the minister", "Number JF20260001", "at 6 in the evening"
    )
