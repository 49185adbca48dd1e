"""What the desk changes about one day: times blocked or added, who receives, and where."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from rules.permissions import Caller
from rules.reception.slots import Slot, slots_between
from rules.refusals import Refused
from storage import audit
from storage.models.base import id_of
from storage.models.reception import SessionRow, SlotRow
from storage.reception import days, notices, places, visitors, waitlist
from storage.reception.days import Reception
from storage.reception.hosts import Host, hosts
from storage.reception.values import Reached


@dataclass(frozen=True, slots=True)
class Cut:
    """A time of a day that nobody holds: free, or blocked."""

    slot_id: int
    starts_at: datetime
    blocked: bool


def own_day(session: Session, day_id: int, caller: Caller, *, at: datetime) -> Reception:
    """Return a day whose desk the caller works at; refused to everybody else."""
    return _checked(days.find(session, day_id, at=at), caller)


def times(session: Session, day_id: int, caller: Caller, *, at: datetime) -> list[Cut]:
    """List the times of a day that may be blocked or opened again: those to come that nobody holds."""
    reception = own_day(session, day_id, caller, at=at)
    blocked = select(SlotRow).where(
        SlotRow.session_id == day_id, SlotRow.blocked, col(SlotRow.starts_at) > at
    )
    found = [*places.free_slots(session, reception, at=at), *session.exec(blocked)]
    cuts = (Cut(id_of(slot), slot.starts_at.astimezone(reception.zone), slot.blocked) for slot in found)
    return sorted(cuts, key=lambda cut: cut.starts_at)


def block(session: Session, slot_id: int, caller: Caller, *, blocked: bool, at: datetime) -> int:
    """Block a time nobody holds, or open it again, and return the day; whoever waits gets an opened one."""
    slot = session.get(SlotRow, slot_id)
    if slot is None:
        raise Refused("old-button")
    reception = _checked(days.lock(session, slot.session_id, at=at), caller)
    session.refresh(slot)
    if blocked and all(free.id != slot_id for free in places.free_slots(session, reception, at=at)):
        raise Refused("slot-held")
    slot.blocked = blocked
    session.flush()
    audit.record(
        session, caller.person_id, f"reception.{'block' if blocked else 'open'}", f"slot:{slot_id}", at
    )
    waitlist.serve(session, reception, at=at)
    return reception.id


def add_times(session: Session, day_id: int, written: str, caller: Caller, *, at: datetime) -> int:
    """Add the times of some hours ('17:30-18:30') that overlap no other, and return how many.

    Refused if that is none ('slots-there-already').
    """
    reception = _checked(days.lock(session, day_id, at=at), caller)
    there = session.exec(select(SlotRow).where(SlotRow.session_id == day_id)).all()
    wanted = slots_between(written, reception.settings.slot_minutes, reception.day.on, reception.zone)
    fresh = [slot for slot in wanted if slot.starts_at > at and not any(_overlap(slot, row) for row in there)]
    if not fresh:
        raise Refused("slots-there-already")
    session.add_all(
        SlotRow(session_id=day_id, starts_at=slot.starts_at, ends_at=slot.ends_at, extra=True)
        for slot in fresh
    )
    session.flush()
    audit.record(session, caller.person_id, "reception.extra", f"session:{day_id}", at)
    waitlist.serve(session, reception, at=at)
    return len(fresh)


def others(session: Session, day_id: int, caller: Caller, *, at: datetime) -> list[Host]:
    """List who may receive on a day instead of its host."""
    reception = own_day(session, day_id, caller, at=at)
    found = hosts(session, reception.unit_path, on=reception.day.on)
    return [host for host in found if host.person_id != reception.host_id]


def replace_host(session: Session, day_id: int, post_id: int, caller: Caller, *, at: datetime) -> None:
    """Let somebody else receive on a day; whoever comes or waits is told.

    Refused: 'host-busy' (they receive on that day already), 'old-button'.
    """
    if all(host.post_id != post_id for host in others(session, day_id, caller, at=at)):
        raise Refused("old-button")
    days.lock(session, day_id, at=at)
    row = session.get_one(SessionRow, day_id)
    same = (
        SessionRow.kind == row.kind,
        SessionRow.nominal_on == row.nominal_on,
        SessionRow.host_id == post_id,
    )
    if session.exec(select(SessionRow.id).where(*same).limit(1)).first() is not None:
        raise Refused("host-busy")
    row.host_id, row.by_hand = post_id, True
    session.flush()
    audit.record(session, caller.person_id, "reception.host", f"session:{day_id}", at)
    notices.tell_other_host(session, days.load(session, row, at), at=at)


def change_place(session: Session, day_id: int, place: str, caller: Caller, *, at: datetime) -> Reached:
    """Hold a day somewhere else and tell everybody who comes or waits; the same place changes nothing."""
    reception = _checked(days.lock(session, day_id, at=at), caller)
    if place == reception.day.place:
        return Reached(0)
    row = session.get_one(SessionRow, day_id)
    row.place, row.place_by_hand = place, True
    session.flush()
    audit.record(session, caller.person_id, "reception.place", f"session:{day_id}", at)
    notices.tell_other_place(session, days.load(session, row, at), at=at)
    coming = notices.active(session, day_id)
    gone = visitors.held(session, [each.person_id for each in coming], on=at.date())
    return visitors.reached(session, [each for each in coming if each.person_id not in gone])


def _checked(reception: Reception, caller: Caller) -> Reception:
    if not days.at_desk(reception, caller):
        raise Refused("not-allowed")
    return reception


def _overlap(slot: Slot, row: SlotRow) -> bool:
    return slot.starts_at < row.ends_at and row.starts_at < slot.ends_at
