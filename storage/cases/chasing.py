"""Who is told of a case by itself: its owner on the day it is due, and the rungs above when it is late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from sqlmodel import Session

from rules.calendar import Calendar
from rules.cases.clock import LADDER, Rung, Step, Told, reached
from rules.cases.lifecycle import OWED_AN_ANSWER
from storage import calendars, outbox
from storage.cases import board, books, units
from storage.models.cases import CaseRoundRow, CaseRow
from storage.outbox import Message

CHASE: Final = "case-chase"
OPENS: Final = time(8, 30)  # working hours: nobody is chased outside them
CLOSES: Final = time(17, 30)


@dataclass(frozen=True, slots=True)
class Chased:
    """A case somebody is told of alone."""

    case_id: int
    number: str
    category: str
    unit: str
    owner: str | None
    due_on: date


def working_moment(calendar: Calendar, at: datetime) -> datetime:
    """Return the first moment of working hours from a moment on."""
    day = at.date()
    if calendar.is_working(day) and at.time() < CLOSES:
        return max(at, datetime.combine(day, OPENS, at.tzinfo))
    return datetime.combine(calendar.next_working_day(day), OPENS, at.tzinfo)


def plan(session: Session, *, at: datetime) -> int:
    """Put the rungs reached at the next working moment into the outbox; return how many messages were new."""
    return outbox.put(session, owed(session, at))


def owed(session: Session, at: datetime) -> Iterator[Message]:
    """Yield the rungs reached at the next working moment, told already or not. Nothing is stored."""
    calendar = calendars.calendar(session)
    moment = working_moment(calendar, at)
    until = datetime.combine(moment.date(), CLOSES, at.tzinfo)
    yield from _rungs(session, calendar, moment, until)


def chased(
    session: Session, case_id: int, due_on: date, person_id: int, rung: Rung, *, on: date
) -> Chased | None:
    """Return a case as the message of a rung names it; None when it does not hold any more."""
    row = books.find(session, case_id)
    round_ = session.get_one(CaseRoundRow, (row.id, row.round))
    if row.state not in OWED_AN_ANSWER or round_.due_on != due_on:
        return None
    if person_id not in _readers(session, row, _step(rung), on):
        return None
    owner = board.name_of(session, row.owner_id)
    return Chased(row.id, row.number, row.category, books.unit_of(session, row).name, owner, due_on)


def _rungs(session: Session, calendar: Calendar, moment: datetime, until: datetime) -> Iterator[Message]:
    for row, round_ in board.owed(session):
        for step in reached(calendar, round_.due_on, moment.date()):
            slot = f"{row.round}:{round_.due_on}"
            for person_id in _readers(session, row, step, moment.date()):
                yield Message(CHASE, str(row.id), slot, step.rung, person_id, moment, until)


def _readers(session: Session, row: CaseRow, step: Step, on: date) -> list[int]:
    """List who is told at a rung; the minister in the weekly line only."""
    unit = books.unit_of(session, row)
    found: list[int | None] = []
    if Told.OWNER in step.told:
        found.append(row.owner_id)
    if Told.DEPUTY in step.told:
        found.append(row.deputy_id)
    if Told.HEAD in step.told:
        found += units.heads(session, unit, on=on)
    return list(dict.fromkeys(each for each in found if each is not None))


def _step(rung: Rung) -> Step:
    return next(step for step in LADDER if step.rung is rung)
