"""Whatever people, desk and clock do to a day, in whatever order, its promises hold."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import Session, col, select

from rules.reception.appointments import ACTIVE, HOLDING_A_SLOT, Event, State
from rules.refusals import Refused
from storage.models.messages import OutboxRow
from storage.models.reception import AppointmentRow, SessionRow
from storage.reception import booking, calling_off, desk, managing, places, queueing, views, waitlist
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
        self.steps = 0

    def teardown(self) -> None:
        self.database.close()

    @invariant()
    def time_has_passed(self) -> None:
        self.steps += 1

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

    @rule(person=who)
    def come(self, person: int) -> None:
        with refusable():
            self.database.run(queueing.come, self.day, self.people[person], WISH, at=self._on_the_day())

    @rule(person=who)
    def stand_at_the_desk(self, person: int) -> None:
        visitor = self.people[person].person_id
        with refusable():
            self.database.run(queueing.walk_in, self.day, visitor, self.desk, WISH, at=self._on_the_day())

    @rule(person=who, place=where)
    def telephone(self, person: int, place: int) -> None:
        visitor = self.people[person].person_id
        with refusable():
            self.database.run(booking.book, self.slots[place], self.desk, WISH, about=visitor, at=self.now)

    @rule(appointment=which)
    def call_in(self, appointment: int) -> None:
        with refusable():
            self.database.run(desk.call, appointment, self.desk, at=self._on_the_day())

    @rule(place=where, blocked=st.booleans())
    def block(self, place: int, blocked: bool) -> None:
        with refusable():
            self.database.run(managing.block, self.slots[place], self.desk, blocked=blocked, at=self.now)

    @precondition(lambda self: self.steps > 15)
    @rule()
    def call_the_day_off(self) -> None:
        with refusable():
            self.database.run(calling_off.call_off, self.day, self.desk, at=self.now)

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
                at=self._on_the_day(),
            )

    @invariant()
    def no_place_twice(self) -> None:
        holding = [row for row in self._rows() if row.state in HOLDING_A_SLOT]
        held = [row.slot_id for row in holding if row.slot_id is not None]
        assert len(set(held)) == len(held)
        queued = [row for row in holding if row.slot_id is None]  # on the day one may be here without a place
        assert all(row.state in {State.ARRIVED, State.DONE} and row.queue_at for row in queued)

    @invariant()
    def nobody_twice(self) -> None:
        active = [(row.session_id, row.person_id) for row in self._rows() if row.state in ACTIVE]
        assert len(set(active)) == len(active)

    @invariant()
    def a_day_that_is_not_held_holds_nobody(self) -> None:
        state = self.database.look(lambda session: session.get_one(SessionRow, self.day).state)
        active = [row for row in self._rows() if row.state in ACTIVE and row.session_id == self.day]
        assert state == "open" or not active

    @invariant()
    def whoever_has_a_place_has_a_number_of_their_own(self) -> None:
        placed = (State.BOOKED, State.ARRIVED, State.DONE, State.NO_SHOW)
        numbers = [row.number for row in self._rows() if row.number is not None]
        assert len(set(numbers)) == len(numbers)
        assert all(row.number for row in self._rows() if row.state in placed)
        assert not any(row.number for row in self._rows() if row.state in {State.WAITLISTED, State.OFFERED})

    @invariant()
    def every_offer_was_sent_and_the_line_is_in_order(self) -> None:
        every = self._rows()
        rows = [row for row in every if row.session_id == self.day]
        waiting = [row for row in rows if row.state == State.WAITLISTED]
        subjects = {message.subject for message in self._offers()}
        assert {str(row.id) for row in every if row.state == State.OFFERED} <= subjects
        assert not {str(row.id) for row in waiting} & subjects
        served = [row.queue_at for row in rows if str(row.id) in subjects and row.queue_at]
        assert all(row.queue_at >= max(served) for row in waiting if served and row.queue_at)

    @invariant()
    def no_place_is_free_while_somebody_waits_for_one(self) -> None:
        for day in {row.session_id for row in self._rows() if row.state == State.WAITLISTED}:
            reception = self.database.look(receptions.find, day, at=self.now)
            if self.now < reception.day.closes_at:
                assert not self.database.look(places.free_slots, reception, at=self.now)

    def _deliver(self, session: Session, arrives: bool) -> None:
        for row in session.exec(select(OutboxRow).where(OutboxRow.state == "waiting")):
            row.state, row.sent_at = ("sent", self.now) if arrives else ("blocked", None)

    def _on_the_day(self) -> datetime:
        return max(self.now, self._morning())

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
