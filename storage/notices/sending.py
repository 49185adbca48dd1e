"""A notice on its way: confirmed once, put into the outbox in pieces, stopped in flight, and counted."""

from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session, col, exists, select, update

from rules.permissions import Caller, Permission, Scope, scope
from rules.refusals import Refused
from storage import audit, outbox
from storage.models.base import id_of
from storage.models.messages import OutboxRow
from storage.models.notices import NoticeRow
from storage.models.people import AccountRow, UnitRow
from storage.notices import readers
from storage.outbox import Message

KIND: Final = "notice"  # the outbox kind
LEAVING: Final = "leaving"
LEFT: Final = "left"
STOPPING: Final = "stopping"
STOPPED: Final = "stopped"
LONGEST: Final = 3_000  # characters
PIECE: Final = 500  # messages of one transaction
_GRACE: Final = timedelta(days=3)  # later it is no news any more, and counted as late


def send(
    session: Session,
    caller: Caller,
    unit_id: int,
    audience: str,
    text: str,
    *,
    feedback_until: date | None,
    at: datetime,
) -> int:
    """Take a notice that was confirmed, and return its number; it leaves in pieces from now on.

    Raises Refused: 'notice-nobody', 'notice-too-long', 'old-button', 'notice-unit-not-yours'.
    """
    check_text(text)
    counted = readers.count(session, unit_id, audience, within(caller), on=at.date())
    if not counted.with_chat:
        raise Refused("notice-nobody")
    row = NoticeRow(
        unit_id=unit_id,
        audience=audience,
        text=text,
        by_id=caller.person_id,
        at=at,
        feedback_until=feedback_until,
        state=LEAVING,
        people=counted.with_chat,
        without_chat=counted.people - counted.with_chat,
    )
    session.add(row)
    session.flush()
    note(session, caller, "notice.send", row, at)
    return id_of(row)


def stop(session: Session, caller: Caller, notice_id: int, *, at: datetime) -> None:
    """Let nothing more of a notice leave; what was delivered stays. Refused once all has left."""
    row = row_of(session, caller, notice_id)
    waits = select(OutboxRow.id).where(*_waiting(notice_id)).limit(1)
    if row.state in (STOPPING, STOPPED):
        return
    if row.state == LEFT and session.exec(waits).first() is None:
        raise Refused("notice-all-left")
    row.state = STOPPING
    note(session, caller, "notice.stop", row, at)


def work(session: Session, *, at: datetime) -> bool:
    """Do the next piece of whatever notice is on its way or being stopped; say whether there was any."""
    row = session.exec(
        select(NoticeRow).where(col(NoticeRow.state).in_((LEAVING, STOPPING))).order_by(col(NoticeRow.id))
    ).first()
    if row is None:
        return False
    more = _put(session, row, at) if row.state == LEAVING else _withdraw(session, row)
    if more < PIECE:
        row.state = LEFT if row.state == LEAVING else STOPPED
    return True


def next_work(session: Session, now: datetime) -> datetime | None:
    """Return now while a notice is on its way into the outbox or out of it; else None."""
    under_way = select(NoticeRow.id).where(col(NoticeRow.state).in_((LEAVING, STOPPING))).limit(1)
    return now if session.exec(under_way).first() is not None else None


def check_text(text: str) -> None:
    """Refuse a text that does not fit a message ('notice-too-long')."""
    if len(text) > LONGEST:
        raise Refused("notice-too-long", most=LONGEST, length=len(text))


def subject(notice_id: int) -> str:
    """Return what the outbox calls a notice."""
    return f"notice:{notice_id}"


def _put(session: Session, row: NoticeRow, at: datetime) -> int:
    """Put the next messages into the outbox: for whoever has a chat and none of this notice yet."""
    path = session.get_one(UnitRow, row.unit_id).path
    known = exists().where(
        col(OutboxRow.person_id) == col(AccountRow.person_id),
        col(OutboxRow.kind) == KIND,
        col(OutboxRow.subject) == subject(id_of(row)),
    )
    on = row.at.astimezone(at.tzinfo).date()
    found = session.exec(
        select(AccountRow.person_id)
        .where(
            col(AccountRow.person_id).in_(readers.ids(row.audience, path, on=on)), readers.open_chat(), ~known
        )
        .order_by(col(AccountRow.person_id))
        .limit(PIECE)
    ).all()
    outbox.put(session, (Message(KIND, subject(id_of(row)), "", "", to, at, at + _GRACE) for to in found))
    return len(found)


def _withdraw(session: Session, row: NoticeRow) -> int:
    found = session.exec(select(OutboxRow.id).where(*_waiting(id_of(row))).limit(PIECE)).all()
    session.exec(update(OutboxRow).where(col(OutboxRow.id).in_(found)).values(state="dropped", why="stopped"))
    return len(found)


def _waiting(notice_id: int) -> tuple[bool, ...]:
    return (
        OutboxRow.kind == KIND,
        OutboxRow.subject == subject(notice_id),
        OutboxRow.state == outbox.WAITING,
    )


def row_of(session: Session, caller: Caller, notice_id: int) -> NoticeRow:
    """Return a notice to the caller's units ('old-button', 'notice-unit-not-yours')."""
    row = session.get(NoticeRow, notice_id)
    if row is None:
        raise Refused("old-button")
    readers.checked_unit(session, row.unit_id, within(caller))
    return row


def within(caller: Caller) -> Scope:
    """Return to whom somebody may send notices."""
    return scope(caller, Permission.SEND_NOTICE)


def note(session: Session, caller: Caller, what: str, row: NoticeRow, at: datetime) -> None:
    """Write into the audit trail what somebody did about a notice."""
    about = f"{subject(id_of(row))} unit:{row.unit_id} to:{row.audience}"
    audit.record(session, caller.person_id, what, about, at)
