"""The durable inbox: updates are kept whole until handled, then as tombstones that ward off their copies."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, cast

from sqlalchemy import bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, delete, func, select, update

from storage import audit
from storage.models.base import table_of
from storage.models.messages import ConversationRow, DraftRow, InboxRow, ProcessedRow

KEPT: Final = timedelta(days=8)  # Telegram offers an unconfirmed update for a day; a week more costs nothing
# An update is parked only when this many starts ended while it ran alone: a kill may have had other causes.
CRASHES: Final = 8

_ORDER: Final = (col(InboxRow.bot_id), col(InboxRow.update_id))

# Written for every update: built once.
_INBOX: Final = table_of(InboxRow)
_DONE: Final = (
    _INBOX.update()
    .where(_INBOX.c.bot_id == bindparam("bot"), _INBOX.c.update_id == bindparam("update"))
    .values(body=None)
)


@dataclass(frozen=True, slots=True)
class Left:
    """An update found unhandled at start, and how many starts before this one have tried it."""

    update_id: int
    body: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Parked:
    """An update that was given up: its number, when it came, and why; what it says stays sealed."""

    update_id: int
    received_at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Staged:
    """What an update changed in a person's conversations: None ends one, or empties the draft."""

    conversations: Mapping[str, str | None] = field(default_factory=dict)
    draft: dict[str, Any] | None = None  # Any: JSON values
    draft_changed: bool = False

    def __bool__(self) -> bool:
        return bool(self.conversations) or self.draft_changed


def store(session: Session, bot_id: int, updates: Mapping[int, str], *, at: datetime) -> set[int]:
    """Keep raw updates (JSON by update id) and return the ids that were not known before."""
    if not updates:
        return set()
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    rows = [
        {"bot_id": bot_id, "update_id": key, "body": body, "attempts": 0, "received_at": at}
        for key, body in updates.items()
    ]
    statement = insert(InboxRow).values(rows).on_conflict_do_nothing().returning(col(InboxRow.update_id))
    return set(session.execute(statement).scalars())


def recover(session: Session, bot_id: int) -> list[Left]:
    """List what was left unhandled, oldest first, with its tries; what had none is counted one now."""
    mine = (col(InboxRow.bot_id) == bot_id, col(InboxRow.body).is_not(None), col(InboxRow.parked).is_(None))
    rows = session.exec(select(InboxRow).where(*mine).order_by(col(InboxRow.update_id))).all()
    found = [Left(row.update_id, cast("str", row.body), row.attempts) for row in rows]
    session.exec(update(InboxRow).where(*mine, col(InboxRow.attempts) == 0).values(attempts=1))
    return found


def finish(session: Session, bot_id: int, update_id: int, user_id: int | None, staged: Staged) -> None:
    """Write what a person's conversations became and turn the update into a tombstone, together."""
    if user_id is not None:
        move(session, user_id, staged)
    session.execute(_DONE, {"bot": bot_id, "update": update_id})


def move(session: Session, user_id: int, staged: Staged) -> None:
    """Write what a person's conversations became."""
    _write_conversations(session, user_id, staged.conversations)
    if staged.draft_changed:
        _write_draft(session, user_id, staged.draft)


def count_attempt(session: Session, bot_id: int, update_id: int) -> int:
    """Count that an update is about to be tried after a crash, and return how often it was."""
    session.exec(_of(bot_id, update_id).values(attempts=col(InboxRow.attempts) + 1))
    row = session.get(InboxRow, (bot_id, update_id))
    return row.attempts if row else CRASHES


def park(session: Session, bot_id: int, update_id: int, why: str) -> None:
    """Give an update up for a person to look at: it stays sealed and is not tried again by itself."""
    session.exec(_of(bot_id, update_id).values(parked=why))


def parked(session: Session) -> int:
    """Count the updates that were given up."""
    return session.exec(select(func.count()).where(col(InboxRow.parked).is_not(None))).one()


def parked_ones(session: Session) -> list[Parked]:
    """List the updates that were given up, oldest first."""
    rows = session.exec(select(InboxRow).where(col(InboxRow.parked).is_not(None)).order_by(*_ORDER))
    return [Parked(row.update_id, row.received_at, row.parked or "") for row in rows]


def retry(session: Session, numbers: Collection[int], *, at: datetime) -> int:
    """Let given-up updates (none named: all) be handled by the next start; return how many."""
    done: int = session.exec(_given_up(numbers).values(parked=None, attempts=0)).rowcount
    audit.record(session, None, "updates.retry", f"updates:{done}", at)
    return done


def drop(session: Session, numbers: Collection[int], *, at: datetime) -> int:
    """Settle given-up updates unhandled, and delete what they say; return how many."""
    done: int = session.exec(_given_up(numbers).values(parked=None, body=None)).rowcount
    audit.record(session, None, "updates.drop", f"updates:{done}", at)
    return done


def left(session: Session) -> int:
    """Count the updates that wait to be handled."""
    return session.exec(
        select(func.count()).where(col(InboxRow.body).is_not(None), col(InboxRow.parked).is_(None))
    ).one()


def forget(session: Session, *, before: date) -> None:
    """Delete tombstones and remembered outcomes from before a day."""
    midnight = datetime.combine(before, time(), UTC)
    session.exec(delete(InboxRow).where(col(InboxRow.body).is_(None), col(InboxRow.received_at) < midnight))
    session.exec(delete(ProcessedRow).where(col(ProcessedRow.on_date) < before))


def conversations(session: Session, name: str) -> dict[int, str]:
    """List where everybody stands in one conversation, by user id."""
    rows = session.exec(select(ConversationRow).where(ConversationRow.name == name)).all()
    return {row.user_id: row.state for row in rows}


def drafts(session: Session) -> dict[int, dict[str, Any]]:  # Any: JSON values
    """List what people have entered in open conversations, by user id."""
    return {row.user_id: row.data for row in session.exec(select(DraftRow)).all()}


def _given_up(numbers: Collection[int]) -> Any:  # Any: as below
    named = (col(InboxRow.update_id).in_(numbers),) if numbers else ()
    return update(InboxRow).where(col(InboxRow.parked).is_not(None), *named)


def _of(bot_id: int, update_id: int) -> Any:  # Any: an UPDATE statement has no public type of its own
    return update(InboxRow).where(col(InboxRow.bot_id) == bot_id, col(InboxRow.update_id) == update_id)


def _write_conversations(session: Session, user_id: int, states: Mapping[str, str | None]) -> None:
    ended = [name for name, state in states.items() if state is None]
    if ended:
        session.exec(
            delete(ConversationRow).where(
                col(ConversationRow.user_id) == user_id, col(ConversationRow.name).in_(ended)
            )
        )
    for name, state in states.items():
        if state is not None:
            session.merge(ConversationRow(user_id=user_id, name=name, state=state))


def _write_draft(session: Session, user_id: int, data: dict[str, Any] | None) -> None:  # Any: JSON values
    if data:
        session.merge(DraftRow(user_id=user_id, data=data))
    else:
        session.exec(delete(DraftRow).where(col(DraftRow.user_id) == user_id))
