"""What one can do with an appointment: move it, give it up, put it into a calendar, find it again."""

from tests.chat import World
from tests.reception import Join, appointments, book


async def test_moves_in_one_step(join: Join, days: None, world: World) -> None:
    wang, li = join("王桂英"), join("李长顺")
    await book(wang)
    await wang.presses("改时间")
    wang.hears("现在约的是12月15日（星期二）上午9:20")
    assert "上午9:20" not in wang.labels
    await wang.presses("上午10:00")
    wang.hears("约好了：12月15日（星期二）上午10:00", "JF20260001")
    await book(li, "上午9:20")
    li.hears("约好了")
    assert appointments(world) == [("booked", "JF20260001"), ("booked", "JF20260002")]


async def test_somebody_was_faster_while_moving(join: Join, days: None, world: World) -> None:
    wang, li = join("王桂英"), join("李长顺")
    await book(wang)
    await wang.presses("改时间")
    await book(li, "上午10:00")
    await wang.presses("上午10:00")
    wang.hears("刚刚被别人约走了", "现在约的是12月15日（星期二）上午9:20")
    assert "上午10:00" not in wang.labels
    await wang.presses("返回")
    wang.hears("约好了：12月15日（星期二）上午9:20", "JF20260001")


async def test_cancels_after_being_asked(join: Join, days: None, world: World) -> None:
    wang = join("王桂英")
    await book(wang)
    await wang.presses("取消")
    wang.hears("位置会马上让给别人")
    await wang.presses("还是来")
    wang.hears("约好了")
    await wang.presses("取消")
    await wang.presses("不来了")
    wang.hears("已经取消")
    assert appointments(world) == [("cancelled", "JF20260001")]
    await wang.presses("再约一个")
    wang.hears("还有 18 个时间")


async def test_puts_it_into_the_calendar(join: Join, days: None, world: World) -> None:
    wang = join("王桂英")
    await book(wang)
    await wang.presses("放进日历")
    file = wang.last.file
    assert file is not None
    assert file.name == "接待日-12月15日.ics"
    content = world.cloud.file(file.file_id).decode()
    assert "DTSTART:20261215T012000Z\r\nDTEND:20261215T014000Z\r\n" in content
    assert "LOCATION:县委组织部一楼接待室\r\n" in content
    assert "UID:JF20260001@lianxin\r\n" in content


async def test_what_is_mine(join: Join, days: None) -> None:
    wang = join("王桂英")
    await wang.says("我的")
    wang.hears("您手上没有在办的事")
    await book(wang)
    await wang.says("/mine")
    wang.hears("12月15日（星期二）上午9:20，见组织部长，编号 JF20260001")
    await wang.presses("看12月15日的")
    wang.hears("约好了")


async def test_somebody_elses_appointment(world: World, join: Join, days: None) -> None:
    wang, li = join("王桂英"), join("李长顺")
    await book(wang)
    await li.says("预约")
    for payload in (
        "apt:1",
        "apt-quit:1",
        "quit-yes:1",
        "apt-move:1:0",
        "move-to:1:7",
        "apt-ics:1",
        "apt-take:1",
    ):
        await li.forges(payload)
        li.hears("这个按钮已经过时了")
    assert appointments(world) == [("booked", "JF20260001")]
