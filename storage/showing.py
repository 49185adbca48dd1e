"""What the playground shows of the outbox: to whom each message goes, how far it is, and what for."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from storage.models.messages import OutboxRow
from storage.models.people import AccountRow, PersonRow


@dataclass(frozen=True, slots=True)
class Shown:
    """One message of the outbox, without its text: that is made when it is sent."""

    kind: str
    slot: str
    name: str
    telegram_id: int | None
    state: str
    not_before: datetime
    sent_at: datetime | None


def outbox_lines(session: Session, telegram_id: int | None, *, most: int) -> list[Shown]:
    """List the newest messages for one account, or for everybody."""
    statement = (
        select(OutboxRow, PersonRow.name, AccountRow.telegram_id)
        .join(PersonRow, col(PersonRow.id) == col(OutboxRow.person_id))
        .join(AccountRow, col(AccountRow.person_id) == col(PersonRow.id), isouter=True)
        .order_by(col(OutboxRow.not_before).desc(), col(OutboxRow.id).desc())
        .limit(most)
    )
    if telegram_id is not None:
        statement = statement.where(AccountRow.telegram_id == telegram_id)
    return [
        Shown(row.kind, row.slot, name, chat, row.state, row.not_before, row.sent_at)
        for row, name, chat in session.exec(statement)
    ]
