"""The funds' money: one guarded update of a fund's row, and the ledger's lines in the same transaction."""

from datetime import datetime
from typing import Final

from sqlalchemy import Row
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, func, select, update

from rules.aid.catalogue import FUNDS, check
from rules.aid.entries import MONEY_IN, Account, Line, Movement, lines
from rules.permissions import Caller, Permission, scope
from rules.refusals import Refused
from storage import units
from storage.aid.values import Balance, Entry, Statement
from storage.models.aid import FundLineRow, FundRow, MovementRow
from storage.models.base import id_of

_PAGE: Final = 8  # movements on a screen


def check_keeper(session: Session, caller: Caller) -> None:
    """Refuse whoever does not keep the county's funds."""
    if not keeps(session, caller):
        raise Refused("not-allowed")


def keeps(session: Session, caller: Caller) -> bool:
    """Say whether somebody keeps the county's funds: by a post for the county, not for an office of it."""
    root = units.county(session)
    return root is not None and scope(caller, Permission.KEEP_FUNDS).covers(root.path)


def move(
    session: Session,
    fund: str,
    movement: Movement,
    fen: int,
    *,
    by: int,
    at: datetime,
    aid_id: int | None = None,
    order_id: int | None = None,
) -> None:
    """Move money of a fund and write it into the ledger; what is not there is refused ('fund-too-little')."""
    sides = lines(movement, fen)
    if movement in MONEY_IN:
        _open(session, fund)
    number, in_fund = _shift(session, fund, sides)
    row = MovementRow(
        fund=fund,
        number=number,
        kind=movement,
        aid_id=aid_id,
        order_id=order_id,
        on_date=at.date(),
        at=at,
        by_id=by,
        in_fund=in_fund,
    )
    session.add(row)
    session.flush()
    session.add_all(FundLineRow(movement_id=id_of(row), account=side.account, fen=side.fen) for side in sides)
    session.flush()


def balances(session: Session) -> list[Balance]:
    """List every fund and how much of it is where, those nobody has paid into yet included."""
    rows = session.exec(select(FundRow))
    known = {row.code: Balance(row.code, row.free, row.reserved, row.paid) for row in rows}
    return [known.get(fund, Balance(fund)) for fund in FUNDS]


def statement(session: Session, fund: str, page: int, caller: Caller) -> Statement:
    """Return a page of a fund's movements; one that is not there becomes the nearest."""
    check_keeper(session, caller)
    check(fund, FUNDS)
    of_fund = MovementRow.fund == fund
    total = session.exec(select(func.count()).select_from(MovementRow).where(of_fund)).one()
    pages = max(1, -(-total // _PAGE))
    page = min(max(page, 0), pages - 1)
    newest = select(MovementRow).where(of_fund).order_by(col(MovementRow.number).desc())
    rows = session.exec(newest.offset(page * _PAGE).limit(_PAGE)).all()
    balance = next(each for each in balances(session) if each.fund == fund)
    return Statement(balance, tuple(_entry(session, row) for row in rows), page, pages)


def _shift(session: Session, fund: str, sides: tuple[Line, Line]) -> tuple[int, int]:
    """Move money between two accounts if what gives has enough; return the movement's number and the total.

    This is the one place where money moves. Two who take the last yuan at once: the second waits for the row,
    and then it is not enough any more.
    """
    changed = {side.account.value: _column(side.account) + side.fen for side in sides}
    enough = [_column(side.account) >= -side.fen for side in sides if side.fen < 0 and _guarded(side.account)]
    found: Row[int, int] | None = session.execute(
        update(FundRow)
        .where(col(FundRow.code) == fund, *enough)
        .values(movements=FundRow.movements + 1, **changed)
        .returning(col(FundRow.movements), col(FundRow.free) + col(FundRow.reserved))
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if found is None:
        raise Refused("fund-too-little")
    return found[0], found[1]


def _guarded(account: Account) -> bool:
    """Say whether an account may not fall below zero: what came from outside is counted below it."""
    return account is not Account.OUTSIDE


def _column(account: Account) -> Mapped[int]:
    column: int = getattr(FundRow, account)
    return col(column)


def _open(session: Session, fund: str) -> None:
    """Make a fund's row when money first comes in."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    empty = FundRow(code=fund).model_dump()
    session.execute(insert(FundRow).values(**empty).on_conflict_do_nothing())


def _entry(session: Session, row: MovementRow) -> Entry:
    kind = Movement(row.kind)
    about = Account.RESERVED if kind in {Movement.RESERVE, Movement.RELEASE, Movement.PAY} else Account.FREE
    side = session.get_one(FundLineRow, (id_of(row), about.value))
    return Entry(row.number, row.on_date, kind, side.fen, row.in_fund)
