"""The desk's view: the queue by urgency, a case with its timeline, a number searched, what to choose."""

from contextlib import suppress
from datetime import date, datetime
from typing import Final

from sqlmodel import Session, col, select

from rules.calendar import Calendar
from rules.cases.lifecycle import OWED_AN_ANSWER, Event, Kind, Privacy, Source, State
from rules.cases.voice import Tie, may
from rules.deadlines import working_days_between
from rules.permissions import Caller, Permission, scope
from rules.refusals import Refused
from storage import calendars
from storage.cases import books, rounds, units
from storage.cases.values import Card, Choice, Entry, File, Line, Queue
from storage.models.cases import CaseEntryRow, CaseRoundRow, CaseRow
from storage.models.people import PersonRow, UnitRow

PAGE: Final = 8


def queue(session: Session, reader: Caller, page: int, *, at: datetime) -> Queue:
    """Return a page of what the reader works on and is owed an answer, the most urgent first."""
    calendar, today = calendars.calendar(session), at.date()
    open_ = _open_for(session, reader)
    pages = max(1, -(-len(open_) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = open_[page * PAGE : (page + 1) * PAGE]
    return Queue(
        lines=tuple(_line(session, each, reader, calendar, today=today) for each in shown),
        page=page,
        pages=pages,
        total=len(open_),
        late=sum(round_.due_on < today for _, round_, _ in open_),
        may_enter=bool(scope(reader, Permission.ROUTE_CASES)),
    )


def card(session: Session, case_id: int, reader: Caller, *, at: datetime) -> Card:
    """Return a case with its timeline to whoever works on it; refused to everybody else."""
    row = books.find(session, case_id)
    tie = books.tie(session, row, reader, on=at.date())
    _check(tie)
    unit, calendar = books.unit_of(session, row), calendars.calendar(session)
    round_ = rounds.current(session, row)
    lines, group = books.entries(session, row), books.together(session, row)
    shown = _named_to(tie, row)
    return Card(
        case_id=row.id,
        number=row.number,
        category=row.category,
        text=row.text,
        state=State(row.state),
        source=Source(row.source),
        privacy=Privacy(row.privacy),
        person=_person(session, row) if shown else None,
        received_on=row.received_on,
        due=rounds.told(round_),
        late=late(calendar, row, round_, at.date()),
        round=row.round,
        days=rounds.days_used(session, row, calendar, until=row.ended_on or at.date()),
        unit=unit.name,
        owner=name_of(session, row.owner_id),
        deputy=name_of(session, row.deputy_id),
        merged=len(group) - 1 if row.lead_id is None else 0,
        lead=group[0].number if row.lead_id is not None else None,
        entries=tuple(_entry(session, line, shown=shown) for line in lines),
        files=sum(len(line.files or ()) for line in lines),
        may=_actions(session, row, tie, reader, at.date()),
        owned=tie.owner,
    )


def by_number(session: Session, number: str, reader: Caller, *, at: datetime) -> int | None:
    """Return the case of a number to whoever works on it; None for an unknown one and another's alike."""
    case_id = session.exec(select(CaseRow.id).where(CaseRow.number == number)).one_or_none()
    if case_id is not None:
        with suppress(Refused):
            return card(session, case_id, reader, at=at).case_id
    return None


def files(session: Session, case_id: int, reader: Caller, *, at: datetime) -> list[File]:
    """List the files of a case for whoever works on it."""
    row = books.find(session, case_id)
    _check(books.tie(session, row, reader, on=at.date()))
    return [(kind, file_id) for line in books.entries(session, row) for kind, file_id in (line.files or ())]


def unit_choices(session: Session, case_id: int, reader: Caller, *, at: datetime) -> list[Choice]:
    """List the units a case can be routed to."""
    _check(books.tie(session, books.find(session, case_id), reader, on=at.date()))
    return [Choice(unit.id or 0, unit.name) for unit in units.choices(session)]


def colleague_choices(session: Session, case_id: int, reader: Caller, *, at: datetime) -> list[Choice]:
    """List who a case can be handed to."""
    row = books.find(session, case_id)
    _check(books.tie(session, row, reader, on=at.date()))
    there = units.colleagues(session, books.unit_of(session, row), on=at.date())
    # Of a nameless case nobody is left out: that would tell whose it is.
    return [Choice(each, name_of(session, each) or "") for each in there if each != row.person_id]


def owed(session: Session) -> list[tuple[CaseRow, CaseRoundRow]]:
    """List what somebody is owed an answer to, with the round under way, the most urgent first."""
    return [(row, round_) for row, round_, _ in _owed(session)]


def late(calendar: Calendar, row: CaseRow, round_: CaseRoundRow, today: date) -> int:
    """Count the working days past the due day, at least one once it is past."""
    if row.state not in OWED_AN_ANSWER or today <= round_.due_on:
        return 0
    return max(1, working_days_between(calendar, round_.due_on, today))


def _open_for(session: Session, reader: Caller) -> list[tuple[CaseRow, CaseRoundRow, UnitRow]]:
    works = scope(reader, Permission.WORK_CASES)
    mine = reader.person_id
    return [
        (row, round_, unit)
        for row, round_, unit in _owed(session)
        if works.covers(unit.path) or mine in (row.owner_id, row.deputy_id)
    ]


def _owed(session: Session) -> list[tuple[CaseRow, CaseRoundRow, UnitRow]]:
    rows = session.exec(
        select(CaseRow, CaseRoundRow, UnitRow)
        .join(CaseRoundRow, col(CaseRoundRow.case_id) == col(CaseRow.id))
        .join(UnitRow, col(UnitRow.id) == col(CaseRow.unit_id))
        .where(CaseRoundRow.number == CaseRow.round, col(CaseRow.state).in_(OWED_AN_ANSWER))
        .order_by(col(CaseRoundRow.due_on), col(CaseRow.number))
    )
    return [(row, round_, unit) for row, round_, unit in rows]


def _line(
    session: Session,
    found: tuple[CaseRow, CaseRoundRow, UnitRow],
    reader: Caller,
    calendar: Calendar,
    *,
    today: date,
) -> Line:
    row, round_, unit = found
    return Line(
        case_id=row.id,
        number=row.number,
        category=row.category,
        state=State(row.state),
        due_on=round_.due_on,
        late=late(calendar, row, round_, today),
        owner=name_of(session, row.owner_id),
        unit=unit.name,
        mine=reader.person_id in (row.owner_id, row.deputy_id),
    )


def _check(tie: Tie) -> None:
    if not (tie.owner or tie.deputy or tie.works or tie.desk or tie.head):
        raise Refused("not-allowed")


def _named_to(tie: Tie, row: CaseRow) -> bool:
    """Say whether the reader may know whose case it is: nobody, the desk only, or whoever works on it."""
    if row.privacy == Privacy.ANONYMOUS:
        return False
    return row.privacy == Privacy.NAMED or tie.desk


def _actions(session: Session, row: CaseRow, tie: Tie, reader: Caller, on: date) -> frozenset[Event]:
    """Return what the desk offers the reader; one of the two ways to answer, whichever it is."""
    found = may(tie, State(row.state)) - {
        *(Event.SATISFIED, Event.NOT_SATISFIED, Event.REOPEN, Event.WITHDRAW, Event.ADD, Event.PROPOSE)
    }
    if rounds.current(session, row).extension or on > rounds.current(session, row).due_on:
        found -= {Event.EXTEND}
    return found - {Event.TAKE} if books.person_of(session, row) == reader.person_id else found


def _entry(session: Session, line: CaseEntryRow, *, shown: bool) -> Entry:
    by_person = line.kind in _BY_PERSON
    name = name_of(session, line.by_id) if shown or not by_person else None
    return Entry(line.on_date, Kind(line.kind), name, line.text, len(line.files or ()), by_person)


_BY_PERSON: Final = frozenset(
    {Kind.RAISED, Kind.ADDED, Kind.SATISFIED, Kind.NOT_SATISFIED, Kind.REOPENED, Kind.REMARK, Kind.WITHDRAWN}
)


def _person(session: Session, row: CaseRow) -> str | None:
    return name_of(session, row.person_id) or row.caller


def name_of(session: Session, person_id: int | None) -> str | None:
    """Return somebody's name; None for nobody."""
    return session.get_one(PersonRow, person_id).name if person_id is not None else None
