"""What those see who keep the funds: what waits, by what they can do with it; and one application whole."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, select

from rules.aid.lifecycle import OPEN, Event, State, possible
from rules.permissions import Caller
from storage.aid import books, orders
from storage.aid.funds import check_keeper
from storage.aid.values import Card, Decision, Mine, Waiting
from storage.care.reading import unit_names
from storage.models.aid import AidRow
from storage.models.base import id_of
from storage.models.people import PersonRow
from storage.said import Said


def waiting(session: Session, caller: Caller, *, on: date) -> Waiting:
    """Return everything that is open, as far as the reader keeps the funds."""
    check_keeper(session, caller)
    rows = session.exec(select(AidRow).where(col(AidRow.state).in_(OPEN)).order_by(col(AidRow.id))).all()
    may = {id_of(row): possible(books.standing(row), caller.person_id, on) for row in rows}

    def those(event: Event) -> tuple[Mine, ...]:
        return _told(session, (row for row in rows if event in may[id_of(row)]), caller)

    on_notice = (r for r in rows if r.state == State.PUBLISHED and Event.PAY not in may[id_of(r)])
    return Waiting(
        decide=those(Event.DECIDE),
        confirm=those(Event.CONFIRM),
        pay=those(Event.PAY),
        on_notice=_told(session, on_notice, caller),
        orders=tuple(orders.waiting(session, caller)),
    )


def card(session: Session, aid_id: int, caller: Caller, *, on: date) -> Card:
    """Return an application with everything known of it."""
    check_keeper(session, caller)
    row = books.find(session, aid_id)
    names = _names(session, (row.person_id, row.applied_by, row.entered_by))
    return Card(
        id=aid_id,
        name=names[row.person_id],
        unit=unit_names(session, [row.unit_id])[row.unit_id],
        category=row.category,
        why=Said(row.why, row.voice),
        state=State(row.state),
        round=row.round,
        applicant=names[row.applied_by],
        applied_on=row.applied_on,
        decision=_decision(row),
        entered_by=names.get(row.entered_by or 0),
        objection=row.objection,
        published_on=row.published_on,
        notice_until=row.notice_until,
        receipt=row.receipt,
        may=possible(books.standing(row), caller.person_id, on),
    )


def _decision(row: AidRow) -> Decision | None:
    if row.decider is None or row.paper is None:
        return None
    return Decision(row.decider, row.paper, row.fund, row.fen)


def _told(session: Session, rows: Iterable[AidRow], caller: Caller) -> tuple[Mine, ...]:
    return tuple(books.told(session, row, caller.person_id) for row in rows)


def _names(session: Session, ids: Iterable[int | None]) -> dict[int, str]:
    wanted = [each for each in ids if each is not None]
    found = session.exec(select(PersonRow).where(col(PersonRow.id).in_(wanted)))
    return {id_of(person): person.name for person in found}
