"""Whatever people, desk and clock do to a day, in whatever order, its promises hold."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlmodel import Session, col, select

from rules.reception.appointments import ACTIVE, HOLDING_A_SLOT, Event, State
from rules.refusals import Refused
from storage.models.messages import OutboxRow
from storage.models.reception import AppointmentRow
from storage.reception import booking, desk, places, views, waitlist
from storage.reception import days as receptions
from storage.transact import Database
from tests.builders import County
from tests.conftest import KEYRING
from tests.reception import NOW, WISH, caller, day_id, members, plan_days, slots

DAY = date(2026, 12, 15)
PEOPLE, PLACES = 6, 3
who = st.integers(0, PEOPLE - 1)
where = st.integers(0, PLACES - 1)
which = st.integers(1, 30)  # an appointment, made or not
EVENTS = {Event.ARRIVE: None, Event.FINISH: "answered", Event.MISS: None, Event.UNMARK: None}


@contextmanager
def refusable() -> Iterator[None]:
    """To be told no is an answer; what counts is what the database holds afterwards."""
    with suppress(Refused):
        yield


class ReceptionDay(RuleBasedStateMachine):
    """A day of three places and six people."""

    empty: Path
    folder: Path
    made = 0

    def __init__(self) -> None:
        super().__init__()
        type(self).made += 1
        path = self.folder / f"{self.made}.db"
        shutil.copy(self.empty, path)
        self.database = Database(f"sqlite:///{path}", KEYRING)
        county = County(self.database)
        plan_days(self.database, "09:00-10:00")
        self.now = NOW
        self.people = members(county, PEOPLE)
        self.desk = caller(self.database, county.desk)
        self.slots = slots(self.database, DAY)
        self.day = day_id(self.database, DAY)

    def teardown(self) -> None:
        self.database.close()

    @rule(person=who, place=where)
    def book(self, person: int, place: int) -> None:
        with refusable():
            self.database.run(booking.book, self.slots[place], self.people[person], WISH, at=self.now)

    @rule(person=who)
    def wait(self, person: int) -> None:
        with refusable():
            self.database.run(booking.wait, self.day, self.people[person], WISH, at=self.now)

    @rule(appointment=which, person=who, place=where)
    def move(self, appointment: int, person: int, place: int) -> None:
        with refusable():
            self.database.run(booking.move, appointment, self.slots[place], self.people[person], at=self.now)

    @rule(person=who)
    def cancel(self, person: int) -> None:
        for held in self.database.look(views.bookings, self.people[person], at=self.now):
            with refusable():
                self.database.run(booking.cancel, held.id, self.people[person], at=self.now)

    @rule(person=who, takes=st.booleans())
    def answer(self, person: int, takes: bool) -> None:
        answer = booking.accept if takes else booking.decline
        for held in self.database.look(views.bookings, self.people[person], at=self.now):
            with refusable():
                self.database.run(answer, held.id, self.people[person], at=self.now)

    @rule(arrives=st.booleans())
    def deliver(self, arrives: bool) -> None:
        self.database.run(self._deliver, arrives)

    @rule(minutes=st.sampled_from([1, 60, 240, 1440, 10_000]))
    def pass_time(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def look_at_holds(self) -> None:
        self.database.run(waitlist.serve_all, at=self.now)

    @rule(appointment=which, event=st.sampled_from(sorted(EVENTS)))
    def mark(self, appointment: int, event: Event) -> None:
        with refusable():
            self.database.run(
                desk.mark,
                appointment,
                event,
                self.desk,
                outcome=EVENTS[event],
                at=max(self.now, self._morning()),
            )

    @invariant()
    def no_place_twice(self) -> None:
        held = [row.slot_id for row in self._rows() if row.state in HOLDING_A_SLOT]
        assert None not in held
        assert len(set(held)) == len(held)

    @invariant()
    def nobody_twice(self) -> None:
        active = [row.person_id for row in self._rows() if row.state in ACTIVE]
        assert len(set(active)) == len(active)

    @invariant()
    def whoever_has_a_place_has_a_number_of_their_own(self) -> None:
        placed = (State.BOOKED, State.ARRIVED, State.DONE, State.NO_SHOW)
        numbers = [row.number for row in self._rows() if row.number is not None]
        assert len(set(numbers)) == len(numbers)
        assert all(row.number for row in self._rows() if row.state in placed)
        assert not any(row.number for row in self._rows() if row.state in {State.WAITLISTED, State.OFFERED})

    @invariant()
    def every_offer_was_sent_and_the_line_is_in_order(self) -> None:
        rows = self._rows()
        offered = [row for row in rows if row.state == State.OFFERED]
        waiting = [row for row in rows if row.state == State.WAITLISTED]
        subjects = {message.subject for message in self._offers()}
        assert {str(row.id) for row in offered} <= subjects
        assert not {str(row.id) for row in waiting} & subjects
        served = [row.queue_at for row in rows if str(row.id) in subjects and row.queue_at]
        assert all(row.queue_at >= max(served) for row in waiting if served and row.queue_at)

    @invariant()
    def no_place_is_free_while_somebody_waits_for_one(self) -> None:
        if not self._rows() or self.now >= datetime.combine(DAY, NOW.time(), NOW.tzinfo) - timedelta(
            hours=16
        ):
            return
        free = self.database.look(
            lambda session: (
                places.free_slots(session, receptions.find(session, self.day, at=self.now), at=self.now) != []
            )
        )
        waiting = any(row.state == State.WAITLISTED for row in self._rows())
        assert not (free and waiting)

    def _deliver(self, session: Session, arrives: bool) -> None:
        for row in session.exec(select(OutboxRow).where(OutboxRow.state == "waiting")):
            row.state, row.sent_at = ("sent", self.now) if arrives else ("blocked", None)

    def _morning(self) -> datetime:
        return datetime.combine(DAY, NOW.time(), NOW.tzinfo)

    def _rows(self) -> list[AppointmentRow]:
        return self.database.look(
            lambda session: list(session.exec(select(AppointmentRow).order_by(col(AppointmentRow.id))))
        )

    def _offers(self) -> list[OutboxRow]:
        return self.database.look(
            lambda session: list(session.exec(select(OutboxRow).where(OutboxRow.kind == waitlist.OFFER)))
        )


@pytest.mark.slow
def test_the_promises_of_a_day_hold(empty_database: Path, tmp_path: Path) -> None:
    ReceptionDay.empty, ReceptionDay.folder = empty_database, tmp_path
    run_state_machine_as_test(
        ReceptionDay,
        settings=settings(
            max_examples=40,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
