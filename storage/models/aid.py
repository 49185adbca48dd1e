"""Aid: the funds' accounts, their append-only ledger, applications, and what waits for a second person."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.models.base import big, key, refers
from storage.sealed import SealedText

_OPEN = text("state IN ('applied', 'entered', 'published', 'objected')")
_PAYS = text("kind = 'pay'")


class FundRow(SQLModel, table=True):
    """One fund: how much is where, in fen. Every change is one guarded update of this row."""

    __tablename__ = "fund"
    __table_args__ = (
        CheckConstraint("free >= 0 AND reserved >= 0 AND paid >= 0", name="never_below_zero"),
        CheckConstraint("outside + free + reserved + paid = 0", name="balances"),
    )

    code: str = Field(primary_key=True)
    outside: int = big(default=0)
    free: int = big(default=0)
    reserved: int = big(default=0)
    paid: int = big(default=0)
    movements: int = 0  # how many there have been: the number of the last


class AidRow(SQLModel, table=True):
    """An application for aid, and what was decided about it."""

    __tablename__ = "aid"
    __table_args__ = (
        Index("one_open_a_person", "person_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        CheckConstraint("fen IS NULL OR fen > 0", name="an_amount"),
    )

    id: int | None = key()
    person_id: int = refers("person.id")
    unit_id: int = refers("unit.id")  # the branch they belonged to
    category: str
    why: str = Field(sa_type=SealedText("aid.why"))
    voice: str | None = Field(default=None, sa_type=SealedText("aid.voice"))  # the file's id
    state: str = Field(index=True)
    applied_by: int = refers("person.id")
    applied_on: date
    round: int = 0  # how often a decision was entered: a button knows which one it is about
    fund: str | None = None  # of the last decision; None: refused
    fen: int | None = big(default=None)
    decider: str | None = None  # branch, town, department, county
    paper: str | None = None
    entered_by: int | None = refers("person.id", default=None, index=False)
    confirmed_by: int | None = refers("person.id", default=None, index=False)
    published_on: date | None = None
    notice_days: int | None = None  # working days
    notice_until: date | None = None
    notice_provisional: bool = False
    objection: str | None = Field(default=None, sa_type=SealedText("aid.objection"))
    receipt: str | None = None
    ended_on: date | None = None


class FundOrderRow(SQLModel, table=True):
    """Money in, or a correction: entered by one person, done when a second confirms it."""

    __tablename__ = "fund_order"

    id: int | None = key()
    fund: str
    kind: str  # deposit, allocation, correction
    fen: int = big()  # a correction may be below zero
    paper: str  # from whom, by which paper; of a correction: why
    state: str = Field(index=True)  # waiting, done, struck
    entered_by: int = refers("person.id", index=False)
    entered_on: date
    confirmed_by: int | None = refers("person.id", default=None, index=False)


class MovementRow(SQLModel, table=True):
    """One movement of a fund's money, numbered without a gap; never changed, never removed."""

    __tablename__ = "fund_movement"
    __table_args__: Any = (  # Any: SQLModel types this attribute by its first use only
        UniqueConstraint("fund", "number"),
        Index("one_payment_an_aid", "aid_id", unique=True, sqlite_where=_PAYS, postgresql_where=_PAYS),
    )

    id: int | None = key()
    fund: str = refers("fund.code", index=False)
    number: int
    kind: str
    aid_id: int | None = refers("aid.id", default=None)
    order_id: int | None = Field(default=None, foreign_key="fund_order.id", unique=True)
    on_date: date = Field(index=True)
    at: datetime
    by_id: int = refers("person.id", index=False)
    in_fund: int = big()  # free and reserved together, afterwards


class FundLineRow(SQLModel, table=True):
    """One side of a movement; the sides of one add up to nothing."""

    __tablename__ = "fund_line"

    movement_id: int = Field(foreign_key="fund_movement.id", primary_key=True)
    account: str = Field(primary_key=True)
    fen: int = Field(sa_type=BigInteger)
