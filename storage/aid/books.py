"""An application as transactions work on it: found, locked, told, and the news of it to its applicant."""

from datetime import date, datetime
from typing import Final

from sqlmodel import Session, select

from rules.aid.lifecycle import Event, Standing, State, check
from rules.care.facts import FactKind, holding
from rules.permissions import Caller
from rules.refusals import Refused
from storage import outbox
from storage.aid.values import Mine
from storage.care import reading
from storage.models.aid import AidRow
from storage.models.base import id_of
from storage.models.people import PersonRow

NEWS: Final = "aid"


def find(session: Session, aid_id: int) -> AidRow:
    """Return an application; one that never was is refused like an old button."""
    row = session.get(AidRow, aid_id)
    if row is None:
        raise Refused("old-button")
    return row


def lock(session: Session, aid_id: int) -> AidRow:
    """Return an application for changing it: one transaction at a time works on it."""
    wanted = select(AidRow).where(AidRow.id == aid_id).with_for_update()
    row = session.exec(wanted.execution_options(populate_existing=True)).one_or_none()
    if row is None:
        raise Refused("old-button")
    return row


def allow(session: Session, row: AidRow, event: Event, caller: Caller, *, on: date) -> None:
    """Refuse what the rules do not let this person do now; about the dead everything waits ('aid-held')."""
    check(standing(row), event, caller.person_id, on)
    if event is not Event.WITHDRAW:
        check_alive(session, row.person_id, on=on)


def check_alive(session: Session, person_id: int, *, on: date) -> None:
    """Refuse somebody whose death was entered."""
    facts = reading.facts_of(session, [person_id], (FactKind.DIED,))
    if holding(facts, FactKind.DIED, on):
        raise Refused("aid-held")


def standing(row: AidRow) -> Standing:
    """Return what decides about the next step."""
    return Standing(State(row.state), row.person_id, row.applied_by, row.entered_by, row.notice_until)


def told(session: Session, row: AidRow, reader: int | None = None) -> Mine:
    """Return an application as its applicant sees it listed, or as `reader` does who keeps the funds."""
    name = session.get_one(PersonRow, row.person_id).name
    own = row.person_id == (row.applied_by if reader is None else reader)
    return Mine(
        id=id_of(row),
        name=None if own else name,
        category=row.category,
        state=State(row.state),
        round=row.round,
        fund=row.fund,
        fen=row.fen,
        notice_until=row.notice_until,
        receipt=row.receipt,
    )


def tell(session: Session, row: AidRow, *, at: datetime) -> None:
    """Tell the applicant how it stands now."""
    news = outbox.Message(
        NEWS, f"aid:{row.id}", str(row.round), row.state, row.applied_by, not_before=at, expires_at=None
    )
    outbox.put(session, [news])
