"""Which unit is in charge of a category, and who works there."""

from datetime import date

from sqlmodel import Session, col, func, or_, select

from rules.cases.categories import Category, InCharge
from rules.cases.lifecycle import OWED_AN_ANSWER
from rules.permissions import GRANTS, Permission
from rules.posts import Role
from rules.refusals import Refused
from rules.roster.names import name_key
from storage import people, posts, units
from storage.models.base import id_of
from storage.models.cases import CaseRow
from storage.models.people import PostRow, UnitRow


def in_charge(session: Session, category: Category, person_id: int | None, *, on: date) -> UnitRow:
    """Return the unit in charge: the office of that name, or the person's town; else the county itself."""
    root = county(session)
    if category.in_charge is InCharge.TOWN and person_id is not None:
        return _town_of(session, person_id, on) or root
    if category.office is not None:
        offices = session.exec(select(UnitRow).where(UnitRow.kind == "office")).all()
        wanted = name_key(category.office)
        return next((office for office in offices if name_key(office.name) == wanted), root)
    return root


def county(session: Session) -> UnitRow:
    """Return the county; before the first roster there is none, and nobody to raise anything."""
    root = units.county(session)
    if root is None:
        raise Refused("case-no-county")
    return root


def choices(session: Session) -> list[UnitRow]:
    """List the units a case can be routed to: the county, its offices and its towns."""
    kinds = ("county", "office", "town")
    found = select(UnitRow).where(col(UnitRow.kind).in_(kinds), col(UnitRow.until_on).is_(None))
    return sorted(session.exec(found), key=lambda unit: (kinds.index(unit.kind), unit.name))


def workers(session: Session, unit: UnitRow, *, on: date) -> list[int]:
    """List who works on a unit's cases by a post for exactly that unit, heads last."""
    roles = [role for role, granted in GRANTS.items() if Permission.WORK_CASES in granted]
    found = session.exec(
        select(PostRow).where(
            PostRow.unit_id == unit.id,
            col(PostRow.role).in_(roles),
            col(PostRow.from_on) <= on,
            or_(col(PostRow.until_on).is_(None), col(PostRow.until_on) >= on),
        )
    )
    ordered = sorted(found, key=lambda post: (post.role == Role.HEAD, id_of(post)))
    return list(dict.fromkeys(post.person_id for post in ordered))


def heads(session: Session, unit: UnitRow, *, on: date) -> list[int]:
    """List who may send a unit's answers."""
    return posts.holders(session, Permission.APPROVE_ANSWERS, unit.path, on=on)


def receiver(session: Session, unit: UnitRow, *, but: frozenset[int], on: date) -> int | None:
    """Return who at the desk receives the next case: whoever has the fewest in hand."""
    desk = [each for each in desk_of(session, unit, on=on) if each not in but]
    counted = select(CaseRow.owner_id, func.count()).where(col(CaseRow.state).in_(OWED_AN_ANSWER))
    load = dict(session.exec(counted.group_by(col(CaseRow.owner_id))).all())
    return min(desk, key=lambda each: (load.get(each, 0), each), default=None)


def colleagues(session: Session, unit: UnitRow, *, on: date) -> list[int]:
    """List who a unit's case can be handed to: its own people, and the desk."""
    return list(dict.fromkeys([*workers(session, unit, on=on), *desk_of(session, unit, on=on)]))


def desk_of(session: Session, unit: UnitRow, *, on: date) -> list[int]:
    """List who is at the department's desk."""
    root = f"/{unit.path.split('/')[1]}/"
    return posts.holders(session, Permission.ROUTE_CASES, root, on=on)


def _town_of(session: Session, person_id: int, on: date) -> UnitRow | None:
    path = people.branch_path(session, person_id, on=on)
    above = [int(part) for part in (path or "").split("/") if part]
    found = (session.get_one(UnitRow, number) for number in above)
    return next((unit for unit in found if unit.kind == "town"), None)
