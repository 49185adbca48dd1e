"""The register of receptions: one line a visit, for the workbook a department files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select

from rules.permissions import Scope
from rules.reception.appointments import State
from storage.models.people import MembershipRow, PersonRow, PostRow, UnitRow
from storage.models.reception import AppointmentRow, SessionRow, SlotRow

_REGISTERED = (State.BOOKED, State.ARRIVED, State.DONE, State.NO_SHOW)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One visit; times are in UTC, `outcome` is None while nothing was recorded."""

    number: str
    on: date
    starts_at: datetime | None  # None: they queued
    ends_at: datetime | None
    host: str
    place: str
    visitor: str
    unit: str | None
    party: int
    topic: str
    line: str | None
    state: State
    outcome: str | None  # answered, promised


def register(session: Session, scope: Scope, from_on: date, until_on: date) -> Iterator[RegisterRow]:
    """Yield the visits of a period on days within the scope, both days included, in order of time.

    Visitors' names and words are in it: whoever passes it on leaves out what its reader may not see.
    """
    host = aliased(PersonRow)
    unit, branch = aliased(UnitRow), aliased(UnitRow)
    rows = session.exec(
        select(AppointmentRow, SessionRow, SlotRow, PersonRow, host, unit, branch)  # type: ignore[call-overload] # SQLModel's overloads end at four
        .join(SessionRow, col(SessionRow.id) == col(AppointmentRow.session_id))
        .join(SlotRow, col(SlotRow.id) == col(AppointmentRow.slot_id), isouter=True)
        .join(PersonRow, col(PersonRow.id) == col(AppointmentRow.person_id))
        .join(PostRow, col(PostRow.id) == col(SessionRow.host_id))
        .join(host, col(host.id) == col(PostRow.person_id))
        .join(unit, col(unit.id) == col(SessionRow.unit_id))
        .join(
            MembershipRow,
            (col(MembershipRow.person_id) == col(PersonRow.id))
            & (col(MembershipRow.from_on) <= col(SessionRow.on_date))
            & or_(
                col(MembershipRow.until_on).is_(None),
                col(MembershipRow.until_on) >= col(SessionRow.on_date),
            ),
            isouter=True,
        )
        .join(branch, col(branch.id) == col(MembershipRow.unit_id), isouter=True)
        .where(
            col(SessionRow.on_date).between(from_on, until_on),
            col(AppointmentRow.state).in_(_REGISTERED),
        )
        .order_by(
            col(SessionRow.on_date),
            col(SlotRow.starts_at).nulls_last(),
            col(AppointmentRow.queue_at),
            col(AppointmentRow.id),
        )
    )
    for row, day, slot, visitor, receiver, place_of, member_of in rows:
        if scope.covers(place_of.path):
            yield RegisterRow(
                number=row.number,
                on=day.on_date,
                starts_at=slot.starts_at if slot else None,
                ends_at=slot.ends_at if slot else None,
                host=receiver.name,
                place=day.place,
                visitor=visitor.name,
                unit=member_of.name if member_of else None,
                party=row.party,
                topic=row.topic,
                line=row.line,
                state=State(row.state),
                outcome=row.outcome,
            )
