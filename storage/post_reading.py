"""Posts as they are shown to whoever decides about them: whose, for what, since when, covered by whom."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select

from rules.appointing import decides, gives
from rules.permissions import Caller
from rules.posts import Role
from rules.refusals import Refused
from storage import finding, granting, people
from storage.finding import FoundPerson
from storage.models.base import id_of
from storage.models.people import MembershipRow, PersonRow, PostRow, UnitRow

FOR_PERSONS: Final = frozenset({Role.CONTACT, Role.RELATIVE})  # held for one person
_BRANCHES: Final = ("branch", "office")


@dataclass(frozen=True, slots=True)
class PostTold:
    """One post; `of` names the unit or person it is for, `cover` whoever sees to it meanwhile."""

    id: int
    role: Role
    person_id: int
    holder: str
    of: str
    unit_path: str | None  # of a post for one person: of their branch
    from_on: date
    until_on: date | None
    cover: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """A post somebody would be given: for a unit or a person (`object`), in place of `before`."""

    person_id: int
    name: str
    role: Role
    object: int
    of: str
    before: tuple[str, ...]


def find(session: Session, post_id: int, caller: Caller, *, on: date) -> PostTold:
    """Return one post that is held on a day, refused unless the caller decides about it.

    Raises Refused: 'old-button', 'posts-over', 'posts-not-yours'.
    """
    row = session.get(PostRow, post_id)
    if row is None or row.role == Role.COVER:
        raise Refused("old-button")
    post = told(session, row, on=on)
    if not decides(caller, post.role, post.unit_path):
        raise Refused("posts-not-yours")
    if not row.from_on <= on or (row.until_on is not None and row.until_on < on):
        raise Refused("posts-over", name=post.holder)
    return post


def of_person(session: Session, person_id: int, *, on: date) -> list[PostTold]:
    """List the posts somebody holds on a day, the covers left out."""
    rows = session.exec(
        select(PostRow).where(PostRow.person_id == person_id, _held(on)).order_by(col(PostRow.id))
    )
    return [told(session, row, on=on) for row in rows if row.role != Role.COVER]


def counts(session: Session, caller: Caller, *, on: date) -> dict[Role, int]:
    """Count the posts of each role that the caller decides about; a role nobody holds counts nothing."""
    found = Counter(
        Role(row.role) for row, path in _all(session, on) if decides(caller, Role(row.role), path)
    )
    return {role: found[role] for role in Role if role in gives(caller)}


def of_role(
    session: Session, role: Role, caller: Caller, *, on: date, page: int, most: int
) -> tuple[list[PostTold], int]:
    """List one page of a role's posts that the caller decides about, by unit, and count them all."""
    mine = [
        (path or "", id_of(row), row)
        for row, path in _all(session, on)
        if row.role == role and decides(caller, role, path)
    ]
    shown = sorted(mine, key=lambda found: found[:2])[page * most : (page + 1) * most]
    return [told(session, row, on=on) for _, _, row in shown], len(mine)


def people_for(session: Session, asked: str, caller: Caller, *, on: date) -> list[FoundPerson]:
    """Find by name whom the caller may give a post to: people of the units they decide about."""
    return [
        each
        for each in finding.people(session, asked, on=on)
        if _within(caller, people.branch_path(session, each.id, on=on))
    ]


def person(session: Session, person_id: int, caller: Caller, *, on: date) -> FoundPerson:
    """Return somebody whom the caller may give a post to ('old-button', 'posts-person-not-yours')."""
    found = [each for each in finding.people(session, str(person_id), on=on) if each.id == person_id]
    if not found:
        raise Refused("old-button")
    if not _within(caller, people.branch_path(session, person_id, on=on)):
        raise Refused("posts-person-not-yours")
    return found[0]


