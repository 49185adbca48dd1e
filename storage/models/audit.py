"""The trail of who did what: append-only, each row bound to the one before by a hash."""

from datetime import datetime

from storage.models.base import Field, SQLModel


class AuditRow(SQLModel, table=True):
    """Who, what, when, to which object; never what was written."""

    __tablename__ = "audit"

    seq: int = Field(primary_key=True)
    at: datetime
    who: int | None = Field(default=None, index=True)
    what: str = Field(index=True)
    object: str | None = None
    previous: str
    hash: str
