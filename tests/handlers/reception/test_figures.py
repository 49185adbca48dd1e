"""The figures of hosts: every share with its denominator, nothing of a few, nobody ranked."""

from datetime import date

from rules.permissions import Caller
from rules.posts import Role
from rules.reception.appointments import Event
from storage.reception import booking, desk, queueing
from storage.reception.values import Wish
from tests.builders import County, joined, post
from tests.chat import World
from tests.reception import WISH, Join, at, caller, day_id, members, slots

DAY = date(2026, 12, 15)


def received(world: World, county: County, people: list[Caller], outcome: str = "answered") -> None:
    """Let some people book three weeks ahead and be received."""
    clerk, run = caller(world.database, county.desk), world.database.run
    for who, slot in zip(people, slots(world.database, DAY), strict=False):
        held = run(booking.book, slot, who, WISH, at=world.clock.now())
        run(desk.mark, held.id, Event.FINISH, clerk, outcome=outcome, at=at("2026-12-15T11:00"))


async def test_figures_with_denominators(world: World, county: County, join: Join, days: None) -> None:
    received(world, county, members(county, 5), "promised")
    (late,) = members(county, 1)
    world.database.run(
        queueing.come, day_id(world.database, DAY), late, Wish("other"), at=at("2026-12-15T11:00")
    )
    minister = joined(world, "周正明", county.minister)
    await world.wind(at("2027-01-20T09:00"))
    await minister.says("接待")
    await minister.presses("全年安排")
    await minister.presses("接待情况")
    minister.hears("1月1日到6月30日没有接待的记录")
    await minister.presses("前半年")
    minister.hears(
        "周正明（清河县）：接待 5 次；从约到见 16 个工作日（5 位的中间数）",
        "交办的按时答复 0/5",  # overdue: nobody has answered
        "满意 人少，不显示",
        "不排名次",
    )
    await minister.presses("后半年")
    minister.hears("1月1日到6月30日")


async def test_of_a_few_nothing_is_told(world: World, county: County, days: None) -> None:
    received(world, county, members(county, 4))
    desk_at = joined(world, "林晓", county.desk)
    await world.wind(at("2026-12-20T09:00"))
    await desk_at.says("接待")
    await desk_at.presses("全年安排")
    await desk_at.presses("接待情况")
    desk_at.hears("接待 4 次；从约到见 人少，不显示；交办的按时答复 人少，不显示")


async def test_of_other_people_s_days_nothing_is_told(world: World, county: County, days: None) -> None:
    received(world, county, members(county, 5))
    holder = county.member("何组委")
    world.database.run(post, Role.ORGANISER, holder, county.town)
    organiser = joined(world, "何组委", holder)
    await world.wind(at("2026-12-20T09:00"))
    await organiser.says("菜单")
    await organiser.forges("figures:0")
    assert "周正明" not in organiser.hears("没有接待的记录")
    await organiser.forges("figures:-3")
    organiser.hears("7月1日到12月31日")
