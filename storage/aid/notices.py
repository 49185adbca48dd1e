"""Public notices: what is on them, for whom; and their last day, computed anew when a calendar arrives."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby

from sqlmodel import Session, col, select

from rules.aid.lifecycle import State
from rules.calendar import Calendar
from rules.deadlines import WorkingDays, deadline
from rules.permissions import Caller
from storage import calendars, units
from storage.aid.values import Posted
from storage.care import reading
from storage.exports.units import full_name
from storage.models.aid import AidRow
from storage.models.base import id_of
from storage.models.people import PersonRow, UnitRow


def near(session: Session, caller: Caller, *, at: datetime) -> list[Posted]:
    """List what is on notice in the reader's own branch."""
    return list(_posted(session, (caller.unit_path,) if caller.unit_path else (), at))


def to_print(session: Session, paths: tuple[str, ...], *, at: datetime) -> list[Posted]:
    """List what is on notice in the subtrees, a sheet a branch and period."""
    return list(_posted(session, paths, at))


def county_name(session: Session) -> str:
    """Return in whose name notices are posted."""
    root = units.county(session)
    return root.name if root is not None else ""


def recompute(session: Session, *, at: datetime) -> int:
    """Compute anew the last days that were provisional, and return how many were looked at."""
    calendar = calendars.calendar(session)
    rows = _provisional(session, at)
    for row, published_on, days in rows:
        until = deadline(calendar, published_on, WorkingDays(days))
        row.notice_until, row.notice_provisional = until.due_on, until.provisional
    return len(rows)


def would_move(session: Session, calendar: Calendar, *, at: datetime) -> list[tuple[str, date, date]]:
    """List the public notices whose last day a calendar would move: a branch, its day, and the new one."""
    found = [
        (session.get_one(UnitRow, row.unit_id).name, row.notice_until, until.due_on)
        for row, published_on, days in _provisional(session, at)
        for until in [deadline(calendar, published_on, WorkingDays(days))]
    ]
    return [(unit, was, becomes) for unit, was, becomes in found if was is not None and was != becomes]


def _provisional(session: Session, at: datetime) -> list[tuple[AidRow, date, int]]:
    """List what is on notice up to a day that is not certain yet, since when and for how many days."""
    rows = session.exec(
        select(AidRow)
        .where(AidRow.state == State.PUBLISHED, col(AidRow.notice_provisional))
        .where(col(AidRow.notice_until) >= at.date())
        .order_by(col(AidRow.id))
    )
    return [
        (row, row.published_on, row.notice_days)
        for row in rows
        if row.published_on is not None and row.notice_days is not None
    ]


def _posted(session: Session, paths: tuple[str, ...], at: datetime) -> Iterator[Posted]:
    wanted = (
        select(AidRow, PersonRow.name, UnitRow)
        .join(PersonRow, col(PersonRow.id) == col(AidRow.person_id))
        .join(UnitRow, col(UnitRow.id) == col(AidRow.unit_id))
        .where(AidRow.state == State.PUBLISHED, col(AidRow.notice_until) >= at.date(), reading.under(paths))
        .order_by(col(UnitRow.path), col(AidRow.published_on), col(AidRow.id))
    )
    rows = session.exec(wanted).all()
    towns = reading.unit_names(session, (unit.parent_id for _, _, unit in rows if unit.parent_id is not None))
    for (unit_id, from_on, until_on), group in groupby(
        rows, lambda each: (id_of(each[2]), each[0].published_on, each[0].notice_until)
    ):
        of_branch = list(group)
        unit = of_branch[0][2]
        if from_on is None or until_on is None:
            raise ValueError(f"a notice of unit {unit_id} without its days")
        yield Posted(
            unit=full_name(towns.get(unit.parent_id or 0, ""), unit.name),
            from_on=from_on,
            until_on=until_on,
            days=of_branch[0][0].notice_days or 0,
            people=tuple((name, row.category) for row, name, _ in of_branch),
        )
