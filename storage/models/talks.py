"""Talks: what makes one due, when it is planned for, and the meetings supervisors ask for.

What took place is an encounter, an offered or booked time an appointment: neither is here.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from storage.models.base import key, refers

_UNDER_WAY = text("state IN ('open', 'booked')")


class OccasionRow(SQLModel, table=True):
    """Something that makes a talk due: with a person, or with a unit's leadership."""

    __tablename__ = "occasion"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (unit_id IS NULL)", name="one_subject"),
        CheckConstraint("source_key IS NULL OR entered_by IS NULL", name="one_source"),
    )

    id: int | None = key()
    rule: str  # commended, complaint, low_score …
    person_id: int | None = refers("person.id", default=None)
    unit_id: int | None = refers("unit.id", default=None)
    on_date: date
    recorded_on: date
    source_key: str | None = Field(default=None, unique=True)  # 'wave:3:unit:12': what proposed it, once
    entered_by: int | None = refers("person.id", default=None, index=False)
    withdrawn_on: date | None = None


class PlannedRow(SQLModel, table=True):
    """The day on which a talk or field visit that is owed is to be held, and by whom."""

    __tablename__ = "planned"

    rule: str = Field(primary_key=True)
    subject_id: int = Field(primary_key=True)
    slot: str = Field(primary_key=True)
    on_date: date
    by_id: int = refers("person.id")


class TalkWaiverRow(SQLModel, table=True):
    """A talk or field visit somebody decided need not be held; the reason is one of a closed list."""

    __tablename__ = "talk_waiver"
    __table_args__ = (CheckConstraint("(person_id IS NULL) <> (unit_id IS NULL)", name="one_subject"),)

    id: int | None = key()
    rule: str
    slot: str
    person_id: int | None = refers("person.id", default=None)
    unit_id: int | None = refers("unit.id", default=None)
    reason: str
    by_id: int = refers("person.id", index=False)
    on_date: date
    withdrawn_on: date | None = None


class MeetingRow(SQLModel, table=True):
    """A meeting a supervisor asked for; its offered and booked times are appointments."""

    __tablename__ = "meeting"
    __table_args__ = (
        Index(
            "one_meeting_at_a_time",
            "person_id",
            unique=True,
            sqlite_where=_UNDER_WAY,
            postgresql_where=_UNDER_WAY,
        ),
    )

    id: int | None = key()
    person_id: int = refers("person.id")
    asked_at: datetime
    asked_on: date  # the local day
    due_on: date
    turn: int = 1  # how often times were offered
    state: str  # open, booked, declined, withdrawn
    appointment_id: int | None = refers("appointment.id", default=None, index=False)
