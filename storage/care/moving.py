"""Who belongs where and to whom: somebody moves to another branch, or gets another contact person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session, col, or_, select

from rules.permissions import Scope
from rules.posts import Role
from rules.refusals import Refused
from storage import audit
from storage.care import reading
from storage.care.allowed import in_scope
from storage.care.reading import Known
from storage.care.undoing import Hand
from storage.models.audit import AuditRow
from storage.models.base import id_of
from storage.models.people import AccountRow, MembershipRow, PersonRow, PostRow, UnitRow

_DAY: Final = timedelta(days=1)
_MOVED: Final = "care.moved"
_CAN_VISIT: Final = ("full", "probationary", "staff")


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody belongs to another branch from today on."""

    subject_id: int
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody of a branch who could be a contact person."""

    id: int
    name: str
    with_chat: bool


@dataclass(frozen=True, slots=True)
class Helpers:
    """An elder, their contact person of today, and who could be it, those who can be told first."""

    subject: Known
    contact: str | None
    people: Sequence[Helper]


def branches(session: Session, scope: Scope, subject_id: int, *, by: int, on: date) -> list[tuple[int, str]]:
    """List the other branches of the town that somebody belongs to, by name."""
    unit = _home(session, scope, subject_id, by=by, on=on)
    rows = session.exec(
        select(UnitRow)
        .where(
            UnitRow.parent_id == unit.parent_id,
            UnitRow.kind == "branch",
            UnitRow.id != unit.id,
            col(UnitRow.until_on).is_(None),
        )
        .order_by(col(UnitRow.name))
    )
    return [(id_of(row), row.name) for row in rows]


def move(session: Session, scope: Scope, subject_id: int, unit_id: int, *, by: int, at: datetime) -> Moved:
    """Let somebody belong to another branch of the town from today on: all that is open goes along."""
    if unit_id not in dict(branches(session, scope, subject_id, by=by, on=at.date())):
        raise Refused("old-button")
    row = _membership(session, subject_id, at.date())
    person = session.get_one(PersonRow, subject_id)
    previous = row.unit_id
    _belong(session, row, unit_id, at.date())
    audit.record(session, by, _MOVED, f"person:{subject_id} unit:{previous} unit:{unit_id}", at)
    return Moved(subject_id, person.name, session.get_one(UnitRow, unit_id).name)


def move_back(session: Session, subject_id: int, hand: Hand, *, at: datetime) -> Moved:
    """Undo a move of today: only whoever moved them may, or the town and the desk."""
    today = at.date()
    row = _membership(session, subject_id, today)
    before = session.exec(
        select(MembershipRow).where(
            MembershipRow.person_id == subject_id, MembershipRow.until_on == today - _DAY
        )
    ).first()
    hand.check(session, subject_id, _moved_by(session, subject_id), on=today)
    if row.from_on != today or before is None:
        raise Refused("elders-undo-too-late")
    person = session.get_one(PersonRow, subject_id)
    session.delete(row)
    before.until_on = None
    about = f"person:{subject_id} unit:{row.unit_id} unit:{before.unit_id}"
    audit.record(session, hand.person_id, "care.move-undone", about, at)
    return Moved(subject_id, person.name, session.get_one(UnitRow, before.unit_id).name)


def helpers(session: Session, scope: Scope, subject_id: int, *, by: int, on: date) -> Helpers:
    """Return who of a branch could be somebody's contact person."""
    known = in_scope(session, reading.rulebook(session), scope, subject_id, by=by, on=on)
    unit = _home(session, scope, subject_id, by=by, on=on)
    rows = session.exec(
        select(PersonRow, AccountRow)
        .join(MembershipRow, col(MembershipRow.person_id) == col(PersonRow.id))
        .join(AccountRow, col(AccountRow.person_id) == col(PersonRow.id), isouter=True)
        .where(
            MembershipRow.unit_id == unit.id,
            col(MembershipRow.until_on).is_(None),
            PersonRow.id != subject_id,
            col(PersonRow.category).in_(_CAN_VISIT),
        )
        .order_by(col(AccountRow.person_id).is_(None), col(PersonRow.birth_on).desc(), col(PersonRow.id))
    )
    found = [Helper(id_of(person), person.name, account is not None) for person, account in rows]
    return Helpers(known, _contact_name(session, subject_id, on), found)


