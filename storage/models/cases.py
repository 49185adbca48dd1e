"""Cases: what somebody raised, its rounds with their clocks, its timeline, and ways back to the nameless.

Nothing here lies in order of arrival, and nothing says more than the day: a random key on a clustered table
has no order on SQLite, so that an anonymous case cannot be placed between two others.
"""

import secrets
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey
from sqlalchemy import text as sql_text
from sqlmodel import Field, SQLModel

from storage.models.base import big, refers
from storage.sealed import SealedJson, SealedText

_UNORDERED = {"sqlite_with_rowid": False}


def _random_id() -> int:
    return secrets.randbits(62)


def _of_case(**options: Any) -> Any:  # Any: passed on to Field, and Field's own return type
    return Field(
        sa_type=BigInteger,
        sa_column_args=[ForeignKey("case.id")],
        sa_column_kwargs={"autoincrement": False} if options.get("primary_key") else {},
        **options,
    )


class CaseRow(SQLModel, table=True):
    """One matter that somebody raised, until somebody who may say so is satisfied."""

    __tablename__ = "case"
    __table_args__: Any = (  # Any: SQLModel types this attribute by its first use only
        CheckConstraint(
            "privacy <> 'anonymous' OR (person_id IS NULL AND raised_by IS NULL)", name="nameless"
        ),
        _UNORDERED,
    )

    id: int = big(primary_key=True, default_factory=_random_id, sa_column_kwargs={"autoincrement": False})
    number: str = Field(unique=True)
    category: str
    unit_id: int = refers("unit.id")  # in charge
    source: str  # chat, letter, phone, reception, visit, meeting, remark, low_score
    source_key: str | None = Field(default=None, unique=True)  # 'reception:12': what became this case, once
    privacy: str  # named, confidential, anonymous
    person_id: int | None = refers("person.id", default=None)  # whose matter it is
    raised_by: int | None = refers("person.id", default=None)  # who put it in
    caller: str | None = Field(default=None, sa_type=SealedText("case.caller"))  # somebody not on the roster
    text: str = Field(sa_type=SealedText("case.text"))
    state: str = Field(index=True)
    round: int = 1
    owner_id: int | None = refers("person.id", default=None)
    deputy_id: int | None = refers("person.id", default=None)
    verdict: str = "none"  # what its person last said of the answer
    verdict_by: str | None = None  # self, relative, witness, evaluation
    lead_id: int | None = _of_case(default=None, index=True)  # merged: the case it goes on as part of
    received_on: date
    ended_on: date | None = None
    # Its words were emptied, as retention says.
    forgotten: bool = Field(default=False, sa_column_kwargs={"server_default": sql_text("false")})


class CaseWayRow(SQLModel, table=True):
    """The way back to whoever raised an anonymous case; sealed with a salt, so that no two look alike."""

    __tablename__ = "case_way"
    __table_args__: Any = (_UNORDERED,)  # Any: as above

    case_id: int = _of_case(primary_key=True)
    way: str = Field(sa_type=SealedText("case_way.way"))


class CaseRoundRow(SQLModel, table=True):
    """One round: received (or not satisfied), due, answered, judged; with how its deadline was computed."""

    __tablename__ = "case_round"
    __table_args__: Any = (_UNORDERED,)  # Any: as above

    case_id: int = _of_case(primary_key=True)
    number: int = Field(primary_key=True)
    received_on: date
    budget: int
    unit: str  # working_days, calendar_days
    extension: int = 0  # working days
    extended_why: str | None = Field(default=None, sa_type=SealedText("case_round.extended_why"))
    due_on: date = Field(index=True)
    how: str  # as JSON: the days off and the make-up days on the way
    calendar_version: str
    provisional: bool
    answered_on: date | None = None
    verdict: str | None = None
    verdict_by: str | None = None
    verdict_on: date | None = None


class CaseEntryRow(SQLModel, table=True):
    """A line of a case's timeline; `seq` counts within the case."""

    __tablename__ = "case_entry"
    __table_args__: Any = (_UNORDERED,)  # Any: as above

    case_id: int = _of_case(primary_key=True)
    seq: int = Field(primary_key=True)
    on_date: date = Field(index=True)
    kind: str
    by_id: int | None = refers("person.id", default=None)  # None: the clock, or whoever has no name here
    text: str | None = Field(default=None, sa_type=SealedText("case_entry.text"))
    files: list[list[str]] | None = Field(
        default=None, sa_type=SealedJson("case_entry.files")
    )  # kind, file id
    audited: bool = True  # acts of the nameless come into the trail the night after, in no order
