"""A case as transactions work on it: found, locked, who somebody is to it, and its timeline."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, func, select

from rules.cases.lifecycle import Event, Kind, Privacy, Source, State, check, next_state
from rules.cases.voice import Tie, hands
from rules.permissions import Caller, Permission, scope
from rules.posts import Role
from rules.refusals import Refused
from storage import people
from storage.cases.values import File
from storage.models.cases import CaseEntryRow, CaseRow
from storage.models.people import AccountRow, UnitRow
from storage.ways import way_back

_CLOSE = (Role.RELATIVE, Role.CONTACT)
_NOBODYS = (Source.REMARK, Source.LOW_SCORE)


def find(session: Session, case_id: int) -> CaseRow:
    """Return a case; one that never was is refused like an old button."""
    row = session.get(CaseRow, case_id)
    if row is None:
        raise Refused("old-button")
    return row


def lock(session: Session, case_id: int) -> CaseRow:
    """Return a case for changing it: one transaction at a time works on a case."""
    statement = select(CaseRow).where(CaseRow.id == case_id).with_for_update()
    row = session.exec(statement.execution_options(populate_existing=True)).one_or_none()
    if row is None:
        raise Refused("old-button")
    return row


def unit_of(session: Session, row: CaseRow) -> UnitRow:
    """Return the unit in charge."""
    return session.get_one(UnitRow, row.unit_id)


def county_path(unit: UnitRow) -> str:
    """Return the path of the county a unit lies in: the desk is whoever routes for all of it."""
    return f"/{unit.path.split('/')[1]}/"


def person_of(session: Session, row: CaseRow) -> int | None:
    """Return whose matter it is; of an anonymous case only to judge a button or to send a message."""
    return way_back(session, row.id) if row.privacy == Privacy.ANONYMOUS else row.person_id


def tie(session: Session, row: CaseRow, caller: Caller, *, on: date) -> Tie:
    """Return how somebody stands to a case on a day."""
    unit = unit_of(session, row)
    person_id = person_of(session, row)
    mine = person_id == caller.person_id
    return Tie(
        is_person=mine,
        raised=row.raised_by == caller.person_id or (mine and row.privacy == Privacy.ANONYMOUS),
        close=person_id is not None
        and any(held.role in _CLOSE and held.subject_id == person_id for held in caller.posts),
        owner=row.owner_id == caller.person_id,
        deputy=row.deputy_id == caller.person_id,
        of_unit=is_of_unit(caller, unit),
        works=scope(caller, Permission.WORK_CASES).covers(unit.path),
        head=scope(caller, Permission.APPROVE_ANSWERS).covers(unit.path),
        desk=scope(caller, Permission.ROUTE_CASES).covers(county_path(unit)),
        may_witness=_may_witness(session, row, caller, unit, on),
        person_reachable=speaker_reachable(session, row, on=on),
        nobodys=is_nobodys(row),
    )


def is_of_unit(caller: Caller, unit: UnitRow) -> bool:
    """Say whether somebody belongs to a unit, or holds a post for exactly that unit."""
    return caller.unit_path == unit.path or any(held.unit_path == unit.path for held in caller.posts)


def is_nobodys(row: CaseRow) -> bool:
    """Say whether nobody can be asked about a case, so that the next open evaluation is."""
    nameless = row.person_id is None and row.caller is None and row.privacy != Privacy.ANONYMOUS
    return nameless or row.source in _NOBODYS


def speaker_reachable(session: Session, row: CaseRow, *, on: date) -> bool:
    """Say whether the person, or the relative who raised it, can speak in a chat of their own."""
    return bool(speakers(session, row, on=on))


def speakers(session: Session, row: CaseRow, *, on: date) -> list[int]:
    """List who can say in a chat of their own whether they are satisfied: the person, or who raised it."""
    person_id = person_of(session, row)
    wanted = dict.fromkeys(each for each in (person_id, row.raised_by) if each is not None)
    unit = unit_of(session, row)
    return [each for each in wanted if _can_speak(session, row, unit, each, about=person_id, on=on)]


def _can_speak(
    session: Session, row: CaseRow, unit: UnitRow, speaker: int, *, about: int | None, on: date
) -> bool:
    account = session.exec(select(AccountRow).where(AccountRow.person_id == speaker)).one_or_none()
    if account is None or account.blocked_on is not None or speaker in (row.owner_id, row.deputy_id):
        return False
    caller = caller_of(session, speaker, on=on)
    close = any(held.role in _CLOSE and held.subject_id == about for held in caller.posts)
    return not is_of_unit(caller, unit) and (speaker == about or close)


def caller_of(session: Session, person_id: int, *, on: date) -> Caller:
    """Return somebody as an update would bring them, for judging what they may do without one."""
    path = people.branch_path(session, person_id, on=on)
    return Caller(person_id, "", "zh", 0, path, people.posts_held(session, person_id, on=on))


def advance(session: Session, row: CaseRow, event: Event, caller: Caller, *, on: date) -> None:
    """Let an event happen by somebody's hand, and refuse it to everybody else or out of its time."""
    check(hands(tie(session, row, caller, on=on), event), event)
    row.state = next_state(State(row.state), event)


def write(
    session: Session,
    row: CaseRow,
    kind: Kind,
    *,
    on: date,
    by: int | None,
    text: str | None = None,
    files: Sequence[File] = (),
) -> int:
    """Add a line to a case's timeline and return its place; of the nameless no line says who."""
    own = row.privacy == Privacy.ANONYMOUS and by is not None and by == person_of(session, row)
    latest = select(func.max(CaseEntryRow.seq)).where(CaseEntryRow.case_id == row.id)
    seq = (session.exec(latest).one() or 0) + 1
    session.add(
        CaseEntryRow(
            case_id=row.id,
            seq=seq,
            on_date=on,
            kind=kind,
            by_id=None if own else by,
            text=text,
            files=[list(each) for each in files] or None,
            audited=not own,
        )
    )
    session.flush()
    return seq


def entries(session: Session, row: CaseRow) -> list[CaseEntryRow]:
    """List a case's timeline in order."""
    statement = select(CaseEntryRow).where(CaseEntryRow.case_id == row.id).order_by(col(CaseEntryRow.seq))
    return list(session.exec(statement))


def together(session: Session, row: CaseRow) -> list[CaseRow]:
    """List a case and all that were merged into it, itself first; of a merged one, the same."""
    lead = row if row.lead_id is None else find(session, row.lead_id)
    members = select(CaseRow).where(CaseRow.lead_id == lead.id).order_by(col(CaseRow.number))
    return [lead, *session.exec(members)]


def _may_witness(session: Session, row: CaseRow, caller: Caller, unit: UnitRow, on: date) -> bool:
    trusted = scope(caller, Permission.WITNESS_CASES)
    if row.person_id is None:  # somebody who is not on the roster: whoever is trusted for the whole county
        return row.caller is not None and trusted.covers(county_path(unit))
    return trusted.covers(people.branch_path(session, row.person_id, on=on), row.person_id)
