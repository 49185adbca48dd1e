"""Satisfied or not: said by one of the four, never by anybody else; and silence, which is neither."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from rules.calendar import Calendar
from rules.cases.categories import contradicts
from rules.cases.clock import CaseSettings, nth_working_day, silent_from
from rules.cases.lifecycle import ENDED, Event, Kind, Privacy, State, Verdict, next_state
from rules.cases.lifecycle import check as check_hand
from rules.cases.voice import Voice, as_actor, hands, voice
from rules.permissions import Caller
from rules.refusals import Refused
from storage import audit, calendars, rule_settings
from storage.cases import books, ending, notices, rounds
from storage.cases.values import File, Rated
from storage.models.cases import CaseRoundRow, CaseRow
from storage.models.satisfaction import WaveRow

_LATER = 3  # working days until somebody who was in no mind to say is asked again
_ASKED_AT = 9  # o'clock
_REOPENED_WITHIN = 10  # working days


def rate(
    session: Session,
    case_id: int,
    caller: Caller,
    *,
    satisfied: bool,
    asked_on: date | None = None,
    at: datetime,
) -> Rated:
    """Say satisfied or not, as the person, as who raised it for them, or as a witness who asked on a day.

    A case closes when each of its people is satisfied; one who is not opens its next round.
    """
    row = books.lock(session, case_id)
    event = Event.SATISFIED if satisfied else Event.NOT_SATISFIED
    found = books.tie(session, row, caller, on=at.date())
    check_hand(hands(found, event), event)
    spoken = voice(found)
    if spoken is None:
        raise Refused("case-not-yours")
    if asked_on is not None and not row.received_on <= asked_on <= at.date():
        raise Refused("case-asked-day")
    said_on = asked_on if asked_on is not None and spoken is Voice.WITNESS else at.date()
    return _judge(session, row, spoken, event, said_on, by=caller.person_id, at=at)


def by_evaluation(session: Session, case_id: int, wave_id: int, *, satisfied: bool, at: datetime) -> Rated:
    """Take what a closed open evaluation found of a case that belongs to nobody."""
    row = books.lock(session, case_id)
    wave = session.get(WaveRow, wave_id)
    answered_on = rounds.current(session, row).answered_on
    if wave is None or wave.closed_on is None or answered_on is None or wave.closed_on < answered_on:
        raise Refused("case-not-evaluated")
    if not books.is_nobodys(row):
        raise Refused("case-not-yours")
    event = Event.SATISFIED if satisfied else Event.NOT_SATISFIED
    check_hand(as_actor(Voice.EVALUATION), event)
    return _judge(session, row, Voice.EVALUATION, event, wave.closed_on, by=None, at=at)


def reopen(session: Session, case_id: int, caller: Caller, *, at: datetime) -> Rated:
    """Open a closed case again for whoever closed it, when they were asked once more and it is not solved."""
    row = books.lock(session, case_id)
    found = books.tie(session, row, caller, on=at.date())
    check_hand(hands(found, Event.REOPEN), Event.REOPEN)
    calendar, ended = calendars.calendar(session), row.ended_on
    if ended is None or nth_working_day(calendar, ended, _REOPENED_WITHIN) < at.date():
        raise Refused("case-not-possible-now")
    lead = books.lock(session, row.lead_id) if row.lead_id is not None else row
    lead.state = next_state(State(lead.state), Event.REOPEN)
    row.verdict, row.verdict_by = Verdict.NOT_SATISFIED, voice(found)
    _keep(session, row, Verdict.NOT_SATISFIED, row.verdict_by, at.date())
    group = books.together(session, lead)
    for each in group[1:]:
        if each.state == State.CLOSED:
            each.state, each.ended_on = State.MERGED, None
    ending.next_round(session, group, on=at.date())
    books.write(session, row, Kind.REOPENED, on=at.date(), by=caller.person_id)
    _trail(session, row, caller.person_id, "case.reopen", at)
    return _rated(session, row, at)


def remark(
    session: Session, case_id: int, text: str, files: Sequence[File], caller: Caller, *, at: datetime
) -> bool:
    """Keep what somebody wrote or said under their verdict; say whether it contradicts 'satisfied'."""
    row = books.lock(session, case_id)
    if voice(books.tie(session, row, caller, on=at.date())) is None or row.verdict == Verdict.NONE:
        raise Refused("old-button")
    books.write(session, row, Kind.REMARK, on=at.date(), by=caller.person_id, text=text or None, files=files)
    return row.verdict == Verdict.SATISFIED and contradicts(text)


def later(session: Session, case_id: int, caller: Caller, *, at: datetime) -> date:
    """Ask again some working days from now, and return when."""
    row = books.lock(session, case_id)
    if voice(books.tie(session, row, caller, on=at.date())) is None:
        raise Refused("old-button")
    day = nth_working_day(calendars.calendar(session), at.date(), _LATER)
    moment = datetime(day.year, day.month, day.day, _ASKED_AT, tzinfo=at.tzinfo)
    lead = books.together(session, row)[0]
    notices.ask_one(session, row, lead.round, f"later-{day}", not_before=moment, at=at)
    return day


def note_silence(session: Session, *, at: datetime) -> int:
    """Note who has said nothing for so long that nobody waits any more; return how many cases that were."""
    calendar = calendars.calendar(session)
    settings = rule_settings.area(session, CaseSettings, on=at.date())
    answered = session.exec(
        select(CaseRow, CaseRoundRow)
        .join(CaseRoundRow, col(CaseRoundRow.case_id) == col(CaseRow.id))
        .where(CaseRow.state == State.ANSWERED, CaseRoundRow.number == CaseRow.round)
        .with_for_update()
    ).all()
    silent = [
        row
        for row, round_ in answered
        if round_.answered_on is not None and silent_from(calendar, round_.answered_on, settings) <= at.date()
    ]
    for row in silent:
        row.state = next_state(State(row.state), Event.SILENCE)
        books.write(session, row, Kind.SILENT, on=at.date(), by=None)
    return len(silent)


def ask_the_silent(session: Session, wave_id: int, *, at: datetime) -> int:
    """Ask whoever was silent once more, with an open evaluation; return how many cases that concerns."""
    silent = session.exec(select(CaseRow).where(CaseRow.state == State.NOT_RATED)).all()
    for lead in silent:
        for each in books.together(session, lead):
            if each.verdict == Verdict.NONE:
                notices.ask_one(session, each, lead.round, f"wave-{wave_id}", not_before=at, at=at)
    return len(silent)


def _judge(
    session: Session, row: CaseRow, spoken: Voice, event: Event, on: date, *, by: int | None, at: datetime
) -> Rated:
    """Write a verdict down; the case it was merged into moves with it."""
    lead = books.lock(session, row.lead_id) if row.lead_id is not None else row
    if row.verdict in (Verdict.SATISFIED, Verdict.WITHDRAWN):
        raise Refused("case-not-possible-now")
    after = next_state(State(lead.state), event)
    satisfied = event is Event.SATISFIED
    row.verdict = Verdict.SATISFIED if satisfied else Verdict.NOT_SATISFIED
    row.verdict_by = spoken
    _keep(session, row, Verdict(row.verdict), spoken, on)
    kind = Kind.SATISFIED if satisfied else Kind.NOT_SATISFIED
    books.write(session, row, kind, on=at.date(), by=by, text=on.isoformat() if on != at.date() else None)
    if satisfied:
        ending.end_if_all_spoke(session, lead, on=at.date())
    else:
        lead.state = after
        ending.next_round(session, books.together(session, lead), on=at.date())
    _trail(session, row, by, f"case.{kind}", at)
    return _rated(session, row, at)


def _keep(session: Session, row: CaseRow, verdict: Verdict, spoken: str | None, on: date) -> None:
    round_ = rounds.current(session, row)
    round_.verdict, round_.verdict_by, round_.verdict_on = verdict, spoken, on


def _trail(session: Session, row: CaseRow, by: int | None, what: str, at: datetime) -> None:
    if row.privacy != Privacy.ANONYMOUS:  # theirs come into the trail the night after
        audit.record(session, by, what, f"case:{row.number}", at)


def _rated(session: Session, row: CaseRow, at: datetime) -> Rated:
    lead = books.together(session, row)[0]
    calendar: Calendar = calendars.calendar(session)
    return Rated(
        case_id=row.id,
        number=row.number,
        state=State(row.state if row.state in ENDED else lead.state),
        due=rounds.told(rounds.current(session, lead)),
        round=lead.round,
        days=rounds.days_used(session, row, calendar, until=at.date()),
    )
