"""Reception days, their slots and appointments; the last place is guarded by the indexes here."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.models.base import key, refers
from storage.sealed import SealedText

_HOLDS_A_SLOT = text("state IN ('offered', 'booked', 'arrived', 'done')")
_ACTIVE = text("state IN ('waitlisted', 'offered', 'booked', 'arrived')")


class SeriesRow(SQLModel, table=True):
    """A host's own rhythm beside the department's, from one day until another; never edited, but followed."""

    __tablename__ = "series"

    id: int | None = key()
    kind: str  # reception, open_door
    unit_id: int = refers("unit.id")  # whose people it is for
    host_id: int = refers("post.id")
    place: str
    rhythm: str  # monthly day 15, weekly day 5 …
    hours: str
    slot_minutes: int
    holiday_policy: str
    from_on: date
    until_on: date | None = None


class SessionRow(SQLModel, table=True):
    """One day on which one host receives, at one place."""

    __tablename__ = "session"
    __table_args__ = (UniqueConstraint("kind", "host_id", "nominal_on"),)

    id: int | None = key()
    kind: str  # reception, open_door, requested
    unit_id: int = refers("unit.id")  # whose people it is for
    host_id: int = refers("post.id")
    place: str
    nominal_on: date  # the 15th, whatever day the holiday policy moved it to
    on_date: date = Field(index=True)
    state: str = "open"  # open, cancelled
    series_id: int | None = refers("series.id", default=None)  # None: the department's own, by the settings
    # Somebody chose the host of this very day.
    by_hand: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})
    # The same of its place.
    place_by_hand: bool = Field(default=False, sa_column_kwargs={"server_default": text("false")})


class SlotRow(SQLModel, table=True):
    """A time of a session that one party can take."""

    __tablename__ = "slot"
    __table_args__ = (UniqueConstraint("session_id", "starts_at"),)

    id: int | None = key()
    session_id: int = refers("session.id")
    starts_at: datetime
    ends_at: datetime
    blocked: bool = False
    extra: bool = Field(
        default=False, sa_column_kwargs={"server_default": text("false")}
    )  # added by the desk


class AppointmentRow(SQLModel, table=True):
    """One party's place on a day, or its place in the waiting line."""

    __tablename__ = "appointment"
    __table_args__ = (
        Index(
            "one_party_a_slot",
            "slot_id",
            unique=True,
            sqlite_where=_HOLDS_A_SLOT,
            postgresql_where=_HOLDS_A_SLOT,
        ),
        Index(
            "once_a_day",
            "session_id",
            "person_id",
            unique=True,
            sqlite_where=_ACTIVE,
            postgresql_where=_ACTIVE,
        ),
    )

    id: int | None = key()
    number: str | None = Field(default=None, unique=True)  # given with the place: nobody waiting has one
    session_id: int = refers("session.id")
    slot_id: int | None = refers("slot.id", default=None, index=False)
    person_id: int = refers("person.id")
    made_by: int = refers("person.id", index=False)
    party: int = 1
    topic: str
    line: str | None = Field(default=None, sa_type=SealedText("appointment.line"))
    state: str  # waitlisted, offered, booked, arrived, done, no_show, cancelled
    queue_at: datetime | None = None  # when they joined the waiting line: its order
    outcome: str | None = None  # answered, promised
    made_at: datetime
    # How they came to it: chat, proxy, phone, walk_in.
    way: str = Field(default="chat", sa_column_kwargs={"server_default": "chat"})
    called_at: datetime | None = None  # when the desk asked them in
    # The line as it was spoken: a file of Telegram's.
    voice: str | None = Field(default=None, sa_type=SealedText("appointment.voice"))


class NumberRow(SQLModel, table=True):
    """The last number given in a series (JF2026): one guarded row a series, so that none is given twice."""

    __tablename__ = "number"

    series: str = Field(primary_key=True)
    last: int
