"""Posts decided about by people: given, handed over, covered, ended; everybody concerned is told."""

from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session, col, or_, select

from rules.appointing import COVERED, decides
from rules.permissions import Caller
from rules.posts import Role
from rules.refusals import Refused
from storage import audit, granting, outbox, people, post_reading
from storage.granting import Granted
from storage.models.base import id_of
from storage.models.people import PersonRow, PostRow
from storage.outbox import Message
from storage.post_reading import FOR_PERSONS, PostTold

GIVEN: Final = "post-given"  # the outbox kinds: to whoever holds it now, to whoever held it
ENDED: Final = "post-ended"
COVERING: Final = "post-covering"
LONGEST: Final = timedelta(days=92)  # of a cover; for longer the post is handed over
_TOLD_WITHIN: Final = timedelta(days=7)
_DAY: Final = timedelta(days=1)


def give(
    session: Session, person_id: int, role: Role, unit_id: int | None, *, caller: Caller | None, at: datetime
) -> Granted:
    """Give somebody a post for a unit; they and whoever held it are told. No caller: the operator does it.

    Raises Refused: 'posts-not-yours', 'posts-person-not-yours' and whatever `granting.grant` does.
    """
    unit = granting.unit_for(session, person_id, role, unit_id, on=at.date())
    if caller is not None:
        post_reading.person(session, person_id, caller, on=at.date())
        if not decides(caller, role, unit.path):
            raise Refused("posts-not-yours")
    granted = granting.grant(
        session, person_id, role, unit.id, by=None if caller is None else caller.person_id, at=at
    )
    if not granted.held_already:
        _tell(session, GIVEN, granted.post_id, person_id, at)
        for ended in granted.ended:
            _tell(session, ENDED, ended, session.get_one(PostRow, ended).person_id, at)
    return granted


def give_for_person(
    session: Session, person_id: int, role: Role, subject_id: int, caller: Caller, *, at: datetime
) -> PostTold:
    """Make somebody the contact person or relative of one person.

    Raises Refused: 'old-button', 'posts-not-yours', 'posts-person-not-yours', 'posts-for-oneself',
    'posts-held-already'.
    """
    if role not in FOR_PERSONS:
        raise Refused("old-button")
    if not decides(caller, role, people.branch_path(session, subject_id, on=at.date())):
        raise Refused("posts-not-yours")
    name = post_reading.person(session, person_id, caller, on=at.date()).name
    if person_id == subject_id:
        raise Refused("posts-for-oneself")
    held = post_reading.of_person(session, person_id, on=at.date())
    subject = session.get_one(PersonRow, subject_id).name
    if any(post.role is role and post.of == subject for post in held):
        raise Refused("posts-held-already", name=name)
    row = PostRow(role=role, person_id=person_id, subject_id=subject_id, from_on=at.date())
    return _begin(session, row, caller, at)


def end(session: Session, post_id: int, caller: Caller, *, at: datetime) -> PostTold:
    """End a post with yesterday, or undo it if it began today; covers of it end with it.

    Raises Refused: as `post_reading.find`, and 'posts-last-admin'.
    """
    post = post_reading.find(session, post_id, caller, on=at.date())
    row = session.get_one(PostRow, post_id)
    if post.role is Role.ADMIN:
        _keep_an_admin(session, row, at.date())
    row.until_on = at.date() - _DAY
    session.flush()
    audit.record(
        session, caller.person_id, f"post.end.{post.role}", f"post:{post_id} person:{row.person_id}", at
    )
    _tell(session, ENDED, post_id, row.person_id, at)
    return post


def hand_over(session: Session, post_id: int, to: int, caller: Caller, *, at: datetime) -> PostTold:
    """Let somebody else hold a post from today on, with all that is open.

    Raises Refused: as `post_reading.find` and `post_reading.person`, 'posts-held-already' and
    'posts-for-oneself'.
    """
    post = post_reading.find(session, post_id, caller, on=at.date())
    name = post_reading.person(session, to, caller, on=at.date()).name
    old = session.get_one(PostRow, post_id)
    if old.subject_id == to:
        raise Refused("posts-for-oneself")
    if any(_same(each, post) for each in post_reading.of_person(session, to, on=at.date())):
        raise Refused("posts-held-already", name=name)
    row = PostRow(
        role=old.role, person_id=to, unit_id=old.unit_id, subject_id=old.subject_id, from_on=at.date()
    )
    made = _begin(session, row, caller, at)
    end(session, post_id, caller, at=at)
    return made


def cover(
    session: Session, post_id: int, by: int, until_on: date, caller: Caller, *, at: datetime
) -> PostTold:
    """Let somebody see to a post until a day, in place of whoever covers it now.

    Raises Refused: as `hand_over`, 'posts-not-covered', 'posts-cover-length'.
    """
    post = post_reading.find(session, post_id, caller, on=at.date())
    name = post_reading.person(session, by, caller, on=at.date()).name
    if post.role not in COVERED:
        raise Refused("posts-not-covered")
    if by == post.person_id or session.get_one(PostRow, post_id).subject_id == by:
        raise Refused("posts-held-already", name=name)
    if not at.date() <= until_on <= at.date() + LONGEST:
        raise Refused("posts-cover-length", days=LONGEST.days)
    _end_covers(session, post_id, at.date())
    row = PostRow(role=Role.COVER, person_id=by, covers_id=post_id, from_on=at.date(), until_on=until_on)
    session.add(row)
    session.flush()
    audit.record(session, caller.person_id, "post.cover", f"post:{post_id} person:{by}", at)
    _tell(session, COVERING, id_of(row), by, at)
    return post_reading.find(session, post_id, caller, on=at.date())


def _begin(session: Session, row: PostRow, caller: Caller, at: datetime) -> PostTold:
    session.add(row)
    session.flush()
    audit.record(
        session, caller.person_id, f"post.grant.{row.role}", f"post:{row.id} person:{row.person_id}", at
    )
    _tell(session, GIVEN, id_of(row), row.person_id, at)
    return post_reading.told(session, row, on=at.date())


def _keep_an_admin(session: Session, row: PostRow, on: date) -> None:
    """Refuse to end the last administrator's post; two who end each other's at one moment wait in line."""
    held = session.exec(
        select(PostRow)
        .where(
            PostRow.role == Role.ADMIN,
            or_(col(PostRow.until_on).is_(None), col(PostRow.until_on) >= on),
        )
        .order_by(col(PostRow.id))
        .with_for_update()
    ).all()
    if {each.id for each in held} <= {row.id}:
        raise Refused("posts-last-admin")


def _end_covers(session: Session, post_id: int, on: date) -> None:
    covers = select(PostRow).where(
        PostRow.covers_id == post_id, or_(col(PostRow.until_on).is_(None), col(PostRow.until_on) >= on)
    )
    for row in session.exec(covers):
        row.until_on = on - _DAY
    session.flush()


def _same(one: PostTold, other: PostTold) -> bool:
    return (one.role, one.of, one.unit_path) == (other.role, other.of, other.unit_path)


def _tell(session: Session, kind: str, post_id: int, person_id: int, at: datetime) -> None:
    message = Message(kind, f"post:{post_id}", at.isoformat(), "", person_id, at, at + _TOLD_WITHIN)
    outbox.put(session, [message])
