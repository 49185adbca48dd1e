"""Giving somebody a post: what each role may be held for, and what ends when it is given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final

from sqlmodel import Session, col, or_, select

from rules.posts import Role
from rules.refusals import Refused
from storage import audit, people, units
from storage.models.base import id_of
from storage.models.people import AccountRow, PersonRow, PostRow, UnitRow

# The kinds of unit a role is held for, the usual one first. A post for one person (contact, relative) or for
# another post (cover) has its own way in.
FITS: Final[Mapping[Role, tuple[str, ...]]] = MappingProxyType(
    {
        Role.SECRETARY: ("branch", "office"),
        Role.DEPUTY: ("branch", "office"),
        Role.ORGANISER: ("town",),
        Role.STAFF: ("county", "office"),
        Role.HEAD: ("office", "town", "county"),
        Role.MINISTER: ("county",),
        Role.ADMIN: ("county",),
        Role.SUPERVISOR: ("county",),
        Role.REPRESENTATIVE: ("county", "town"),
        Role.HOST: ("county", "town"),
    }
)
_ALONE: Final = frozenset({Role.SECRETARY, Role.MINISTER})  # held by one person at a time
_BEFORE: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Granted:
    """A post somebody holds now; `held_already` if nothing changed, `instead_of` whose post was ended."""

    name: str
    role: Role
    unit: str
    held_already: bool = False
    instead_of: tuple[str, ...] = ()
    post_id: int = 0
    ended: tuple[int, ...] = ()  # the posts of those


def grant(
    session: Session,
    person_id: int,
    role: Role,
    unit_id: int | None = None,
    *,
    by: int | None = None,
    at: datetime,
) -> Granted:
    """Give somebody a post from today on; without a unit, for the usual one above them.

    Raises Refused: 'grant-not-for-units', 'grant-needs-unit', 'grant-unit-unfit', 'person-unknown'.
    """
    person = session.get(PersonRow, person_id)
    if person is None:
        raise Refused("person-unknown", name=str(person_id))
    unit = unit_for(session, person_id, role, unit_id, on=at.date())
    holders = _open_posts(session, role, id_of(unit), on=at.date())
    if any(post.person_id == person_id for post in holders):
        return Granted(person.name, role, unit.name, held_already=True)
    ended = holders if role in _ALONE else []
    names = _end(session, ended, on=at.date())
    post = PostRow(role=role, person_id=person_id, unit_id=unit.id, from_on=at.date(), source="grant")
    session.add(post)
    session.flush()
    audit.record(session, by, f"post.grant.{role}", f"post:{post.id} person:{person_id}", at)
    before = tuple(id_of(each) for each in ended)
    return Granted(person.name, role, unit.name, instead_of=names, post_id=id_of(post), ended=before)


def bootstrap(session: Session, telegram_ids: Iterable[int], *, at: datetime) -> int:
    """Make the accounts the settings list administrators once they have joined; return how many are new.

    Each of them once: whose post was ended since does not get it back at the next start.
    """
    root = units.county(session)
    if root is None:
        return 0
    joined = session.exec(
        select(AccountRow.person_id).where(col(AccountRow.telegram_id).in_(list(telegram_ids)))
    ).all()
    ever = set(session.exec(select(PostRow.person_id).where(PostRow.role == Role.ADMIN)))
    fresh = [person_id for person_id in joined if person_id not in ever]
    for person_id in fresh:
        grant(session, person_id, Role.ADMIN, at=at)
    return len(fresh)


def replaced(session: Session, role: Role, unit_id: int, *, on: date) -> list[str]:
    """Name whose post would end if somebody else were given it."""
    held = _open_posts(session, role, unit_id, on=on) if role in _ALONE else []
    return [session.get_one(PersonRow, post.person_id).name for post in held]


def unit_for(session: Session, person_id: int, role: Role, unit_id: int | None, *, on: date) -> UnitRow:
    """Return the unit a role is to be held for; without one, the usual one above the person.

    Raises Refused: 'grant-not-for-units', 'grant-needs-unit', 'grant-unit-unfit', 'old-button'.
    """
    if role not in FITS:
        raise Refused("grant-not-for-units", role=role.value)
    if unit_id is not None:
        chosen = session.get(UnitRow, unit_id)
        if chosen is None:
            raise Refused("old-button")
        if chosen.kind not in FITS[role]:
            raise Refused("grant-unit-unfit", role=role.value, unit=chosen.name)
        return chosen
    path = people.branch_path(session, person_id, on=on)
    above = [int(part) for part in (path or "").split("/") if part]
    known = [session.get_one(UnitRow, number) for number in reversed(above)]
    root = units.county(session)
    for kind in FITS[role]:
        for unit in (*known, root):
            if unit is not None and unit.kind == kind:
                return unit
    raise Refused("grant-needs-unit", role=role.value)


def _open_posts(session: Session, role: Role, unit_id: int, *, on: date) -> list[PostRow]:
    rows = session.exec(
        select(PostRow).where(
            PostRow.role == role,
            PostRow.unit_id == unit_id,
            or_(col(PostRow.until_on).is_(None), col(PostRow.until_on) >= on),
        )
    )
    return list(rows)


def _end(session: Session, posts: Iterable[PostRow], *, on: date) -> tuple[str, ...]:
    """End posts with the day before, and name who held them."""
    names: list[str] = []
    for post in posts:
        post.until_on = on - _BEFORE
        names.append(session.get_one(PersonRow, post.person_id).name)
    return tuple(names)
