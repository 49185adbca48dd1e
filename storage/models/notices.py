"""Notices: one text to the people of a unit's subtree or of a group, sealed like whatever people write."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from storage.models.base import key, refers
from storage.sealed import SealedText


class NoticeRow(SQLModel, table=True):
    """A notice that somebody sent, and whether it may still leave; whom it reached, the outbox tells."""

    __tablename__ = "notice"

    id: int | None = key()
    unit_id: int = refers("unit.id")
    audience: str  # everybody, members, cadres, contacts, secretary …
    text: str = Field(sa_type=SealedText("notice.text"))
    by_id: int = refers("person.id")
    at: datetime
    feedback_until: date | None = None  # of a public notice: until then whoever was told may object
    state: str = Field(index=True)  # leaving, left, cancelled
    people: int  # with a chat when it was sent
    without_chat: int
    forgotten: bool = False  # its text was emptied, as retention says
