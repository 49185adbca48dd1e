"""What the desk and the units in charge do with a case: each is one transaction, by hands that may."""

from datetime import date, datetime

from sqlmodel import Session, select

from rules.cases.clock import CaseSettings, check_extension
from rules.cases.lifecycle import AT_WORK, Event, Kind, State
from rules.permissions import Caller
from rules.refusals import Refused
from storage import audit, calendars, rule_settings
from storage.cases import books, notices, rounds, units
from storage.models.cases import CaseRow
from storage.models.people import PersonRow, UnitRow


def route(session: Session, case_id: int, unit_id: int, caller: Caller, *, at: datetime) -> int:
    """Give a case to the unit in charge, whose own people it then belongs to."""
    row = books.lock(session, case_id)
    books.advance(session, row, Event.ROUTE, caller, on=at.date())
    unit = session.get(UnitRow, unit_id)
    if unit is None or unit.id not in {each.id for each in units.choices(session)}:
        raise Refused("old-button")
    row.unit_id = unit_id
    # Of a nameless case nobody is passed over: that would tell whose it is.
    there = [each for each in units.workers(session, unit, on=at.date()) if each != row.person_id]
    if there and row.owner_id not in there:
        row.owner_id, row.deputy_id = there[0], row.owner_id
    _wrote(session, row, Kind.ROUTED, caller, at, text=unit.name)
    return row.id


def take(session: Session, case_id: int, caller: Caller, *, at: datetime) -> int:
    """Take a case in hand: whoever takes it owns it."""
    row = books.lock(session, case_id)
    books.advance(session, row, Event.TAKE, caller, on=at.date())
    _refuse_own(session, row, caller)
    if row.owner_id != caller.person_id:
        row.deputy_id = row.owner_id if row.owner_id is not None else row.deputy_id
        row.owner_id = caller.person_id
    _wrote(session, row, Kind.TAKEN, caller, at)
    return row.id


def hand_over(session: Session, case_id: int, to: int, caller: Caller, *, at: datetime) -> int:
    """Make a colleague the owner."""
    row = _colleague(session, case_id, to, Event.HAND_OVER, caller, at=at)
    row.owner_id = to
    row.deputy_id = None if row.deputy_id == to else row.deputy_id
    _wrote(session, row, Kind.HANDED_OVER, caller, at, text=_name(session, to))
    return row.id


def depute(session: Session, case_id: int, to: int, caller: Caller, *, at: datetime) -> int:
    """Make a colleague the deputy."""
    row = _colleague(session, case_id, to, Event.DEPUTE, caller, at=at)
    if to == row.owner_id:
        raise Refused("case-owner-is-deputy")
    row.deputy_id = to
    _wrote(session, row, Kind.DEPUTED, caller, at, text=_name(session, to))
    return row.id


def extend(session: Session, case_id: int, days: int, why: str, caller: Caller, *, at: datetime) -> int:
    """Extend a round's deadline once, with a reason that the person is told."""
    row = books.lock(session, case_id)
    books.advance(session, row, Event.EXTEND, caller, on=at.date())
    round_ = rounds.current(session, row)
    settings = rule_settings.area(session, CaseSettings, on=at.date())
    extended = round_.extension > 0
    check_extension(settings, days, extended=extended, due_on=round_.due_on, today=at.date())
    rounds.extend(round_, calendars.calendar(session), days, why)
    _told(session, row, Kind.EXTENDED, caller, at, text=why)
    return row.id


def ask(session: Session, case_id: int, question: str, caller: Caller, *, at: datetime) -> int:
    """Ask the person something; the clock runs on."""
    row = books.lock(session, case_id)
    books.advance(session, row, Event.ASK, caller, on=at.date())
    _told(session, row, Kind.QUESTION, caller, at, text=question)
    return row.id


def answer(session: Session, case_id: int, text: str, caller: Caller, *, at: datetime) -> int:
    """Answer a case: straight to the person, or first to the head of the unit, as the setting says."""
    row = books.lock(session, case_id)
    if _needs_approval(session, row, caller, at.date()):
        books.advance(session, row, Event.PROPOSE, caller, on=at.date())
        _wrote(session, row, Kind.PROPOSED, caller, at, text=text)
        return row.id
    books.advance(session, row, Event.ANSWER, caller, on=at.date())
    _answered(session, row, text, caller, at)
    return row.id


