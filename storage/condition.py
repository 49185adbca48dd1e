"""The condition of the whole, in counts: for the self-check and for whoever watches; nobody is named."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session, col, func, or_, select

from rules.appointing import COVERED
from storage import inbox, job_runs
from storage.models.messages import OutboxRow
from storage.models.people import AccountRow, PostRow

_RECENT: Final = timedelta(days=7)  # what did not arrive longer ago is past mending
_NOT_ARRIVED: Final = ("failed", "unknown", "late", "held")


@dataclass(frozen=True, slots=True)
class Owners:
    """Holders of posts that things fall due by: how many closed the chat, and how many never joined."""

    blocked: int
    without_chat: int


@dataclass(frozen=True, slots=True)
class Condition:
    """Counts of what waits, what was given up and what is reachable, and when each job last looked."""

    updates_waiting: int
    updates_parked: int
    messages: dict[str, int]
    accounts_open: int
    accounts_blocked: int
    jobs: dict[str, datetime]


def owners(session: Session, *, on: date) -> Owners:
    """Count the holders of posts who cannot be told anything."""
    held = (
        col(PostRow.role).in_(COVERED),
        col(PostRow.from_on) <= on,
        or_(col(PostRow.until_on).is_(None), col(PostRow.until_on) >= on),
    )
    people = select(PostRow.person_id).where(*held).distinct()
    blocked = select(func.count()).where(
        col(AccountRow.person_id).in_(people), col(AccountRow.blocked_on).is_not(None)
    )
    without = select(func.count()).select_from(
        people.where(col(PostRow.person_id).not_in(select(AccountRow.person_id))).subquery()
    )
    return Owners(session.exec(blocked).one(), session.exec(without).one())


def not_arrived(session: Session, *, at: datetime) -> int:
    """Count the messages of the last days that failed, came too late, or may or may not have arrived."""
    recent = (col(OutboxRow.state).in_(_NOT_ARRIVED), col(OutboxRow.not_before) >= at - _RECENT)
    return session.exec(select(func.count()).select_from(OutboxRow).where(*recent)).one()


def overdue(session: Session, *, at: datetime) -> int:
    """Count the messages that should have left an hour ago and still wait."""
    waiting = (OutboxRow.state == "waiting", col(OutboxRow.not_before) < at - timedelta(hours=1))
    return session.exec(select(func.count()).select_from(OutboxRow).where(*waiting)).one()


def condition(session: Session) -> Condition:
    """Count what a watcher wants to know."""
    states = select(OutboxRow.state, func.count()).group_by(col(OutboxRow.state))
    accounts = select(func.count(), func.count(col(AccountRow.blocked_on))).select_from(AccountRow)
    total, blocked = session.exec(accounts).one()
    return Condition(
        updates_waiting=inbox.left(session),
        updates_parked=inbox.parked(session),
        messages=dict(session.exec(states).all()),
        accounts_open=total - blocked,
        accounts_blocked=blocked,
        jobs=job_runs.last_runs(session),
    )
