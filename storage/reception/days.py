"""Reception days as the transactions work on them: found, locked, and with the settings of their date."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from rules.permissions import Caller, Permission, Scope, scope
from rules.posts import Role
from rules.reception.booking import booking_window, check_open, host_told_at
from rules.reception.days import ReceptionSettings
from rules.reception.sessions import OPEN_TO_ALL, SessionKind
from rules.refusals import Refused
from storage import rule_settings
from storage.models.base import id_of
from storage.models.people import PersonRow, PostRow, UnitRow
from storage.models.reception import SeriesRow, SessionRow
from storage.reception.values import Day


@dataclass(frozen=True, slots=True)
class Reception:
    """A day with all that transactions need to know of it."""

    day: Day
    settings: ReceptionSettings
    zone: tzinfo
    unit_path: str
    host_id: int  # the person
    series_id: int | None  # None: the department's own

    @property
    def id(self) -> int:
        """The key of the day."""
        return self.day.id


def zone_of(at: datetime) -> tzinfo:
    """Return the zone of a moment; a moment without one is a mistake of ours."""
    if at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return at.tzinfo


def find(session: Session, day_id: int, *, at: datetime) -> Reception:
    """Return a day; one that is not held (any more) is refused."""
    return _held(session, session.get(SessionRow, day_id), at)


def lock(session: Session, day_id: int, *, at: datetime) -> Reception:
    """Return a day for changing what belongs to it: one transaction at a time works on a day.

    The order of the waiting line needs that. The places do not: their indexes hold whoever forgets to lock.
    """
    statement = select(SessionRow).where(SessionRow.id == day_id).with_for_update()
    row = session.exec(statement.execution_options(populate_existing=True)).one_or_none()
    return _held(session, row, at)


def check_bookable(reception: Reception, unit_path: str | None, *, desk: bool, at: datetime) -> None:
    """Refuse a day outside its booking window, and to people it is not for.

    After closing the desk books on, for whoever telephones.
    """
    if not is_for(reception, unit_path):
        raise Refused("day-gone")
    if not (desk and at >= reception.day.closes_at):
        check_open(booking_window(reception.settings, reception.day.on, reception.zone), at)


def upcoming(
    session: Session,
    *,
    at: datetime,
    last: date | None = None,
    path: str | None = None,
    within: Scope | None = None,
    own: bool = False,
    kinds: Collection[SessionKind] = OPEN_TO_ALL,
) -> Iterator[Reception]:
    """Yield the days from today on, in order: up to a day, for somebody of a branch, or of units in a scope.

    `own`: only those the department plans by its settings.
    """
    statement = (
        select(SessionRow)
        .join(UnitRow, col(UnitRow.id) == col(SessionRow.unit_id))
        .where(
            SessionRow.state == "open",
            col(SessionRow.on_date) >= at.date(),
            col(SessionRow.kind).in_(kinds),
            *([] if last is None else [col(SessionRow.on_date) <= last]),
            *([] if path is None else [col(UnitRow.path).in_(upwards(path))]),
            *([] if within is None else [_within(within)]),
            *([col(SessionRow.series_id).is_(None)] if own else []),
        )
        .order_by(col(SessionRow.on_date), col(SessionRow.id))
    )
    for row in session.exec(statement).all():
        yield load(session, row, at)


def is_for(reception: Reception, unit_path: str | None) -> bool:
    """Say whether somebody may come: their branch lies within, or they belong to none, like guests."""
    return unit_path is None or unit_path.startswith(reception.unit_path)


def at_desk(reception: Reception, reader: Caller) -> bool:
    """Say whether somebody works at the desk of a day."""
    return scope(reader, Permission.RUN_RECEPTION).covers(reception.unit_path)


def upwards(path: str) -> list[str]:
    """List the paths of a unit and of everything above it."""
    parts = path.strip("/").split("/")
    return [f"/{'/'.join(parts[:length])}/" for length in range(1, len(parts) + 1)]


def load(session: Session, row: SessionRow, at: datetime) -> Reception:
    """Return a stored day with its settings, also one that is not held any more."""
    zone, series = zone_of(at), session.get(SeriesRow, row.series_id) if row.series_id is not None else None
    settings = settings_of(session, series, on=row.on_date)
    window = booking_window(settings, row.on_date, zone)
    host, unit = session.get_one(PostRow, row.host_id), session.get_one(UnitRow, row.unit_id)
    day = Day(
        id=id_of(row),
        kind=SessionKind(row.kind),
        on=row.on_date,
        place=row.place,
        host="minister" if _is_minister(session, host, row.on_date) else unit.kind,
        host_name=session.get_one(PersonRow, host.person_id).name,
        unit=unit.name,
        opens_at=window.opens_at,
        closes_at=window.closes_at,
        reminds_at=host_told_at(settings, row.on_date, zone),
        party_most=settings.party_most,
    )
    return Reception(day, settings, zone, unit.path, host.person_id, row.series_id)


def settings_of(session: Session, series: SeriesRow | None, *, on: date) -> ReceptionSettings:
    """Return the settings of a day: those of its date, with what its series says over them."""
    general = rule_settings.area(session, ReceptionSettings, on=on)
    if series is None:
        return general
    return replace(
        general,
        place=series.place,
        rhythm=series.rhythm,
        hours=series.hours,
        slot_minutes=series.slot_minutes,
        holiday_policy=type(general.holiday_policy)(series.holiday_policy),
    )


def _held(session: Session, row: SessionRow | None, at: datetime) -> Reception:
    if row is None or row.state != "open":
        raise Refused("day-gone")
    return load(session, row, at)


def _within(within: Scope) -> ColumnElement[bool]:
    return or_(False, *(col(UnitRow.path).startswith(path, autoescape=True) for path in within.paths))  # noqa: FBT003 - SQL's false


def _is_minister(session: Session, host: PostRow, on: date) -> bool:
    if host.role == Role.MINISTER:
        return True
    posts = session.exec(
        select(PostRow).where(PostRow.person_id == host.person_id, PostRow.role == Role.MINISTER)
    )
    return any(post.from_on <= on and (post.until_on is None or on <= post.until_on) for post in posts)
