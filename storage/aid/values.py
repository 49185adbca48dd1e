"""What is told of aid: to the applicant, to those who keep the funds, and to everybody on the notice."""

from dataclasses import dataclass
from datetime import date

from rules.aid.entries import Movement
from rules.aid.lifecycle import Event, State
from storage.said import Said


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, by whom, on which paper; without a fund and an amount the answer is no."""

    decider: str
    paper: str
    fund: str | None = None
    fen: int | None = None


@dataclass(frozen=True, slots=True)
class Mine:
    """An application as its applicant sees it; `name` is whom it is for, None: for themselves."""

    id: int
    name: str | None
    category: str
    state: State
    round: int
    fund: str | None
    fen: int | None
    notice_until: date | None
    receipt: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """An application as those see it who keep the funds; `may` is what the reader can do now."""

    id: int
    name: str
    unit: str
    category: str
    why: Said
    state: State
    round: int
    applicant: str
    applied_on: date
    decision: Decision | None
    entered_by: str | None
    objection: str | None
    published_on: date | None
    notice_until: date | None
    receipt: str | None
    may: frozenset[Event]


@dataclass(frozen=True, slots=True)
class Wish:
    """Money that came in, or a correction (below zero: less than the ledger says), and its paper."""

    fund: str
    kind: str
    fen: int
    paper: str


@dataclass(frozen=True, slots=True)
class Order:
    """Money in or a correction that waits for a second person; `mine`: the reader entered it."""

    id: int
    fund: str
    kind: Movement
    fen: int
    paper: str
    entered_by: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Balance:
    """How much of a fund is where, in fen."""

    fund: str
    free: int = 0
    reserved: int = 0
    paid: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A movement on a statement; `fen` is what the account it is about got or gave."""

    number: int
    on: date
    kind: Movement
    fen: int
    in_fund: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A page of a fund's movements, the newest first."""

    balance: Balance
    entries: tuple[Entry, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for one of those who keep the funds, by what they can do with it."""

    decide: tuple[Mine, ...]
    confirm: tuple[Mine, ...]
    pay: tuple[Mine, ...]
    on_notice: tuple[Mine, ...]
    orders: tuple[Order, ...]

    @property
    def count(self) -> int:
        """How many there are that the reader can do something with."""
        others = [order for order in self.orders if not order.mine]
        return len(self.decide) + len(self.confirm) + len(self.pay) + len(others)


@dataclass(frozen=True, slots=True)
class Posted:
    """A public notice of one branch: name and kind of help, nothing else; and its days."""

    unit: str
    from_on: date  # when it was posted; the day after is the first that counts
    until_on: date
    days: int  # working days
    people: tuple[tuple[str, str], ...]
