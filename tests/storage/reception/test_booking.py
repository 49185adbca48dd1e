"""Booking as transactions, above all many at once: on the embedded database and on PostgreSQL."""

from collections import Counter
from datetime import date
from functools import partial

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from rules.reception.appointments import State
from rules.refusals import Refused
from storage.models.messages import OutboxRow
from storage.models.reception import AppointmentRow
from storage.reception import booking, views, waitlist
from storage.reception.values import Booking, Wish
from storage.transact import Database
from tests.builders import County
from tests.reception import NOW, WISH, at, at_once, caller, day_id, members, plan_days, slots, states

DAY = date(2026, 12, 15)


@pytest.fixture
def county(any_database: Database) -> County:
    return County(any_database)


@pytest.fixture
def five_places(county: County) -> list[int]:
    plan_days(county.database, "09:00-10:40")
    return slots(county.database, DAY)


def deliver(database: Database, when: str) -> None:
    """Let every offer that waits in the outbox arrive."""

    def settle(session: Session) -> None:
        for row in session.exec(select(OutboxRow).where(OutboxRow.state == "waiting")):
            row.state, row.sent_at = "sent", at(when)

    database.run(settle)


def offered(database: Database) -> list[str]:
    return [person for person, _, state in states(database) if state == State.OFFERED]


def test_the_last_place_is_sold_once(county: County, five_places: list[int]) -> None:
    """Sixty people tap five places at once: five get one, each place has one party, numbers have no gap."""
    people = members(county, 60)
    deeds = [
        partial(county.database.run, booking.book, five_places[n % 5], who, WISH, at=NOW)
        for n, who in enumerate(people)
    ]
    outcomes = at_once(deeds)
    made = [outcome for outcome in outcomes if isinstance(outcome, Booking)]
    assert sorted(each.number or "" for each in made) == [f"JF2026000{n}" for n in range(1, 6)]
    assert outcomes.count("slot-taken") == 55
    assert sorted(slot or 0 for _, slot, _ in states(county.database)) == sorted(five_places)


def test_nobody_gets_two_places_on_a_day(county: County, five_places: list[int]) -> None:
    (who,) = members(county, 1)
    outcomes = at_once(
        [partial(county.database.run, booking.book, slot, who, WISH, at=NOW) for slot in five_places]
    )
    assert Counter(map(type, outcomes)) == {Booking: 1, str: 4}
    assert outcomes.count("one-a-day") == 4


def test_the_whole_line_waits_in_order(county: County, five_places: list[int]) -> None:
    people = members(county, 30)
    for slot, who in zip(five_places, people[:5], strict=True):
        county.database.run(booking.book, slot, who, WISH, at=NOW)
    day = day_id(county.database, DAY)
    outcomes = at_once(
        [partial(county.database.run, booking.wait, day, who, WISH, at=NOW) for who in people[5:]]
    )
    made = [outcome for outcome in outcomes if isinstance(outcome, Booking)]
    assert {each.state for each in made} == {State.WAITLISTED}
    assert sorted(each.position or 0 for each in made) == list(range(1, 26))


@pytest.mark.parametrize("attempt", range(3))
def test_cancelling_offering_lapsing_and_booking_at_once(
    county: County, five_places: list[int], attempt: int
) -> None:
    """Whatever happens at the same time: no place twice, nobody overtaken, none free while somebody waits."""
    people = members(county, 20)
    day, run = day_id(county.database, DAY), county.database.run
    held = [
        run(booking.book, slot, who, WISH, at=NOW) for slot, who in zip(five_places, people[:5], strict=True)
    ]
    for who in people[5:11]:
        run(booking.wait, day, who, WISH, at=NOW)
    run(booking.cancel, held[4].id, people[4], at=NOW)
    deliver(county.database, "2026-11-23T09:00")
    assert offered(county.database) == [str(people[5].person_id)]
    later = at("2026-11-23T13:00")  # that hold is over
    at_once(
        [
            *(
                partial(run, booking.cancel, each.id, who, at=later)
                for each, who in zip(held[:3], people[:3], strict=True)
            ),
            *(
                partial(run, booking.book, slot, who, WISH, at=later)
                for slot, who in zip(five_places, people[11:16], strict=True)
            ),
            *(partial(run, waitlist.serve_all, at=later) for _ in range(3)),
            *(partial(run, booking.wait, day, who, WISH, at=later) for who in people[16:]),
        ]
    )
    now = states(county.database)
    holding = [slot for _, slot, state in now if state in {State.OFFERED, State.BOOKED}]
    assert sorted(slot or 0 for slot in holding) == sorted(five_places)
    assert offered(county.database) == [str(who.person_id) for who in people[6:10]]
    assert [state for person, _, state in now if person == str(people[5].person_id)] == [State.CANCELLED]
    assert [state for person, _, state in now if person == str(people[10].person_id)] == [State.WAITLISTED]


