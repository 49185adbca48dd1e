"""A branch's note as it stands: counted, with the days worth a button; sent or not."""

from datetime import date

from sqlmodel import Session, col, select

from rules.notes.days import NoteSettings, likely
from rules.permissions import Caller, Permission, scope
from rules.refusals import Refused
from storage import rule_settings
from storage.models.base import id_of
from storage.models.cases import CaseRow
from storage.models.notes import NoteRow
from storage.models.people import PersonRow, UnitRow
from storage.notes import counting
from storage.notes.values import Draft, Sent
from storage.said import Said


def own(session: Session, caller: Caller, month: date, *, on: date) -> list[Draft]:
    """Return the notes of a month that a caller writes, one a branch."""
    paths = scope(caller, Permission.SEND_NOTE).paths
    units = session.exec(select(UnitRow).where(col(UnitRow.path).in_(paths)).order_by(col(UnitRow.path)))
    return [draft(session, unit, month, on=on) for unit in units]


def one(session: Session, unit_id: int, month: date, caller: Caller, *, on: date) -> Draft:
    """Return the note of a branch that the caller writes for; others are refused."""
    return draft(session, branch(session, unit_id, caller), month, on=on)


def draft(session: Session, unit: UnitRow, month: date, *, on: date) -> Draft:
    """Return a branch's note of a month as things are known on a day."""
    usual = rule_settings.area(session, NoteSettings, on=on).fixed_day
    return Draft(
        unit_id=id_of(unit),
        unit=unit.name,
        month=month,
        counts=counting.of_branch(session, unit, month, on=on),
        days=likely(month, usual, _last_held(session, id_of(unit), month), on),
        sent=sent(session, id_of(unit), month),
    )


def branch(session: Session, unit_id: int, caller: Caller) -> UnitRow:
    """Return a branch whose note the caller writes; others are refused ('note-not-yours')."""
    unit = session.get(UnitRow, unit_id)
    if unit is None or not scope(caller, Permission.SEND_NOTE).covers(unit.path):
        raise Refused("note-not-yours")
    return unit


def sent(session: Session, unit_id: int, month: date) -> Sent | None:
    """Return the note of a branch and month as it was sent; None if it was not."""
    row = session.get(NoteRow, (unit_id, month))
    if row is None:
        return None
    return Sent(
        row.held_on,
        Said(row.passed_up or "", row.voice),
        session.get_one(PersonRow, row.sent_by).name,
        row.sent_on,
        case_of(session, unit_id, month),
    )


def case_key(unit_id: int, month: date) -> str:
    """Name what a note passed up, so that it becomes one case only."""
    return f"note:{unit_id}:{month:%Y-%m}"


def case_of(session: Session, unit_id: int, month: date) -> str | None:
    """Return the number of the case that a note's line became."""
    wanted = select(CaseRow.number).where(CaseRow.source_key == case_key(unit_id, month))
    return session.exec(wanted).one_or_none()


def _last_held(session: Session, unit_id: int, month: date) -> date | None:
    held = select(NoteRow).where(
        NoteRow.unit_id == unit_id, col(NoteRow.month) < month, col(NoteRow.held_on).is_not(None)
    )
    last = session.exec(held.order_by(col(NoteRow.month).desc()).limit(1)).first()
    return last.held_on if last is not None else None
