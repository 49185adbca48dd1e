"""A notice as it is seen: by whoever sent it, with what became of it; and by whoever it was sent to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlmodel import Session, col, func, select

from rules.permissions import Caller
from rules.refusals import Refused
from storage import outbox
from storage.models.base import id_of
from storage.models.messages import OutboxRow
from storage.models.notices import NoticeRow
from storage.models.people import PersonRow, UnitRow
from storage.notices import readers, sending
from storage.notices.sending import KIND, LEAVING, LEFT, subject

_LISTED: Final = 10


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as whoever sent it sees it; `delivery` counts its messages by state and reason."""

    id: int
    unit: str
    audience: str
    text: str
    by: str
    at: datetime
    feedback_until: date | None
    state: str
    people: int
    without_chat: int
    delivery: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Public:
    """A public notice as whoever may object to it sees it."""

    on: date
    unit: str
    feedback_until: date


def find(session: Session, caller: Caller, notice_id: int) -> Notice:
    """Return a notice with what became of it, refused outside the caller's units."""
    return _told(session, sending.row_of(session, caller, notice_id))


def newest(session: Session, caller: Caller) -> list[Notice]:
    """List the newest notices to the caller's units."""
    rows = session.exec(
        select(NoticeRow, UnitRow.path)
        .join(UnitRow, col(UnitRow.id) == col(NoticeRow.unit_id))
        .order_by(col(NoticeRow.id).desc())
    )
    mine = [row for row, path in rows if sending.within(caller).covers(path)]
    return [_told(session, row) for row in mine[:_LISTED]]


def list_unreached(
    session: Session, caller: Caller, notice_id: int, *, at: datetime
) -> list[readers.Unreached]:
    """List whom a notice does not reach, for their branches to tell them; the audit trail tells of it."""
    row = sending.row_of(session, caller, notice_id)
    sending.note(session, caller, "notice.list", row, at)
    return readers.unreached(session, row.unit_id, row.audience, on=at.date())


def text_for(session: Session, person_id: int, notice_id: int) -> str:
    """Return the text of a notice for somebody it was sent to ('old-button')."""
    mine = select(OutboxRow.id).where(
        OutboxRow.kind == KIND, OutboxRow.subject == subject(notice_id), OutboxRow.person_id == person_id
    )
    row = session.get(NoticeRow, notice_id)
    if row is None or row.forgotten or session.exec(mine).first() is None:
        raise Refused("old-button")
    return row.text


def open_to(session: Session, person_id: int, notice_id: int, *, at: datetime) -> Public:
    """Return a public notice for a reader of it, who may object while it stands.

    Raises Refused: 'old-button', 'notice-over'.
    """
    text_for(session, person_id, notice_id)
    row = session.get_one(NoticeRow, notice_id)
    if row.feedback_until is None:
        raise Refused("old-button")
    if row.feedback_until < at.date():
        raise Refused("notice-over", day=row.feedback_until)
    return Public(
        row.at.astimezone(at.tzinfo).date(), session.get_one(UnitRow, row.unit_id).name, row.feedback_until
    )


def waits(notice: Notice) -> bool:
    """Say whether anything of a notice may still leave."""
    waiting = any(state == outbox.WAITING for state, _ in notice.delivery)
    return notice.state == LEAVING or (notice.state == LEFT and waiting)


def _told(session: Session, row: NoticeRow) -> Notice:
    counted = session.exec(
        select(OutboxRow.state, OutboxRow.why, func.count())
        .where(OutboxRow.kind == KIND, OutboxRow.subject == subject(id_of(row)))
        .group_by(col(OutboxRow.state), col(OutboxRow.why))
    )
    return Notice(
        id=id_of(row),
        unit=session.get_one(UnitRow, row.unit_id).name,
        audience=row.audience,
        text=row.text,
        by=session.get_one(PersonRow, row.by_id).name,
        at=row.at,
        feedback_until=row.feedback_until,
        state=row.state,
        people=row.people,
        without_chat=row.without_chat,
        delivery={(state, why or ""): count for state, why, count in counted},
    )
