"""Money that comes in, and corrections: entered by one person, moved once a second has confirmed it."""

from dataclasses import asdict
from datetime import datetime
from typing import Final

from sqlmodel import Session, col, select

from rules.aid.catalogue import FUNDS, check
from rules.aid.entries import MONEY_IN, Movement
from rules.permissions import Caller
from rules.refusals import Refused
from storage import audit
from storage.aid.funds import check_keeper, move
from storage.aid.values import Order, Wish
from storage.models.aid import FundOrderRow
from storage.models.base import id_of
from storage.models.people import PersonRow

WAITING: Final = "waiting"
DONE: Final = "done"
STRUCK: Final = "struck"
KINDS: Final = (*MONEY_IN, Movement.CORRECTION)


def enter(session: Session, wish: Wish, caller: Caller, *, at: datetime) -> Order:
    """Enter money in, or a correction, for a second person to confirm; nothing moves yet."""
    check_keeper(session, caller)
    check(wish.fund, FUNDS)
    check(wish.kind, KINDS)
    row = FundOrderRow(
        **asdict(wish),
        state=WAITING,
        entered_by=caller.person_id,
        entered_on=at.date(),
    )
    session.add(row)
    session.flush()
    audit.record(session, caller.person_id, "fund.enter", f"order:{row.id}", at)
    return _told(session, row, caller)


def confirm(session: Session, order_id: int, caller: Caller, *, at: datetime) -> Order:
    """Let the money move; whoever entered it is no second person ('fund-second-person')."""
    row = _lock(session, order_id, caller)
    if row.entered_by == caller.person_id:
        raise Refused("fund-second-person")
    row.state, row.confirmed_by = DONE, caller.person_id
    move(session, row.fund, Movement(row.kind), row.fen, by=caller.person_id, at=at, order_id=order_id)
    audit.record(session, caller.person_id, "fund.confirm", f"order:{order_id}", at)
    return _told(session, row, caller)


def strike(session: Session, order_id: int, caller: Caller, *, at: datetime) -> Order:
    """Strike out what was entered wrongly, before anybody confirmed it."""
    row = _lock(session, order_id, caller)
    row.state = STRUCK
    audit.record(session, caller.person_id, "fund.strike", f"order:{order_id}", at)
    return _told(session, row, caller)


def one(session: Session, order_id: int, caller: Caller) -> Order:
    """Return an order that waits, for somebody who keeps the funds."""
    check_keeper(session, caller)
    return _told(session, _checked(session.get(FundOrderRow, order_id)), caller)


def waiting(session: Session, caller: Caller) -> list[Order]:
    """List what waits for a second person, oldest first."""
    found = select(FundOrderRow).where(FundOrderRow.state == WAITING).order_by(col(FundOrderRow.id))
    return [_told(session, row, caller) for row in session.exec(found)]


def _lock(session: Session, order_id: int, caller: Caller) -> FundOrderRow:
    """Return an order for changing it: one transaction at a time works on it."""
    check_keeper(session, caller)
    wanted = select(FundOrderRow).where(FundOrderRow.id == order_id).with_for_update()
    return _checked(session.exec(wanted.execution_options(populate_existing=True)).one_or_none())


def _checked(row: FundOrderRow | None) -> FundOrderRow:
    """Refuse an order that is over, or never was."""
    if row is None or row.state != WAITING:
        raise Refused("old-button")
    return row


def _told(session: Session, row: FundOrderRow, caller: Caller) -> Order:
    name = session.get_one(PersonRow, row.entered_by).name
    mine = row.entered_by == caller.person_id
    return Order(id_of(row), row.fund, Movement(row.kind), row.fen, row.paper, name, mine)
