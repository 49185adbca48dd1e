"""Who holds a post: found by what it permits, for a unit, on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, literal, or_, select

from rules.permissions import GRANTS, Permission
from rules.posts import Role
from storage.models.people import AccountRow, PostRow, UnitRow


def holders(session: Session, permission: Permission, unit_path: str, *, on: date) -> list[int]:
    """List the people who have a permission for a unit on a day, themselves or by covering for somebody."""
    post, own = aliased(PostRow), aliased(PostRow)
    rows = session.exec(
        select(col(own.person_id))
        .join(post, or_(col(post.id) == col(own.covers_id), col(post.id) == col(own.id)))
        .join(UnitRow, col(UnitRow.id) == col(post.unit_id))
        .where(
            col(post.role).in_(_roles(permission)),
            literal(unit_path).startswith(col(UnitRow.path)),
            *_held(own, on),
            *_held(post, on),
        )
        .distinct()
        .order_by(col(own.person_id))
    )
    return list(rows)


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody who holds a post for a unit (or covers it) and can be told something."""

    person_id: int
    unit_path: str
    role: Role
    covering: bool


def reached(session: Session, permission: Permission, *, on: date) -> list[Reached]:
    """List who has a permission by a post for a unit and can be told so that day, by unit.

    Whoever has no chat, has blocked it or is on leave is left out; who covers for them is there.
    """
    post, own = aliased(PostRow), aliased(PostRow)
    rows = session.exec(
        select(col(own.person_id), UnitRow.path, col(post.role), col(own.covers_id))
        .join(post, or_(col(post.id) == col(own.covers_id), col(post.id) == col(own.id)))
        .join(UnitRow, col(UnitRow.id) == col(post.unit_id))
        .join(AccountRow, col(AccountRow.person_id) == col(own.person_id))
        .where(
            col(post.role).in_(_roles(permission)),
            *_held(own, on),
            *_held(post, on),
            or_(col(AccountRow.blocked_on).is_(None), col(AccountRow.blocked_on) > on),
            or_(col(AccountRow.paused_until).is_(None), col(AccountRow.paused_until) < on),
        )
        .distinct()
        .order_by(UnitRow.path, col(own.person_id))
    )
    return [
        Reached(person_id, path, Role(role), covers is not None) for person_id, path, role, covers in rows
    ]


def first_reached(session: Session, permission: Permission, *, on: date) -> dict[str, int]:
    """Return by a unit's path who is first in line: the secretary's cover, the secretary, the deputy."""
    line = list(Role)
    found = sorted(
        reached(session, permission, on=on),
        key=lambda each: (line.index(each.role), not each.covering, each.person_id),
        reverse=True,
    )
    return {each.unit_path: each.person_id for each in found}


def _roles(permission: Permission) -> list[str]:
    return [role for role, granted in GRANTS.items() if permission in granted]


def _held(
    post: Any, on: date
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:  # Any: an alias of the table
    return (
        col(post.from_on) <= on,
        or_(col(post.until_on).is_(None), col(post.until_on) >= on),
    )
