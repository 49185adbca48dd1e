"""A death: entered by one person, then confirmed or rejected by a second; everything else waits."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlmodel import Session

from rules.care.facts import FactKind
from rules.care.memorial import CHECK
from rules.care.presiding import Presider
from rules.care.stages import Mail
from rules.permissions import Scope
from rules.refusals import Refused
from storage import audit, outbox
from storage.care import overview, reading
from storage.care.events import about, checked, fact_row, open_fact
from storage.care.memorials import presiders
from storage.care.reading import Within
from storage.models.base import id_of
from storage.models.care import FactRow
from storage.models.people import PersonRow, UnitRow

KIND: Final = "death"
ASKED: Final = "asked"  # the stage of the message that asks for confirmation


@dataclass(frozen=True, slots=True)
class Entered:
    """A death that was entered, and who is asked to confirm it; None: nobody can be reached."""

    fact_id: int
    subject_id: int
    asked_id: int | None
    asked_name: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A death as whoever confirms it sees it; `open` until confirmed or rejected."""

    fact_id: int
    subject_id: int
    slot: str
    name: str
    unit: str
    died_on: date
    entered_name: str
    open: bool
    presider: Presider | None = None  # of a memorial meeting, where one is held


def enter(
    session: Session, scope: Scope, subject_id: int, died_on: date, *, by: int, at: datetime
) -> Entered:
    """Enter a death and ask a second person to confirm it, at once."""
    checked(session, scope, subject_id, died_on, by=by, on=at.date())
    fact_id = open_fact(session, subject_id, FactKind.DIED, died_on, by=by, at=at).fact_id
    audit.record(session, by, "care.death.entered", about(fact_id, subject_id), at)
    asked = confirmer(session, subject_id, fact_id, on=at.date())
    if asked is None:
        return Entered(fact_id, subject_id, None, None)
    message = outbox.Message(KIND, f"fact:{fact_id}", at.date().isoformat(), ASKED, asked, not_before=at)
    outbox.put(session, [message])
    return Entered(fact_id, subject_id, asked, session.get_one(PersonRow, asked).name)


def confirmer(session: Session, subject_id: int, fact_id: int, *, on: date) -> int | None:
    """Return who is to confirm an entry as things are on a day."""
    seen = overview.overview(session, Within(people=(subject_id,)), Mail(on))
    entries = seen.desk.board.under(reading.COUNTY)
    checks = [
        entry
        for entry in entries
        if entry.task.rule == CHECK and entry.task.owed.rule.event_key(fact_id) == entry.task.owed.key
    ]
    return next((entry.owner.person_id for entry in checks), None)


def entry(session: Session, fact_id: int, *, on: date) -> Entry:
    """Return an entry of a death, to be shown to whoever confirms it."""
    row = session.get(FactRow, fact_id)
    if row is None or row.kind != FactKind.DIED:
        raise Refused("old-button")
    book = reading.rulebook(session)
    known, rule = reading.one(session, book, row.person_id, on=on), book.in_force(CHECK, row.recorded_on)
    home = known.file.subject.home_on(on) if known is not None else None
    by = session.get(PersonRow, row.entered_by)
    return Entry(
        fact_id,
        row.person_id,
        slot=rule.event_key(fact_id)[1] if rule is not None else "",
        name=session.get_one(PersonRow, row.person_id).name,
        unit=session.get_one(UnitRow, home.unit_id).name if home is not None else "",
        died_on=row.from_on,
        entered_name=by.name if by is not None else "",
        open=row.confirmed_on is None and row.withdrawn_on is None,
        presider=presiders(session, [row.person_id], on=on)[row.person_id],
    )


def shown(session: Session, scope: Scope, fact_id: int, *, by: int, on: date) -> Entry:
    """Return an entry to somebody who may confirm deaths there; others are refused."""
    fact_row(session, scope, fact_id, by=by, on=on)
    return entry(session, fact_id, on=on)


def confirm(session: Session, scope: Scope, fact_id: int, *, by: int, at: datetime) -> Entry:
    """Make a death final: whatever was owed from that day on ends, and comforting the family is owed."""
    row = _open(session, scope, fact_id, by=by, on=at.date())
    row.confirmed_by, row.confirmed_on = by, at.date()
    audit.record(session, by, "care.death.confirmed", about(fact_id, row.person_id), at)
    return entry(session, id_of(row), on=at.date())


def reject(session: Session, scope: Scope, fact_id: int, *, by: int, at: datetime) -> Entry:
    """Strike out a death that was entered by mistake: everything that was held comes back."""
    row = _open(session, scope, fact_id, by=by, on=at.date())
    row.withdrawn_on = at.date()
    audit.record(session, by, "care.death.rejected", about(fact_id, row.person_id), at)
    return entry(session, id_of(row), on=at.date())


def _open(session: Session, scope: Scope, fact_id: int, *, by: int, on: date) -> FactRow:
    """Return an entry that waits for a second person; who entered it is not one."""
    row = fact_row(session, scope, fact_id, by=by, on=on)
    if row.kind != FactKind.DIED:
        raise Refused("old-button")
    if row.withdrawn_on is not None:
        raise Refused("elders-death-struck-out")
    if row.confirmed_on is not None:
        raise Refused("elders-death-confirmed")
    if row.entered_by == by:
        raise Refused("elders-second-person")
    return row
