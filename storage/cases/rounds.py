"""The rounds of a case: their clock begins, is extended once, and is computed anew by a newer calendar."""

import json
from datetime import date

from sqlmodel import Session, col, select

from rules.calendar import Calendar
from rules.cases.categories import category
from rules.cases.clock import Due, due
from rules.cases.lifecycle import OWED_AN_ANSWER
from rules.deadlines import budget, working_days_between
from storage.cases.values import DueTold
from storage.models.cases import CaseRoundRow, CaseRow


def begin(session: Session, row: CaseRow, calendar: Calendar, *, on: date) -> CaseRoundRow:
    """Begin the case's present round on that day, by its category's clock."""
    clock = category(row.category).budget
    made = CaseRoundRow(
        case_id=row.id,
        number=row.round,
        received_on=on,
        budget=clock.count,
        unit=clock.unit,
        due_on=on,
        how="{}",
        calendar_version="",
        provisional=False,
    )
    _write(made, calendar)
    session.add(made)
    session.flush()
    return made


def extend(row: CaseRoundRow, calendar: Calendar, days: int, why: str) -> None:
    """Give a round so many working days more, counted from its due day."""
    row.extension, row.extended_why = days, why
    _write(row, calendar)


def current(session: Session, row: CaseRow) -> CaseRoundRow:
    """Return the round a case is in."""
    return session.get_one(CaseRoundRow, (row.id, row.round))


def first(session: Session, row: CaseRow) -> CaseRoundRow:
    """Return the round a case began with."""
    return session.get_one(CaseRoundRow, (row.id, 1))


def told(row: CaseRoundRow) -> DueTold:
    """Return what can be said of a round's due day, as it was computed then."""
    how = json.loads(row.how)
    return DueTold(
        on=row.due_on,
        counted_from=date.fromisoformat(how["counted_from"]),
        count=row.budget,
        unit=row.unit,
        extension=row.extension,
        weekends=bool(how["weekends"]),
        holidays=tuple(how["holidays"]),
        make_ups=tuple(date.fromisoformat(each) for each in how["make_ups"]),
        provisional=row.provisional,
    )


def days_used(session: Session, row: CaseRow, calendar: Calendar, *, until: date) -> int:
    """Return how many working days a case has taken since it was first received, over all its rounds."""
    return working_days_between(calendar, first(session, row).received_on, until)


def recompute(session: Session, calendar: Calendar) -> list[tuple[CaseRow, CaseRoundRow]]:
    """Work out anew every open deadline that was provisional; return those whose day has moved.

    What is closed or answered never changes, and neither does what was confirmed.
    """
    rows = session.exec(
        select(CaseRow, CaseRoundRow)
        .join(CaseRoundRow, (col(CaseRoundRow.case_id) == CaseRow.id))
        .where(
            col(CaseRoundRow.number) == CaseRow.round,
            col(CaseRow.state).in_(OWED_AN_ANSWER),
            col(CaseRoundRow.provisional).is_(True),
            col(CaseRoundRow.calendar_version) != calendar.version,
        )
        .with_for_update()
    ).all()
    moved = []
    for row, round_ in rows:
        before = round_.due_on
        _write(round_, calendar)
        if round_.due_on != before:
            moved.append((row, round_))
    return moved


def would_move(session: Session, calendar: Calendar) -> list[tuple[str, date, date]]:
    """List the open deadlines that a calendar would move: a case's number, its day, and the new one."""
    rows = session.exec(
        select(CaseRow.number, CaseRoundRow)
        .join(CaseRoundRow, (col(CaseRoundRow.case_id) == CaseRow.id))
        .where(
            col(CaseRoundRow.number) == CaseRow.round,
            col(CaseRow.state).in_(OWED_AN_ANSWER),
            col(CaseRoundRow.provisional).is_(True),
        )
        .order_by(col(CaseRoundRow.due_on), col(CaseRow.number))
    )
    found = [(number, row.due_on, _due(row, calendar).on) for number, row in rows]
    return [(number, was, becomes) for number, was, becomes in found if was != becomes]


def _due(row: CaseRoundRow, calendar: Calendar) -> Due:
    return due(calendar, row.received_on, budget(row.unit, row.budget), row.extension)


def _write(row: CaseRoundRow, calendar: Calendar) -> None:
    found = _due(row, calendar)
    row.due_on, row.provisional = found.on, found.provisional
    row.calendar_version = calendar.version
    row.how = json.dumps(_how(found), ensure_ascii=False)


def _how(found: Due) -> dict[str, object]:
    parts = [found.first, *([found.extension] if found.extension is not None else [])]
    return {
        "counted_from": found.first.counted_from.isoformat(),
        "weekends": any(part.skips_weekends for part in parts),
        "holidays": list(dict.fromkeys(name for part in parts for name in part.holidays)),
        "make_ups": [day.isoformat() for part in parts for day in part.make_ups],
    }
