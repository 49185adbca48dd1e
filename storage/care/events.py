"""What is reported about somebody: in hospital, hardship, away, a disaster; undone within the day."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from sqlmodel import Session, col, select

from rules.care.facts import Fact, FactKind
from rules.care.facts import known as known_facts
from rules.permissions import Scope
from rules.refusals import Refused
from storage import audit
from storage.care import reading
from storage.care.allowed import check_day, in_scope
from storage.care.reading import Known
from storage.care.undoing import Hand
from storage.models.base import id_of
from storage.models.care import FactRow
from storage.models.people import MembershipRow, PersonRow, UnitRow

SOURCE: Final = "report"


class Event(StrEnum):
    """What can be reported; the value rides in buttons."""

    HOSPITAL = "hospital"
    HOME_AGAIN = "home_again"
    HARDSHIP = "hardship"
    HARDSHIP_OVER = "hardship_over"
    AWAY = "away"
    BACK = "back"
    DISASTER = "disaster"
    DIED = "died"


BEGINS: Final = {
    Event.HOSPITAL: FactKind.IN_HOSPITAL,
    Event.HARDSHIP: FactKind.HARDSHIP,
    Event.AWAY: FactKind.AWAY,
    Event.DISASTER: FactKind.DISASTER,
    Event.DIED: FactKind.DIED,
}
ENDS: Final = {
    Event.HOME_AGAIN: FactKind.IN_HOSPITAL,
    Event.HARDSHIP_OVER: FactKind.HARDSHIP,
    Event.BACK: FactKind.AWAY,
}
_OF_ONE_DAY: Final = frozenset({FactKind.DISASTER})


@dataclass(frozen=True, slots=True)
class Reported:
    """A version of a fact that was recorded."""

    fact_id: int
    subject_id: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to choose from a list."""

    id: int
    name: str
    known_as: str | None


def candidates(session: Session, scope: Scope, event: Event, *, by: int, on: date) -> list[Person]:
    """List the people of whom a caller may report an event on a day, the oldest first."""
    people = everybody(session, scope, by=by, on=on)
    kind = ENDS.get(event) or BEGINS[event]
    facts = known_facts(reading.facts_of(session, [each.id for each in people], (kind,)), on)
    holding = {
        fact.current.person_id for fact in facts if fact.kind is kind and fact.current.until_on is None
    }
    return [each for each in people if (each.id in holding) == (event in ENDS)]


def everybody(session: Session, scope: Scope, *, by: int, on: date) -> list[Person]:
    """List the people a caller sees to who are alive, as far as is known, the oldest first."""
    people = (
        select(PersonRow)
        .join(MembershipRow, col(MembershipRow.person_id) == col(PersonRow.id))
        .join(UnitRow, col(UnitRow.id) == col(MembershipRow.unit_id))
        .where(
            col(MembershipRow.until_on).is_(None),
            reading.under(scope.paths) | col(PersonRow.id).in_(scope.people),
            PersonRow.id != by,
        )
        .order_by(col(PersonRow.birth_on), col(PersonRow.id))
    )
    rows = session.exec(people).all()
    facts = known_facts(reading.facts_of(session, [id_of(row) for row in rows], (FactKind.DIED,)), on)
    dead = {fact.current.person_id for fact in facts}
    return [Person(id_of(row), row.name, row.known_as) for row in rows if id_of(row) not in dead]


def report(
    session: Session, scope: Scope, event: Event, subject_id: int, on_date: date, *, by: int, at: datetime
) -> Reported:
    """Record an event of a day (not a death); one that is known already, or that never began, is refused."""
    known = checked(session, scope, subject_id, on_date, by=by, on=at.date())
    lasting = lasting_fact(known, ENDS.get(event) or BEGINS[event], at.date())
    if event in ENDS:
        return _end(session, lasting, on_date, by=by, at=at)
    kind = BEGINS[event]
    if lasting is not None or (lasting := _of_that_day(known, kind, on_date, at.date())) is not None:
        raise Refused("elders-event-known", since=lasting.from_on)
    return open_fact(session, subject_id, kind, on_date, by=by, at=at)


