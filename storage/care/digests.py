"""Who is to get a digest on a day, and everything one digest is written from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlmodel import Session, col

from rules.care.composing import compose
from rules.care.digest import Digest
from rules.care.memorial import MEMORIAL
from rules.care.owners import Holder, Passed
from rules.care.presiding import Presider
from rules.care.stages import Mail
from rules.posts import Role
from storage.care import overview, reading
from storage.care.catching_up import KIND, catching_up
from storage.care.memorials import presiders
from storage.care.overview import Overview
from storage.care.reading import Known
from storage.models.messages import TooManyRow
from storage.models.people import PersonRow

__all__ = ["KIND", "Brief", "OutOfReach", "brief", "readers"]

_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """Somebody who should see to people but gets no messages: the town mends it."""

    unit_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class Brief:
    """What one message is written from: the digest, the people it names, and what rides along weekly."""

    reader_id: int
    day: date
    weekly: bool
    digest: Digest | None
    posts: Sequence[Holder]
    people: Mapping[int, Known]
    units: Mapping[int, str] = field(default_factory=dict)
    staff: Mapping[int, str] = field(default_factory=dict)  # names of the reader and of holders of posts
    covers: Sequence[Holder] = ()  # posts whose cover begins
    presiders: Mapping[int, Presider | None] = field(default_factory=dict)  # of whose farewell is to be held
    out_of_reach: Sequence[OutOfReach] = ()
    too_many: int = 0  # how many people found the reminders too many in the last week

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say."""
        return self.digest is None and not self.out_of_reach and not self.too_many


def readers(session: Session, day: date, *, weekly_for_all: bool) -> dict[int, Mail]:
    """Return everybody who is to be told something on a day, with the mail it is composed for.

    On Monday, where this week's message was missed, and to whoever has taken over, everything owed is told;
    else only what is new.
    """
    seen = overview.of_county(session, Mail(day))
    behind = catching_up(session, seen)
    reached = sorted(seen.reach.available.with_chat & seen.desk.posts.of_person.keys())
    told = overview.told(session, seen, reached)
    too_many = _too_many(session, day)
    mails = {}
    for person_id in reached:
        mail = _mail(day, weekly=weekly_for_all or person_id in behind)
        desk = replace(seen.for_reader(told.get(person_id, ())), mail=mail)
        along = _rides_along(seen, person_id, mail, too_many)
        if compose(person_id, desk) is not None or along.out_of_reach or along.too_many:
            mails[person_id] = mail
    return mails


def brief(session: Session, person_id: int, mail: Mail, *, everything: bool = False) -> Brief:
    """Return what a person's message of a day is written from; `everything`: regardless of what was told."""
    seen = overview.of_reader(session, person_id, mail)
    desk = seen.for_reader(()) if everything else seen.desk
    digest = compose(person_id, desk)
    too_many = 0 if everything else _too_many(session, mail.day)
    along = _rides_along(seen, person_id, mail, too_many)
    covers = [
        each for each in along.posts if digest is not None and each.cover and each.cover.id in digest.covers
    ]
    return replace(
        along,
        digest=digest,
        covers=covers,
        presiders=presiders(session, _to_bury(digest), on=mail.day),
        units=reading.unit_names(session, _units(digest, along)),
        staff=_names(session, [person_id, *_holders(along, covers)]),
    )


def _rides_along(seen: Overview, person_id: int, mail: Mail, too_many: int) -> Brief:
    """Return a message without a digest yet: what the week's message tells town and administrator besides."""
    posts = seen.desk.posts.held_by(person_id)
    roles = {each.post.role for each in posts}
    return Brief(
        reader_id=person_id,
        day=mail.day,
        weekly=mail.weekly,
        digest=None,
        posts=posts,
        people=seen.people,
        out_of_reach=tuple(_out_of_reach(seen, posts)) if mail.weekly else (),
        too_many=too_many if mail.weekly and Role.ADMIN in roles else 0,
    )


def _mail(day: date, *, weekly: bool) -> Mail:
    return Mail(day, day.isoweekday()) if weekly else Mail(day)


def _too_many(session: Session, day: date) -> int:
    people = func.count(col(TooManyRow.person_id).distinct())
    within = (col(TooManyRow.on_date) >= day - _WEEK, col(TooManyRow.on_date) < day)
    count: int = session.execute(select(people).where(*within)).scalar_one()
    return count


def _out_of_reach(seen: Overview, posts: Iterable[Holder]) -> Iterator[OutOfReach]:
    """Yield, for a town's organiser, who is passed over there because no message reaches them."""
    found = {
        OutOfReach(entry.unit_id, passed.person_id): None
        for holder in posts
        if holder.post.role is Role.ORGANISER
        for entry in seen.desk.board.under(holder.post.unit_path or "")
        if entry.task.outstanding
        for passed, why in entry.owner.passed
        if why is Passed.NO_CHAT and passed.post.unit_id is not None
        if passed.person_id not in seen.reach.on_leave
    }
    yield from found


def _units(digest: Digest | None, along: Brief) -> set[int]:
    climbed = () if digest is None else digest.climbed
    return {count.unit_id for each in climbed for count in each.branches} | {
        each.unit_id for each in along.out_of_reach
    }


def _holders(along: Brief, covers: Iterable[Holder]) -> list[int]:
    return [each.person_id for each in along.out_of_reach] + [each.post.person_id for each in covers]


def _to_bury(digest: Digest | None) -> list[int]:
    """Return the dead of a digest's own lines whose families are to be comforted."""
    own = () if digest is None else digest.own
    return [line.subject_id for line in own if any(each.task.rule == MEMORIAL for each in line.named)]


def _names(session: Session, person_ids: Iterable[int]) -> dict[int, str]:
    wanted = select(col(PersonRow.id), col(PersonRow.name)).where(col(PersonRow.id).in_(set(person_ids)))
    return {id_: name for id_, name in session.execute(wanted) if id_ is not None}
