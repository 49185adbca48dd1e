"""The ballot island: nothing here refers to a person, and nothing elsewhere changes with a ballot."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from storage.models.base import key, refers
from storage.sealed import SealedJson, SealedText

# Rows in order of arrival would tell who came when: a clustered random key has no such order on SQLite.
_UNORDERED = {"sqlite_with_rowid": False}


def _no() -> Any:  # Any: SQLModel's Field stands for a value of whatever type the column has
    return Field(default=False, sa_column_kwargs={"server_default": text("false")})


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
    template: str  # what it is compared with: a questionnaire's code, of a unit or host `code:number`
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
    about_id: int | None = None  # the unit that is assessed, the post of the host who is rated
    paper_in: bool = _no()  # nothing more will come on paper
    paper_listed: int | None = None  # people put on paper, and the ballots they handed in: written at closing
    paper_cast: int | None = None


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
    members: int | None = None  # in a sample: how many the invited stand for


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
    paper: bool = _no()  # votes on paper: marked before a paper is handed out, and then never in the chat


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


class QuestionnaireRow(SQLModel, table=True):
    """A county's own questionnaire as it was loaded; a version is never edited."""

    __tablename__ = "questionnaire"

    code: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    content: str  # with its scale, as JSON
    loaded_at: datetime


class SampleRow(SQLModel, table=True):
    """A random sample: its frame is published first, then a value nobody could know draws it."""

    __tablename__ = "sample"

    id: int | None = key()
    title: str
    template: str
    questionnaire: str
    groups: str  # codes, separated by commas
    size: int
    days: int | None = None
    algorithm: str
    frame_key: str = Field(sa_type=SealedText("sample.frame_key"))  # makes people's codes
    frame_hash: str
    beacon: str  # which public value will be taken, in words
    beacon_on: date  # the day from which it can be known: after the frame was published
    published_at: datetime
    value: str | None = None  # that value as it was published
    drawn_at: datetime | None = None
    wave_id: int | None = refers("wave.id", default=None, unique=True)


class SampleCodeRow(SQLModel, table=True):
    """A line of the published frame: an opaque code and its stratum; later whether it was drawn."""

    __tablename__ = "sample_code"
    __table_args__: Any = (_UNORDERED,)  # Any: as above

    sample_id: int = Field(foreign_key="sample.id", primary_key=True)
    code: str = Field(primary_key=True)
    stratum: str
    drawn: bool = _no()


class PaperBoxRow(SQLModel, table=True):
    """A count sheet: a box of at least k paper ballots mixed across units; gone once the wave is counted."""

    __tablename__ = "paper_box"

    wave_id: int = Field(foreign_key="wave.id", primary_key=True)
    number: int = Field(primary_key=True)
    ballots: int
    counts: list[list[int]] = Field(sa_type=SealedJson("paper_box.counts"))  # by question, then by option
    entered_by: int = refers("person.id", index=False)
    entered_at: datetime
    confirmed_by: int | None = refers("person.id", default=None, index=False)


class PaperTallyRow(SQLModel, table=True):
    """How many paper ballots of the county gave an answer; written once, at closing."""

    __tablename__ = "paper_tally"
    __table_args__: Any = (_UNORDERED,)  # Any: as above

    wave_id: int = Field(foreign_key="wave.id", primary_key=True)
    question: str = Field(primary_key=True)
    answer: str = Field(primary_key=True)
    n: int
