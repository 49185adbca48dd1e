"""Asking for a talk: anybody is shown the next days, a supervisor is offered times at once."""

from datetime import date

from sqlmodel import Session, col, select

from rules.permissions import Permission, scope
from rules.posts import Role
from rules.reception.sessions import SessionKind
from storage import rule_settings
from storage.models.people import PostRow
from storage.models.reception import AppointmentRow
from storage.reception import series
from storage.reception.series import Wanted
from tests.builders import person, post
from tests.chat import Chatter, World
from tests.reception import at, caller
from tests.talks import Towns, office


def plan_days(county: Towns) -> None:
    """Plan the 15th of each month, and an open-door talk day every Friday."""
    host = county.database.look(
        lambda session: session.exec(select(PostRow.id).where(PostRow.role == Role.MINISTER)).one()
    )
    wanted = Wanted(SessionKind.OPEN_DOOR, county.id, host or 0, "weekly day 5", "县委组织部谈话室")
    when = at("2026-11-23T09:00")
    within = scope(caller(county.database, county.desk), Permission.RUN_RECEPTION)
    county.database.run(series.begin, wanted, within, by=county.desk, from_on=when.date(), at=when)


def supervisor(county: Towns, name: str = "何监督") -> Chatter:
    """Let a supervisor speak."""
    who = county.database.run(person, name)
    county.database.run(post, Role.SUPERVISOR, who, county.id)
    return county.joins(name, who)


def states(world: World) -> list[str]:
    def look(session: Session) -> list[str]:
        return [row.state for row in session.exec(select(AppointmentRow).order_by(col(AppointmentRow.id)))]

    return world.database.look(look)


async def test_a_cadre_asks_for_a_talk_and_gets_one(world: World) -> None:
    county, lin = office(world)
    plan_days(county)
    cadre = county.joins("赵镇长", county.heads[county.town])
    await cadre.says("约谈")
    cadre.hears("11月27日（星期五），谈心日", "12月15日（星期二），接待日")
    assert cadre.labels == ["谈心日11月27日", "接待日12月15日"]
    await cadre.presses("谈心日11月27日")
    await cadre.presses("上午9:20")
    await cadre.presses("干部工作")
    await cadre.presses("不写了")
    await cadre.presses("就这样约")
    cadre.hears("约好了：11月27日（星期五）上午9:20", "县委组织部谈话室", "JF20260001")
    await world.wind(at("2026-11-27T10:00"))
    await lin.says("接待")
    await lin.presses("上午9:20")
    await lin.presses("当场答复")
    await lin.says("谈心谈话")
    lin.hears("3 个单位，谈过 1 个。", "还差：第2镇、第3镇。")


async def test_a_member_who_types_the_words_on_the_card_is_asking_for_one(world: World) -> None:
    county, _ = office(world)
    wang = county.joins("王桂英", county.member("王桂英"))
    await wang.says("谈心谈话")
    wang.hears("眼下没有排定的日子。有急事请打值班电话 12380。")


async def test_a_supervisor_is_offered_three_times_at_once(world: World) -> None:
    county, lin = office(world)
    minister = county.joins("周正明", county.minister)
    he = supervisor(county)
    await he.says("约谈")
    he.hears("这几个时间都给您留着", "11月24日（星期二）上午9:00，见组织部长", "11月25日（星期三）下午2:30")
    assert he.labels == ["11月24日上午9:00", "11月25日下午2:30", "11月26日上午9:00", "换几个时间", "不约了"]
    await he.presses("11月25日下午2:30")
    he.hears("约好了：11月25日（星期三）下午2:30，见组织部长。", "县委组织部谈话室", "编号 JF20260001")
    assert states(world) == ["cancelled", "booked", "cancelled"]
    await world.wind(at("2026-11-23T09:30"))
    for told in (lin, minister):
        told.hears("何同志约谈：11月25日（星期三）下午2:30")
    await world.wind(at("2026-11-24T18:30"))
    he.hears("11月25日（星期三）下午2:30，您约了见组织部长")
    await he.says("我的")
    he.hears("11月25日（星期三）下午2:30约谈，见组织部长。")
    await world.wind(at("2026-11-25T15:00"))
    await lin.presses("接待名单")
    lin.hears("11月25日（星期三）约谈。")
    await lin.presses("下午2:30")
    await lin.presses("当场答复")
    await world.wind(at("2026-11-30T09:00"))
    assert "约谈，说好" not in lin.last.text


