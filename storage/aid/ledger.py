"""The ledger of aid as it is filed: per fund what was there, every payment in and out, and what is left."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from rules.aid.catalogue import FUNDS
from rules.aid.entries import CASH, Account, Movement
from storage.care import reading
from storage.exports.units import full_name
from storage.models.aid import AidRow, FundLineRow, FundOrderRow, MovementRow
from storage.models.people import PersonRow, UnitRow
from storage.sheets.cells import Row
from storage.sheets.words import Words

_EMPTY: Final = ("name", "unit", "category", "income", "expense", "paper", "notice-until", "receipt")


def rows(session: Session, from_on: date, until_on: date, words: Words) -> Iterator[Row]:
    """Yield the rows of the sheet `aid`: fund by fund, what was brought forward first."""
    for fund in FUNDS:
        name = words(f"aid-fund-{fund}")
        before = _brought_forward(session, fund, from_on)
        moved = list(_moved(session, fund, from_on, until_on, words))
        if before is None and not moved:
            continue
        yield {
            "day": from_on,
            "fund": name,
            "subject": words("aid-ledger-opening"),
            "balance": before or 0,
            **dict.fromkeys(_EMPTY),
        }
        yield from ({"fund": name, **row} for row in moved)


def _moved(session: Session, fund: str, from_on: date, until_on: date, words: Words) -> Iterator[Row]:
    wanted = (
        select(MovementRow, FundLineRow, AidRow, FundOrderRow)
        .join(FundLineRow, col(FundLineRow.movement_id) == col(MovementRow.id))
        .join(AidRow, col(AidRow.id) == col(MovementRow.aid_id), isouter=True)
        .join(FundOrderRow, col(FundOrderRow.id) == col(MovementRow.order_id), isouter=True)
        .where(
            MovementRow.fund == fund,
            col(MovementRow.kind).in_(CASH),
            col(MovementRow.on_date).between(from_on, until_on),
            col(FundLineRow.account).in_((Account.OUTSIDE, Account.PAID)),
        )
        .order_by(col(MovementRow.number))
    )
    found: Iterable[tuple[MovementRow, FundLineRow, AidRow | None, FundOrderRow | None]] = session.exec(
        wanted
    )
    for movement, line, aid, order in found:
        about = _of_aid(session, aid, words) if aid is not None else _of_order(order)
        change = -line.fen  # what left the outside came into the fund
        yield {
            "day": movement.on_date,
            "subject": words(f"fund-kind-{Movement(movement.kind)}"),
            "income": change if movement.kind != Movement.PAY else None,
            "expense": -change if movement.kind == Movement.PAY else None,
            "balance": movement.in_fund,
            **about,
        }


def _of_aid(session: Session, aid: AidRow, words: Words) -> dict[str, str | date | None]:
    unit = session.get_one(UnitRow, aid.unit_id)
    towns = reading.unit_names(session, [each for each in (unit.parent_id,) if each is not None])
    decider = words(f"aid-decider-{aid.decider}")
    return {
        "name": session.get_one(PersonRow, aid.person_id).name,
        "unit": full_name(towns.get(unit.parent_id or 0, ""), unit.name),
        "category": words(f"aid-category-{aid.category}"),
        "paper": words("aid-ledger-paper", decider=decider, paper=aid.paper or ""),
        "notice-until": aid.notice_until,
        "receipt": aid.receipt,
    }


def _of_order(order: FundOrderRow | None) -> dict[str, str | date | None]:
    nothing: dict[str, str | date | None] = dict.fromkeys(
        ("name", "unit", "category", "notice-until", "receipt")
    )
    return nothing | {"paper": order.paper if order is not None else None}


def _brought_forward(session: Session, fund: str, before: date) -> int | None:
    """Return how much was in the fund when a day began; None: nothing had ever come in."""
    last = select(MovementRow.in_fund).where(MovementRow.fund == fund, col(MovementRow.on_date) < before)
    return session.exec(last.order_by(col(MovementRow.number).desc()).limit(1)).first()
