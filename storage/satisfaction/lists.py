"""Who is invited to a wave: from the roster's categories and from posts, on a day, in one group each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, exists, or_, select

from rules.posts import Role
from rules.satisfaction.cells import Place
from rules.satisfaction.templates import group_of, named
from rules.satisfaction.waves import LEAST_IN_GROUP
from storage.models.base import id_of
from storage.models.care import FactRow
from storage.models.people import MembershipRow, PersonRow, PostRow, UnitRow

_GUEST: Final = "guest"


@dataclass(frozen=True, slots=True)
class Invited:
    """The people a wave asks, each at a place; and how many it cannot, for they belong to no unit."""

    people: Mapping[int, Place]
    without_unit: int

    @property
    def numbers(self) -> Mapping[Place, int]:
        """How many are invited of each place."""
        return Counter(self.people.values())


def invited(session: Session, groups: Iterable[str], *, on: date, within: str = "/") -> Invited:
    """List whom a wave of these groups asks that day: everybody whose death nobody had entered by then.

    `within` is the path of the unit whose people alone are asked. Whoever is asked for a post and belongs to
    no unit stands at the one the post is for; guests, who have neither, at the county.
    """
    wanted = named(groups)
    paths = {id_of(unit): unit.path for unit in standing(session, on)}
    held, member_of = _posts(session, on), _memberships(session, on)
    people: dict[int, Place] = {}
    without_unit = 0
    for person_id, category in _alive(session, on):
        posts = held.get(person_id, {})
        group = group_of(wanted, category, posts)
        if group is None:
            continue
        by_post = (unit for role, unit in posts.items() if role in group.roles)
        unit = member_of.get(person_id) or next(by_post, None)
        path = paths.get(unit) if unit is not None else _county(paths) if category == _GUEST else None
        if path is None:
            without_unit += 1
        elif path.startswith(within):
            people[person_id] = (_last(path), group.code)
    return Invited(people, without_unit)


def small(asked: Invited, groups: Iterable[str], k: int) -> tuple[str, ...]:
    """List the groups that could fill no cell at the root, or are no more than a handful."""
    numbers = Counter(group for _, group in asked.people.values())
    return tuple(group for group in groups if numbers[group] < max(k, LEAST_IN_GROUP))


def standing(session: Session, on: date) -> list[UnitRow]:
    """List the units there are on a day, those above first."""
    return list(session.exec(select(UnitRow).where(*_holds(UnitRow, on)).order_by(col(UnitRow.id))))


def _alive(session: Session, on: date) -> Iterable[tuple[int, str]]:
    died = exists().where(
        col(FactRow.person_id) == col(PersonRow.id),
        col(FactRow.kind) == "died",
        col(FactRow.recorded_on) <= on,
        or_(col(FactRow.withdrawn_on).is_(None), col(FactRow.withdrawn_on) > on),
    )
    everybody = select(PersonRow.id, PersonRow.category).where(~died).order_by(col(PersonRow.id))
    return [(number or 0, category) for number, category in session.exec(everybody)]


def _memberships(session: Session, on: date) -> dict[int, int]:
    rows = select(MembershipRow.person_id, MembershipRow.unit_id).where(*_holds(MembershipRow, on))
    return dict(session.exec(rows).all())


def _posts(session: Session, on: date) -> dict[int, dict[Role, int]]:
    """Return the roles people hold for a unit, and for which."""
    found: dict[int, dict[Role, int]] = {}
    rows = select(PostRow).where(*_holds(PostRow, on), col(PostRow.unit_id).is_not(None))
    for post in session.exec(rows.order_by(col(PostRow.id))):
        if post.unit_id is not None:
            found.setdefault(post.person_id, {}).setdefault(Role(post.role), post.unit_id)
    return found


def _county(paths: Mapping[int, str]) -> str | None:
    return min(paths.values(), key=len, default=None)


def _last(path: str) -> int:
    return int(path.rstrip("/").rpartition("/")[2])


def _holds(
    row: type[UnitRow] | type[MembershipRow] | type[PostRow], on: date
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (col(row.from_on) <= on, or_(col(row.until_on).is_(None), col(row.until_on) >= on))