async def test_other_times_once_and_then_it_is_a_case(world: World) -> None:
    county, _ = office(world)
    he = supervisor(county)
    await he.says("约谈")
    first = he.labels[:3]
    await he.presses("换几个时间")
    assert not set(first) & set(he.labels)
    assert he.labels == ["11月24日下午2:30", "11月25日上午9:00", "11月26日下午2:30", "都不方便", "不约了"]
    await he.presses("都不方便")
    he.hears("转成一件事办：编号 YJ20260001，12月14日（星期一）前有人给您答复时间", "12380")
    [case] = county.cases()
    assert (case.source, case.source_key, case.text) == (
        "meeting",
        "meeting:1",
        "约谈：11月23日提出，两次给的时间都不合适，请联系本人定时间。",
    )
    assert set(states(world)) == {"cancelled"}


async def test_at_night_the_duty_telephone_is_given(world: World) -> None:
    county, _ = office(world)
    he = supervisor(county)
    await world.wind(at("2026-11-23T21:00"))
    for code, number in (("office.telephone", "0831-1111111"), ("talks.duty_telephone", "0831-1234567")):
        world.database.run(rule_settings.change, code, number, from_on=date(2026, 11, 1))
        await he.says("约谈")
        he.hears(f"这会儿部里没人，急事请打值班电话 {number}。")
    assert he.labels[0] == "11月24日上午9:00"


async def test_two_supervisors_are_not_offered_the_same_time(world: World) -> None:
    county, _ = office(world)
    he, yan = supervisor(county), supervisor(county, "严监督")
    await he.says("约谈")
    await yan.says("约谈")
    assert yan.labels[:3] == ["11月24日上午9:40", "11月25日下午3:10", "11月26日上午9:40"]
    await he.presses("不约了")
    he.hears("这次不约了")
    await yan.presses("换几个时间")
    await yan.presses("不约了")
    await world.wind(at("2026-11-23T09:05"))
    await he.says("约谈")
    assert he.labels[0] == "11月24日上午9:00"
    await yan.forges("meet-at:1")
    yan.hears("这个按钮已经过时了")


async def test_the_host_is_taken_on_reception_days(world: World) -> None:
    county, _ = office(world)
    plan_days(county)
    he = supervisor(county)
    await world.wind(at("2026-11-26T09:00"))
    await he.says("约谈")
    assert he.labels[:2] == ["11月30日上午9:00", "12月1日下午2:30"]  # the 27th is an open-door day


async def test_what_is_overdue_is_shown_to_the_desk_then_to_the_minister(world: World) -> None:
    county, lin = office(world)
    minister = county.joins("周正明", county.minister)
    he = supervisor(county)
    await world.wind(at("2026-11-23T10:00"))
    await he.says("约谈")
    lin.look()
    minister.look()
    await world.wind(at("2026-11-27T09:00"))
    lin.hears("何同志11月23日约谈，说好11月26日前，过了 1 个工作日还没谈上。")
    assert minister.look() == []
    await world.wind(at("2026-11-30T09:00"))
    minister.hears("过了 2 个工作日还没谈上")
    await lin.presses("何同志")
    await lin.presses("今天")
    lin.hears("跟何同志谈过")
    await world.wind(at("2026-12-01T09:00"))
    assert "约谈，说好" not in lin.last.text


async def test_nobody_to_receive(world: World) -> None:
    county, lin = office(world)
    he = supervisor(county)

    def leave(session: Session) -> None:
        for row in session.exec(select(PostRow)):
            if row.role in (Role.MINISTER, Role.HOST):
                row.until_on = date(2026, 11, 1)

    county.database.run(leave)
    await world.wind(at("2026-11-23T10:00"))
    await he.says("约谈")
    he.hears("11月23日您要约谈，记下了。这几天排不出现成的时间，部里会打电话跟您定。")
    await world.wind(at("2026-11-24T09:00"))
    lin.hears("何同志11月23日约谈")
