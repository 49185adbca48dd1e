"""What happens to cases by night: deadlines after a new calendar, silence, and the trail of the nameless."""

import secrets
from datetime import datetime, time

from sqlmodel import Session, col, select

from rules.cases.lifecycle import Kind
from storage import audit, calendars
from storage.cases import books, notices, rounds
from storage.models.cases import CaseEntryRow, CaseRow


def recompute(session: Session, *, at: datetime) -> int:
    """Compute provisional deadlines anew and tell owners and people of those that moved; return how many."""
    moved = rounds.recompute(session, calendars.calendar(session))
    for row, round_ in moved:
        seq = books.write(
            session, row, Kind.DUE_CHANGED, on=at.date(), by=None, text=round_.due_on.isoformat()
        )
        notices.tell(session, row, seq, at=at)
        notices.tell_owner(session, row, seq, at=at)
    return len(moved)


def write_trail(session: Session, *, at: datetime) -> int:
    """Write the acts of the nameless into the trail: who never, when only the day, and in no order."""
    lines = list(
        session.exec(
            select(CaseEntryRow, CaseRow.number)
            .join(CaseRow, col(CaseRow.id) == col(CaseEntryRow.case_id))
            .where(col(CaseEntryRow.audited).is_(False), col(CaseEntryRow.on_date) < at.date())
        )
    )
    secrets.SystemRandom().shuffle(lines)
    for line, number in lines:
        day = datetime.combine(line.on_date, time(), at.tzinfo)
        audit.record(session, None, f"case.{line.kind}", f"case:{number}", day)
        line.audited = True
    return len(lines)