def set_contact(
    session: Session, scope: Scope, subject_id: int, person_id: int, *, by: int, at: datetime
) -> str | None:
    """Make somebody of the branch the contact person (0: nobody, the secretary sees to it), and name them."""
    offered = {each.id: each for each in helpers(session, scope, subject_id, by=by, on=at.date()).people}
    if person_id and person_id not in offered:
        raise Refused("old-button")
    held = [post for post in _contacts(session, subject_id, at.date()) if post.person_id != person_id]
    kept = any(post.person_id == person_id for post in _contacts(session, subject_id, at.date()))
    for post in held:
        post.until_on = at.date() - _DAY
    if person_id and not kept:
        session.add(PostRow(role=Role.CONTACT, person_id=person_id, subject_id=subject_id, from_on=at.date()))
    if held or not kept:
        audit.record(session, by, "care.contact", f"person:{subject_id} contact:{person_id}", at)
    return offered[person_id].name if person_id else None


def _home(session: Session, scope: Scope, subject_id: int, *, by: int, on: date) -> UnitRow:
    known = in_scope(session, reading.rulebook(session), scope, subject_id, by=by, on=on)
    home = known.file.subject.home_on(on)
    if home is None:
        raise Refused("elders-not-yours")
    return session.get_one(UnitRow, home.unit_id)


def _membership(session: Session, person_id: int, on: date) -> MembershipRow:
    row = session.exec(
        select(MembershipRow).where(
            MembershipRow.person_id == person_id,
            col(MembershipRow.from_on) <= on,
            or_(col(MembershipRow.until_on).is_(None), col(MembershipRow.until_on) >= on),
        )
    ).first()
    if row is None:
        raise Refused("elders-not-yours")
    return row


def _belong(session: Session, row: MembershipRow, unit_id: int, today: date) -> None:
    """End a membership yesterday and begin another; one that began today simply becomes the other."""
    if row.from_on == today:
        row.unit_id = unit_id
        return
    row.until_on = today - _DAY
    session.add(MembershipRow(person_id=row.person_id, from_on=today, unit_id=unit_id))


def moves(session: Session) -> dict[int, tuple[int, int]]:
    """Return of everybody who was ever moved by hand from which branch to which, the last time."""
    found = {}
    traced = select(AuditRow.object).where(AuditRow.what == _MOVED).order_by(col(AuditRow.seq))
    for written in session.exec(traced):
        person, previous, unit = (int(part.partition(":")[2]) for part in (written or "").split(" "))
        found[person] = previous, unit
    return found


def _moved_by(session: Session, subject_id: int) -> int | None:
    """Return who moved somebody last, as the trail has it."""
    return session.exec(
        select(AuditRow.who)
        .where(AuditRow.what == _MOVED, col(AuditRow.object).startswith(f"person:{subject_id} "))
        .order_by(col(AuditRow.seq).desc())
        .limit(1)
    ).first()


def _contacts(session: Session, subject_id: int, on: date) -> list[PostRow]:
    rows = session.exec(
        select(PostRow).where(
            PostRow.role == Role.CONTACT,
            PostRow.subject_id == subject_id,
            col(PostRow.from_on) <= on,
            or_(col(PostRow.until_on).is_(None), col(PostRow.until_on) >= on),
        )
    )
    return list(rows)


def _contact_name(session: Session, subject_id: int, on: date) -> str | None:
    held = _contacts(session, subject_id, on)
    return session.get_one(PersonRow, held[0].person_id).name if held else None
