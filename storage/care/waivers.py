"""Waiving: somebody decides, with a reason of a closed list, that something need not be done."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlmodel import Session

from rules.care.memorial import CHECK
from rules.care.owed import owed
from rules.care.planning import plan
from rules.care.tasks import State, Task, TaskKey
from rules.permissions import Scope
from rules.refusals import Refused
from rules.tables import table
from storage import audit
from storage.care import reading
from storage.care.allowed import in_scope
from storage.care.reading import Known
from storage.care.undoing import Hand
from storage.models.care import WaiverRow

REASONS: Final[tuple[str, ...]] = tuple(table("care")["waivers"])


@dataclass(frozen=True, slots=True)
class Waivable:
    """Somebody, and what of theirs may be waived: all that still waits, but the question of a death."""

    subject: Known
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Waived:
    """A task that was waived; one that was missed before stays missed in the ledger."""

    key: TaskKey
    missed: bool


def waivable(session: Session, scope: Scope, subject_id: int, *, by: int, on: date) -> Waivable:
    """Return what of somebody may be waived."""
    book = reading.rulebook(session)
    known = in_scope(session, book, scope, subject_id, by=by, on=on)
    tasks = owed(plan(book, on), known.file)
    return Waivable(known, tuple(task for task in tasks if task.outstanding and task.rule != CHECK))


def to_waive(session: Session, scope: Scope, key: TaskKey, *, by: int, on: date) -> Task:
    """Return a task that may be waived; any other is refused."""
    for task in waivable(session, scope, key.subject_id, by=by, on=on).tasks:
        if task.key == key:
            return task
    raise Refused("elders-nothing-to-waive")


def waive(session: Session, scope: Scope, key: TaskKey, reason: str, *, by: int, at: datetime) -> Waived:
    """Waive one task; what was missed already leaves the reminders, and stays missed."""
    if reason not in REASONS:
        raise Refused("old-button")
    task = to_waive(session, scope, key, by=by, on=at.date())
    session.merge(WaiverRow(**key._asdict(), reason=reason, by_id=by, on_date=at.date(), withdrawn_on=None))
    audit.record(session, by, f"care.waived.{reason}", f"{key.rule} {key.slot} person:{key.subject_id}", at)
    return Waived(key, missed=task.state is State.FAILED)


def take_back(session: Session, key: TaskKey, hand: Hand, *, at: datetime) -> None:
    """Let a waived task be owed again: whoever waived it may, or town and desk; again changes nothing."""
    row = session.get(WaiverRow, key)
    hand.check(session, key.subject_id, None if row is None else row.by_id, on=at.date())
    if row is None:
        raise Refused("old-button")
    if row.withdrawn_on is None:
        row.withdrawn_on = at.date()
        what = f"{key.rule} {key.slot} person:{key.subject_id}"
        audit.record(session, hand.person_id, "care.waiver-withdrawn", what, at)
