"""Requested meetings: times are offered at once and held, other ones once; then it becomes a case."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlmodel import Session, col, select

from rules.cases.categories import OTHER
from rules.cases.lifecycle import Source
from rules.permissions import Caller
from rules.reception.appointments import Actor, Event, State, next_state
from rules.reception.sessions import SessionKind
from rules.refusals import Refused
from rules.talks.meetings import Asked, TalkSettings, due_on
from storage import audit, calendars, rule_settings, units
from storage.cases import raising
from storage.cases.raising import Origin
from storage.cases.values import Matter, Receipt
from storage.models.base import id_of
from storage.models.reception import AppointmentRow, SessionRow, SlotRow
from storage.models.talks import MeetingRow
from storage.reception import days, places
from storage.reception.values import Day
from storage.talks import free, meeting_notices

TURNS: Final = 2
_STANDING: Final = frozenset({State.BOOKED, State.ARRIVED, State.DONE})
_UNDER_WAY: Final = (Asked.OPEN, Asked.BOOKED)


@dataclass(frozen=True, slots=True)
class Time:
    """A time that is offered or booked."""

    appointment_id: int
    day: Day
    starts_at: datetime
    ends_at: datetime
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting somebody asked for, as they see it."""

    id: int
    state: Asked
    asked_on: date
    due_on: date
    times: tuple[Time, ...] = ()
    booked: Time | None = None
    may_change: bool = True  # other times can still be offered


def ask(session: Session, caller: Caller, *, at: datetime) -> Meeting:
    """Offer times to somebody who asks for a meeting; asked again, return what is under way."""
    row = _under_way(session, caller.person_id)
    if row is not None:
        meeting = told(session, row, at=at)
        if meeting.times or meeting.booked or not _is_over(session, row, at):
            return meeting
        row.state = Asked.WITHDRAWN  # nothing came of it, and they ask anew
        session.flush()
    settings = rule_settings.area(session, TalkSettings, on=at.date())
    due = due_on(settings, calendars.calendar(session), at.date())
    row = MeetingRow(
        person_id=caller.person_id, asked_at=at, asked_on=at.date(), due_on=due, state=Asked.OPEN
    )
    session.add(row)
    session.flush()
    audit.record(session, caller.person_id, "meeting.ask", f"meeting:{row.id}", at)
    if not _offer(session, row, settings, at):
        row.due_on = at.date()  # the desk has to find a time by hand, from the next morning on
    return told(session, row, at=at)


def mine(session: Session, caller: Caller, *, at: datetime) -> Meeting | None:
    """Return what somebody has asked for and what has not come about yet."""
    row = _under_way(session, caller.person_id)
    return None if row is None else told(session, row, at=at)


def accept(session: Session, appointment_id: int, caller: Caller, *, at: datetime) -> Meeting:
    """Take one of the offered times; the others are let go. Refused once it is over ('offer-over')."""
    row, offered = _locked(session, caller), session.get(AppointmentRow, appointment_id)
    if offered is None or offered.person_id != caller.person_id:
        raise Refused("old-button")
    slot = session.get(SlotRow, offered.slot_id)
    if offered.state != State.OFFERED or slot is None or slot.starts_at <= at:
        raise Refused("offer-over")
    reception = days.lock(session, offered.session_id, at=at)
    offered.state = next_state(State(offered.state), Event.ACCEPT, Actor.VISITOR)
    offered.number = places.number(session, reception)
    row.state, row.appointment_id = Asked.BOOKED, appointment_id
    session.flush()
    _let_go(session, row)
    audit.record(session, caller.person_id, "meeting.book", f"meeting:{row.id}", at)
    meeting_notices.tell(session, row, reception, slot, at=at)
    return told(session, row, at=at)


def other(session: Session, caller: Caller, *, at: datetime) -> Meeting:
    """Let the times go and offer others, once; after that it is refused ('meeting-no-more-times')."""
    row = _locked(session, caller)
    if row.turn >= TURNS:
        raise Refused("meeting-no-more-times")
    _let_go(session, row, also_booked=True)
    row.turn, row.state, row.appointment_id = row.turn + 1, Asked.OPEN, None
    _offer(session, row, rule_settings.area(session, TalkSettings, on=at.date()), at)
    return told(session, row, at=at)