def planned(
    session: Session, person_id: int, role: Role, object_id: int | None, caller: Caller, *, on: date
) -> Planned:
    """Return what giving a post would come to; without an object, for the usual unit above the person.

    Raises Refused: as `person`, 'posts-not-yours', 'old-button' and whatever `granting.unit_for` does.
    """
    name = person(session, person_id, caller, on=on).name
    if role in FOR_PERSONS:
        return _planned_for_person(session, person_id, name, role, object_id, caller=caller, on=on)
    unit = granting.unit_for(session, person_id, role, object_id, on=on)
    if not decides(caller, role, unit.path):
        raise Refused("posts-not-yours")
    before = granting.replaced(session, role, id_of(unit), on=on)
    return Planned(person_id, name, role, id_of(unit), _unit_label(session, unit), tuple(before))


def told(session: Session, row: PostRow, *, on: date) -> PostTold:
    """Return a post as it is told."""
    path, of = _object(session, row, on)
    holder = session.get_one(PersonRow, row.person_id).name
    cover = session.exec(
        select(PersonRow.name)
        .join(PostRow, col(PostRow.person_id) == col(PersonRow.id))
        .where(PostRow.covers_id == row.id, _held(on))
    ).first()
    return PostTold(
        id_of(row), Role(row.role), row.person_id, holder, of, path, row.from_on, row.until_on, cover or ""
    )


def _planned_for_person(
    session: Session,
    person_id: int,
    name: str,
    role: Role,
    subject_id: int | None,
    *,
    caller: Caller,
    on: date,
) -> Planned:
    subject = None if subject_id is None else session.get(PersonRow, subject_id)
    if subject is None:
        raise Refused("grant-needs-unit", role=role.value)
    if not decides(caller, role, people.branch_path(session, id_of(subject), on=on)):
        raise Refused("posts-not-yours")
    return Planned(person_id, name, role, id_of(subject), subject.name, ())


def _object(session: Session, row: PostRow, on: date) -> tuple[str | None, str]:
    """Return the path that decides who may decide, and the name of what the post is for."""
    if row.subject_id is not None:
        path = people.branch_path(session, row.subject_id, on=on)
        return path, session.get_one(PersonRow, row.subject_id).name
    unit = session.get_one(UnitRow, row.unit_id)
    return unit.path, _unit_label(session, unit)


def _unit_label(session: Session, unit: UnitRow) -> str:
    above = session.get(UnitRow, unit.parent_id) if unit.parent_id is not None else None
    town = above.name if above is not None and above.kind == "town" and unit.kind in _BRANCHES else ""
    return finding.label(town, unit.name)


def _all(session: Session, on: date) -> list[tuple[PostRow, str | None]]:
    """Return every post held on a day but the covers, with the path of its unit or its person's branch."""
    home = aliased(UnitRow)
    lived = (
        (col(MembershipRow.person_id) == col(PostRow.subject_id))
        & (col(MembershipRow.from_on) <= on)
        & or_(col(MembershipRow.until_on).is_(None), col(MembershipRow.until_on) >= on)
    )
    statement = (
        select(PostRow, UnitRow.path, home.path)
        .join(UnitRow, col(UnitRow.id) == col(PostRow.unit_id), isouter=True)
        .join(MembershipRow, lived, isouter=True)
        .join(home, col(home.id) == col(MembershipRow.unit_id), isouter=True)
        .where(col(PostRow.role) != Role.COVER, _held(on))
    )
    return [(row, unit or branch) for row, unit, branch in session.exec(statement)]


def _within(caller: Caller, path: str | None) -> bool:
    """Say whether the caller decides about anybody's post there; who has no branch is the county's."""
    return any(decides(caller, role, path or "/") for role in gives(caller)) or (
        path is None and Role.ADMIN in gives(caller)
    )


def _held(on: date) -> ColumnElement[bool]:
    return (col(PostRow.from_on) <= on) & or_(col(PostRow.until_on).is_(None), col(PostRow.until_on) >= on)
