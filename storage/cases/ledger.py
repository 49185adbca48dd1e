"""The ledger of cases: in numbers for everybody, and line by line for the workbook a department files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from rules.calendar import Calendar
from rules.cases.clock import CaseSettings
from rules.cases.figures import Fate, Ledger
from rules.cases.figures import ledger as draw_up
from rules.cases.lifecycle import Verdict
from rules.deadlines import working_days_between
from rules.permissions import Scope
from storage import calendars, rule_settings
from storage.cases import rounds
from storage.cases.values import DueTold
from storage.models.cases import CaseRoundRow, CaseRow
from storage.models.people import PersonRow, UnitRow

_RATED = (Verdict.SATISFIED, Verdict.NOT_SATISFIED)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A case as a line of the ledger that is filed; its summary is somebody's words, for the folder only."""

    number: str
    received: date
    source: str
    category: str
    summary: str
    privacy: str
    in_charge: str
    owner: str | None
    deputy: str | None
    due: DueTold
    extension: int  # working days
    answered: date | None
    days_used: int | None  # working days
    verdict: str | None  # satisfied, not_satisfied, not_rated
    verdict_by: str | None
    closed: date | None


def public(session: Session, from_on: date, until_on: date) -> Ledger:
    """Return the ledger of a period without names, units with few answers left out."""
    calendar = calendars.calendar(session)
    settings = rule_settings.area(session, CaseSettings, on=until_on)
    fates = (_fate(session, row, unit, calendar) for row, unit in _received(session, from_on, until_on))
    return draw_up(fates, settings.least_shown)


def rows(session: Session, scope: Scope, from_on: date, until_on: date) -> Iterator[LedgerRow]:
    """Yield the cases received in a period that units within the scope are in charge of, by number."""
    calendar = calendars.calendar(session)
    for row, unit in _received(session, from_on, until_on):
        if scope.covers(unit.path):
            yield _row(session, row, unit, calendar)


def _received(session: Session, from_on: date, until_on: date) -> list[tuple[CaseRow, UnitRow]]:
    unit = aliased(UnitRow)
    found = session.exec(
        select(CaseRow, unit)
        .join(unit, col(unit.id) == col(CaseRow.unit_id))
        .where(col(CaseRow.received_on).between(from_on, until_on))
        .order_by(col(CaseRow.number))
    )
    return [(row, each) for row, each in found]


def _answered(session: Session, row: CaseRow) -> CaseRoundRow | None:
    """Return the last round of a case that was answered."""
    return session.exec(
        select(CaseRoundRow)
        .where(CaseRoundRow.case_id == row.id, col(CaseRoundRow.answered_on).is_not(None))
        .order_by(col(CaseRoundRow.number).desc())
        .limit(1)
    ).first()


def _fate(session: Session, row: CaseRow, unit: UnitRow, calendar: Calendar) -> Fate:
    answered = _answered(session, row)
    rated = row.verdict in _RATED
    return Fate(
        category=row.category,
        unit=unit.name,
        days=_days(row, answered, calendar),
        in_time=answered is not None and _in_time(answered),
        satisfied=row.verdict == Verdict.SATISFIED if rated else None,
        by=row.verdict_by if rated else None,
    )


def _row(session: Session, row: CaseRow, unit: UnitRow, calendar: Calendar) -> LedgerRow:
    answered, current = _answered(session, row), rounds.current(session, row)
    return LedgerRow(
        number=row.number,
        received=row.received_on,
        source=row.source,
        category=row.category,
        summary=row.text,
        privacy=row.privacy,
        in_charge=unit.name,
        owner=_name(session, row.owner_id),
        deputy=_name(session, row.deputy_id),
        due=rounds.told(current),
        extension=current.extension,
        answered=answered.answered_on if answered is not None else None,
        days_used=_days(row, answered, calendar),
        verdict=row.verdict if row.verdict in _RATED else "not_rated" if answered is not None else None,
        verdict_by=row.verdict_by if row.verdict in _RATED else None,
        closed=row.ended_on,
    )


def _days(row: CaseRow, answered: CaseRoundRow | None, calendar: Calendar) -> int | None:
    """Count the working days from first receipt to the last answer."""
    if answered is None or answered.answered_on is None:
        return None
    return working_days_between(calendar, row.received_on, answered.answered_on)


def _in_time(answered: CaseRoundRow) -> bool:
    return answered.answered_on is not None and answered.answered_on <= answered.due_on


def _name(session: Session, person_id: int | None) -> str | None:
    return session.get_one(PersonRow, person_id).name if person_id is not None else None
