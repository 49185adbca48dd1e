"""What the clock does for reception days: it may look twice or late, and nobody hears anything twice."""

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import Session, select

import jobs
from jobs import preview, reception
from storage import rule_settings
from storage.models.messages import OutboxRow
from storage.reception import booking, notices, planning
from storage.reception.values import Booking
from tests.builders import County, joined
from tests.chat import Chatter, World
from tests.reception import WISH, at, caller, members, slots

DAY = date(2026, 12, 15)


@pytest.fixture
def county(world: World) -> County:
    county = County(world.database)
    world.database.run(rule_settings.change, "reception.hours", "09:40-10:20", from_on=date(2026, 1, 1))
    world.database.run(planning.plan, at=world.clock.now())
    return county


class Visitor:
    """A member with a phone and a place."""

    def __init__(self, world: World, county: County, name: str, place: int) -> None:
        self.world = world
        key = county.member(name)
        self.chatter = joined(world, name, key)
        self.caller = caller(world.database, key)
        slot = slots(world.database, DAY)[place]
        self.held: Booking = world.database.run(booking.book, slot, self.caller, WISH, at=world.clock.now())

    def cancels(self) -> None:
        self.world.database.run(booking.cancel, self.held.id, self.caller, at=self.world.clock.now())


async def jump(world: World, to: datetime) -> None:
    """Let time pass in which nothing ran, as after an outage."""
    world.clock.wind(to)
    await world.settle()


def heard(chatter: Chatter) -> list[str]:
    """What came unasked: when, and how it begins."""
    return [
        f"{message.sent_at.astimezone(chatter.world.clock.zone):%m-%d %H:%M} {message.text[:20]}"
        for message in chatter.messages
        if message.from_bot
    ]


async def test_reminded_the_evening_before_and_before_a_later_slot(world: World, county: County) -> None:
    early, late = Visitor(world, county, "王桂英", 0), Visitor(world, county, "李长顺", 1)
    await world.wind(at("2026-12-16T09:00"))
    assert heard(early.chatter)[-1:] == ["12-14 18:00 12月15日（星期二）上午9:40，您约"]
    assert heard(late.chatter)[-2:] == [
        "12-14 18:00 12月15日（星期二）上午10:00，您",
        "12-15 08:00 今天上午10:00，您约了见组织部长。地",
    ]
    late.chatter.hears("编号 JF20260002", "县委组织部一楼接待室")


async def test_not_reminded_of_what_was_given_up(world: World, county: County) -> None:
    visitor = Visitor(world, county, "王桂英", 0)
    await world.wind(at("2026-12-14T17:30"))  # the reminder is planned
    await world.settle()
    visitor.chatter.look()
    visitor.cancels()
    await world.wind(at("2026-12-16T09:00"))
    visitor.chatter.hears_nothing_new()


async def test_reminded_of_the_new_time_only(world: World, county: County) -> None:
    visitor = Visitor(world, county, "王桂英", 1)
    world.database.run(
        booking.move, visitor.held.id, slots(world.database, DAY)[0], visitor.caller, at=world.clock.now()
    )
    await world.wind(at("2026-12-16T09:00"))
    assert heard(visitor.chatter)[-1:] == ["12-14 18:00 12月15日（星期二）上午9:40，您约"]


async def test_looking_twice_says_it_once(world: World, county: County) -> None:
    visitor = Visitor(world, county, "王桂英", 1)
    desk = joined(world, "林晓", county.desk)
    await world.settle()
    visitor.chatter.look()
    desk.look()
    await world.wind(at("2026-12-14T17:00"))
    for when in (at("2026-12-14T17:00"), at("2026-12-14T17:00"), at("2026-12-14T18:30")):
        await reception.plan_reminders(world.bot.services, when)
    await world.wind(at("2026-12-14T19:00"))
    await reception.plan_reminders(world.bot.services, at("2026-12-14T19:00"))
    await world.wind(at("2026-12-15T12:00"))
    assert len(visitor.chatter.look()) == 2
    assert len([text for text in desk.look() if "接待" in text]) == 2


@pytest.mark.parametrize(
    ("back_at", "reminders"),
    [
        ("2026-12-14T19:00", 2),  # late in the evening, still of use
        ("2026-12-15T07:30", 1),  # the evening's is over, the later one is not
        ("2026-12-15T08:30", 1),
        ("2026-12-15T10:01", 0),
    ],
)
async def test_after_an_outage_what_is_of_no_use_is_not_sent(
    world: World, county: County, back_at: str, reminders: int
) -> None:
    visitor = Visitor(world, county, "王桂英", 1)
    await world.wind(at("2026-12-14T16:00"))
    visitor.chatter.look()
    await jump(world, at(back_at))
    await world.wind(at("2026-12-15T23:00"))
    assert len(visitor.chatter.look()) == reminders


