"""Requested meetings against each other: nobody is offered or booked a time that somebody else holds."""

from functools import partial

import pytest
from sqlmodel import Session, select

from rules.posts import Role
from rules.reception.appointments import HOLDING_A_SLOT
from rules.refusals import Refused
from rules.talks.meetings import Asked
from storage.models.messages import OutboxRow
from storage.models.reception import AppointmentRow
from storage.models.talks import MeetingRow
from storage.talks import meetings
from storage.talks.meetings import Meeting
from storage.transact import Database
from tests.builders import County, person, post
from tests.reception import at, at_once, caller

NOW = at("2026-11-23T09:00")


def supervisors(county: County, count: int) -> list[int]:
    made = [county.database.run(person, f"监督{number}") for number in range(count)]
    for each in made:
        county.database.run(post, Role.SUPERVISOR, each, county.id)
    return made


def held_slots(database: Database) -> list[int | None]:
    def look(session: Session) -> list[int | None]:
        return [row.slot_id for row in session.exec(select(AppointmentRow)) if row.state in HOLDING_A_SLOT]

    return database.look(look)


def test_many_who_ask_at_once_are_offered_different_times(any_database: Database) -> None:
    county = County(any_database)
    asking = [caller(any_database, each) for each in supervisors(county, 6)]
    got = at_once([partial(any_database.run, meetings.ask, each, at=NOW) for each in asking])
    assert all(isinstance(each, Meeting) and len(each.times) == 3 for each in got)
    held = held_slots(any_database)
    assert len(held) == len(set(held)) == 18


def test_asking_twice_at_once_makes_one_request(any_database: Database) -> None:
    county = County(any_database)
    [who] = supervisors(county, 1)
    me = caller(any_database, who)
    any_database.run(meetings.ask, me, at=NOW)
    again = any_database.run(meetings.ask, me, at=NOW)
    assert len(again.times) == 3
    assert len(any_database.look(lambda session: session.exec(select(MeetingRow)).all())) == 1


def test_one_of_three_is_taken_and_the_others_are_free_again(any_database: Database) -> None:
    county = County(any_database)
    first, second = (caller(any_database, each) for each in supervisors(county, 2))
    offered = any_database.run(meetings.ask, first, at=NOW)
    booked = any_database.run(meetings.accept, offered.times[1].appointment_id, first, at=NOW)
    assert booked.state is Asked.BOOKED
    assert len(held_slots(any_database)) == 1
    with pytest.raises(Refused, match="old-button"):
        any_database.run(meetings.accept, offered.times[1].appointment_id, second, at=NOW)
    with pytest.raises(Refused, match="offer-over"):
        any_database.run(meetings.accept, offered.times[0].appointment_id, first, at=NOW)


def test_a_time_that_has_come_is_not_taken_any_more(any_database: Database) -> None:
    county = County(any_database)
    [who] = supervisors(county, 1)
    me = caller(any_database, who)
    offered = any_database.run(meetings.ask, me, at=NOW)
    late = offered.times[0].starts_at
    with pytest.raises(Refused, match="offer-over"):
        any_database.run(meetings.accept, offered.times[0].appointment_id, me, at=late)
    assert len(any_database.run(meetings.ask, me, at=late).times) == 2


def test_after_the_last_day_one_may_ask_anew(any_database: Database) -> None:
    county = County(any_database)
    [who] = supervisors(county, 1)
    me = caller(any_database, who)
    any_database.run(meetings.ask, me, at=NOW)
    later = at("2026-11-26T18:00")
    again = any_database.run(meetings.ask, me, at=later)
    assert (again.asked_on, len(again.times)) == (later.date(), 3)


def test_messages_go_to_host_desk_and_whoever_asked_once(any_database: Database) -> None:
    county = County(any_database)
    [who] = supervisors(county, 1)
    me = caller(any_database, who)
    offered = any_database.run(meetings.ask, me, at=NOW)
    any_database.run(meetings.accept, offered.times[1].appointment_id, me, at=NOW)

    def look(session: Session) -> list[tuple[str, str, int | None]]:
        return sorted((row.kind, row.stage, row.person_id) for row in session.exec(select(OutboxRow)))

    assert any_database.look(look) == sorted(
        [
            ("meeting-booked", "", county.minister),
            ("meeting-booked", "", county.desk),
            ("meeting-reminder", "evening", who),
            ("meeting-reminder", "soon", who),
        ]
    )
