"""Errands: long work that somebody asked for, kept until it is done or they were told that it is not."""

from datetime import datetime

from sqlmodel import Field, SQLModel, UniqueConstraint

from storage.models.base import big, key
from storage.sealed import SealedJson


class ErrandRow(SQLModel, table=True):
    """One errand, under way or to be taken up again after a crash; of each kind one a person."""

    __tablename__ = "errand"
    __table_args__ = (UniqueConstraint("kind", "person_id"),)

    id: int | None = key()
    kind: str
    person_id: int = Field(foreign_key="person.id", index=True)
    chat_id: int = big()
    params: dict[str, object] = Field(sa_type=SealedJson("errand.params"))
    asked_at: datetime
    tries: int = 0  # starts that ended before it did
