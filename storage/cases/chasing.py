"""Who is told of what is owed: the owner's digest, the rungs above it, a line a week for the minister."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlmodel import Session, col, select

from rules.calendar import Calendar
from rules.cases.clock import LADDER, Rung, Step, Told, reached
from rules.cases.lifecycle import OWED_AN_ANSWER, Kind, State
from rules.deadlines import working_days_between
from storage import calendars, outbox
from storage.cases import board, books, notices, units
from storage.models.cases import CaseEntryRow, CaseRoundRow, CaseRow
from storage.outbox import Message

DIGEST: Final = "case-digest"
CHASE: Final = "case-chase"
MINISTER: Final = "case-minister"
OPENS: Final = time(8, 30)  # working hours: nobody is chased outside them
CLOSES: Final = time(17, 30)
_LONG_OVERDUE: Final = 5  # working days
_NEWS: Final = (
    Kind.RAISED,
    Kind.ADDED,
    Kind.NOT_SATISFIED,
    Kind.REOPENED,
    Kind.RETURNED,
    Kind.ROUTED,
    Kind.HANDED_OVER,
)


@dataclass(frozen=True, slots=True)
class Owed:
    """One case in an owner's digest."""

    case_id: int
    number: str
    category: str
    due_on: date
    late: int  # working days
    new: bool


@dataclass(frozen=True, slots=True)
class Chased:
    """A case somebody is told of alone."""

    case_id: int
    number: str
    category: str
    unit: str
    owner: str | None
    due_on: date


def working_moment(calendar: Calendar, at: datetime) -> datetime:
    """Return the first moment of working hours from a moment on."""
    day = at.date()
    if calendar.is_working(day) and at.time() < CLOSES:
        return max(at, datetime.combine(day, OPENS, at.tzinfo))
    return datetime.combine(calendar.next_working_day(day), OPENS, at.tzinfo)


def plan(session: Session, *, at: datetime) -> int:
    """Put what is owed at the next working moment into the outbox; return how many messages were new."""
    calendar = calendars.calendar(session)
    moment = working_moment(calendar, at)
    until = datetime.combine(moment.date(), CLOSES, at.tzinfo)
    messages = [*_rungs(session, calendar, moment, until), *_digests(session, calendar, moment, until)]
    if _first_of_week(calendar, moment.date()):
        messages += _minister(session, moment, until)
    return outbox.put(session, messages)


def owed(session: Session, person_id: int, *, since: date, today: date) -> list[Owed]:
    """List what somebody owes an answer, the most urgent first, with what is new since a day."""
    calendar = calendars.calendar(session)
    return [
        Owed(
            case_id=row.id,
            number=row.number,
            category=row.category,
            due_on=round_.due_on,
            late=working_days_between(calendar, round_.due_on, today) if today > round_.due_on else 0,
            new=_news(session, row, person_id, since, today),
        )
        for row, round_ in board.owed_by(session, person_id)
        if row.owner_id == person_id
    ]


def chased(
    session: Session, case_id: int, due_on: date, person_id: int, rung: Rung, *, on: date
) -> Chased | None:
    """Return a case as the message of a rung names it; None when it does not hold any more."""
    row = books.find(session, case_id)
    round_ = session.get_one(CaseRoundRow, (row.id, row.round))
    if row.state not in OWED_AN_ANSWER or round_.due_on != due_on:
        return None
    if person_id not in _readers(session, row, _step(rung), on):
        return None
    owner = board.name_of(session, row.owner_id)
    return Chased(row.id, row.number, row.category, books.unit_of(session, row).name, owner, due_on)


def long_overdue(session: Session, *, on: date) -> list[str]:
    """List the numbers of what has been overdue for so long that the minister is told."""
    calendar = calendars.calendar(session)
    return [
        row.number
        for row, round_ in _all_owed(session)
        if working_days_between(calendar, round_.due_on, on) >= _LONG_OVERDUE
    ]


def last_working_day(session: Session, before: date) -> date:
    """Return the working day before a day: what came in since then is new on that day."""
    calendar, day = calendars.calendar(session), before - timedelta(days=1)
    while not calendar.is_working(day):
        day -= timedelta(days=1)
    return day


def _rungs(session: Session, calendar: Calendar, moment: datetime, until: datetime) -> Iterator[Message]:
    for row, round_ in _all_owed(session):
        for step in reached(calendar, round_.due_on, moment.date()):
            slot = f"{row.round}:{round_.due_on}"
            for person_id in _readers(session, row, step, moment.date()):
                yield Message(CHASE, str(row.id), slot, step.rung, person_id, moment, until)


def _digests(session: Session, calendar: Calendar, moment: datetime, until: datetime) -> Iterator[Message]:
    today = moment.date()
    weekly = _first_of_week(calendar, today)
    since = last_working_day(session, today)
    owners = dict.fromkeys(row.owner_id for row, _ in _all_owed(session) if row.owner_id is not None)
    for person_id in owners:
        listed = owed(session, person_id, since=since, today=today)
        if weekly or any(each.new for each in listed):
            params: dict[str, str | int] = {"weekly": int(weekly), "since": since.isoformat()}
            yield Message(
                DIGEST, f"person:{person_id}", today.isoformat(), "", person_id, moment, until, params
            )


def _minister(session: Session, moment: datetime, until: datetime) -> list[Message]:
    if not long_overdue(session, on=moment.date()):
        return []
    week = f"{moment:%G-W%V}"
    readers = notices.minister(session, on=moment.date())
    return [Message(MINISTER, "county", week, "", each, moment, until) for each in readers]


def _all_owed(session: Session) -> list[tuple[CaseRow, CaseRoundRow]]:
    rows = session.exec(
        select(CaseRow, CaseRoundRow)
        .join(CaseRoundRow, col(CaseRoundRow.case_id) == col(CaseRow.id))
        .where(CaseRoundRow.number == CaseRow.round, col(CaseRow.state).in_(OWED_AN_ANSWER))
        .order_by(col(CaseRoundRow.due_on), col(CaseRow.number))
    )
    return [(row, round_) for row, round_ in rows]


def _readers(session: Session, row: CaseRow, step: Step, on: date) -> list[int]:
    """List who is told at a rung; the minister in the weekly line only."""
    unit = books.unit_of(session, row)
    found: list[int | None] = []
    if Told.OWNER in step.told:
        found.append(row.owner_id)
    if Told.DEPUTY in step.told:
        found.append(row.deputy_id)
    if Told.HEAD in step.told:
        found += units.heads(session, unit, on=on)
    return list(dict.fromkeys(each for each in found if each is not None))


def _news(session: Session, row: CaseRow, person_id: int, since: date, today: date) -> bool:
    """Say whether something happened to a case since a day that its owner did not do."""
    lines = session.exec(
        select(CaseEntryRow).where(
            CaseEntryRow.case_id == row.id,
            col(CaseEntryRow.on_date) >= since,
            col(CaseEntryRow.on_date) < today,
            col(CaseEntryRow.kind).in_(_NEWS),
        )
    )
    return row.state != State.PROPOSED and any(line.by_id != person_id for line in lines)


def _step(rung: Rung) -> Step:
    return next(step for step in LADDER if step.rung is rung)


def _first_of_week(calendar: Calendar, day: date) -> bool:
    """Say whether a day is the first working day of its week."""
    monday = day - timedelta(days=day.weekday())
    return not any(calendar.is_working(monday + timedelta(days=n)) for n in range(day.weekday()))
