"""Imports that were begun: of two planned beside the same roster only the first goes on."""

from datetime import datetime

from sqlmodel import Session, col, func, select, update

from rules.refusals import Refused
from storage import units
from storage.models.base import id_of
from storage.models.rosters import RosterImportRow


def last(session: Session) -> int:
    """Return the number of the import that was begun last; 0 before the first."""
    return session.exec(select(func.max(RosterImportRow.id))).one() or 0


def begin(session: Session, since: int, *, by: int | None, at: datetime) -> int:
    """Begin an import that was planned after another, and return its number.

    Refused ('roster-overtaken') when one was begun in between: what was planned may have been done by it.
    """
    check(session, since)
    row = RosterImportRow(by_id=by, begun_at=at)
    session.add(row)
    session.flush()
    return id_of(row)


def check(session: Session, number: int) -> None:
    """Hold other imports off until this transaction is over; refused when one was begun since."""
    units.hold(session)
    if last(session) != number:
        raise Refused("roster-overtaken")


def finish(session: Session, number: int, *, at: datetime) -> None:
    """Note that an import was finished."""
    session.exec(update(RosterImportRow).where(col(RosterImportRow.id) == number).values(finished_at=at))
