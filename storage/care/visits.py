"""Recording visits: by one person for one or several others; withdrawing them, and a line about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from rules.care.rulebook import Way
from rules.permissions import Scope
from rules.refusals import Refused
from storage import audit
from storage.care import reading
from storage.care.allowed import check_alive, check_day, in_scope
from storage.care.seen import standing_on, visit_of
from storage.care.undoing import Hand
from storage.care.visited import VISIT
from storage.models.base import id_of
from storage.models.care import EncounterRow
from storage.models.people import PersonRow


@dataclass(frozen=True, slots=True)
class Recorded:
    """A visit that now stands in the books; `already`: somebody had entered it before."""

    id: int
    subject_id: int
    already: bool = False


def record(
    session: Session,
    scope: Scope,
    subject_id: int,
    way: str,
    on_date: date,
    *,
    by: int,
    at: datetime,
    visitor: int | None = None,
) -> Recorded:
    """Record a visit, unless somebody has entered the same one; then return that one.

    `by` enters it; `visitor` is who made it, where that was somebody else: from a sheet of paper.
    """
    book, today = reading.rulebook(session), at.date()
    _lock(session, subject_id)
    known = in_scope(session, book, scope, subject_id, by=by, on=today)
    chosen = _way(way)
    check_day(book, known, on_date, today)
    check_alive(known, chosen, on_date, today)
    same = session.execute(
        select(col(EncounterRow.id)).where(*standing_on(subject_id, on_date), col(EncounterRow.way) == chosen)
    ).scalar()
    if same is not None:
        return Recorded(same, subject_id, already=True)
    if visitor == subject_id:
        raise Refused("elders-oneself")
    row = EncounterRow(
        kind=VISIT,
        way=chosen,
        person_id=subject_id,
        by_id=visitor or by,
        entered_by=by if visitor not in (None, by) else None,
        on_date=on_date,
        entered_on=today,
    )
    session.add(row)
    session.flush()
    return Recorded(id_of(row), subject_id)


def record_round(
    session: Session,
    scope: Scope,
    subject_ids: Sequence[int],
    way: str,
    on_date: date,
    *,
    by: int,
    at: datetime,
    visitor: int | None = None,
) -> list[Recorded]:
    """Record that several people were seen on one round; all of them or none."""
    return [
        record(session, scope, subject_id, way, on_date, by=by, at=at, visitor=visitor)
        for subject_id in sorted(set(subject_ids))
    ]


def withdraw(session: Session, visit_id: int, hand: Hand, *, at: datetime) -> int:
    """Strike out a visit that was entered by mistake, and return whose it was; again changes nothing.

    Only whoever made or entered it may, or the town and the desk; the trail keeps who did.
    """
    row = session.get(EncounterRow, visit_id)
    if row is None or row.kind != VISIT or row.person_id is None:
        raise Refused("old-button")
    hand.check(session, row.person_id, row.by_id, row.entered_by, on=at.date())
    if row.withdrawn_on is None:
        row.withdrawn_on = at.date()
        audit.record(
            session, hand.person_id, "care.visit.withdrawn", f"visit:{visit_id} person:{row.person_id}", at
        )
    return row.person_id


def add_note(session: Session, scope: Scope, visit_id: int, note: str, *, by: int, at: datetime) -> int:
    """Keep a line about a visit, sealed, below those that others wrote, and return whose visit it was."""
    row = visit_of(session, scope, visit_id, by=by, on=at.date())
    row.note = note if row.note is None else f"{row.note}\n{note}"
    return row.person_id or 0


def _lock(session: Session, subject_id: int) -> None:
    """Let two people who enter the same visit do so one after the other."""
    session.execute(select(col(PersonRow.id)).where(col(PersonRow.id) == subject_id).with_for_update())


def _way(way: str) -> Way:
    try:
        return Way(way)
    except ValueError as error:
        raise Refused("old-button") from error