def test_an_offer_is_taken_or_cancelled_but_not_both(county: County, five_places: list[int]) -> None:
    people = members(county, 6)
    day, run = day_id(county.database, DAY), county.database.run
    held = [
        run(booking.book, slot, who, WISH, at=NOW) for slot, who in zip(five_places, people[:5], strict=True)
    ]
    waiting = run(booking.wait, day, people[5], WISH, at=NOW)
    run(booking.cancel, held[0].id, people[0], at=NOW)
    outcomes = at_once(
        [
            partial(run, booking.accept, waiting.id, people[5], at=NOW),
            partial(run, booking.decline, waiting.id, people[5], at=NOW),
            partial(run, booking.accept, waiting.id, people[5], at=NOW),
        ]
    )
    last = run(views.booking, waiting.id, people[5], at=NOW)
    assert last.state in {State.BOOKED, State.CANCELLED}
    assert outcomes.count("offer-over") == 2


def test_the_indexes_hold_whoever_forgets_to_lock(county: County, five_places: list[int]) -> None:
    first, second = members(county, 2)
    county.database.run(booking.book, five_places[0], first, WISH, at=NOW)
    day = day_id(county.database, DAY)

    def insert(session: Session, person_id: int, slot_id: int, state: State) -> None:
        session.add(
            AppointmentRow(
                session_id=day,
                slot_id=slot_id,
                person_id=person_id,
                made_by=person_id,
                topic="other",
                state=state,
                made_at=NOW,
            )
        )

    for state in (State.OFFERED, State.BOOKED, State.ARRIVED, State.DONE):
        with pytest.raises(IntegrityError):
            county.database.run(insert, second.person_id, five_places[0], state)
    for state in (State.WAITLISTED, State.OFFERED, State.BOOKED, State.ARRIVED):
        with pytest.raises(IntegrityError):
            county.database.run(insert, first.person_id, five_places[1], state)


def test_moving_frees_the_old_place_for_the_first_in_line(county: County, five_places: list[int]) -> None:
    people = members(county, 6)
    day, run = day_id(county.database, DAY), county.database.run
    held = [
        run(booking.book, slot, who, WISH, at=NOW) for slot, who in zip(five_places, people[:5], strict=True)
    ]
    run(booking.cancel, held[4].id, people[4], at=NOW)
    moved = run(booking.move, held[0].id, five_places[4], people[0], at=NOW)
    assert (moved.number, moved.starts_at) == (held[0].number, at("2026-12-15T10:20"))
    waiting = run(booking.wait, day, people[5], WISH, at=NOW)
    assert (waiting.state, waiting.starts_at) == (State.OFFERED, at("2026-12-15T09:00"))
    with pytest.raises(Refused, match="slot-taken"):
        run(booking.move, held[1].id, five_places[0], people[1], at=NOW)
    assert run(views.booking, held[1].id, people[1], at=NOW).starts_at == at("2026-12-15T09:20")


def test_whoever_waits_comes_before_whoever_asks_now(county: County, five_places: list[int]) -> None:
    people = members(county, 7)
    day, run = day_id(county.database, DAY), county.database.run
    held = [
        run(booking.book, slot, who, WISH, at=NOW) for slot, who in zip(five_places, people[:5], strict=True)
    ]
    run(booking.wait, day, people[5], WISH, at=NOW)

    def vanish(session: Session) -> None:
        session.get_one(AppointmentRow, held[0].id).state = State.CANCELLED  # by another way than ours

    run(vanish)
    assert run(views.opening, day, people[6], at=NOW).times == ()
    with pytest.raises(Refused, match="slot-taken"):
        run(booking.book, five_places[0], people[6], WISH, at=NOW)


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (Wish("gossip"), "topic-unknown"),
        (Wish("other", None, 6), "party-size"),
        (Wish("other", None, 0), "party-size"),
    ],
)
def test_a_wish_that_cannot_be(county: County, five_places: list[int], wish: Wish, refusal: str) -> None:
    (who,) = members(county, 1)
    with pytest.raises(Refused, match=refusal):
        county.database.run(booking.book, five_places[0], who, wish, at=NOW)


