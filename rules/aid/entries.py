"""The ledger's double entry: every movement takes from one account of a fund what it gives to another."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Account(StrEnum):
    """Where a fund's money is; the four of a fund always add up to nothing. The value names the column."""

    OUTSIDE = "outside"  # where it came from: never above zero
    FREE = "free"
    RESERVED = "reserved"  # approved, and not yet paid
    PAID = "paid"


class Movement(StrEnum):
    """What moves money; the value is what the database keeps."""

    DEPOSIT = "deposit"  # donated or paid in by members
    ALLOCATION = "allocation"  # the year's share from the county
    CORRECTION = "correction"  # of an amount that was entered wrongly, up or down
    RESERVE = "reserve"  # approved
    RELEASE = "release"  # not to be paid after all
    PAY = "pay"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the ledger: an account, and what it got (or, below zero, gave) in fen."""

    account: Account
    fen: int


# From which account to which; a correction may also go the other way.
_FLOW: Final[Mapping[Movement, tuple[Account, Account]]] = MappingProxyType(
    {
        Movement.DEPOSIT: (Account.OUTSIDE, Account.FREE),
        Movement.ALLOCATION: (Account.OUTSIDE, Account.FREE),
        Movement.CORRECTION: (Account.OUTSIDE, Account.FREE),
        Movement.RESERVE: (Account.FREE, Account.RESERVED),
        Movement.RELEASE: (Account.RESERVED, Account.FREE),
        Movement.PAY: (Account.RESERVED, Account.PAID),
    }
)
# What changes how much is in the fund: these are the lines of the ledger that is filed.
MONEY_IN: Final = (Movement.DEPOSIT, Movement.ALLOCATION)
CASH: Final = (*MONEY_IN, Movement.CORRECTION, Movement.PAY)


def lines(movement: Movement, fen: int) -> tuple[Line, Line]:
    """Return the two lines of a movement, who gives first; only a correction may be below zero."""
    if fen == 0 or (fen < 0 and movement is not Movement.CORRECTION):
        raise ValueError(f"{movement} of {fen}")
    giver, taker = _FLOW[movement] if fen > 0 else reversed(_FLOW[movement])
    return Line(giver, -abs(fen)), Line(taker, abs(fen))
