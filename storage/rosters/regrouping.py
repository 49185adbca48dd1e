"""Branches merged and split by hand: people move with their history, posts end with their branch."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, or_, select

from rules.refusals import Refused
from rules.roster.names import UnitName, name_key
from storage import audit, units
from storage.models.base import id_of
from storage.models.people import MembershipRow, PersonRow, PostRow, UnitRow
from storage.rosters import pieces


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch: its name and its town's, how many belong to it, how many posts are held for it."""

    id: int
    name: str
    town: str
    people: int
    posts: int


@dataclass(frozen=True, slots=True)
class Belongs:
    """Somebody who belongs to a branch."""

    id: int
    name: str


def branch(session: Session, unit_id: int, *, on: date) -> Branch:
    """Return a branch; refused ('unit-no-branch') for a town, the county or one that was closed."""
    row = session.get(UnitRow, unit_id)
    if row is None or row.kind not in units.BRANCHES or row.until_on is not None:
        raise Refused("unit-no-branch")
    town = session.get(UnitRow, row.parent_id)
    held = select(func.count()).where(PostRow.unit_id == unit_id, _lasts(PostRow, on))
    people = select(func.count()).where(MembershipRow.unit_id == unit_id, _lasts(MembershipRow, on))
    above = town.name if town is not None and town.kind == "town" else ""
    return Branch(unit_id, row.name, above, session.exec(people).one(), session.exec(held).one())


def members(session: Session, unit_id: int, *, on: date) -> list[Belongs]:
    """List who belongs to a branch."""
    rows = session.exec(
        select(PersonRow)
        .join(MembershipRow, col(MembershipRow.person_id) == col(PersonRow.id))
        .where(MembershipRow.unit_id == unit_id, _lasts(MembershipRow, on))
        .order_by(col(PersonRow.id))
    )
    return [Belongs(id_of(row), row.name) for row in rows]


def merge(session: Session, unit_id: int, into: int, *, by: int | None, at: datetime) -> Branch:
    """Let a branch go up in another, and return what it was; refused ('unit-no-branch', 'unit-itself')."""
    on = at.date()
    old, _new = branch(session, unit_id, on=on), branch(session, into, on=on)
    if unit_id == into:
        raise Refused("unit-itself")
    units.hold(session)
    pieces.move(session, {each.id: into for each in members(session, unit_id, on=on)}, on=on)
    units.close(session, [unit_id], on=on)
    audit.record(session, by, "unit.merge", f"unit:{unit_id} into:{into}", at)
    return old


def split(
    session: Session, unit_id: int, name: str, people: Collection[int], *, by: int | None, at: datetime
) -> Branch:
    """Open a branch beside another and let some of its people belong to it; return the new one.

    Refused: 'unit-no-branch', 'unit-name-taken', 'unit-nobody' when none of them belongs to the branch.
    """
    on = at.date()
    old = branch(session, unit_id, on=on)
    units.hold(session)
    wanted = UnitName(old.town, name)
    if not name_key(name) or wanted.key in units.branch_ids(session):
        raise Refused("unit-name-taken", name=name)
    moving = [each.id for each in members(session, unit_id, on=on) if each.id in set(people)]
    if not moving:
        raise Refused("unit-nobody")
    new = units.open_branches(session, [wanted], on=on)[wanted.key]
    pieces.move(session, dict.fromkeys(moving, new), on=on)
    audit.record(session, by, "unit.split", f"unit:{unit_id} into:{new}", at)
    return branch(session, new, on=on)


def _lasts(row: type[PostRow] | type[MembershipRow], on: date) -> ColumnElement[bool]:
    return or_(col(row.until_on).is_(None), col(row.until_on) >= on)
