"""What other areas bring to the desk: a promise of a reception day, a need noted at a visit."""

from datetime import date, datetime
from typing import Final

from sqlmodel import Session, select

from rules.cases.lifecycle import Source
from rules.permissions import Caller
from storage.cases import books, notices, raising, rounds
from storage.cases.raising import Origin
from storage.cases.values import DueTold, Matter, Receipt
from storage.models.cases import CaseRow
from storage.models.people import UnitRow
from storage.models.reception import AppointmentRow

NEED: Final = "elders"  # the category of what an elder needs


def promise(
    session: Session, appointment: AppointmentRow, on: date, caller: Caller, *, at: datetime
) -> Receipt:
    """Make what a visitor was promised a case of theirs, whose clock runs from the visit; they are told."""
    number = appointment.number or ""
    spoken = (("voice", appointment.voice),) if appointment.voice is not None else ()
    matter = Matter(appointment.topic, appointment.line or number, spoken, about=appointment.person_id)
    origin = Origin(Source.RECEPTION, _key(number), received_on=on)
    got = raising.bring(session, matter, origin, by=caller.person_id, at=at)
    notices.tell(session, books.find(session, got.case_id), 1, at=at)
    return got


def need(session: Session, visit_id: int, matter: Matter, caller: Caller, *, at: datetime) -> Receipt:
    """Make a need that was noted at a visit a case of whoever was visited."""
    raising.check_for(session, caller, matter.about or 0, on=at.date())
    origin = Origin(Source.VISIT, visit_key(visit_id))
    return raising.bring(session, matter, origin, by=caller.person_id, at=at)


def of_reception(session: Session, number: str) -> tuple[str, DueTold, date | None, str] | None:
    """Return what became of a promise: unit in charge, due day, day of the answer, the visitor's verdict."""
    row = session.exec(select(CaseRow).where(CaseRow.source_key == _key(number))).one_or_none()
    if row is None:
        return None
    round_ = rounds.current(session, row)
    unit = session.get_one(UnitRow, row.unit_id).name
    return unit, rounds.told(round_), round_.answered_on, row.verdict


def visit_key(visit_id: int) -> str:
    """Name a visit as the source of a case."""
    return f"visit:{visit_id}"


def _key(number: str) -> str:
    return f"reception:{number}"