@pytest.mark.parametrize(
    ("when", "refusal"),
    [
        ("2026-11-14T23:59", "booking-not-open-yet"),
        ("2026-11-15T00:00", None),
        ("2026-12-14T16:59", None),
        ("2026-12-14T17:00", "booking-closed"),
        ("2026-12-15T09:00", "booking-closed"),
    ],
)
def test_the_window(county: County, when: str, refusal: str | None) -> None:
    plan_days(county.database, "09:00-10:40", at("2026-11-01T09:00"))
    (who,) = members(county, 1)
    slot = slots(county.database, DAY)[0]
    if refusal is None:
        assert county.database.run(booking.book, slot, who, WISH, at=at(when)).state is State.BOOKED
    else:
        with pytest.raises(Refused, match=refusal):
            county.database.run(booking.book, slot, who, WISH, at=at(when))


def test_not_cancelled_once_it_has_begun(county: County, five_places: list[int]) -> None:
    (who,) = members(county, 1)
    held = county.database.run(booking.book, five_places[0], who, WISH, at=NOW)
    with pytest.raises(Refused, match="appointment-over"):
        county.database.run(booking.cancel, held.id, who, at=at("2026-12-15T09:00"))
    cancelled = county.database.run(booking.cancel, held.id, who, at=at("2026-12-15T08:59"))
    assert cancelled.state is State.CANCELLED


def test_nothing_is_offered_past_closing(county: County, five_places: list[int]) -> None:
    people = members(county, 6)
    day, run = day_id(county.database, DAY), county.database.run
    held = [
        run(booking.book, slot, who, WISH, at=NOW) for slot, who in zip(five_places, people[:5], strict=True)
    ]
    run(booking.wait, day, people[5], WISH, at=NOW)
    run(booking.cancel, held[0].id, people[0], at=at("2026-12-14T17:00"))
    assert offered(county.database) == []


def test_an_offer_outlives_neither_its_hours_nor_the_closing(county: County, five_places: list[int]) -> None:
    people = members(county, 7)
    day, run = day_id(county.database, DAY), county.database.run
    held = [
        run(booking.book, slot, who, WISH, at=NOW) for slot, who in zip(five_places, people[:5], strict=True)
    ]
    first = run(booking.wait, day, people[5], WISH, at=NOW)
    run(booking.wait, day, people[6], WISH, at=NOW)
    run(booking.cancel, held[0].id, people[0], at=at("2026-12-14T15:00"))
    assert run(views.booking, first.id, people[5], at=at("2026-12-14T16:00")).held_until == at(
        "2026-12-14T17:00"
    )
    deliver(county.database, "2026-12-14T15:00")
    run(waitlist.serve_all, at=at("2026-12-14T16:59"))
    assert offered(county.database) == [str(people[5].person_id)]
    run(waitlist.serve_all, at=at("2026-12-14T17:00"))
    assert offered(county.database) == []
    with pytest.raises(Refused, match="offer-over"):
        run(booking.accept, first.id, people[5], at=at("2026-12-14T17:00"))


def test_a_hold_that_is_over_is_not_taken_though_no_clock_has_looked(
    county: County, five_places: list[int]
) -> None:
    people = members(county, 6)
    day, run = day_id(county.database, DAY), county.database.run
    held = [
        run(booking.book, slot, who, WISH, at=NOW) for slot, who in zip(five_places, people[:5], strict=True)
    ]
    waiting = run(booking.wait, day, people[5], WISH, at=NOW)
    run(booking.cancel, held[0].id, people[0], at=NOW)
    deliver(county.database, "2026-11-23T09:00")
    with pytest.raises(Refused, match="offer-over"):
        run(booking.accept, waiting.id, people[5], at=at("2026-11-23T13:00"))
    assert run(booking.accept, waiting.id, people[5], at=at("2026-11-23T12:59")).state is State.BOOKED


def test_people_of_elsewhere_and_of_nowhere(county: County, five_places: list[int]) -> None:
    """Another county's people are not received; guests, who belong to no branch, are."""
    guest = caller(county.database, county.minister)
    assert guest.unit_path is None
    assert county.database.run(booking.book, five_places[0], guest, WISH, at=NOW).state is State.BOOKED
    (member,) = members(county, 1)
    stranger = type(member)(member.person_id, "", "zh", 1, "/999/")
    with pytest.raises(Refused, match="day-gone"):
        county.database.run(booking.book, five_places[1], stranger, WISH, at=NOW)
