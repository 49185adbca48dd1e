"""What is known of branches' months: visits, what was due, needs brought to the desk, talks.

Only what the branch itself did or knows is counted: what members raised on their own is their business.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, or_, select

from rules.care.coverage import Coverage
from rules.cases.lifecycle import Privacy
from rules.notes.months import last_day
from storage.care import coverage, reading
from storage.care.visited import VISIT
from storage.models.base import id_of
from storage.models.care import EncounterRow
from storage.models.cases import CaseRoundRow, CaseRow
from storage.models.people import MembershipRow, UnitRow
from storage.notes.values import Counts

_TALK: Final = "talk"  # the kind of encounter


def of_branch(session: Session, unit: UnitRow, month: date, *, on: date) -> Counts:
    """Return a branch's month, as things are known on a day."""
    return of_branches(session, (unit.path,), month, on=on).get(id_of(unit), Counts())


def of_branches(session: Session, tops: Sequence[str], month: date, *, on: date) -> dict[int, Counts]:
    """Return the months of all branches in the subtrees of some units by their id."""
    until = min(last_day(month), on)
    visits, talks = _visits(session, tops, month, until), _talks(session, tops, month, until)
    needs, answered = _needs(session, tops, month, until)
    tasks = _tasks(session, tops, month, on)
    return {
        unit_id: Counts(
            visits=visits[unit_id],
            owed=due.owed,
            done=due.on_time + due.entered_late + due.late,
            needs=needs[unit_id],
            answered=answered[unit_id],
            talks=talks[unit_id],
        )
        for unit_id in {*visits, *talks, *needs, *tasks}
        for due in [tasks.get(unit_id, Coverage())]
    }


def _tasks(session: Session, tops: Sequence[str], month: date, on: date) -> dict[int, Coverage]:
    """Return by branch what was due in the month, done or not."""
    units = session.exec(select(UnitRow).where(col(UnitRow.path).in_(tops)))
    return {
        int(path.strip("/").rpartition("/")[2]): counts
        for unit in units
        for path, counts in coverage.by_branch(session, unit, month, last_day(month), on=on).items()
    }


def _visits(session: Session, tops: Sequence[str], first: date, last: date) -> Counter[int]:
    """Count visits by the branch that the elder belonged to on the day."""
    rows = session.exec(
        select(MembershipRow.unit_id)
        .join(EncounterRow, col(EncounterRow.person_id) == col(MembershipRow.person_id))
        .where(
            EncounterRow.kind == VISIT,
            col(EncounterRow.withdrawn_on).is_(None),
            col(EncounterRow.on_date).between(first, last),
            *_belonged(col(EncounterRow.on_date)),
            reading.within_unit(col(MembershipRow.unit_id), tops),
        )
    )
    return Counter(rows)


def _talks(session: Session, tops: Sequence[str], first: date, last: date) -> Counter[int]:
    rows = session.exec(
        select(EncounterRow.unit_id).where(
            EncounterRow.kind == _TALK,
            col(EncounterRow.withdrawn_on).is_(None),
            col(EncounterRow.on_date).between(first, last),
            reading.within_unit(col(EncounterRow.unit_id), tops),
        )
    )
    return Counter(unit_id for unit_id in rows if unit_id is not None)


def _needs(
    session: Session, tops: Sequence[str], first: date, last: date
) -> tuple[Counter[int], Counter[int]]:
    """Count what others put in by name for people of the branches, and how much of it was answered."""
    rows = session.exec(
        select(MembershipRow.unit_id, CaseRow.id)
        .join(CaseRow, col(CaseRow.person_id) == col(MembershipRow.person_id))
        .where(
            CaseRow.privacy == Privacy.NAMED,
            CaseRow.raised_by != CaseRow.person_id,
            col(CaseRow.received_on).between(first, last),
            *_belonged(col(CaseRow.received_on)),
            reading.within_unit(col(MembershipRow.unit_id), tops),
        )
    ).all()
    answered = set(
        session.exec(
            select(CaseRoundRow.case_id).where(
                col(CaseRoundRow.case_id).in_([case_id for _, case_id in rows]),
                col(CaseRoundRow.answered_on).is_not(None),
            )
        )
    )
    needs = Counter(unit_id for unit_id, _ in rows)
    return needs, Counter(unit_id for unit_id, case_id in rows if case_id in answered)


def _belonged(day: Mapped[date]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return the conditions that a membership held on the day of another row."""
    return (
        col(MembershipRow.from_on) <= day,
        or_(col(MembershipRow.until_on).is_(None), col(MembershipRow.until_on) >= day),
    )
