"""Ratings of receptions: asked the next working day; one running wave a host and half-year."""

from datetime import date

import pytest
from sqlmodel import Session, select

from rules.posts import Role
from storage.models.base import id_of
from storage.models.reception import AppointmentRow, SessionRow
from storage.models.satisfaction import RollRow, TallyRow, WaveCellRow, WavePlaceRow, WaveRow
from storage.satisfaction import results, waves
from tests.builders import County, died, joined, post, strike_out
from tests.chat import Chatter, World
from tests.reception import at

FRIDAY = date(2026, 12, 11)


@pytest.fixture
def county(world: World) -> County:
    return County(world.database)


def visited(session: Session, host: int, people: list[int], on: date, state: str = "done") -> None:
    """Write down that a host received people on a day."""
    day = SessionRow(kind="reception", unit_id=1, host_id=host, place="一楼接待室", nominal_on=on, on_date=on)
    session.add(day)
    session.flush()
    for person in people:
        session.add(
            AppointmentRow(
                session_id=id_of(day), person_id=person, made_by=person, topic="branch", state=state,
                made_at=at("2026-12-01T09:00"),
            )
        )  # fmt: skip


def visitors(world: World, county: County, number: int) -> tuple[int, list[int], list[Chatter]]:
    host = world.database.run(post, Role.HOST, county.minister, county.id)
    people = [county.member(f"访客{each}") for each in range(number)]
    return host, people, [joined(world, f"访客{each}", person) for each, person in enumerate(people)]


def rolls(session: Session) -> list[tuple[int, bool]]:
    return sorted((row.wave_id, row.voted) for row in session.exec(select(RollRow)))


def asked(guest: Chatter) -> int:
    return sum("请您评一评" in message.text for message in guest.messages)


def invited(session: Session) -> int:
    return session.exec(select(WavePlaceRow)).one().invited


async def test_a_visitor_is_asked_the_next_working_day_and_once(world: World, county: County) -> None:
    host, people, [guest, away] = visitors(world, county, 2)
    await world.settle()
    world.database.run(visited, host, people[:1], FRIDAY)
    world.database.run(visited, host, people[1:], date(2026, 12, 10), "no_show")
    await world.wind(at("2026-12-13T12:00"))
    assert "接待" not in guest.last.text, "not at the weekend"
    await world.wind(at("2026-12-14T12:00"))
    guest.hears("请您评一评接待您的这一次：3 道题")
    said = len(guest.messages)
    await world.wind(at("2026-12-20T12:00"))
    assert len(guest.messages) == said, "neither again nor reminded"
    assert "请您评一评" not in away.last.text
    [wave] = world.database.look(waves.waves, waves.OPEN)
    assert wave.title == "2026年下半年周正明接待评价"
    assert wave.closes_on == date(2026, 12, 31)


async def test_whoever_has_died_or_has_no_account_is_not_asked(world: World, county: County) -> None:
    """They are no part of the number invited either; who joins within days is asked then, and so is
    somebody whose death was struck out."""
    host, people, [guest, dead, other] = visitors(world, county, 3)
    without = county.member("没有手机")
    await world.settle()
    world.database.run(visited, host, [*people, without], FRIDAY)
    death = world.database.run(died, people[1], FRIDAY)
    world.database.run(died, people[2], FRIDAY, struck_out=True)
    await world.wind(at("2026-12-14T12:00"))
    assert [sum("请您评一评" in said.text for said in each.messages) for each in (guest, dead, other)] == [
        1,
        0,
        1,
    ]
    assert world.database.look(rolls) == [(1, False)] * 2
    assert world.database.look(invited) == 2
    late = joined(world, "没有手机", without)
    world.database.run(strike_out, death)
    await world.wind(at("2026-12-16T12:00"))
    for each in (late, dead):
        each.hears("请您评一评接待您的这一次")
    assert world.database.look(invited) == 4
    assert asked(guest) == 1


async def test_who_comes_again_has_one_place_a_half_year(world: World, county: County) -> None:
    host, people, [guest] = visitors(world, county, 1)
    world.database.run(visited, host, people, FRIDAY)
    await world.wind(at("2026-12-14T12:00"))
    world.database.run(visited, host, people, date(2026, 12, 16))
    await world.wind(at("2026-12-17T12:00"))
    assert world.database.look(rolls) == [(1, False)]
    world.database.run(visited, host, people, date(2026, 12, 30))
    world.database.run(visited, host, people, date(2026, 12, 31))
    await world.wind(at("2027-01-05T12:00"))
    assert world.database.look(rolls) == [(2, False)], "New Year's Eve is asked about in the next half"
    assert len([message for message in guest.messages if "请您评一评" in message.text]) == 1
    assert len(world.database.look(waves.waves, waves.OPEN)) == 1


async def test_nothing_is_shown_before_the_half_year_ends_and_nothing_of_fewer_than_k(
    world: World, county: County
) -> None:
    host, people, guests = visitors(world, county, 6)
    world.database.run(visited, host, people, FRIDAY)
    await world.wind(at("2026-12-14T12:00"))
    for guest in guests[:4]:
        await rates(guest)
    assert world.database.look(lambda session: list(session.exec(select(TallyRow)))) == []
    assert world.database.look(results.closed) == []
    await world.wind(at("2027-01-02T12:00"))
    wave = world.database.look(lambda session: session.get_one(WaveRow, 1))
    assert wave.state == waves.CLOSED
    assert world.database.look(lambda session: list(session.exec(select(WaveCellRow)))) == []


async def test_five_are_counted(world: World, county: County) -> None:
    host, people, guests = visitors(world, county, 6)
    world.database.run(visited, host, people, FRIDAY)
    await world.wind(at("2026-12-14T12:00"))
    for guest in guests[:5]:
        await rates(guest)
    await world.wind(at("2027-01-02T12:00"))
    [cell] = world.database.look(lambda session: list(session.exec(select(WaveCellRow))))
    assert (cell.grp, cell.voted) == ("visitors", 5)


async def rates(guest: Chatter) -> None:
    await guest.presses("开始")
    for _ in range(3):
        await guest.presses("满意")
    await guest.presses("交上去")
    guest.hears("收下了")
