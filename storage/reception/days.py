"""Reception days as the transactions work on them: found, locked, and with the settings of their date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from sqlmodel import Session, col, select

from rules.permissions import Caller
from rules.posts import Role
from rules.reception.booking import booking_window, check_open, host_told_at
from rules.reception.days import ReceptionSettings
from rules.refusals import Refused
from storage import rule_settings
from storage.models.base import id_of
from storage.models.people import PostRow, UnitRow
from storage.models.reception import SessionRow
from storage.reception.values import Day


@dataclass(frozen=True, slots=True)
class Reception:
    """A day with all that transactions need to know of it."""

    day: Day
    settings: ReceptionSettings
    zone: tzinfo
    unit_path: str
    host_id: int  # the person

    @property
    def id(self) -> int:
        """The key of the day."""
        return self.day.id

    def is_open(self, at: datetime) -> bool:
        """Say whether places may be booked, changed and offered at that moment."""
        return self.day.opens_at <= at < self.day.closes_at


def zone_of(at: datetime) -> tzinfo:
    """Return the zone of a moment; a moment without one is a mistake of ours."""
    if at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return at.tzinfo


def find(session: Session, day_id: int, *, at: datetime) -> Reception:
    """Return a day; one that is not held (any more) is refused."""
    return _load(session, session.get(SessionRow, day_id), at)


def lock(session: Session, day_id: int, *, at: datetime) -> Reception:
    """Return a day for changing what belongs to it: one transaction at a time works on a day.

    The order of the waiting line needs that. The places do not: their indexes hold whoever forgets to lock.
    """
    statement = select(SessionRow).where(SessionRow.id == day_id).with_for_update()
    row = session.exec(statement.execution_options(populate_existing=True)).one_or_none()
    return _load(session, row, at)


def lock_open(session: Session, day_id: int, caller: Caller, *, at: datetime) -> Reception:
    """Return a day for booking it: refused before and after its window, and to people it is not for."""
    reception = lock(session, day_id, at=at)
    check_bookable(reception, caller, at=at)
    return reception


def check_bookable(reception: Reception, caller: Caller, *, at: datetime) -> None:
    """Refuse a day outside its booking window, and to people it is not for."""
    if not is_for(reception, caller):
        raise Refused("day-gone")
    check_open(booking_window(reception.settings, reception.day.on, reception.zone), at)


def upcoming(session: Session, *, at: datetime, last: date | None = None) -> Iterator[Reception]:
    """Yield the days from today on, to the last day if one is given, in order."""
    statement = select(SessionRow).where(SessionRow.state == "open", col(SessionRow.on_date) >= at.date())
    if last is not None:
        statement = statement.where(col(SessionRow.on_date) <= last)
    for row in session.exec(statement.order_by(col(SessionRow.on_date), col(SessionRow.id))).all():
        yield _load(session, row, at)


def is_for(reception: Reception, caller: Caller) -> bool:
    """Say whether somebody may come: their branch lies within, or they belong to none, like guests."""
    return caller.unit_path is None or caller.unit_path.startswith(reception.unit_path)


def _load(session: Session, row: SessionRow | None, at: datetime) -> Reception:
    if row is None or row.state != "open":
        raise Refused("day-gone")
    zone = zone_of(at)
    settings = rule_settings.area(session, ReceptionSettings, on=row.on_date)
    window = booking_window(settings, row.on_date, zone)
    host = session.get_one(PostRow, row.host_id)
    day = Day(
        id=id_of(row),
        on=row.on_date,
        place=row.place,
        host="minister" if _is_minister(session, host, row.on_date) else "host",
        opens_at=window.opens_at,
        closes_at=window.closes_at,
        reminds_at=host_told_at(settings, row.on_date, zone),
        party_most=settings.party_most,
    )
    return Reception(day, settings, zone, session.get_one(UnitRow, row.unit_id).path, host.person_id)


def _is_minister(session: Session, host: PostRow, on: date) -> bool:
    if host.role == Role.MINISTER:
        return True
    posts = session.exec(
        select(PostRow).where(PostRow.person_id == host.person_id, PostRow.role == Role.MINISTER)
    )
    return any(post.from_on <= on and (post.until_on is None or on <= post.until_on) for post in posts)
