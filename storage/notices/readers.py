"""Whom a notice goes to: people of a unit's subtree, or holders of posts there; and who has no chat."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from rules.audiences import AUDIENCES, Audience
from rules.permissions import Scope
from rules.refusals import Refused
from storage import finding, people
from storage.models.base import id_of
from storage.models.people import AccountRow, MembershipRow, PersonRow, PostRow, UnitRow


@dataclass(frozen=True, slots=True)
class Readers:
    """Whom a notice would go to: how many of which unit, how many of them have a chat."""

    unit_id: int
    unit: str
    audience: str
    people: int
    with_chat: int


@dataclass(frozen=True, slots=True)
class Unreached:
    """Somebody a notice does not reach, for their branch to tell them; `blocked`: they closed the chat."""

    branch: str
    name: str
    blocked: bool


def count(session: Session, unit_id: int, audience: str, within: Scope, *, on: date) -> Readers:
    """Count whom a notice to a group of a unit's people would go to.

    Raises Refused: 'old-button', 'notice-unit-not-yours'.
    """
    unit = checked_unit(session, unit_id, within)
    meant = ids(audience, unit.path, on=on)
    everybody = session.exec(select(func.count()).select_from(meant.subquery())).one()
    reached = select(func.count()).where(col(AccountRow.person_id).in_(meant), open_chat())
    return Readers(unit_id, unit.name, audience, everybody, session.exec(reached).one())


def checked_unit(session: Session, unit_id: int, within: Scope) -> UnitRow:
    """Return the unit, refused outside the caller's ('old-button', 'notice-unit-not-yours')."""
    unit = session.get(UnitRow, unit_id)
    if unit is None:
        raise Refused("old-button")
    if not within.covers(unit.path):
        raise Refused("notice-unit-not-yours")
    return unit


def ids(audience: str, unit_path: str, *, on: date) -> SelectOfScalar[int]:
    """Return the query for whom a notice goes to; the dead are nobody's readers."""
    group = AUDIENCES.get(audience)
    if group is None:
        raise Refused("old-button")
    meant = _holders(group, unit_path, on) if group.roles else _residents(group, unit_path, on)
    return meant.distinct()


def unreached(session: Session, unit_id: int, audience: str, *, on: date) -> list[Unreached]:
    """List who of a notice's people has no open chat, by branch."""
    unit, town = aliased(UnitRow), aliased(UnitRow)
    path = session.get_one(UnitRow, unit_id).path
    rows = session.exec(
        select(PersonRow, AccountRow.telegram_id, unit.name, town.name)
        .join(AccountRow, col(AccountRow.person_id) == col(PersonRow.id), isouter=True)
        .join(
            MembershipRow,
            (col(MembershipRow.person_id) == col(PersonRow.id)) & _holds(MembershipRow, on),
            isouter=True,
        )
        .join(unit, col(unit.id) == col(MembershipRow.unit_id), isouter=True)
        .join(town, (col(town.id) == col(unit.parent_id)) & (col(town.kind) == "town"), isouter=True)
        .where(
            col(PersonRow.id).in_(ids(audience, path, on=on)),
            or_(col(AccountRow.telegram_id).is_(None), col(AccountRow.blocked_on).is_not(None)),
        )
        .order_by(col(unit.path), col(PersonRow.id))
    )
    return [
        Unreached(finding.label(above or "", branch or ""), person.name, telegram_id is not None)
        for person, telegram_id, branch, above in rows
    ]


def open_chat() -> ColumnElement[bool]:
    """Limit to accounts that can be written to."""
    return col(AccountRow.blocked_on).is_(None)


def roots(session: Session, within: Scope) -> list[tuple[int, str]]:
    """List the units that somebody may send notices to all of: their number and name."""
    found = session.exec(
        select(UnitRow).where(col(UnitRow.path).in_(within.paths)).order_by(col(UnitRow.path))
    )
    return [(id_of(unit), unit.name) for unit in found]


def unit_named(session: Session, asked: str, within: Scope) -> int:
    """Find a unit by its name, among the caller's."""
    return id_of(checked_unit(session, finding.unit(session, asked).id, within))


def _residents(group: Audience, unit_path: str, on: date) -> SelectOfScalar[int]:
    found = (
        select(col(MembershipRow.person_id))
        .join(UnitRow, col(UnitRow.id) == col(MembershipRow.unit_id))
        .where(_under(unit_path), _holds(MembershipRow, on), ~people.dead(col(MembershipRow.person_id)))
    )
    if group.categories is None:
        return found
    listed = col(PersonRow.category).in_(group.categories)
    return found.join(PersonRow, col(PersonRow.id) == col(MembershipRow.person_id)).where(listed)


def _holders(group: Audience, unit_path: str, on: date) -> SelectOfScalar[int]:
    """Return who holds a post of a unit below, or for somebody who belongs to one."""
    below = select(UnitRow.id).where(_under(unit_path))
    residents = (
        select(col(MembershipRow.person_id))
        .join(UnitRow, col(UnitRow.id) == col(MembershipRow.unit_id))
        .where(_under(unit_path), _holds(MembershipRow, on))
    )
    return select(col(PostRow.person_id)).where(
        col(PostRow.role).in_(group.roles),
        _holds(PostRow, on),
        or_(col(PostRow.unit_id).in_(below), col(PostRow.subject_id).in_(residents)),
        ~people.dead(col(PostRow.person_id)),
    )


def _under(unit_path: str) -> ColumnElement[bool]:
    return col(UnitRow.path).startswith(unit_path, autoescape=True)


def _holds(row: type[PostRow] | type[MembershipRow], on: date) -> ColumnElement[bool]:
    return (col(row.from_on) <= on) & or_(col(row.until_on).is_(None), col(row.until_on) >= on)
