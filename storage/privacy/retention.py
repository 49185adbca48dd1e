"""Forgetting in time: what is kept for how long is a setting of each kind; a nightly job asks for pieces.

Whatever has words is emptied while the record stays that it was there; the rest is deleted. The roster, what
was done for people, the trail and money are not forgotten: they are the organisation's files.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, Final

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import Mapped
from sqlmodel import Session, SQLModel, col, delete, select, update

from rules.retention import RetentionSettings
from storage import outbox, rule_settings, ways
from storage.models.care import EncounterRow
from storage.models.cases import CaseEntryRow, CaseRoundRow, CaseRow
from storage.models.messages import ConversationRow, DraftRow, InboxRow, OutboxRow, ToldRow, TooManyRow
from storage.models.notices import NoticeRow
from storage.models.people import InvitationRow, WrongTryRow
from storage.models.reception import AppointmentRow, SessionRow
from storage.models.rosters import RosterDoubtRow

PIECE: Final = 500  # rows of one transaction
_EMPTY: Final = ""


@dataclass(frozen=True, slots=True)
class Before:
    """The last day that is forgotten, and the moment after it."""

    day: date
    moment: datetime


@dataclass(frozen=True, slots=True)
class Forgetting:
    """One kind: the setting that says after how many days, and what is done, a piece at a time.

    `forget` returns how many rows it dealt with; fewer than a piece, and there is nothing left.
    """

    setting: str
    forget: Callable[[Session, Before], int]


def forget(session: Session, setting: str, *, at: datetime) -> int:
    """Forget one piece of a kind as the setting of that day says, and return how many rows it was."""
    kept = rule_settings.area(session, RetentionSettings, on=at.date())
    first_kept = at.date() - timedelta(days=int(getattr(kept, setting)))
    before = Before(first_kept - timedelta(days=1), _midnight(first_kept, at.tzinfo))
    return FORGOTTEN[setting].forget(session, before)


def _messages(session: Session, before: Before) -> int:
    sent = (
        col(OutboxRow.state).not_in((outbox.WAITING, outbox.SENDING)),
        col(OutboxRow.not_before) < before.moment,
    )
    old = (col(ToldRow.on_date) <= before.day, col(TooManyRow.on_date) <= before.day)
    session.exec(delete(ToldRow).where(old[0]))
    session.exec(delete(TooManyRow).where(old[1]))
    return _delete(session, OutboxRow, col(OutboxRow.id), *sent)


def _drafts(session: Session, before: Before) -> int:
    """Delete what lies since before that day; a draft says itself when it was last touched."""
    lying = [
        row.user_id
        for row in session.exec(select(DraftRow))
        if str(row.data.get("since", "9999")) <= before.day.isoformat()
    ][:PIECE]
    session.exec(delete(DraftRow).where(col(DraftRow.user_id).in_(lying)))
    session.exec(delete(ConversationRow).where(col(ConversationRow.user_id).in_(lying)))
    return len(lying)


def _slips(session: Session, before: Before) -> int:
    session.exec(delete(WrongTryRow).where(col(WrongTryRow.since) < before.moment))
    over = or_(col(InvitationRow.used_on) <= before.day, col(InvitationRow.expires_on) <= before.day)
    return _delete(session, InvitationRow, col(InvitationRow.code_hash), over)


def _parked_updates(session: Session, before: Before) -> int:
    parked = (col(InboxRow.parked).is_not(None), col(InboxRow.body).is_not(None))
    which = select(InboxRow.bot_id, InboxRow.update_id).where(
        *parked, col(InboxRow.received_at) < before.moment
    )
    found = session.exec(which.limit(PIECE)).all()
    for bot_id, update_id in found:
        session.get_one(InboxRow, (bot_id, update_id)).body = None
    return len(found)


def _visit_notes(session: Session, before: Before) -> int:
    noted = (col(EncounterRow.note).is_not(None), col(EncounterRow.on_date) <= before.day)
    return _empty(session, EncounterRow, col(EncounterRow.id), {"note": None}, *noted)


def _case_words(session: Session, before: Before) -> int:
    """Empty what was written in a case that ended; without its way back nobody can be found from it."""
    over = (col(CaseRow.ended_on) <= before.day, col(CaseRow.forgotten).is_(False))
    found = session.exec(select(CaseRow.id).where(*over).limit(PIECE)).all()
    lines = col(CaseEntryRow.case_id).in_(found)
    session.exec(update(CaseEntryRow).where(lines).values(text=None, files=None))
    session.exec(update(CaseRoundRow).where(col(CaseRoundRow.case_id).in_(found)).values(extended_why=None))
    ways.forget_ways(session, found)
    session.exec(
        update(CaseRow).where(col(CaseRow.id).in_(found)).values(text=_EMPTY, caller=None, forgotten=True)
    )
    return len(found)


def _appointment_lines(session: Session, before: Before) -> int:
    held = select(SessionRow.id).where(col(SessionRow.on_date) <= before.day)
    said = or_(col(AppointmentRow.line).is_not(None), col(AppointmentRow.voice).is_not(None))
    which = (said, col(AppointmentRow.session_id).in_(held))
    return _empty(session, AppointmentRow, col(AppointmentRow.id), {"line": None, "voice": None}, *which)


def _notices(session: Session, before: Before) -> int:
    old = (col(NoticeRow.at) < before.moment, col(NoticeRow.forgotten).is_(False))
    return _empty(session, NoticeRow, col(NoticeRow.id), {"text": _EMPTY, "forgotten": True}, *old)


def _roster_doubts(session: Session, before: Before) -> int:
    decided = col(RosterDoubtRow.decided_at) < before.moment
    return _delete(session, RosterDoubtRow, col(RosterDoubtRow.id), decided)


def _delete(
    session: Session, table: type[SQLModel], key: Mapped[Any], *which: ColumnElement[bool]
) -> int:  # Any: whatever type the table's key has
    found = session.exec(select(key).where(*which).limit(PIECE)).all()
    session.exec(delete(table).where(key.in_(found)))
    return len(found)


def _empty(
    session: Session,
    table: type[SQLModel],
    key: Mapped[Any],  # Any: as above
    values: dict[str, object],
    *which: ColumnElement[bool],
) -> int:
    found = session.exec(select(key).where(*which).limit(PIECE)).all()
    session.exec(update(table).where(key.in_(found)).values(**values))
    return len(found)


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, time.min, zone)


FORGOTTEN: Final = {
    each.setting: each
    for each in (
        Forgetting("messages", _messages),
        Forgetting("drafts", _drafts),
        Forgetting("slips", _slips),
        Forgetting("parked_updates", _parked_updates),
        Forgetting("visit_notes", _visit_notes),
        Forgetting("case_words", _case_words),
        Forgetting("appointment_lines", _appointment_lines),
        Forgetting("notices", _notices),
        Forgetting("roster_doubts", _roster_doubts),
    )
}
