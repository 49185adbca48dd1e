"""Messages in and out: the durable inbox, what an update did, open conversations, and the outbox."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.models.base import BIG_KEY, big, key, refers
from storage.sealed import SealedJson, SealedText

_LEFT = text("body IS NOT NULL")
_WAITING = text("state = 'waiting'")
_FOR_A_CASE = text("case_id IS NOT NULL")


class InboxRow(SQLModel, table=True):
    """An update that Telegram was told we have: whole until handled, then a tombstone without a body."""

    __tablename__ = "inbox"
    __table_args__ = (Index("inbox_left", "update_id", sqlite_where=_LEFT, postgresql_where=_LEFT),)

    bot_id: int = big(primary_key=True)
    update_id: int = big(primary_key=True)
    body: str | None = Field(default=None, sa_type=SealedText("inbox.body"))
    attempts: int = 0
    parked: str | None = None  # why it was given up after three tries, as a kind of error
    received_at: datetime = Field(index=True)


class ProcessedRow(SQLModel, table=True):
    """What one part of an update did: a replay gives the first outcome instead of doing it again.

    What nobody may trace to its update has a keyed hash in its place; the table is in no order of arrival.
    """

    __tablename__ = "processed"
    __table_args__ = {"sqlite_with_rowid": False}

    bot_id: int = big(primary_key=True)
    update_id: int = big(primary_key=True)
    part: str = Field(primary_key=True)  # which function, and the how-manieth time
    outcome: str = Field(sa_type=SealedText("processed.outcome"))
    on_date: date = Field(index=True)


class ConversationRow(SQLModel, table=True):
    """Where somebody stands in a conversation that is not over."""

    __tablename__ = "conversation"

    user_id: int = big(primary_key=True)
    name: str = Field(primary_key=True)
    state: str


class DraftRow(SQLModel, table=True):
    """What somebody has entered in conversations that are not over."""

    __tablename__ = "draft"

    user_id: int = big(primary_key=True)
    data: dict[str, object] = Field(sa_type=SealedJson("draft.data"))


class OutboxRow(SQLModel, table=True):
    """One message nobody asked for just now; its key never leaves twice.

    It is for a person, or for whoever raised an anonymous case: then only its sealed way back tells for whom.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("kind", "subject", "slot", "stage", "person_id"),
        Index(
            "outbox_once_a_case",
            *("kind", "subject", "slot", "stage", "case_id"),
            unique=True,
            sqlite_where=_FOR_A_CASE,
            postgresql_where=_FOR_A_CASE,
        ),
        CheckConstraint("(person_id IS NULL) <> (case_id IS NULL)", name="one_reader"),
        Index("outbox_waiting", "not_before", sqlite_where=_WAITING, postgresql_where=_WAITING),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BIG_KEY)
    kind: str
    subject: str
    slot: str
    stage: str
    person_id: int | None = refers("person.id", default=None)
    case_id: int | None = big(default=None)
    chat_id: int | None = big(default=None)  # a chat that is not the person's any more: told why, once
    params: dict[str, object] = Field(default_factory=dict, sa_type=SealedJson("outbox.params"))
    not_before: datetime
    expires_at: datetime | None = None
    # waiting, sending, sent, dropped, late, blocked, failed, unknown, held (restored); by case only: gone
    state: str = "waiting"
    why: str | None = None  # for 'dropped', 'failed' …: a key, never a text
    attempts: int = 0
    message_id: int | None = big(default=None)
    sent_at: datetime | None = None


class ToldRow(SQLModel, table=True):
    """That a care task was named to somebody at a stage; recorded when the digest was delivered."""

    __tablename__ = "told"

    person_id: int = Field(foreign_key="person.id", primary_key=True)
    rule: str = Field(primary_key=True)
    subject_id: int = Field(primary_key=True)
    slot: str = Field(primary_key=True)
    stage: str = Field(primary_key=True)
    episode: int = Field(default=1, primary_key=True)
    on_date: date = Field(index=True)


class JobRunRow(SQLModel, table=True):
    """When an entry of the timetable was last looked at."""

    __tablename__ = "job_run"

    name: str = Field(primary_key=True)
    last_at: datetime


class TooManyRow(SQLModel, table=True):
    """Somebody pressed 'too many reminders'; the week's count goes to the administrator."""

    __tablename__ = "too_many"

    id: int | None = key()
    person_id: int = refers("person.id")
    on_date: date = Field(index=True)


class LeaseRow(SQLModel, table=True):
    """Who may write for a bot: whoever raised the epoch last; anybody else's transactions are refused."""

    __tablename__ = "lease"

    bot_id: int = big(primary_key=True)
    epoch: int
    keys: str | None = None  # by which data keys the one who serves can read: their marks, newest first
