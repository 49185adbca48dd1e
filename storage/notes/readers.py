"""Whom the week's message has a note for: those who write one that is not sent yet."""

from datetime import date

from sqlmodel import Session, col, select

from rules.permissions import Permission
from storage import posts
from storage.models.notes import NoteRow
from storage.models.people import UnitRow


def writers(session: Session, month: date, *, on: date) -> list[int]:
    """List whoever is first in line to write the note of a branch that has not sent it."""
    sent = select(NoteRow.unit_id).where(NoteRow.month == month)
    open_ = session.exec(select(UnitRow).where(UnitRow.kind == "branch", col(UnitRow.id).not_in(sent)))
    paths = {unit.path for unit in open_}
    first = posts.first_reached(session, Permission.SEND_NOTE, on=on)
    return list(dict.fromkeys(person_id for path, person_id in first.items() if path in paths))


def seers(session: Session, month: date, *, on: date) -> list[int]:
    """List those who see what branches sent and can be told; nobody while no note of the month came."""
    if session.exec(select(NoteRow.unit_id).where(NoteRow.month == month).limit(1)).first() is None:
        return []
    found = posts.reached(session, Permission.SEE_NOTES, on=on)
    return list(dict.fromkeys(each.person_id for each in found))
