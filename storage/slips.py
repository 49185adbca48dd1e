"""Slips by which people join: who may need one, and making them, for nobody outside the caller's units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select

from rules.permissions import Scope
from rules.refusals import Refused
from rules.roster.names import name_key
from storage import audit, joining, people
from storage.finding import label
from storage.models.base import id_of
from storage.models.people import AccountRow, MembershipRow, PersonRow, UnitRow
from storage.pieces import in_pieces

PIECE: Final = 100  # slips a transaction


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who can be given a slip, and whether they have joined already."""

    id: int
    name: str
    unit: str
    joined: bool


@dataclass(frozen=True, slots=True)
class Issued:
    """A new slip: whose, their branch, and the nine digits, which nobody can look up again."""

    name: str
    unit: str
    code: str
    until_on: date


@dataclass(frozen=True, slots=True)
class Place:
    """A unit with what is below it: other units, or (a branch) none."""

    id: int
    name: str
    path: str
    parent_id: int | None  # None: nothing above it is the caller's
    below: tuple[tuple[int, str], ...]


def roots(session: Session, scope: Scope) -> list[Place]:
    """List the units somebody may give slips for, none of which lies within another."""
    rows = session.exec(
        select(UnitRow).where(col(UnitRow.path).in_(scope.paths)).order_by(col(UnitRow.id))
    ).all()
    paths = {row.path for row in rows}
    tops = [row for row in rows if not any(row.path != path and row.path.startswith(path) for path in paths)]
    return [_place(session, row, scope) for row in tops]


def place(session: Session, unit_id: int, scope: Scope) -> Place:
    """Return one unit; outside the caller's units it is refused ('slips-not-yours')."""
    return _place(session, _own(session, unit_id, scope), scope)


def members(session: Session, unit_id: int, scope: Scope, *, on: date) -> list[Member]:
    """List everybody of a unit and below, those who have not joined first."""
    path = _own(session, unit_id, scope).path
    found = _members(session, on, col(UnitRow.path).startswith(path, autoescape=True))
    return sorted(found, key=lambda member: member.joined)


def search(session: Session, typed: str, scope: Scope, *, on: date, most: int) -> list[Member]:
    """List whoever of the caller's units has these characters in their name."""
    key = name_key(typed)
    if not key or not scope.paths:
        return []
    within = or_(*(col(UnitRow.path).startswith(path, autoescape=True) for path in scope.paths))
    return _members(session, on, within, col(PersonRow.name_key).contains(key, autoescape=True), most=most)


def issue(
    session: Session, person_id: int, scope: Scope, *, by: int | None, at: datetime, deed: str | None = None
) -> Issued:
    """Make a new slip for one person of the caller's units; anybody else's is refused ('slips-not-yours').

    The same `deed` makes the same slip again, as in `joining.issue`.
    """
    found = _members(session, at.date(), col(PersonRow.id) == person_id)
    path = people.branch_path(session, person_id, on=at.date())
    if not found or not scope.covers(path):
        raise Refused("slips-not-yours")
    audit.record(session, by, "slip.issue", f"person:{person_id}", at)
    return _issue(session, found[0], at, deed)


def issue_all(
    session: Session,
    person_ids: Sequence[int],
    unit_id: int,
    scope: Scope,
    *,
    by: int | None,
    at: datetime,
    deed: str | None = None,
) -> list[Issued]:
    """Make slips for people of one unit in the order given; who joined or left meanwhile is left out."""
    path = _own(session, unit_id, scope).path
    there = col(UnitRow.path).startswith(path, autoescape=True)
    found = {
        member.id: member
        for piece in in_pieces(person_ids)
        for member in _members(session, at.date(), there, col(PersonRow.id).in_(piece))
        if not member.joined
    }
    audit.record(session, by, "slip.print", f"unit:{unit_id}", at)
    return [_issue(session, found[person_id], at, deed) for person_id in person_ids if person_id in found]


def _issue(session: Session, member: Member, at: datetime, deed: str | None) -> Issued:
    code = joining.issue(session, member.id, on=at.date(), deed=deed)
    return Issued(member.name, member.unit, code, at.date() + joining.VALID)


def _own(session: Session, unit_id: int, scope: Scope) -> UnitRow:
    row = session.get(UnitRow, unit_id)
    if row is None or not scope.covers(row.path):
        raise Refused("slips-not-yours")
    return row


def _place(session: Session, row: UnitRow, scope: Scope) -> Place:
    below = session.exec(
        select(UnitRow)
        .where(UnitRow.parent_id == row.id, col(UnitRow.until_on).is_(None))
        .order_by(col(UnitRow.id))
    )
    above = session.get(UnitRow, row.parent_id) if row.parent_id is not None else None
    return Place(
        id=id_of(row),
        name=row.name,
        path=row.path,
        parent_id=row.parent_id if above is not None and scope.covers(above.path) else None,
        below=tuple((id_of(unit), unit.name) for unit in below),
    )


def _members(
    session: Session, on: date, *wanted: ColumnElement[bool], most: int | None = None
) -> list[Member]:
    """List members by branch; of somebody whose death was entered nothing is offered to anybody."""
    town = aliased(UnitRow)
    rows = session.exec(
        select(PersonRow, UnitRow.name, town.name, col(AccountRow.telegram_id))
        .join(MembershipRow, col(MembershipRow.person_id) == col(PersonRow.id))
        .join(UnitRow, col(UnitRow.id) == col(MembershipRow.unit_id))
        .join(town, (col(town.id) == col(UnitRow.parent_id)) & (col(town.kind) == "town"), isouter=True)
        .join(AccountRow, col(AccountRow.person_id) == col(PersonRow.id), isouter=True)
        .where(*_lasting(on), ~people.dead(col(PersonRow.id)), *wanted)
        .order_by(col(UnitRow.parent_id), col(UnitRow.id), col(PersonRow.id))
        .limit(most)
    )
    return [
        Member(id_of(person), person.name, label(above or "", unit), joined=account is not None)
        for person, unit, above, account in rows
    ]


def _lasting(on: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (
        col(MembershipRow.from_on) <= on,
        or_(col(MembershipRow.until_on).is_(None), col(MembershipRow.until_on) >= on),
    )
