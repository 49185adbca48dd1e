"""Leaving: the chat is unbound, what it made is deleted; roster and care records are the organisation's."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeAlias

from sqlmodel import Session, col, delete, select, update

from storage import audit, joining, outbox
from storage.models.messages import ConversationRow, DraftRow, InboxRow, OutboxRow, ToldRow, TooManyRow
from storage.models.people import AccountRow, InvitationRow, WrongTryRow

Sender: TypeAlias = Callable[[dict[str, Any]], int | None]  # Any: an update, JSON as Telegram sent it


def leave(session: Session, telegram_id: int, sender_of: Sender, *, at: datetime) -> None:
    """Unbind an account and delete what its chat made; done again, nothing is left to do.

    `sender_of` tells whose a raw update is.
    Posts stay with the person, who can join again with a new slip; what was booked or raised goes on.
    """
    account = session.get(AccountRow, telegram_id)
    if account is None:
        return
    person_id = account.person_id
    audit.record(session, person_id, "privacy.leave", f"person:{person_id}", at)
    joining.unbind(session, telegram_id, at=at)
    session.exec(delete(ConversationRow).where(col(ConversationRow.user_id) == telegram_id))
    session.exec(delete(DraftRow).where(col(DraftRow.user_id) == telegram_id))
    session.exec(delete(TooManyRow).where(col(TooManyRow.person_id) == person_id))
    session.exec(delete(ToldRow).where(col(ToldRow.person_id) == person_id))
    session.exec(delete(InvitationRow).where(col(InvitationRow.person_id) == person_id))
    counters = joining.counters_of(session, telegram_id)
    session.exec(delete(WrongTryRow).where(col(WrongTryRow.who).in_(counters)))
    _empty_messages(session, person_id)
    _forget_parked(session, telegram_id, sender_of)


def _empty_messages(session: Session, person_id: int) -> None:
    """Let nothing more leave, and keep of what left only that it did: its key must not leave again."""
    mine = col(OutboxRow.person_id) == person_id
    waiting = (mine, col(OutboxRow.state) == outbox.WAITING)
    session.exec(update(OutboxRow).where(*waiting).values(state="dropped", why="left"))
    session.exec(update(OutboxRow).where(mine).values(params={}, message_id=None))


def _forget_parked(session: Session, telegram_id: int, sender_of: Sender) -> None:
    """Empty what they sent and nobody could handle: the bodies are sealed, so each is opened to look."""
    parked = select(InboxRow).where(col(InboxRow.parked).is_not(None), col(InboxRow.body).is_not(None))
    for row in session.exec(parked):
        if sender_of(json.loads(row.body or "{}")) == telegram_id:
            row.body = None
