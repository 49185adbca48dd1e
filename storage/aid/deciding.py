"""Deciding: entered by one, confirmed by another; then the notice, an objection, the payment."""

from datetime import datetime

from sqlmodel import Session

from rules.aid.catalogue import DECIDERS, FUNDS, AidSettings, check
from rules.aid.entries import Movement
from rules.aid.lifecycle import Event, State
from rules.deadlines import WorkingDays, deadline
from rules.permissions import Caller
from rules.refusals import Refused
from storage import audit, calendars, rule_settings
from storage.aid import books, funds
from storage.aid.applying import release
from storage.aid.values import Decision, Mine
from storage.models.aid import AidRow


def enter(session: Session, aid_id: int, decision: Decision, caller: Caller, *, at: datetime) -> Mine:
    """Enter what was decided, for a second person; nothing moves yet."""
    row = _begin(session, aid_id, Event.DECIDE, caller, at=at)
    check(decision.decider, DECIDERS)
    if (decision.fund is None) != (decision.fen is None):
        raise Refused("old-button")
    if decision.fund is not None:
        check(decision.fund, FUNDS)
    row.fund, row.fen = decision.fund, decision.fen
    row.decider, row.paper = decision.decider, decision.paper
    row.entered_by, row.confirmed_by = caller.person_id, None
    row.round += 1
    row.state = State.ENTERED
    return _done(session, row, Event.DECIDE, caller, at)


def confirm(session: Session, aid_id: int, round_: int, caller: Caller, *, at: datetime) -> Mine:
    """Confirm the decision somebody else entered: reserve and publish, or refuse.

    `round_` is the decision the reader saw: one that was entered anew since is not confirmed by it.
    """
    row = _begin(session, aid_id, Event.CONFIRM, caller, at=at, round_=round_)
    row.confirmed_by = caller.person_id
    if row.fund is None or row.fen is None:
        row.state, row.ended_on = State.REFUSED, at.date()
    else:
        funds.move(session, row.fund, Movement.RESERVE, row.fen, by=caller.person_id, at=at, aid_id=aid_id)
        _publish(session, row, at)
    return _done(session, row, Event.CONFIRM, caller, at, tell=True)


def send_back(session: Session, aid_id: int, round_: int, caller: Caller, *, at: datetime) -> Mine:
    """Send a decision back that was entered wrongly: it is entered anew."""
    row = _begin(session, aid_id, Event.SEND_BACK, caller, at=at, round_=round_)
    row.state = State.APPLIED
    return _done(session, row, Event.SEND_BACK, caller, at)


def object_(session: Session, aid_id: int, why: str, caller: Caller, *, at: datetime) -> Mine:
    """Take down an objection to a notice: what was reserved is free again, and it is decided anew."""
    row = _begin(session, aid_id, Event.OBJECT, caller, at=at)
    release(session, row, by=caller.person_id, at=at)
    row.state, row.objection = State.OBJECTED, why
    return _done(session, row, Event.OBJECT, caller, at, tell=True)


def pay(session: Session, aid_id: int, receipt: str, caller: Caller, *, at: datetime) -> Mine:
    """Write down that it was handed out, against a receipt; only once the notice is over."""
    row = _begin(session, aid_id, Event.PAY, caller, at=at)
    if row.fund is None or row.fen is None:
        raise Refused("aid-not-possible-now")
    funds.move(session, row.fund, Movement.PAY, row.fen, by=caller.person_id, at=at, aid_id=aid_id)
    row.state, row.receipt, row.ended_on = State.PAID, receipt, at.date()
    return _done(session, row, Event.PAY, caller, at, tell=True)


def _begin(
    session: Session, aid_id: int, event: Event, caller: Caller, *, at: datetime, round_: int | None = None
) -> AidRow:
    """Return an application for a step that the rules let this person take now."""
    funds.check_keeper(session, caller)
    row = books.lock(session, aid_id)
    if round_ is not None and round_ != row.round:
        raise Refused("aid-not-possible-now")
    books.allow(session, row, event, caller, on=at.date())
    return row


def _done(
    session: Session, row: AidRow, event: Event, caller: Caller, at: datetime, *, tell: bool = False
) -> Mine:
    session.flush()
    audit.record(session, caller.person_id, f"aid.{event}", f"aid:{row.id}", at)
    if tell:
        books.tell(session, row, at=at)
    return books.told(session, row, caller.person_id)


def _publish(session: Session, row: AidRow, at: datetime) -> None:
    """Put it on public notice from the next working day on."""
    days = rule_settings.area(session, AidSettings, on=at.date()).notice_days
    until = deadline(calendars.calendar(session), at.date(), WorkingDays(days))
    row.state = State.PUBLISHED
    row.published_on, row.notice_days = at.date(), days
    row.notice_until, row.notice_provisional = until.due_on, until.provisional
