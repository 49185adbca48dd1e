"""Who saw names of people beyond their own branch, and who took pages along: lines of the trail."""

from datetime import datetime
from typing import Final

from sqlmodel import Session, col, select

from rules.permissions import Caller
from storage import audit
from storage.models.audit import AuditRow

LOOK: Final = "look."  # how a deed begins that only looks


def note(session: Session, caller: Caller, deed: str, about: str, *, at: datetime) -> None:
    """Write that somebody looked at something beyond their own branch, once a day, or took it, each time."""
    looked = deed.startswith(LOOK)
    if not looked or (_reaches_beyond(caller) and not seen_today(session, caller, deed, about, at=at)):
        audit.record(session, caller.person_id, deed, about, at)


def seen_today(session: Session, caller: Caller, deed: str, about: str, *, at: datetime) -> bool:
    """Say whether the trail has this deed of theirs, about the same thing, on the same day."""
    theirs = (AuditRow.what == deed, AuditRow.who == caller.person_id, AuditRow.object == about)
    newest = select(AuditRow.at).where(*theirs).order_by(col(AuditRow.seq).desc()).limit(1)
    last = session.exec(newest).first()
    return last is not None and last.astimezone(at.tzinfo).date() == at.date()


def _reaches_beyond(caller: Caller) -> bool:
    """Say whether one of somebody's posts is for more than the branch they belong to."""
    return any(post.unit_path not in (None, caller.unit_path) for post in caller.posts)
