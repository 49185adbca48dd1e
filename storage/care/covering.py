"""Covers for longer than a pause: the holder or the deputy says who sees to a branch's post, until a day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from rules.care.facts import FactKind, holding
from rules.posts import Role
from rules.refusals import Refused
from storage import audit, people
from storage.care import reading
from storage.models.base import id_of
from storage.models.people import AccountRow, MembershipRow, PersonRow, PostRow

LONGEST: Final = timedelta(days=92)  # for longer a post is handed over
_DAY: Final = timedelta(days=1)
_OWN: Final = (Role.SECRETARY, Role.DEPUTY, Role.CONTACT, Role.ORGANISER)


@dataclass(frozen=True, slots=True)
class Coverable:
    """A post that somebody may have covered: whose it is, of what, and by whom it is covered already."""

    post_id: int
    role: Role
    name: str
    covered_by: str | None
    until_on: date | None


@dataclass(frozen=True, slots=True)
class StandIn:
    """Somebody with a chat who could see to a post."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Covered:
    """A post, and who sees to it until when."""

    name: str
    by: str
    until_on: date


def coverable(session: Session, person_id: int, *, on: date) -> list[Coverable]:
    """List somebody's own posts, and the secretary's where they are the deputy."""
    return [_told(session, row, on) for row in _posts(session, person_id, on)]


def stand_ins(session: Session, post_id: int, person_id: int, *, on: date) -> list[StandIn]:
    """List who could see to a post: people of its branch who have a chat, those with a duty first."""
    post = _allowed(session, post_id, person_id, on)
    duty = select(PostRow.person_id).where(col(PostRow.role).in_((Role.SECRETARY, Role.DEPUTY)), *_held(on))
    rows = session.exec(
        select(PersonRow)
        .join(MembershipRow, col(MembershipRow.person_id) == col(PersonRow.id))
        .join(AccountRow, col(AccountRow.person_id) == col(PersonRow.id))
        .where(
            col(MembershipRow.unit_id).in_(_branches(session, post)),
            col(MembershipRow.until_on).is_(None),
            col(AccountRow.blocked_on).is_(None),
            col(PersonRow.id).not_in([post.person_id, post.subject_id or 0]),
            ~people.dead(col(PersonRow.id)),
        )
        .order_by(col(PersonRow.id).not_in(duty), col(PersonRow.birth_on).desc(), col(PersonRow.id))
    ).all()
    stays = reading.facts_of(session, [id_of(row) for row in rows], (FactKind.IN_HOSPITAL,))
    ill = holding(stays, FactKind.IN_HOSPITAL, on)
    return [StandIn(id_of(row), row.name) for row in rows if row.id not in ill]


def cover(
    session: Session, post_id: int, by: int, until_on: date, person_id: int, *, at: datetime
) -> Covered:
    """Let somebody see to a post from today until a day, in place of whoever covers it now.

    They read of it in their next morning's message, with all that falls into those days.
    """
    today = at.date()
    if not today <= until_on <= today + LONGEST:
        raise Refused("elders-cover-length", days=LONGEST.days)
    post = _allowed(session, post_id, person_id, today)
    chosen = next((each for each in stand_ins(session, post_id, person_id, on=today) if each.id == by), None)
    if chosen is None:
        raise Refused("old-button")
    _end_covers(session, post_id, today)
    session.add(PostRow(role=Role.COVER, person_id=by, covers_id=post_id, from_on=today, until_on=until_on))
    audit.record(session, person_id, "post.cover", f"post:{post_id} person:{by}", at)
    return Covered(session.get_one(PersonRow, post.person_id).name, chosen.name, until_on)


def uncover(session: Session, post_id: int, person_id: int, *, at: datetime) -> str:
    """End the cover of a post: from today its holder sees to everything again. Return the holder's name."""
    post = _allowed(session, post_id, person_id, at.date())
    _end_covers(session, post_id, at.date())
    audit.record(session, person_id, "post.uncover", f"post:{post_id}", at)
    return session.get_one(PersonRow, post.person_id).name


def _posts(session: Session, person_id: int, on: date) -> list[PostRow]:
    own = session.exec(
        select(PostRow)
        .where(PostRow.person_id == person_id, col(PostRow.role).in_(_OWN), *_held(on))
        .order_by(col(PostRow.id))
    ).all()
    deputy_of = [post.unit_id for post in own if post.role == Role.DEPUTY]
    leads = session.exec(
        select(PostRow)
        .where(PostRow.role == Role.SECRETARY, col(PostRow.unit_id).in_(deputy_of), *_held(on))
        .order_by(col(PostRow.id))
    ).all()
    return list({post.id: post for post in (*own, *leads)}.values())


def _allowed(session: Session, post_id: int, person_id: int, on: date) -> PostRow:
    found = next((post for post in _posts(session, person_id, on) if post.id == post_id), None)
    if found is None:
        raise Refused("elders-cover-not-yours")
    return found


def _branches(session: Session, post: PostRow) -> list[int]:
    """Return whose people may stand in: the branch the post is for, and the one its holder belongs to."""
    home = session.exec(
        select(MembershipRow.unit_id).where(
            MembershipRow.person_id == post.person_id, col(MembershipRow.until_on).is_(None)
        )
    )
    return [*home, *([post.unit_id] if post.unit_id is not None else [])]


def _told(session: Session, row: PostRow, on: date) -> Coverable:
    cover = session.exec(
        select(PostRow, PersonRow)
        .join(PersonRow, col(PersonRow.id) == col(PostRow.person_id))
        .where(PostRow.role == Role.COVER, PostRow.covers_id == row.id, *_held(on))
    ).first()
    return Coverable(
        id_of(row),
        Role(row.role),
        session.get_one(PersonRow, row.person_id).name,
        covered_by=cover[1].name if cover is not None else None,
        until_on=cover[0].until_on if cover is not None else None,
    )


def _end_covers(session: Session, post_id: int, today: date) -> None:
    covers = session.exec(
        select(PostRow).where(PostRow.role == Role.COVER, PostRow.covers_id == post_id, *_held(today))
    )
    for row in covers:
        row.until_on = today - _DAY  # one that began today never held
    session.flush()


def _held(on: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(PostRow.from_on) <= on, or_(col(PostRow.until_on).is_(None), col(PostRow.until_on) >= on)
