"""Applying: for oneself or for somebody one may speak for; and withdrawing what one applied for."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from rules.aid.catalogue import CATEGORIES, check
from rules.aid.entries import Movement
from rules.aid.lifecycle import OPEN, Event, State
from rules.permissions import Caller
from rules.refusals import Refused
from storage import audit, people
from storage.aid import books, funds
from storage.aid.values import Mine
from storage.cases import raising
from storage.models.aid import AidRow
from storage.said import Said


def check_for(session: Session, caller: Caller, person_id: int, *, on: date) -> None:
    """Refuse somebody for whom the caller may not apply, or for whom an application is under way."""
    if person_id != caller.person_id:
        raising.check_for(session, caller, person_id, on=on)
    if people.branch_path(session, person_id, on=on) is None:
        raise Refused("aid-not-on-roster")
    books.check_alive(session, person_id, on=on)
    open_ = select(AidRow.id).where(AidRow.person_id == person_id, col(AidRow.state).in_(OPEN))
    if session.exec(open_).first() is not None:
        raise Refused("aid-under-way")


def apply(
    session: Session, caller: Caller, person_id: int, category: str, why: Said, *, at: datetime
) -> Mine:
    """Apply for aid; whoever enters it for somebody is its applicant."""
    check(category, CATEGORIES)
    check_for(session, caller, person_id, on=at.date())
    row = AidRow(
        person_id=person_id,
        unit_id=_branch(session, person_id, at.date()),
        category=category,
        why=why.words,
        voice=why.voice,
        state=State.APPLIED,
        applied_by=caller.person_id,
        applied_on=at.date(),
    )
    session.add(row)
    session.flush()
    audit.record(session, caller.person_id, "aid.apply", f"aid:{row.id}", at)
    return books.told(session, row)


def mine(session: Session, caller: Caller) -> list[Mine]:
    """List the applications of somebody's own that are not over."""
    wanted = select(AidRow).where(AidRow.applied_by == caller.person_id, col(AidRow.state).in_(OPEN))
    return [books.told(session, row) for row in session.exec(wanted.order_by(col(AidRow.id)))]


def one(session: Session, aid_id: int, caller: Caller) -> Mine:
    """Return an application of somebody's own; others are refused ('aid-not-yours')."""
    row = books.find(session, aid_id)
    if row.applied_by != caller.person_id:
        raise Refused("aid-not-yours")
    return books.told(session, row)


def withdraw(session: Session, aid_id: int, caller: Caller, *, at: datetime) -> Mine:
    """Withdraw one's own application, or any as somebody who keeps the funds; its reservation is released."""
    row = books.lock(session, aid_id)
    own = row.applied_by == caller.person_id
    if not own:
        funds.check_keeper(session, caller)
    books.allow(session, row, Event.WITHDRAW, caller, on=at.date())
    release(session, row, by=caller.person_id, at=at)
    row.state, row.ended_on = State.WITHDRAWN, at.date()
    session.flush()
    audit.record(session, caller.person_id, "aid.withdraw", f"aid:{aid_id}", at)
    if not own:
        books.tell(session, row, at=at)
    return books.told(session, row)


def release(session: Session, row: AidRow, *, by: int, at: datetime) -> None:
    """Give back what is reserved for an application, if anything is."""
    if row.state == State.PUBLISHED and row.fund is not None and row.fen is not None:
        funds.move(session, row.fund, Movement.RELEASE, row.fen, by=by, at=at, aid_id=row.id)


def _branch(session: Session, person_id: int, on: date) -> int:
    path = people.branch_path(session, person_id, on=on) or ""
    return int(path.strip("/").rpartition("/")[2])
