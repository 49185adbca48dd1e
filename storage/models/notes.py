"""The branches' monthly notes: only what people answered; every number is counted from what is recorded."""

from datetime import date

from sqlmodel import Field, SQLModel

from storage.models.base import refers
from storage.sealed import SealedText


class NoteRow(SQLModel, table=True):
    """A branch's note of a month, as it was sent."""

    __tablename__ = "note"

    unit_id: int = Field(foreign_key="unit.id", primary_key=True)
    month: date = Field(primary_key=True)  # its first day
    held_on: date | None = None  # the fixed day; None: not held
    passed_up: str | None = Field(default=None, sa_type=SealedText("note.passed_up"))
    voice: str | None = Field(default=None, sa_type=SealedText("note.voice"))  # the file's id
    sent_by: int = refers("person.id", index=False)
    sent_on: date
