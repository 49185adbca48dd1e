"""Who is invited to a wave: from the roster's categories and from posts, on a day, in one group each.

Half a million people pass through in pieces: what is kept of a list is its counts, never the list.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, exists, or_, select

from rules.posts import Role
from rules.satisfaction.cells import Place
from rules.satisfaction.lists import Placed
from rules.satisfaction.templates import Group, group_of, named
from rules.satisfaction.waves import LEAST_IN_GROUP
from storage.models.base import id_of
from storage.models.care import FactRow
from storage.models.people import MembershipRow, PersonRow, PostRow, UnitRow

_GUEST: Final = "guest"
_WHOLE: Final = "/"  # the path of the whole county
_PIECE: Final = 5_000  # people read at a time


def _everybody(_person_id: int) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class WaveList:
    """Whom a wave asks: groups of people as they are on a day, but whose death had been entered by then.

    `within` is the path of the unit whose people alone are asked; `takes` says who of them, if not all.
    """

    groups: tuple[str, ...]
    on: date
    within: str = _WHOLE
    takes: Callable[[int], bool] = _everybody


@dataclass(frozen=True, slots=True)
class Invited:
    """How many a wave asks at each place; and how many it cannot, for they belong to no unit."""

    numbers: Mapping[Place, int]
    without_unit: int

    @property
    def people(self) -> int:
        """How many it asks."""
        return sum(self.numbers.values())


@dataclass(frozen=True, slots=True)
class _Ground:
    """The units there are, each with whether its people are asked; the county; whether that is asked."""

    inside: Mapping[int, bool]
    county: int | None
    whole: bool


def walk(session: Session, asked: WaveList) -> Iterator[tuple[int, Place | None]]:
    """Yield everybody a wave asks in ascending order, each with their place; None: they have no unit.

    Whoever is asked for a post and belongs to no unit stands at the one the post is for; guests, who have
    neither, at the county.
    """
    groups = named(asked.groups)
    ground = _ground(session, asked)
    for piece in _pieces(session, groups, asked.on):
        for person_id, place in _placed(session, piece, groups, ground, asked.on):
            if asked.takes(person_id):
                yield person_id, place


def placed(session: Session, asked: WaveList) -> Iterator[Placed]:
    """Yield those of a list who have a place."""
    return ((person_id, place) for person_id, place in walk(session, asked) if place is not None)


def count(session: Session, asked: WaveList) -> Invited:
    """Count a list by places."""
    numbers = Counter(place for _, place in walk(session, asked))
    without_unit = numbers.pop(None, 0)
    return Invited({place: number for place, number in numbers.items() if place is not None}, without_unit)


def small(asked: Invited, groups: Iterable[str], k: int) -> tuple[str, ...]:
    """List the groups that could fill no cell at the root, or are no more than a handful."""
    numbers: Counter[str] = Counter()
    for (_, group), number in asked.numbers.items():
        numbers[group] += number
    return tuple(group for group in groups if numbers[group] < max(k, LEAST_IN_GROUP))


def standing(session: Session, on: date) -> list[UnitRow]:
    """List the units there are on a day, those above first."""
    return list(session.exec(select(UnitRow).where(*_holds(UnitRow, on)).order_by(col(UnitRow.id))))


def _pieces(session: Session, groups: Sequence[Group], on: date) -> Iterator[Sequence[tuple[int, str]]]:
    """Yield people who may be asked with their category, alive as far as was known, some at a time."""
    after: int | None = 0 if groups else None
    while after is not None:
        found = session.exec(
            select(PersonRow.id, PersonRow.category)
            .where(col(PersonRow.id) > after, _wanted(groups, on), ~_died(on))
            .order_by(col(PersonRow.id))
            .limit(_PIECE)
        ).all()
        piece = [(number or 0, category) for number, category in found]
        if piece:
            yield piece
        after = piece[-1][0] if len(piece) == _PIECE else None


def _placed(
    session: Session, piece: Sequence[tuple[int, str]], groups: Sequence[Group], ground: _Ground, on: date
) -> Iterator[tuple[int, Place | None]]:
    between = (piece[0][0], piece[-1][0])
    held, member_of = _posts(session, between, on), _memberships(session, between, on)
    plain = {category: group_of(groups, category, ()) for category in {each for _, each in piece}}
    for person_id, category in piece:
        posts = held.get(person_id, {})
        group = group_of(groups, category, posts) if posts else plain[category]
        if group is None:
            continue
        unit = member_of.get(person_id) or _by_post(posts, group)
        if unit is None and category == _GUEST:
            unit = ground.county
        if unit is None or unit not in ground.inside:
            if ground.whole:  # whoever belongs to no unit is missed where all are asked
                yield person_id, None
        elif ground.inside[unit]:
            yield person_id, (unit, group.code)


def _by_post(posts: Mapping[Role, int], group: Group) -> int | None:
    return next((unit for role, unit in posts.items() if role in group.roles), None)


def _ground(session: Session, asked: WaveList) -> _Ground:
    units = standing(session, asked.on)
    county = min(units, key=lambda unit: len(unit.path), default=None)
    return _Ground(
        {id_of(unit): unit.path.startswith(asked.within) for unit in units},
        None if county is None else county.id,
        asked.within == _WHOLE,
    )


def _wanted(groups: Iterable[Group], on: date) -> ColumnElement[bool]:
    categories = {category for group in groups for category in group.categories}
    roles = {role for group in groups for role in group.roles}
    by_post = exists().where(
        col(PostRow.person_id) == col(PersonRow.id), col(PostRow.role).in_(roles), *_holds(PostRow, on)
    )
    return or_(col(PersonRow.category).in_(categories), by_post)


def _died(on: date) -> ColumnElement[bool]:
    return exists().where(
        col(FactRow.person_id) == col(PersonRow.id),
        col(FactRow.kind) == "died",
        col(FactRow.recorded_on) <= on,
        or_(col(FactRow.withdrawn_on).is_(None), col(FactRow.withdrawn_on) > on),
    )


def _memberships(session: Session, between: tuple[int, int], on: date) -> dict[int, int]:
    rows = select(MembershipRow.person_id, MembershipRow.unit_id).where(
        col(MembershipRow.person_id).between(*between), *_holds(MembershipRow, on)
    )
    return dict(session.exec(rows.order_by(col(MembershipRow.person_id), col(MembershipRow.from_on))).all())


def _posts(session: Session, between: tuple[int, int], on: date) -> dict[int, dict[Role, int]]:
    """Return the roles people hold for a unit, and for which."""
    found: dict[int, dict[Role, int]] = {}
    rows = select(PostRow.person_id, PostRow.role, PostRow.unit_id).where(
        col(PostRow.person_id).between(*between), *_holds(PostRow, on), col(PostRow.unit_id).is_not(None)
    )
    for person_id, role, unit_id in session.exec(rows.order_by(col(PostRow.id))):
        if unit_id is not None:
            found.setdefault(person_id, {}).setdefault(Role(role), unit_id)
    return found


def _holds(
    row: type[UnitRow] | type[MembershipRow] | type[PostRow], on: date
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (col(row.from_on) <= on, or_(col(row.until_on).is_(None), col(row.until_on) >= on))
