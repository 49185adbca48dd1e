"""When each entry of the timetable was last looked at."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, select

from storage.models.messages import JobRunRow


def last_runs(session: Session) -> dict[str, datetime]:
    """Return the last run of every entry that ever ran."""
    return {row.name: row.last_at for row in session.exec(select(JobRunRow))}


def note_runs(session: Session, names: Iterable[str], *, at: datetime) -> None:
    """Note that these entries were looked at."""
    for name in names:
        session.merge(JobRunRow(name=name, last_at=at))
