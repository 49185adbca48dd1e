"""From the entry of a death nothing is sent to or about somebody; confirmed, their place goes on."""

from datetime import date

from sqlmodel import Session

from storage.models.care import FactRow
from tests.builders import County, joined
from tests.chat import World
from tests.reception import Join, appointments, at, book, queue

ENTERED = date(2026, 12, 1)


def died(session: Session, person_id: int, by: int) -> int:
    row = FactRow(
        person_id=person_id,
        kind="died",
        from_on=ENTERED,
        recorded_on=ENTERED,
        source="report",
        entered_by=by,
    )
    session.add(row)
    session.flush()
    return row.id or 0


def confirm(session: Session, fact_id: int, on: date) -> None:
    session.get_one(FactRow, fact_id).confirmed_on = on


def reject(session: Session, fact_id: int, on: date) -> None:
    session.get_one(FactRow, fact_id).withdrawn_on = on


async def test_held_from_the_entry_and_free_once_it_is_final(
    world: World, county: County, join: Join, few_places: None
) -> None:
    elder = county.member("陈长根")
    chen, li, zhao = joined(world, "陈长根", elder), join("李长顺"), join("赵大明")
    desk = joined(world, "林晓", county.desk)
    await book(chen, "上午9:20")
    await book(li, "上午9:40")
    await queue(zhao)
    await world.wind(at("2026-12-01T09:00"))
    fact = world.database.run(died, elder, county.desk)
    await desk.says("接待")
    assert "陈长根" not in desk.hears("李长顺")
    await desk.says("预约")
    await desk.presses("替别人约")
    await desk.says("陈长根")
    assert "还有" not in desk.hears("名册上没有陈长根")
    await world.wind(at("2026-12-02T09:00"))
    assert [state for state, _ in appointments(world)] == ["booked", "booked", "waitlisted"]
    world.database.run(confirm, fact, date(2026, 12, 2))
    chen.look()
    await world.wind(at("2026-12-03T09:00"))
    zhao.hears("有空位了：12月15日（星期二）上午9:20")
    await world.wind(at("2026-12-15T12:00"))
    chen.hears_nothing_new()


async def test_a_death_that_was_a_mistake_changes_nothing(
    world: World, county: County, few_places: None
) -> None:
    elder = county.member("陈长根")
    chen = joined(world, "陈长根", elder)
    await book(chen, "上午9:20")
    await world.wind(at("2026-12-01T09:00"))
    fact = world.database.run(died, elder, county.desk)
    await world.wind(at("2026-12-02T09:00"))
    world.database.run(reject, fact, date(2026, 12, 2))
    await world.wind(at("2026-12-14T18:01"))
    chen.hears("12月15日（星期二）上午9:20，您约了见组织部长")
