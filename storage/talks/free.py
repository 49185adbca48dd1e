"""When hosts are free for a requested meeting: their hours, less the days and times they have given away."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from rules.reception.appointments import HOLDING_A_SLOT
from rules.reception.sessions import SessionKind
from rules.talks.meetings import Busy, TalkSettings, choose, free_times
from storage import calendars, rule_settings, units
from storage.models.base import id_of
from storage.models.people import PostRow
from storage.models.reception import AppointmentRow, SessionRow, SlotRow
from storage.reception.hosts import Host, hosts

_AHEAD = timedelta(days=40)  # no three working days take longer


@dataclass(frozen=True, slots=True)
class Chosen:
    """A time to offer, and by which post."""

    post_id: int
    starts_at: datetime
    ends_at: datetime


def chosen(
    session: Session, *, turn: int, but: Collection[datetime] = (), for_id: int, at: datetime
) -> list[Chosen]:
    """Choose the times to offer somebody who asks at this moment, other ones than those in `but`.

    The hosts are locked: nobody else chooses of their times meanwhile.
    """
    settings = rule_settings.area(session, TalkSettings, on=at.date())
    free = _free(session, settings, frozenset(but), for_id, at)
    length = timedelta(minutes=settings.meeting_minutes)
    return [
        Chosen(post_id, start, start + length)
        for post_id, start in choose(free, settings.meeting_choices, turn=turn)
    ]


def _free(
    session: Session, settings: TalkSettings, but: frozenset[datetime], for_id: int, at: datetime
) -> Mapping[int, list[datetime]]:
    """Return the free times of the county's hosts by post, whoever receives by their office first."""
    county, calendar = units.county(session), calendars.calendar(session)
    found: dict[int, list[datetime]] = {}
    zone = at.tzinfo
    if county is None or zone is None:
        return found
    for host in hosts(session, county.path, on=at.date()):
        if host.person_id == for_id:
            continue
        session.exec(select(PostRow.id).where(PostRow.id == host.post_id).with_for_update()).all()
        times = free_times(settings, calendar, at.date(), _busy(session, host, at), zone)
        found[host.post_id] = [time for time in times if time not in but]
    return found


def _busy(session: Session, host: Host, at: datetime) -> list[Busy]:
    """List the spans in which a host is taken: every time of a day they receive on, and every meeting."""
    posts = select(PostRow.id).where(PostRow.person_id == host.person_id)
    held = select(AppointmentRow.slot_id).where(col(AppointmentRow.state).in_(HOLDING_A_SLOT))
    rows = session.exec(
        select(SlotRow)
        .join(SessionRow, col(SessionRow.id) == col(SlotRow.session_id))
        .where(
            col(SessionRow.host_id).in_(posts),
            SessionRow.state == "open",
            col(SessionRow.on_date).between(at.date(), at.date() + _AHEAD),
            (col(SessionRow.kind) != SessionKind.REQUESTED) | col(SlotRow.id).in_(held),
        )
    )
    return [Busy(row.starts_at, row.ends_at) for row in rows]


def slot(session: Session, time: Chosen, *, unit_id: int, place: str) -> SlotRow:
    """Return the slot of a time a meeting can be at, made with its day if it is not there yet."""
    on = time.starts_at.date()
    same = (
        SessionRow.kind == SessionKind.REQUESTED,
        SessionRow.host_id == time.post_id,
        SessionRow.nominal_on == on,
    )
    day = session.exec(select(SessionRow).where(*same)).one_or_none()
    if day is None:
        day = SessionRow(
            kind=SessionKind.REQUESTED,
            unit_id=unit_id,
            host_id=time.post_id,
            place=place,
            nominal_on=on,
            on_date=on,
        )
        session.add(day)
        session.flush()
    cut = (SlotRow.session_id == day.id, SlotRow.starts_at == time.starts_at)
    row = session.exec(select(SlotRow).where(*cut)).one_or_none()
    if row is None:
        row = SlotRow(session_id=id_of(day), starts_at=time.starts_at, ends_at=time.ends_at)
        session.add(row)
        session.flush()
    return row
