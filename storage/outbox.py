"""The outbox: one row a message that nobody asked for just now; its key never leaves twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, SQLColumnExpression
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, exists, func, literal, select, update

from storage import people
from storage.models.base import id_of
from storage.models.messages import OutboxRow, ToldRow
from storage.models.people import AccountRow, PersonRow
from storage.ways import way_back

WAITING: Final = "waiting"
SENDING: Final = "sending"
GONE: Final = "gone"  # a message for the nameless has left us; what became of it would tell who they are


@dataclass(frozen=True, slots=True)
class Message:
    """A message to be sent to one person: its key is kind, subject, slot and stage.

    `chat_id` is a chat that was theirs and is not any more, where that one is to be told.
    """

    kind: str
    subject: str
    slot: str
    stage: str
    person_id: int
    not_before: datetime
    expires_at: datetime | None = None
    params: Mapping[str, str | int] = field(default_factory=dict)
    chat_id: int | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A message to be sent now, and to whom, as things are; no chat: nobody to send it to.

    `attempts` counts the tries whose answer was lost. `veiled`: it is for whoever raised an anonymous case,
    whom only memory knows, for as long as it is being sent.
    """

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
    veiled: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """What messages to many people have in common; together with a person it leaves once."""

    kind: str
    subject: str
    slot: str
    stage: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message that was delivered: its place in the outbox, to whom, and at which stage."""

    id: int
    person_id: int
    stage: str


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
    return _put(session, [_row(message, person_id=message.person_id) for message in messages])


def put_for_case(session: Session, case_id: int, message: Message) -> bool:
    """Put a message for whoever raised an anonymous case (`person_id` 0) and say whether it was new."""
    return _put(session, [_row(message, case_id=case_id)]) > 0


def claim(session: Session, *, at: datetime, most: int, but: frozenset[int] = frozenset()) -> list[Due]:
    """List messages that are due, oldest first, but those already in hand.

    Nothing is marked: what is in hand when the process dies simply waits again. To be run as a writing
    transaction, so that a process which has lost its lease is refused here.
    """
    statement = (
        select(OutboxRow, PersonRow, AccountRow)
        .join(PersonRow, col(PersonRow.id) == col(OutboxRow.person_id), isouter=True)
        .join(AccountRow, col(AccountRow.person_id) == col(PersonRow.id), isouter=True)
        .where(*_may_leave(), col(OutboxRow.not_before) <= at, col(OutboxRow.id).not_in(but))
        .order_by(col(OutboxRow.not_before), col(OutboxRow.id))
        .limit(most)
    )
    return [
        _due(row, person, account) if row.case_id is None else _veiled(session, row, row.case_id)
        for row, person, account in session.exec(statement)
    ]


def begin(session: Session, message: Due) -> None:
    """Mark a message whose second copy would harm as being sent, right before it is."""
    session.exec(update(OutboxRow).where(col(OutboxRow.id) == message.id).values(state=SENDING))


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
    """Write what became of a claimed message, and what it told once delivered.

    Of one for the nameless nothing is kept: a blocked chat, or which message it was, would tell whose.
    """
    if message.veiled:
        session.exec(update(OutboxRow).where(col(OutboxRow.id) == message.id).values(state=GONE, attempts=0))
        return
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


def postpone(session: Session, message: Due, *, until: datetime, counted: bool) -> None:
    """Put a message back, to be tried again later; counted when it may have arrived all the same."""
    values = {"state": WAITING, "not_before": until, "attempts": message.attempts + counted}
    session.exec(update(OutboxRow).where(col(OutboxRow.id) == message.id).values(**values))


def recover(session: Session, *, again: frozenset[str]) -> int:
    """After a crash, put back what was being sent where a copy is harmless; list the rest as unknown."""
    sending = col(OutboxRow.state) == SENDING
    session.exec(update(OutboxRow).where(sending, col(OutboxRow.kind).in_(again)).values(state=WAITING))
    listed = session.exec(update(OutboxRow).where(sending).values(state="unknown", why="answer-lost"))
    return listed.rowcount


def next_at(session: Session) -> datetime | None:
    """Return the moment the next waiting message may leave, or None."""
    return session.exec(select(func.min(OutboxRow.not_before)).where(*_may_leave())).one()


def holds(
    message: Key, person_id: SQLColumnExpression[int] | SQLColumnExpression[int | None]
) -> ColumnElement[bool]:
    """Say in a query that this message to somebody is in the outbox, whatever became of it."""
    other = aliased(OutboxRow)
    return exists().where(
        col(other.kind) == message.kind,
        col(other.subject) == message.subject,
        col(other.slot) == message.slot,
        col(other.stage) == message.stage,
        col(other.person_id) == person_id,
    )


def delivered(
    session: Session,
    kind: str,
    subject: str,
    *,
    most: int,
    after: int = 0,
    before: datetime | None = None,
    but: Key | None = None,
) -> list[Arrived]:
    """List messages of a kind about a subject that were delivered, the oldest first, some at a time.

    `after` is the last one seen; `before` a moment; `but` leaves out whoever has that message already.
    """
    sent = select(OutboxRow.id, OutboxRow.person_id, OutboxRow.stage).where(
        OutboxRow.kind == kind,
        OutboxRow.subject == subject,
        OutboxRow.state == "sent",
        col(OutboxRow.id) > after,
        col(OutboxRow.person_id).is_not(None),
    )
    if before is not None:
        sent = sent.where(col(OutboxRow.sent_at) < before)
    if but is not None:
        sent = sent.where(~holds(but, col(OutboxRow.person_id)))
    rows = session.exec(sent.order_by(col(OutboxRow.id)).limit(most))
    return [Arrived(number or 0, person_id or 0, stage) for number, person_id, stage in rows]


def message_id(session: Session, kind: str, subject: str, stage: str, person_id: int) -> int | None:
    """Return the id Telegram gave a message, by its key; None if it was not sent."""
    return session.exec(
        select(OutboxRow.message_id).where(
            OutboxRow.kind == kind,
            OutboxRow.subject == subject,
            OutboxRow.stage == stage,
            OutboxRow.person_id == person_id,
        )
    ).first()


def counts(session: Session) -> dict[str, int]:
    """Count the messages by what became of them."""
    return dict(session.exec(select(OutboxRow.state, func.count()).group_by(OutboxRow.state)).all())


def _may_leave() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Limit a query to what waits; messages to somebody whose death was entered are held."""
    return col(OutboxRow.state) == WAITING, ~people.dead(col(OutboxRow.person_id))


