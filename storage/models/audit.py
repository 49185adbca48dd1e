"""The trail of who did what: append-only, each row bound to the one before by a hash, its end sealed."""

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


class AuditHeadRow(SQLModel, table=True):
    """Where the trail ends, under a seal that only the data keys can make: one row.

    The hashes alone need no secret: whoever can write to the database could compute all of them anew.
    """

    __tablename__ = "audit_head"

    id: int = Field(primary_key=True)
    since: int  # the first row the seal has seen; 1 unless the trail is older than the seal
    seq: int
    hash: str
    seal: str