def decline(session: Session, caller: Caller, text: str, *, at: datetime) -> Receipt:
    """Let the times go because none would do: it becomes a case with this text, and somebody answers."""
    row = _locked(session, caller)
    _let_go(session, row, also_booked=True)
    row.state, row.appointment_id = Asked.DECLINED, None
    audit.record(session, caller.person_id, "meeting.decline", f"meeting:{row.id}", at)
    matter = Matter(OTHER, text, about=caller.person_id)
    origin = Origin(Source.MEETING, f"meeting:{row.id}")
    return raising.bring(session, matter, origin, by=caller.person_id, at=at)


def withdraw(session: Session, caller: Caller, *, at: datetime) -> Meeting:
    """Let go of a request and all its times."""
    row = _locked(session, caller)
    _let_go(session, row, also_booked=True)
    row.state = Asked.WITHDRAWN
    audit.record(session, caller.person_id, "meeting.withdraw", f"meeting:{row.id}", at)
    return told(session, row, at=at)


def told(session: Session, row: MeetingRow, *, at: datetime) -> Meeting:
    """Tell of a request what its person may know."""
    times = [_time(session, each, at) for each in _appointments(session, row)]
    booked = next((each for each, of in times if of.id == row.appointment_id and of.state in _STANDING), None)
    offered = tuple(each for each, of in times if of.state == State.OFFERED and each.starts_at > at)
    return Meeting(
        id=id_of(row),
        state=Asked(row.state),
        asked_on=row.asked_on,
        due_on=row.due_on,
        times=tuple(sorted(offered, key=lambda each: each.starts_at)),
        booked=booked,
        may_change=row.turn < TURNS,
    )


def _offer(session: Session, row: MeetingRow, settings: TalkSettings, at: datetime) -> int:
    """Hold the times that are offered next, and return how many there are."""
    county = units.county(session)
    if county is None:
        return 0
    earlier = [_time(session, each, at)[0].starts_at for each in _appointments(session, row)]
    times = free.chosen(session, turn=row.turn, but=earlier, for_id=row.person_id, at=at)
    for time in times:
        slot = free.slot(session, time, unit_id=id_of(county), place=settings.meeting_place)
        session.add(
            AppointmentRow(
                session_id=slot.session_id,
                slot_id=slot.id,
                person_id=row.person_id,
                made_by=row.person_id,
                topic=OTHER,
                state=State.OFFERED,
                made_at=at,
            )
        )
    session.flush()
    return len(times)


def _let_go(session: Session, row: MeetingRow, *, also_booked: bool = False) -> None:
    """Free the times that are offered, and the booked one."""
    free_now = {State.OFFERED, State.BOOKED} if also_booked else {State.OFFERED}
    for each in _appointments(session, row):
        if each.state in free_now:
            each.state = next_state(State(each.state), Event.CANCEL, Actor.VISITOR)
    session.flush()


def _appointments(session: Session, row: MeetingRow) -> list[AppointmentRow]:
    """List every time a request was offered."""
    statement = (
        select(AppointmentRow)
        .join(SessionRow, col(SessionRow.id) == col(AppointmentRow.session_id))
        .where(
            SessionRow.kind == SessionKind.REQUESTED,
            AppointmentRow.person_id == row.person_id,
            col(AppointmentRow.made_at) >= row.asked_at,
        )
        .order_by(col(AppointmentRow.id))
    )
    return list(session.exec(statement))


def _time(session: Session, each: AppointmentRow, at: datetime) -> tuple[Time, AppointmentRow]:
    slot, day = session.get_one(SlotRow, each.slot_id), session.get_one(SessionRow, each.session_id)
    reception = days.load(session, day, at)
    start, end = (moment.astimezone(reception.zone) for moment in (slot.starts_at, slot.ends_at))
    return Time(id_of(each), reception.day, start, end, each.number), each


def _is_over(session: Session, row: MeetingRow, at: datetime) -> bool:
    """Say whether every time that was offered has passed; where none could be, the desk still owes one."""
    return bool(_appointments(session, row)) and row.due_on <= at.date()


def _under_way(session: Session, person_id: int) -> MeetingRow | None:
    found = select(MeetingRow).where(MeetingRow.person_id == person_id, col(MeetingRow.state).in_(_UNDER_WAY))
    return session.exec(found).one_or_none()


def _locked(session: Session, caller: Caller) -> MeetingRow:
    """Return the caller's request for changing it; refused when nothing is under way ('old-button')."""
    found = select(MeetingRow).where(
        MeetingRow.person_id == caller.person_id, col(MeetingRow.state).in_(_UNDER_WAY)
    )
    row = session.exec(found.with_for_update().execution_options(populate_existing=True)).one_or_none()
    if row is None:
        raise Refused("old-button")
    return row
