"""The five cares: dated facts about people, encounters that settle what is owed, and waivers."""

from datetime import date

from sqlmodel import Field, SQLModel

from storage.models.base import key, refers
from storage.sealed import SealedText


class FactRow(SQLModel, table=True):
    """One version of something that holds of a person; a later version names the first, none is edited."""

    __tablename__ = "fact"

    id: int | None = key()
    person_id: int = refers("person.id")
    kind: str  # hardship, unable, alone, away, in_hospital, died …
    from_on: date
    until_on: date | None = None
    recorded_on: date
    origin_id: int | None = refers("fact.id", default=None)  # the first version; None if this is it
    source: str  # roster (an import ends only what an import opened) or report
    entered_by: int | None = refers("person.id", default=None, index=False)
    confirmed_by: int | None = refers("person.id", default=None, index=False)
    confirmed_on: date | None = None
    withdrawn_on: date | None = None  # undone, or a death that was rejected


class EncounterRow(SQLModel, table=True):
    """Something that was done: a visit to an elder, a talk, a department's visit to a unit."""

    __tablename__ = "encounter"

    id: int | None = key()
    kind: str  # visit, talk, …
    way: str | None = None  # home, phone, hospital, proxy, gathering
    person_id: int | None = refers("person.id", default=None)
    unit_id: int | None = refers("unit.id", default=None)
    by_id: int = refers("person.id", index=False)
    entered_by: int | None = refers("person.id", default=None, index=False)  # if not `by_id`
    on_date: date = Field(index=True)
    entered_on: date
    note: str | None = Field(default=None, sa_type=SealedText("encounter.note"))
    withdrawn_on: date | None = None


class WaiverRow(SQLModel, table=True):
    """A task somebody decided need not be done; the reason is one of a closed list, nothing is typed."""

    __tablename__ = "waiver"

    rule: str = Field(primary_key=True)
    subject_id: int = Field(primary_key=True)
    slot: str = Field(primary_key=True)
    reason: str
    by_id: int = refers("person.id", index=False)
    on_date: date
    withdrawn_on: date | None = None
