"""At one moment: two hands on one visit, a day called off while people book it, two hosts asked for."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from sqlmodel import Session, col, func, select

from rules.permissions import Caller, Permission, scope
from rules.posts import Role
from rules.reception.appointments import ACTIVE, Event, State
from rules.reception.sessions import SessionKind
from storage.models.cases import CaseRow
from storage.models.messages import OutboxRow
from storage.models.reception import AppointmentRow, SessionRow, SlotRow
from storage.reception import booking, calling_off, desk, notices, planning, queueing, series
from storage.reception.series import Wanted
from storage.reception.values import Booking, Reached
from storage.transact import Database
from tests.builders import County, person, post
from tests.reception import NOW, WISH, at, at_once, caller, day_id, members, plan_days, slots, states

DAY = date(2026, 12, 15)
ON_THE_DAY = at("2026-12-15T09:05")


@pytest.fixture
def county(any_database: Database) -> County:
    made = County(any_database)
    plan_days(any_database, "09:00-10:40")
    return made


@pytest.fixture
def staff(county: County) -> list[Caller]:
    """Two people at the desk."""
    other = county.database.run(person, "高敏")
    county.database.run(post, Role.STAFF, other, county.id)
    return [caller(county.database, who) for who in (county.desk, other)]


def booked(county: County, who: Caller) -> int:
    return county.database.run(booking.book, slots(county.database, DAY)[0], who, WISH, at=NOW).id


@pytest.mark.parametrize("outcome", ["answered", "promised"])
def test_two_staff_members_mark_the_same_visit(county: County, staff: list[Caller], outcome: str) -> None:
    visit = booked(county, members(county, 1)[0])
    run = county.database.run
    outcomes = at_once(
        [
            partial(run, desk.mark, visit, Event.FINISH, who, outcome=outcome, at=ON_THE_DAY)
            for who in staff * 3
        ]
    )
    assert outcomes.count("appointment-not-possible-now") == 5
    assert [state for _, _, state in states(county.database)] == [State.DONE]
    cases = county.database.look(lambda session: len(session.exec(select(CaseRow)).all()))
    assert cases == (outcome == "promised")


def test_two_staff_members_call_the_same_visitor(county: County, staff: list[Caller]) -> None:
    visit, run = booked(county, members(county, 1)[0]), county.database.run
    run(desk.mark, visit, Event.ARRIVE, staff[0], at=ON_THE_DAY)
    outcomes = at_once([partial(run, desk.call, visit, who, at=ON_THE_DAY) for who in staff * 3])
    assert outcomes.count("appointment-not-possible-now") == 5
    calls = county.database.look(
        lambda session: len(session.exec(select(OutboxRow).where(OutboxRow.kind == notices.CALLED)).all())
    )
    assert calls == 1


def test_somebody_comes_while_the_desk_enters_them(county: County, staff: list[Caller]) -> None:
    (who,) = members(county, 1)
    day, run = day_id(county.database, DAY), county.database.run
    deeds: list[Callable[[], object]] = [
        *(partial(run, queueing.come, day, who, WISH, at=ON_THE_DAY) for _ in range(3)),
        *(
            partial(run, queueing.walk_in, day, who.person_id, each, WISH, at=ON_THE_DAY)
            for each in (*staff, *staff)
        ),
    ]
    at_once(deeds)
    assert states(county.database) == [(str(who.person_id), None, State.ARRIVED)]


def test_a_day_called_off_while_people_book_it(county: County, staff: list[Caller]) -> None:
    """Nobody is left on a day that is not held: whoever came first is offered the next."""
    people, places = members(county, 12), slots(county.database, DAY)
    day, run = day_id(county.database, DAY), county.database.run
    deeds: list[Callable[[], object]] = [
        *(partial(run, booking.book, places[n % 5], who, WISH, at=NOW) for n, who in enumerate(people)),
        *(partial(run, calling_off.call_off, day, who, at=NOW) for who in staff),
    ]
    outcomes = at_once(deeds)
    made = [each for each in outcomes if isinstance(each, Booking)]
    assert Counter(map(type, outcomes))[Reached] == 1

    def left(session: Session) -> tuple[int, int]:
        rows = session.exec(select(AppointmentRow)).all()
        here = [row for row in rows if row.session_id == day and row.state in ACTIVE]
        return len(here), len([row for row in rows if row.state == State.OFFERED])

    assert county.database.look(left) == (0, len(made))


def test_one_a_day_also_with_two_hosts(county: County) -> None:
    run = county.database.run
    deputy = run(person, "吴敬")
    receives = run(post, Role.HOST, deputy, county.town)
    desk_of = caller(county.database, county.desk)
    wanted = Wanted(SessionKind.RECEPTION, county.town, receives, "monthly day 15", "镇上")
    within = scope(desk_of, Permission.RUN_RECEPTION)
    run(series.begin, wanted, within, by=None, from_on=NOW.date(), at=NOW)
    assert run(planning.plan, at=NOW) == 0

    def of_each(session: Session) -> list[int]:
        first_of_day = (
            select(func.min(SlotRow.id))
            .join(SessionRow, col(SessionRow.id) == col(SlotRow.session_id))
            .where(SessionRow.on_date == DAY)
            .group_by(col(SlotRow.session_id))
        )
        return sorted(each for each in session.exec(first_of_day) if each is not None)

    (who,) = members(county, 1)
    places = county.database.look(of_each)
    assert len(places) == 2
    outcomes = at_once([partial(run, booking.book, place, who, WISH, at=NOW) for place in places * 2])
    assert outcomes.count("one-a-day") == 3
    assert [state for _, _, state in states(county.database)] == [State.BOOKED]
