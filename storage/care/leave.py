"""Leave of a week at most, covered by the deputy where there is one; and who finds the reminders too many."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session, col, select

from rules.care.owners import Available, PostIndex, index
from rules.posts import Post, Role
from rules.refusals import Refused
from storage.care import reading, responsible
from storage.care.reading import Within
from storage.models.messages import TooManyRow
from storage.models.people import AccountRow, PersonRow, PostRow

LONGEST: Final = timedelta(days=7)
_YESTERDAY: Final = timedelta(days=1)
# Who stands in for whom, in order; for a contact person, those of the elder's branch.
_STAND_IN: Final = {
    Role.SECRETARY: (Role.DEPUTY,),
    Role.DEPUTY: (Role.SECRETARY,),
    Role.CONTACT: (Role.SECRETARY, Role.DEPUTY),
}


@dataclass(frozen=True, slots=True)
class Leave:
    """Until when somebody is on leave, and the names of those who cover."""

    until_on: date
    covered_by: tuple[str, ...]


def take(session: Session, person_id: int, until_on: date, *, at: datetime) -> Leave:
    """Put somebody on leave until a day: their posts are covered, and no reminder goes out to them."""
    today = at.date()
    if not today <= until_on <= today + LONGEST:
        raise Refused("elders-leave-length", days=LONGEST.days)
    end(session, person_id, at=at)
    account = _account(session, person_id)
    account.paused_until = until_on
    session.flush()
    posts = [
        post for post in responsible.acts_in(session, person_id, on=today) if post.person_id == person_id
    ]
    stand_ins = _stand_ins(session, posts, today)
    for post in posts:
        if post.id in stand_ins:
            session.add(
                PostRow(
                    role=Role.COVER,
                    person_id=stand_ins[post.id],
                    covers_id=post.id,
                    from_on=today,
                    until_on=until_on,
                )
            )
    session.flush()
    return Leave(until_on, _names(session, set(stand_ins.values())))


def end(session: Session, person_id: int, *, at: datetime) -> None:
    """End somebody's leave: from today they see to everything again."""
    _account(session, person_id).paused_until = None
    own = select(PostRow.id).where(PostRow.person_id == person_id)
    covers = select(PostRow).where(
        PostRow.role == Role.COVER, col(PostRow.covers_id).in_(own), col(PostRow.until_on) >= at.date()
    )
    for cover in session.exec(covers):
        if cover.from_on >= at.date():
            session.delete(cover)  # it never held for a whole day
        else:
            cover.until_on = at.date() - _YESTERDAY
    session.flush()


def too_many(session: Session, person_id: int, *, at: datetime) -> None:
    """Note that somebody finds the reminders too many, once a day."""
    today = at.date()
    known = select(TooManyRow.id).where(TooManyRow.person_id == person_id, TooManyRow.on_date == today)
    if session.exec(known).first() is None:
        session.add(TooManyRow(person_id=person_id, on_date=today))


def _account(session: Session, person_id: int) -> AccountRow:
    return session.exec(select(AccountRow).where(AccountRow.person_id == person_id)).one()


def _stand_ins(session: Session, posts: list[Post], today: date) -> dict[int, int]:
    """Return by post who can cover it: somebody else who can be told, and not of themselves."""
    meant = responsible.within(posts)
    people = reading.people(session, reading.rulebook(session), meant, on=today)
    around = responsible.posts_for(session, Within(meant.paths, meant.people), people.values(), on=today)
    held = index(around, today)
    available = responsible.reach(session, around, on=today).available
    homes = {
        id_: home.unit_path
        for id_, known in people.items()
        if (home := known.file.subject.home_on(today)) is not None
    }
    found = {}
    for post in posts:
        path = post.unit_path or homes.get(post.subject_id or 0)
        stand_in = _stand_in(post, path, held, available) if path is not None else None
        if stand_in is not None:
            found[post.id] = stand_in
    return found


def _stand_in(post: Post, path: str, held: PostIndex, available: Available) -> int | None:
    for role in _STAND_IN.get(post.role, ()):
        for other in held.of_unit.get((role, path), ()):
            person_id = held.acting(other).person_id
            refused = available.refuses(person_id, post.subject_id or 0, frozenset({post.person_id}))
            if refused is None:
                return person_id
    return None


def _names(session: Session, person_ids: set[int]) -> tuple[str, ...]:
    wanted = select(PersonRow.name).where(col(PersonRow.id).in_(person_ids)).order_by(col(PersonRow.id))
    return tuple(session.exec(wanted))
