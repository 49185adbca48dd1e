"""What makes a talk due: somebody says that it happened, or another part of the house proposes it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from rules.permissions import Caller
from rules.refusals import Refused
from rules.talks.rulebook import After, reason
from storage import audit, finding
from storage.finding import FoundPerson
from storage.models.base import id_of
from storage.models.people import PersonRow, UnitRow
from storage.models.talks import OccasionRow
from storage.talks import partners


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered: with whom a talk is due now, after what, and until when."""

    occasion_id: int
    rule: str
    person: str
    due_on: date


def people(session: Session, caller: Caller, asked: str, *, on: date) -> list[FoundPerson]:
    """List whoever bears a name and is the caller's to see to."""
    return [each for each in finding.people(session, asked, on=on) if _is_theirs(session, caller, each, on)]


def enter(session: Session, caller: Caller, code: str, person_id: int, *, at: datetime) -> Entered:
    """Enter that something happened today that makes a talk with somebody due; again changes nothing."""
    rule, today = reason(code, After.ENTERED), at.date()
    person = session.get(PersonRow, person_id)
    if person is None:
        raise Refused("old-button")
    partners.check_theirs(session, caller, None, person_id, on=today)
    same = (OccasionRow.rule == code, OccasionRow.person_id == person_id, OccasionRow.on_date == today)
    row = session.exec(select(OccasionRow).where(*same, col(OccasionRow.withdrawn_on).is_(None))).first()
    if row is None:
        row = OccasionRow(
            rule=code,
            person_id=person_id,
            on_date=today,
            recorded_on=today,
            entered_by=caller.person_id,
        )
        session.add(row)
        session.flush()
        audit.record(session, caller.person_id, f"talk.occasion.{code}", f"occasion:{row.id}", at)
    return Entered(id_of(row), code, person.name, today + timedelta(days=rule.due_days))


def withdraw(session: Session, caller: Caller, occasion_id: int, *, at: datetime) -> str:
    """Take back what was entered by mistake, and return whose name it was about."""
    row = session.get(OccasionRow, occasion_id)
    if row is None or row.person_id is None:
        raise Refused("old-button")
    partners.check_theirs(session, caller, None, row.person_id, on=at.date())
    if row.withdrawn_on is None:
        row.withdrawn_on = at.date()
        audit.record(session, caller.person_id, "talk.occasion.withdraw", f"occasion:{row.id}", at)
    return session.get_one(PersonRow, row.person_id).name


def propose_talk(session: Session, unit_id: int, code: str, key: str, *, at: datetime) -> bool:
    """Let another part of the house make a talk with a unit's leadership due; say whether that is new.

    `code` is a rule that is proposed ('low_score'); `key` names what proposes it ('wave:3:unit:12'), once.
    """
    rule, today = reason(code, After.PROPOSED), at.date()
    session.get_one(UnitRow, unit_id)
    if session.exec(select(OccasionRow.id).where(OccasionRow.source_key == key)).first() is not None:
        return False
    row = OccasionRow(rule=rule.code, unit_id=unit_id, on_date=today, recorded_on=today, source_key=key)
    session.add(row)
    session.flush()
    audit.record(session, None, f"talk.occasion.{code}", f"occasion:{row.id}", at)
    return True


def _is_theirs(session: Session, caller: Caller, found: FoundPerson, on: date) -> bool:
    try:
        partners.check_theirs(session, caller, None, found.id, on=on)
    except Refused:
        return False
    return True
