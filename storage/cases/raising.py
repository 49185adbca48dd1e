"""Raising something: by name, in confidence, without a name, or as what another area brings to the desk."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, select

from rules.cases.categories import category
from rules.cases.lifecycle import Kind, Privacy, Source, State
from rules.permissions import Caller, Permission, scope
from rules.refusals import Refused
from storage import audit, calendars, people
from storage.cases import books, numbers, rounds, units
from storage.cases.values import Matter, Receipt
from storage.models.cases import CaseRow
from storage.models.people import PersonRow
from storage.ways import keep_way


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a case comes from; `key` names what became it ('reception:12'), so that it becomes only one."""

    source: Source
    key: str | None = None
    received_on: date | None = None  # if not today
    caller: str | None = None  # somebody who is not on the roster


CHAT = Origin(Source.CHAT)


def raise_named(
    session: Session,
    caller: Caller,
    matter: Matter,
    privacy: Privacy,
    origin: Origin = CHAT,
    *,
    at: datetime,
) -> Receipt:
    """Raise something by name or in confidence, for oneself or for somebody one may speak for."""
    if privacy is Privacy.ANONYMOUS:
        raise Refused("old-button")
    if matter.about is not None:
        check_for(session, caller, matter.about, on=at.date())
    person_id = caller.person_id if matter.about is None else matter.about
    row = _open(session, matter, privacy, origin, person_id=person_id, raised_by=caller.person_id, at=at)
    audit.record(session, caller.person_id, "case.raise", f"case:{row.number}", at)
    return _receipt(session, row)


def raise_anonymously(
    session: Session, caller: Caller, matter: Matter, origin: Origin = CHAT, *, at: datetime
) -> Receipt:
    """Raise something that nobody's name is on: text only; the way back is sealed."""
    if matter.files:
        raise Refused("case-anonymous-text-only")
    row = _open(session, matter, Privacy.ANONYMOUS, origin, nameless=caller, at=at)
    return _receipt(session, row)


def enter(
    session: Session,
    caller: Caller,
    matter: Matter,
    origin: Origin,
    privacy: Privacy = Privacy.NAMED,
    *,
    at: datetime,
) -> Receipt:
    """Type in what came by letter or telephone; whoever receives it owns it first."""
    unit = units.county(session)
    if not scope(caller, Permission.ROUTE_CASES).covers(unit.path):
        raise Refused("not-allowed")
    if matter.about is not None and session.get(PersonRow, matter.about) is None:
        raise Refused("old-button")
    row = _open(session, matter, privacy, origin, person_id=matter.about, raised_by=caller.person_id, at=at)
    audit.record(session, caller.person_id, "case.enter", f"case:{row.number}", at)
    return _receipt(session, row)


def bring(session: Session, matter: Matter, origin: Origin, *, by: int | None, at: datetime) -> Receipt:
    """Make what another area owes somebody a case (a promise, a need, a declined meeting); once a key."""
    known = select(CaseRow).where(CaseRow.source_key == origin.key)
    row = session.exec(known).one_or_none() if origin.key is not None else None
    if row is None:
        row = _open(session, matter, Privacy.NAMED, origin, person_id=matter.about, raised_by=by, at=at)
        audit.record(session, by, f"case.{origin.source}", f"case:{row.number}", at)
    return _receipt(session, row)


def check_for(session: Session, caller: Caller, person_id: int, *, on: date) -> None:
    """Refuse somebody for whom the caller may not speak."""
    if session.get(PersonRow, person_id) is None:
        raise Refused("old-button")
    allowed = scope(caller, Permission.RAISE_FOR)
    if not allowed.covers(people.branch_path(session, person_id, on=on), person_id):
        raise Refused("not-allowed")


def _open(
    session: Session,
    matter: Matter,
    privacy: Privacy,
    origin: Origin,
    *,
    person_id: int | None = None,
    raised_by: int | None = None,
    nameless: Caller | None = None,
    at: datetime,
) -> CaseRow:
    kind, on = category(matter.category), origin.received_on or at.date()
    unit = units.in_charge(session, kind, person_id, on=on)
    number = numbers.drawn if nameless is not None else numbers.counted
    row = CaseRow(
        number=number(session, at.year),
        category=kind.code,
        unit_id=unit.id or 0,
        source=origin.source,
        source_key=origin.key,
        privacy=privacy,
        person_id=person_id,
        raised_by=raised_by,
        caller=origin.caller,
        text=matter.text,
        state=State.RECEIVED,
        received_on=on,
    )
    row.owner_id, row.deputy_id = _desk(session, row, at)
    session.add(row)
    session.flush()
    if nameless is not None:
        keep_way(session, row.id, nameless.person_id)
    rounds.begin(session, row, calendars.calendar(session), on=on)
    by = nameless.person_id if nameless is not None else raised_by
    books.write(session, row, Kind.RAISED, on=at.date(), by=by, files=matter.files)
    return row


def _desk(session: Session, row: CaseRow, at: datetime) -> tuple[int | None, int | None]:
    """Return owner and deputy: whoever typed it in, or has the fewest at the desk; then the next."""
    unit, but = books.unit_of(session, row), frozenset({row.person_id or 0})
    entered = row.source != Source.CHAT and row.raised_by in units.colleagues(session, unit, on=at.date())
    owner = row.raised_by if entered else units.receiver(session, unit, but=but, on=at.date())
    if owner is None:
        return None, None
    return owner, units.receiver(session, unit, but=but | {owner}, on=at.date())


def _receipt(session: Session, row: CaseRow) -> Receipt:
    due = rounds.told(rounds.current(session, row))
    return Receipt(row.id, row.number, books.unit_of(session, row).name, due, Privacy(row.privacy))