async def test_host_and_desk_get_the_list_the_evening_before_and_in_the_morning(
    world: World, county: County
) -> None:
    minister, desk = joined(world, "周正明", county.minister), joined(world, "林晓", county.desk)
    Visitor(world, county, "王桂英", 1)
    quitter = Visitor(world, county, "李长顺", 0)
    await world.wind(at("2026-12-14T20:00"))
    for reader in (minister, desk):
        assert heard(reader)[-1].startswith("12-14 18:00 12月15日（星期二）接待")
        reader.hears("约了 2 位", "上午9:40 李长顺同志，村里的事：路灯", "上午10:00 王桂英同志")
    quitter.cancels()
    await world.wind(at("2026-12-15T09:00"))
    for reader in (minister, desk):
        assert heard(reader)[-1].startswith("12-15 08:00")
        assert "李长顺" not in reader.hears("约了 1 位", "上午10:00 王桂英同志")
    assert minister.labels == ["全年安排"]
    assert desk.labels == ["现场来人", "上午10:00", "管这一天", "全年安排"]


async def test_whoever_still_waits_is_told_at_closing(world: World, county: County) -> None:
    Visitor(world, county, "王桂英", 0)
    Visitor(world, county, "李长顺", 1)
    (who,) = members(county, 1)
    waiter = joined(world, "张0", who.person_id)
    day = slots(world.database, DAY)
    assert len(day) == 2
    world.database.run(booking.wait, 1, who, WISH, at=world.clock.now())
    await world.wind(at("2026-12-16T09:00"))
    assert heard(waiter)[-1] == "12-14 17:00 12月15日（星期二）没等到空位。急事可"
    await waiter.presses("约部长")
    waiter.hears("1月15日（星期五）")


async def test_one_who_blocked_the_bot_stops_nobody(world: World, county: County) -> None:
    gone, other = Visitor(world, county, "王桂英", 0), Visitor(world, county, "李长顺", 1)
    await world.settle()
    world.cloud.block(gone.chatter.id)
    other.chatter.look()
    await world.wind(at("2026-12-15T12:00"))
    assert len(other.chatter.look()) == 2


async def test_a_year_of_days_each_announced_once(world: World, county: County) -> None:
    """Every job run twice on the days around each 15th: each list is owed once at each of its moments."""
    services, moment = world.bot.services, at("2026-12-01T17:00")
    while moment < at("2027-12-01T00:00"):
        for _ in range(2 * (12 < moment.day < 17)):
            await reception.plan_days(services, moment)
            await reception.plan_reminders(services, moment)
        moment += timedelta(days=1)

    def owed(session: Session) -> list[tuple[str, str]]:
        rows = session.exec(
            select(OutboxRow).where(OutboxRow.kind == notices.LIST, OutboxRow.person_id == county.desk)
        )
        return sorted((row.slot, row.stage) for row in rows)

    days = [f"{'2026-12' if month == 0 else f'2027-{month:02}'}-15" for month in range(12)]
    assert world.database.look(owed) == [(day, stage) for day in days for stage in ("evening", "morning")]


async def test_what_a_day_will_say_can_be_seen_before(world: World, county: County) -> None:
    Visitor(world, county, "王桂英", 1)
    joined(world, "林晓", county.desk)
    settings = world.bot.services.settings

    def of_day(on: date) -> list[tuple[str, str, str]]:
        found = world.database.look(preview.leaving_on, settings, jobs.KINDS, on)
        listed = [each for each in found if each.kind.startswith("reception")]
        return [(f"{each.not_before:%H:%M}", each.kind, each.recipient) for each in listed]

    assert of_day(date(2026, 12, 14)) == [
        ("18:00", "reception-list", "林晓"),
        ("18:00", "reception-reminder", "王桂英"),
    ]
    assert of_day(date(2026, 12, 15)) == [
        ("08:00", "reception-list", "林晓"),
        ("08:00", "reception-reminder", "王桂英"),
    ]
    assert of_day(date(2026, 12, 13)) == []
    assert world.database.look(lambda session: session.exec(select(OutboxRow)).all()) == []
