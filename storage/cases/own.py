"""One's own cases: what is under way, adding to it, withdrawing it, and keeping a look at its progress."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from sqlmodel import Session, col, or_, select

from rules.cases.lifecycle import OPEN, Actor, Event, Kind, Privacy, Source, State, Verdict, together
from rules.cases.voice import actors, may, voice
from rules.permissions import Caller
from rules.refusals import Refused
from storage import audit, calendars
from storage.cases import books, ending, rounds
from storage.cases.values import File, Mine
from storage.models.cases import CaseEntryRow, CaseRow
from storage.models.people import PersonRow
from storage.ways import ways_of

_SHOWN = frozenset({*OPEN, State.MERGED})
_TYPED_IN = (Source.LETTER, Source.PHONE)  # those who typed them in find them at the desk


def mine(session: Session, caller: Caller, *, at: datetime) -> list[Mine]:
    """List what the caller raised, or what is raised about them, and is not over; anonymous ones too."""
    states = frozenset(state.value for state in _SHOWN)
    hers = or_(
        col(CaseRow.person_id) == caller.person_id,
        (col(CaseRow.raised_by) == caller.person_id) & col(CaseRow.source).not_in(_TYPED_IN),
    )
    named = session.exec(select(CaseRow).where(hers, col(CaseRow.state).in_(states))).all()
    nameless = [books.find(session, case_id) for case_id in ways_of(session, caller.person_id, states=states)]
    rows = sorted([*named, *nameless], key=lambda row: (row.received_on, row.number))
    return [_told(session, row, caller, at) for row in rows]


def one(session: Session, case_id: int, caller: Caller, *, at: datetime) -> Mine:
    """Return a case to whoever may speak for it; to anybody else it is like one that never was."""
    row = books.find(session, case_id)
    found = books.tie(session, row, caller, on=at.date())
    theirs = actors(found) & {Actor.PERSON, Actor.RAISER, Actor.FILER, Actor.WITNESS}
    if not theirs:
        raise Refused("old-button")
    return _told(session, row, caller, at)


def by_number(session: Session, number: str, caller: Caller, *, at: datetime) -> Mine:
    """Return the case of a number to whoever may speak for it; unknown ones and others' are told alike."""
    case_id = session.exec(select(CaseRow.id).where(CaseRow.number == number)).one_or_none()
    if case_id is not None:
        with suppress(Refused):
            return one(session, case_id, caller, at=at)
    raise Refused("case-number-unknown", number=number)


def add(
    session: Session, case_id: int, text: str, files: Sequence[File], caller: Caller, *, at: datetime
) -> Mine:
    """Add words or files to a case, which also answers a question from the desk."""
    row = books.lock(session, case_id)
    if files and row.privacy == Privacy.ANONYMOUS:
        raise Refused("case-anonymous-text-only")
    books.advance(session, row, Event.ADD, caller, on=at.date())
    books.write(session, row, Kind.ADDED, on=at.date(), by=caller.person_id, text=text or None, files=files)
    _trail(session, row, caller, "case.add", at)
    return _told(session, row, caller, at)


def withdraw(session: Session, case_id: int, caller: Caller, *, at: datetime) -> Mine:
    """Withdraw a case; where others raised the same, it goes on for them."""
    row = books.lock(session, case_id)
    before = row.state
    books.advance(session, row, Event.WITHDRAW, caller, on=at.date())
    books.write(session, row, Kind.WITHDRAWN, on=at.date(), by=caller.person_id)
    row.verdict = Verdict.WITHDRAWN
    group = books.together(session, row)
    if len(group) == 1 or row.lead_id is not None:
        row.ended_on = at.date()
    elif together(frozenset(Verdict(each.verdict) for each in group)) is None:
        row.state = before  # for the others it goes on
    ending.end_if_all_spoke(session, group[0], on=at.date())
    _trail(session, row, caller, "case.withdraw", at)
    return _told(session, row, caller, at)


def _trail(session: Session, row: CaseRow, caller: Caller, what: str, at: datetime) -> None:
    if row.privacy != Privacy.ANONYMOUS:  # their acts come into the trail the night after
        audit.record(session, caller.person_id, what, f"case:{row.number}", at)


def _told(session: Session, row: CaseRow, caller: Caller, at: datetime) -> Mine:
    found = books.tie(session, row, caller, on=at.date())
    lead = books.together(session, row)[0]
    lines = books.entries(session, lead)
    round_ = rounds.current(session, lead)
    state = State(lead.state if row.state == State.MERGED else row.state)
    about = row.person_id if row.person_id != caller.person_id else None
    allowed = may(found, State(row.state)) | (may(found, state) if row.state == State.MERGED else frozenset())
    if row.verdict in (Verdict.SATISFIED, Verdict.WITHDRAWN):
        allowed -= {Event.SATISFIED, Event.NOT_SATISFIED}
    calendar = calendars.calendar(session)
    return Mine(
        case_id=row.id,
        number=row.number,
        category=row.category,
        text=row.text,
        state=state,
        privacy=Privacy(row.privacy),
        received_on=row.received_on,
        unit=books.unit_of(session, lead).name,
        due=rounds.told(round_),
        round=lead.round,
        days=rounds.days_used(session, row, calendar, until=row.ended_on or at.date()),
        about=session.get_one(PersonRow, about).name if about is not None else row.caller,
        answer=_last(lines, Kind.ANSWER),
        question=_open_question(session, row, lines),
        voice=voice(found),
        said=Verdict(row.verdict),
        may=allowed,
    )


def _last(lines: list[CaseEntryRow], kind: Kind) -> str | None:
    return next((line.text for line in reversed(lines) if line.kind == kind), None)


def _open_question(session: Session, row: CaseRow, lines: list[CaseEntryRow]) -> str | None:
    """Return a question to the person that nothing was added after."""
    own = lines if row.lead_id is None else [*lines, *books.entries(session, row)]
    for line in reversed(own):
        if line.kind in (Kind.ADDED, Kind.ANSWER):
            return None
        if line.kind == Kind.QUESTION:
            return line.text
    return None