def approve(session: Session, case_id: int, caller: Caller, *, at: datetime) -> int:
    """Send the answer that waits for the head."""
    row = books.lock(session, case_id)
    books.advance(session, row, Event.APPROVE, caller, on=at.date())
    proposed = next(line for line in reversed(books.entries(session, row)) if line.kind == Kind.PROPOSED)
    _answered(session, row, proposed.text or "", caller, at)
    return row.id


def send_back(session: Session, case_id: int, why: str, caller: Caller, *, at: datetime) -> int:
    """Return an answer to its owner, with a word why; the clock ran on."""
    row = books.lock(session, case_id)
    books.advance(session, row, Event.RETURN, caller, on=at.date())
    _wrote(session, row, Kind.RETURNED, caller, at, text=why or None)
    return row.id


def transfer(session: Session, case_id: int, to: str, caller: Caller, *, at: datetime) -> int:
    """Pass on what lies outside the remit; the person is told to whom. It is no answer, and not closed."""
    row = books.lock(session, case_id)
    books.advance(session, row, Event.TRANSFER, caller, on=at.date())
    for each in books.together(session, row):
        each.state, each.ended_on = State.TRANSFERRED, at.date()
    _told(session, row, Kind.TRANSFERRED, caller, at, text=to)
    return row.id


def merge(session: Session, case_id: int, number: str, caller: Caller, *, at: datetime) -> int:
    """Make a case part of another that is about the same; it closes when each of its people is satisfied."""
    lead_id = session.exec(select(CaseRow.id).where(CaseRow.number == number)).one_or_none()
    if lead_id is None or lead_id == case_id:
        raise Refused("case-merge-unknown")
    for each in sorted(
        (case_id, lead_id)
    ):  # always in one order, so that two mergers never wait for each other
        books.lock(session, each)
    row, lead = books.find(session, case_id), books.find(session, lead_id)
    if len(books.together(session, row)) > 1 or lead.lead_id is not None or lead.state not in AT_WORK:
        raise Refused("case-merge-unfit")
    if row.person_id is not None and row.person_id in (lead.owner_id, lead.deputy_id):
        raise Refused("case-of-ones-own")
    books.advance(session, row, Event.MERGE, caller, on=at.date())
    _told(session, row, Kind.MERGED, caller, at, text=lead.number)
    row.lead_id = lead.id
    books.write(session, lead, Kind.MERGED_IN, on=at.date(), by=caller.person_id, text=row.number)
    return lead.id


def _needs_approval(session: Session, row: CaseRow, caller: Caller, on: date) -> bool:
    """Say whether a head has to send it; a head's own answer, or that of a unit without one, goes at once."""
    if not rule_settings.area(session, CaseSettings, on=on).answers_need_approval:
        return False
    heads = units.heads(session, books.unit_of(session, row), on=on)
    return bool(heads) and caller.person_id not in heads


def _answered(session: Session, row: CaseRow, text: str, caller: Caller, at: datetime) -> None:
    for each in books.together(session, row):
        rounds.current(session, each).answered_on = at.date()
    _wrote(session, row, Kind.ANSWER, caller, at, text=text)
    notices.ask(session, row, at=at)


def _colleague(
    session: Session, case_id: int, to: int, event: Event, caller: Caller, *, at: datetime
) -> CaseRow:
    row = books.lock(session, case_id)
    books.advance(session, row, event, caller, on=at.date())
    if to not in units.colleagues(session, books.unit_of(session, row), on=at.date()):
        raise Refused("old-button")
    if to in {each.person_id for each in books.together(session, row)}:
        raise Refused("case-of-ones-own")  # they would lose their say in it; of the nameless nobody is told
    return row


def _refuse_own(session: Session, row: CaseRow, caller: Caller) -> None:
    """Let nobody take in hand what they raised themselves: they would lose their say in it."""
    if caller.person_id in {books.person_of(session, each) for each in books.together(session, row)}:
        raise Refused("case-of-ones-own")


def _told(session: Session, row: CaseRow, kind: Kind, caller: Caller, at: datetime, *, text: str) -> None:
    notices.tell(session, row, _wrote(session, row, kind, caller, at, text=text), at=at)


def _wrote(
    session: Session, row: CaseRow, kind: Kind, caller: Caller, at: datetime, *, text: str | None = None
) -> int:
    audit.record(session, caller.person_id, f"case.{kind}", f"case:{row.number}", at)
    return books.write(session, row, kind, on=at.date(), by=caller.person_id, text=text)


def _name(session: Session, person_id: int) -> str:
    return session.get_one(PersonRow, person_id).name