def _row(message: Message, *, person_id: int | None = None, case_id: int | None = None) -> OutboxRow:
    return OutboxRow(
        kind=message.kind,
        subject=message.subject,
        slot=message.slot,
        stage=message.stage,
        person_id=person_id,
        case_id=case_id,
        chat_id=message.chat_id,
        params=dict(message.params),
        not_before=message.not_before,
        expires_at=message.expires_at,
    )


def _put(session: Session, rows: Sequence[OutboxRow]) -> int:
    """Insert them all at once: one by one, those of a wave of 30,000 people would take twenty seconds."""
    if not rows:
        return 0
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    statement = insert(OutboxRow).on_conflict_do_nothing().returning(col(OutboxRow.id))
    return len(session.execute(statement, [row.model_dump(exclude={"id"}) for row in rows]).all())


def _veiled(session: Session, row: OutboxRow, case_id: int) -> Due:
    """Open the way back, in memory only."""
    person_id = way_back(session, case_id)
    person = session.get(PersonRow, person_id)
    reachable = select(AccountRow).where(AccountRow.person_id == person_id, ~people.dead(literal(person_id)))
    account = session.exec(reachable).one_or_none()
    return replace(_due(row, person, account), person_id=person_id, veiled=True)


def _due(row: OutboxRow, person: PersonRow | None, account: AccountRow | None) -> Due:
    params = {name: value for name, value in row.params.items() if isinstance(value, str | int)}
    reached = account.telegram_id if account is not None and account.blocked_on is None else None
    return Due(
        id=id_of(row),
        kind=row.kind,
        subject=row.subject,
        slot=row.slot,
        stage=row.stage,
        person_id=row.person_id or 0,
        params=params,
        expires_at=row.expires_at,
        attempts=row.attempts,
        language=person.language if person is not None else "",
        chat_id=reached if row.chat_id is None else row.chat_id,
    )
