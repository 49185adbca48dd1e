"""The ballot island: nothing here refers to a person, and nothing elsewhere changes with a ballot."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from storage.models.base import key
from storage.sealed import SealedText

# Rows in order of arrival would tell who came when: a clustered random key has no such order on SQLite.
_UNORDERED = {"sqlite_with_rowid": False}
_NOT_OVER = text("state IN ('open', 'closing')")


class WaveRow(SQLModel, table=True):
    """One round of asking; the private key of its urn is never in the database."""

    __tablename__ = "wave"
    __table_args__ = (
        Index(
            "one_wave_of_a_kind", "template", unique=True, sqlite_where=_NOT_OVER, postgresql_where=_NOT_OVER
        ),
    )

    id: int | None = key()
    title: str
    template: str
    questionnaire: str  # with its scale, as JSON, frozen at opening
    state: str  # open, closing (no more ballots, not yet counted), closed, lost (never counted)
    opened_at: datetime
    opens_on: date
    closes_on: date  # the last day for ballots
    closed_on: date | None = None
    k: int
    public_key: bytes = Field(unique=True)
    roll_key: str | None = Field(default=None, sa_type=SealedText("wave.roll_key"))  # deleted at closing
    remarks: int | None = None  # how many were handed in; written at closing


class WaveUnitRow(SQLModel, table=True):
    """A unit of the tree as it was at opening."""

    __tablename__ = "wave_unit"
    __table_args__: Any = (_UNORDERED,)  # Any: SQLModel types this attribute by its first use only

    wave_id: int = Field(foreign_key="wave.id", primary_key=True)
    unit_id: int = Field(primary_key=True)
    parent_id: int | None = None
    path: str
    name: str


class WavePlaceRow(SQLModel, table=True):
    """How many were invited of a unit and group; after closing, in the cell of which unit they count."""

    __tablename__ = "wave_place"
    __table_args__: Any = (_UNORDERED,)  # Any: as above

    wave_id: int = Field(foreign_key="wave.id", primary_key=True)
    unit_id: int = Field(primary_key=True)
    grp: str = Field(primary_key=True)
    invited: int
    cell_id: int | None = None


class WaveCellRow(SQLModel, table=True):
    """A counting cell of at least k ballots; written once, at closing."""

    __tablename__ = "wave_cell"
    __table_args__: Any = (_UNORDERED,)  # Any: as above

    wave_id: int = Field(foreign_key="wave.id", primary_key=True)
    unit_id: int = Field(primary_key=True)
    grp: str = Field(primary_key=True)
    voted: int


class RollRow(SQLModel, table=True):
    """A place on the roll: a keyed hash of a person, and whether a ballot was handed in for it."""

    __tablename__ = "roll"
    __table_args__: Any = (_UNORDERED,)  # Any: as above

    wave_id: int = Field(foreign_key="wave.id", primary_key=True)
    tag: str = Field(primary_key=True)
    unit_id: int
    grp: str
    voted: bool = False


class UrnRow(SQLModel, table=True):
    """A sealed box under a random key; the urn is emptied at closing."""

    __tablename__ = "urn"
    __table_args__: Any = (_UNORDERED,)  # Any: as above

    wave_id: int = Field(foreign_key="wave.id", primary_key=True)
    random_key: str = Field(primary_key=True)
    kind: str  # ballot, remark: their lengths tell them apart anyway
    box: bytes


class TallyRow(SQLModel, table=True):
    """How many of a cell gave an answer; written once, at closing."""

    __tablename__ = "tally"
    __table_args__: Any = (_UNORDERED,)  # Any: as above

    wave_id: int = Field(foreign_key="wave.id", primary_key=True)
    unit_id: int = Field(primary_key=True)
    grp: str = Field(primary_key=True)
    channel: str = Field(primary_key=True)  # chat, paper
    question: str = Field(primary_key=True)
    answer: str = Field(primary_key=True)
    n: int


class RemarkRow(SQLModel, table=True):
    """A remark from the urn, shown for the county only, in no order."""

    __tablename__ = "remark"
    __table_args__: Any = (_UNORDERED,)  # Any: as above

    wave_id: int = Field(foreign_key="wave.id", primary_key=True)
    random_key: str = Field(primary_key=True)
    text: str = Field(sa_type=SealedText("remark.text"))
