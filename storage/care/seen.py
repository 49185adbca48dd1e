"""Visits as they are shown: which ways may be entered for a day, what a visit settled, what is still owed."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from rules.care.owed import owed, settled_by
from rules.care.planning import plan
from rules.care.rulebook import Rulebook, Way
from rules.care.settling import Encounter
from rules.care.tasks import Task
from rules.permissions import Scope
from rules.refusals import Refused
from storage.care import reading
from storage.care.allowed import check_day, in_scope, possible
from storage.care.reading import Known
from storage.care.visited import VISIT
from storage.models.base import id_of
from storage.models.care import EncounterRow
from storage.models.people import PersonRow

_TRIAL: Final = -1  # the id of a visit that is only thought of
_ORDINARY: Final = (Way.HOME, Way.PHONE, Way.PROXY, Way.FAREWELL)


@dataclass(frozen=True, slots=True)
class Seen:
    """A visit as it is shown: who made it, when and how."""

    id: int
    way: Way
    on_date: date
    by_id: int
    by_name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be entered about somebody for a day: ways, those that settle something if there are any."""

    subject: Known
    on_date: date
    ways: tuple[Way, ...]
    settles: bool
    seen: Seen | None  # a visit of that very day that somebody entered


@dataclass(frozen=True, slots=True)
class Outcome:
    """A recorded visit, what it settled, and what its person is still owed."""

    seen: Seen
    subject: Known
    settled: tuple[Task, ...]
    left: tuple[Task, ...]


def choice(session: Session, scope: Scope, subject_id: int, on_date: date, *, by: int, on: date) -> Choice:
    """Return which ways may be entered for a day: those that settle something, else the ordinary ones."""
    book = reading.rulebook(session)
    known = in_scope(session, book, scope, subject_id, by=by, on=on)
    check_day(book, known, on_date, on)
    ways = [way for way in Way if possible(known, way, on_date, on)]
    if not ways:
        raise Refused("elders-held")
    settling = tuple(way for way in ways if _settled(book, known, way, on_date, on))
    seen = _seen_on(session, subject_id, on_date)
    ordinary = tuple(way for way in ways if way in _ORDINARY)
    return Choice(known, on_date, settling or ordinary, bool(settling), seen)


def person(session: Session, person_id: int, *, on: date) -> Known:
    """Return somebody who is known to be cared for, to be named; anybody else is refused."""
    known = reading.one(session, reading.rulebook(session), person_id, on=on)
    if known is None:
        raise Refused("old-button")
    return known


def outcome(session: Session, scope: Scope, visit_id: int, *, by: int, on: date) -> Outcome:
    """Return a visit, what it settled, and what its person is still owed."""
    row = visit_of(session, scope, visit_id, by=by, on=on)
    book = reading.rulebook(session)
    known = in_scope(session, book, scope, row.person_id or 0, by=by, on=on)
    planned = plan(book, on)
    return Outcome(
        _seen(session, row),
        known,
        tuple(settled_by(planned, known.file, visit_id)),
        tuple(task for task in owed(planned, known.file) if task.outstanding),
    )


def visit_of(session: Session, scope: Scope, visit_id: int, *, by: int, on: date) -> EncounterRow:
    """Return the row of a visit to somebody the caller sees to; anything else is refused."""
    row = session.get(EncounterRow, visit_id)
    if row is None or row.kind != VISIT or row.person_id is None:
        raise Refused("old-button")
    in_scope(session, reading.rulebook(session), scope, row.person_id, by=by, on=on)
    return row


def standing_on(subject_id: int, on_date: date) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a visit to somebody of a day stands."""
    row = EncounterRow
    return (
        col(row.kind) == VISIT,
        col(row.person_id) == subject_id,
        col(row.on_date) == on_date,
        col(row.withdrawn_on).is_(None),
    )


def _settled(book: Rulebook, known: Known, way: Way, on_date: date, on: date) -> list[Task]:
    """Return what a visit would settle if it were recorded now."""
    thought_of = Encounter(_TRIAL, known.id, way, on_date, on)
    file = known.file._replace(visits=[*known.file.visits, thought_of])
    return settled_by(plan(book, on), file, _TRIAL)


def _seen_on(session: Session, subject_id: int, on_date: date) -> Seen | None:
    found = (
        select(EncounterRow).where(*standing_on(subject_id, on_date)).order_by(col(EncounterRow.id)).limit(1)
    )
    row = session.execute(found).scalar()
    return None if row is None else _seen(session, row)


def _seen(session: Session, row: EncounterRow) -> Seen:
    by = session.get_one(PersonRow, row.by_id)
    return Seen(id_of(row), Way(str(row.way)), row.on_date, row.by_id, by.name)