def undo(session: Session, fact_id: int, hand: Hand, *, at: datetime) -> Reported:
    """Take back what was reported on this very day; later it is put right by reporting what is true.

    Only whoever entered it may, or the town and the desk; the trail keeps who did. Again changes nothing.
    """
    row, today = session.get(FactRow, fact_id), at.date()
    if row is None or row.source != SOURCE:
        raise Refused("old-button")
    hand.check(session, row.person_id, row.entered_by, on=today)
    if row.recorded_on != today:
        raise Refused("elders-undo-too-late")
    if row.confirmed_on is not None:
        raise Refused("elders-death-confirmed")
    if row.withdrawn_on is None:
        row.withdrawn_on = today
        audit.record(session, hand.person_id, f"care.undone.{row.kind}", about(fact_id, row.person_id), at)
    return Reported(fact_id, row.person_id)


def checked(session: Session, scope: Scope, subject_id: int, on_date: date, *, by: int, on: date) -> Known:
    """Return somebody of whom the caller may report something that happened on a day."""
    book = reading.rulebook(session)
    known = in_scope(session, book, scope, subject_id, by=by, on=on)
    check_day(book, known, on_date, on)
    if lasting_fact(known, FactKind.DIED, on) is not None:
        raise Refused("elders-held")
    return known


def lasting_fact(known: Known, kind: FactKind, on: date) -> Fact | None:
    """Return the fact of a kind that lasts, as far as is known."""
    facts = known_facts(known.file.facts, on)
    return next((fact.current for fact in facts if fact.kind is kind and fact.current.until_on is None), None)


def about(fact_id: int, person_id: int) -> str:
    """Name a fact as the audit trail does."""
    return f"fact:{fact_id} person:{person_id}"


def open_fact(
    session: Session, subject_id: int, kind: FactKind, from_on: date, *, by: int, at: datetime
) -> Reported:
    """Record that something holds of somebody from a day on, or that it befell them on that one day."""
    row = FactRow(
        person_id=subject_id,
        kind=kind,
        from_on=from_on,
        until_on=from_on if kind in _OF_ONE_DAY else None,
        recorded_on=at.date(),
        source=SOURCE,
        entered_by=by,
    )
    session.add(row)
    session.flush()
    return Reported(id_of(row), subject_id)


def fact_row(session: Session, scope: Scope, fact_id: int, *, by: int, on: date) -> FactRow:
    """Return the row of a fact about somebody the caller sees to; anything else is refused."""
    row = session.get(FactRow, fact_id)
    if row is None:
        raise Refused("old-button")
    in_scope(session, reading.rulebook(session), scope, row.person_id, by=by, on=on)
    return row


def _of_that_day(known: Known, kind: FactKind, day: date, on: date) -> Fact | None:
    """Return what befell somebody on that one day, as far as is known."""
    facts = known_facts(known.file.facts, on) if kind in _OF_ONE_DAY else ()
    return next((fact.current for fact in facts if fact.kind is kind and fact.current.from_on == day), None)


def _end(session: Session, lasting: Fact | None, on_date: date, *, by: int, at: datetime) -> Reported:
    if lasting is None:
        raise Refused("elders-event-over")
    if on_date < lasting.from_on:
        raise Refused("elders-event-before-start", since=lasting.from_on)
    row = FactRow(
        person_id=lasting.person_id,
        kind=lasting.kind,
        from_on=lasting.from_on,
        until_on=on_date,
        recorded_on=at.date(),
        origin_id=lasting.origin,
        source=SOURCE,
        entered_by=by,
    )
    session.add(row)
    session.flush()
    return Reported(id_of(row), lasting.person_id)
