"""Ratings of receptions: a running wave over a host and half a year, into which each visitor is invited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session, col, select

from rules.reception.appointments import State
from rules.refusals import Refused
from rules.satisfaction.surveys import shipped
from rules.satisfaction.templates import VISITORS
from rules.satisfaction.waves import half_of
from storage import calendars, people
from storage.models.people import AccountRow, PersonRow, PostRow
from storage.models.reception import AppointmentRow, SessionRow
from storage.models.satisfaction import RollRow, WavePlaceRow, WaveRow, WaveUnitRow
from storage.satisfaction import waves
from storage.satisfaction.lists import WaveList
from storage.satisfaction.rolls import tag

RATING: Final = "reception-rating"
_LOOKED_BACK: Final = timedelta(days=20)  # a job that did not run for some days misses nobody
_LONGEST: Final = 184  # days of half a year


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody who was received, whose wave that is, and who received them."""

    person_id: int
    host_id: int  # a post
    host: str
    wave_id: int | None  # None: nobody has opened it in this half-year


def due(session: Session, *, on: date) -> list[Visit]:
    """List the visits whose visitors may be asked on a day: from the next working day after the visit on.

    A visit belongs to the half-year in which its visitor is asked; after that half nobody is. Whoever has
    died, or has no account, is not asked: nobody would be, and yet they would count as invited.
    """
    calendar, visits = calendars.calendar(session), []
    begins, _ = half_of(on)
    found = session.exec(
        select(AppointmentRow.person_id, SessionRow.host_id, col(SessionRow.on_date))
        .join(SessionRow, col(SessionRow.id) == col(AppointmentRow.session_id))
        .join(AccountRow, col(AccountRow.person_id) == col(AppointmentRow.person_id))
        .where(
            AppointmentRow.state == State.DONE,
            ~people.dead(col(AppointmentRow.person_id)),
            col(SessionRow.on_date) >= on - _LOOKED_BACK,
            col(SessionRow.on_date) < on,
        )
        .order_by(col(AppointmentRow.id))
    )
    for person_id, host_id, visited_on in found.all():
        if begins <= calendar.next_working_day(visited_on) <= on:
            visits.append(Visit(person_id, host_id, _host(session, host_id), _running(session, host_id)))
    return visits


def start(
    session: Session, plan: waves.Plan, public_key: bytes, *, by: int | None, at: datetime
) -> waves.Opened:
    """Open the wave of a host until the half-year ends; nobody is in it yet."""
    nobody = WaveList((), at.date())
    return waves.start(session, plan, nobody, public_key, longest=_LONGEST, by=by, at=at)


def plan_of(visit: Visit, title: str, *, on: date) -> waves.Plan:
    """Return what the wave of a host is opened with."""
    return waves.Plan(title, shipped(RATING), (), half_of(on)[1], about=visit.host_id)


def invite(session: Session, wave_id: int, person_ids: Iterable[int]) -> int:
    """Give visitors a place in a running wave, one each however often they come; return how many are new."""
    wave = session.exec(select(WaveRow).where(WaveRow.id == wave_id).with_for_update()).one()
    if wave.state != waves.OPEN or wave.roll_key is None:
        raise Refused("wave-over")
    root = session.exec(
        select(WaveUnitRow.unit_id).where(
            WaveUnitRow.wave_id == wave_id, col(WaveUnitRow.parent_id).is_(None)
        )
    ).one()
    new = 0
    for person_id in dict.fromkeys(person_ids):
        key = tag(wave.roll_key, person_id)
        if session.get(RollRow, (wave_id, key)) is None:
            session.add(RollRow(wave_id=wave_id, tag=key, unit_id=root, grp=VISITORS))
            new += 1
    place = session.get(WavePlaceRow, (wave_id, root, VISITORS))
    if place is None:
        session.add(WavePlaceRow(wave_id=wave_id, unit_id=root, grp=VISITORS, invited=new))
    else:
        place.invited += new
    return new


def _running(session: Session, host_id: int) -> int | None:
    return session.exec(
        select(WaveRow.id).where(WaveRow.template == f"{RATING}:{host_id}", WaveRow.state == waves.OPEN)
    ).one_or_none()


def _host(session: Session, host_id: int) -> str:
    holder = session.get_one(PostRow, host_id).person_id
    return session.get_one(PersonRow, holder).name
