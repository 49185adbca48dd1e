"""The life of the roster: imports, doubts and what was decided, former names of units, merged records."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from storage.models.base import key, refers
from storage.sealed import SealedJson


class RosterImportRow(SQLModel, table=True):
    """An import that was begun; of two that were planned at one moment only the first goes on."""

    __tablename__ = "roster_import"

    id: int | None = key()
    by_id: int | None = refers("person.id", default=None, index=False)  # None: the command line
    begun_at: datetime
    finished_at: datetime | None = None


class RosterDoubtRow(SQLModel, table=True):
    """An entry of a roster that could not be told apart, and what somebody decided about it."""

    __tablename__ = "roster_doubt"

    id: int | None = key()
    fingerprint: str = Field(unique=True)  # of what the entry says, the same in the next workbook
    upload: int = Field(index=True, sa_column_kwargs={"server_default": "0"})  # the file it last stood in
    row: int
    reason: str
    told: dict[str, object] = Field(sa_type=SealedJson("roster_doubt.told"))  # what the row says, to be shown
    candidates: list[int] = Field(sa_type=SealedJson("roster_doubt.candidates"))
    answer: str | None = None  # same, another; None while open
    people: list[int] | None = Field(default=None, sa_type=SealedJson("roster_doubt.people"))
    by_id: int | None = refers("person.id", default=None, index=False)
    decided_at: datetime | None = None


class FormerNameRow(SQLModel, table=True):
    """What a unit was called before: an older roster still finds it."""

    __tablename__ = "former_name"

    id: int | None = key()
    unit_id: int = refers("unit.id")
    name: str
    until_on: date


class MergedRow(SQLModel, table=True):
    """A record that was found to be the same person as another: gone, but what it said is kept."""

    __tablename__ = "merged"

    gone_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    kept_id: int = refers("person.id")
    said: dict[str, object] = Field(sa_type=SealedJson("merged.said"))  # its own columns
    by_id: int | None = refers("person.id", default=None, index=False)
    at: datetime
