"""The outbox: one row a message that nobody asked for just now; its key never leaves twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, func, select, update

from storage.models.base import id_of
from storage.models.messages import OutboxRow, ToldRow
from storage.models.people import AccountRow, PersonRow

WAITING: Final = "waiting"
SENDING: Final = "sending"


@dataclass(frozen=True, slots=True)
class Message:
    """A message to be sent to one person: its key is kind, subject, slot and stage."""

    kind: str
    subject: str
    slot: str
    stage: str
    person_id: int
    not_before: datetime
    expires_at: datetime | None = None
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Due:
    """A message claimed for sending, with whom it goes to as things are now; no chat: nobody to send it to."""

    id: int
    kind: str
    subject: str
    slot: str
    stage: str
    person_id: int
    params: Mapping[str, str | int]
    expires_at: datetime | None
    attempts: int
    language: str
    chat_id: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """A care task named to somebody at a stage; recorded when the message that names it was delivered."""

    rule: str
    subject_id: int
    slot: str
    stage: str
    episode: int = 1


def put(session: Session, messages: Iterable[Message]) -> int:
    """Put messages into the outbox and return how many were new: a known key changes nothing."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    new = 0
    for message in messages:
        row = OutboxRow(
            kind=message.kind,
            subject=message.subject,
            slot=message.slot,
            stage=message.stage,
            person_id=message.person_id,
            params=dict(message.params),
            not_before=message.not_before,
            expires_at=message.expires_at,
        )
        values = row.model_dump(exclude={"id"})
        statement = insert(OutboxRow).values(**values).on_conflict_do_nothing().returning(col(OutboxRow.id))
        new += len(session.execute(statement).all())
    return new


def claim(session: Session, *, at: datetime, most: int) -> list[Due]:
    """Take messages that are due, oldest first, and mark them as being sent."""
    statement = (
        select(OutboxRow, PersonRow, AccountRow)
        .join(PersonRow, col(PersonRow.id) == col(OutboxRow.person_id))
        .join(AccountRow, col(AccountRow.person_id) == col(PersonRow.id), isouter=True)
        .where(OutboxRow.state == WAITING, col(OutboxRow.not_before) <= at)
        .order_by(col(OutboxRow.not_before), col(OutboxRow.id))
        .limit(most)
    )
    claimed = []
    for row, person, account in session.exec(statement):
        row.state, row.attempts = SENDING, row.attempts + 1
        claimed.append(_due(row, person.language, _open_chat(account)))
    return claimed


def settle(
    session: Session,
    message: Due,
    state: str,
    *,
    at: datetime,
    why: str | None = None,
    message_id: int | None = None,
    told: Iterable[Told] = (),
) -> None:
    """Write what became of a claimed message, and what it told once delivered."""
    session.exec(
        update(OutboxRow)
        .where(col(OutboxRow.id) == message.id)
        .values(state=state, why=why, message_id=message_id, sent_at=at if state == "sent" else None)
    )
    for item in told:
        session.merge(
            ToldRow(
                person_id=message.person_id,
                rule=item.rule,
                subject_id=item.subject_id,
                slot=item.slot,
                stage=item.stage,
                episode=item.episode,
                on_date=at.date(),
            )
        )


def postpone(session: Session, message: Due, *, until: datetime) -> None:
    """Put a claimed message back, to be tried again at a later moment."""
    session.exec(update(OutboxRow).where(col(OutboxRow.id) == message.id).values(state=WAITING, not_before=until))


def recover(session: Session, *, again: frozenset[str]) -> int:
    """After a crash, put back what was being sent where sending twice is harmless; list the rest as unknown."""
    sending = OutboxRow.state == SENDING
    session.exec(
        update(OutboxRow).where(sending, col(OutboxRow.kind).in_(again)).values(state=WAITING)  # type: ignore[arg-type] # SQLModel types a comparison as bool
    )
    listed = session.exec(update(OutboxRow).where(sending).values(state="unknown"))  # type: ignore[arg-type] # as above
    return listed.rowcount


def next_at(session: Session) -> datetime | None:
    """Return the moment the next waiting message may leave, or None."""
    return session.exec(select(func.min(OutboxRow.not_before)).where(OutboxRow.state == WAITING)).one()


def counts(session: Session) -> dict[str, int]:
    """Count the messages by what became of them."""
    return dict(session.exec(select(OutboxRow.state, func.count()).group_by(OutboxRow.state)).all())


def told_since(session: Session, person_ids: Iterable[int], since: date) -> list[tuple[int, Told]]:
    """List what was told to whom since a day."""
    rows = session.exec(
        select(ToldRow).where(col(ToldRow.person_id).in_(list(person_ids)), col(ToldRow.on_date) >= since)
    )
    return [(row.person_id, Told(row.rule, row.subject_id, row.slot, row.stage, row.episode)) for row in rows]


def _open_chat(account: AccountRow | None) -> int | None:
    return account.telegram_id if account is not None and account.blocked_on is None else None


def _due(row: OutboxRow, language: str, chat: int | None) -> Due:
    params = {name: value for name, value in row.params.items() if isinstance(value, str | int)}
    return Due(
        id_of(row), row.kind, row.subject, row.slot, row.stage, row.person_id, params, row.expires_at, row.attempts, language, chat
    )
