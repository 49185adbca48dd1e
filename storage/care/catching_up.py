"""Who is told everything owed though it is not the weekly day: nothing that was owed drops out silently."""

from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlmodel import Session, col

from storage.care.overview import Overview
from storage.models.messages import OutboxRow

KIND: Final = "digest"
_UNDELIVERED: Final = ("late", "failed")
_DELIVERED: Final = "sent"


def catching_up(session: Session, seen: Overview) -> set[int]:
    """Return who is told everything though it is not Monday.

    Whoever this week's message did not reach, and whoever has taken over a post since and was told nothing.
    """
    day = seen.day
    monday = day - timedelta(days=day.weekday())
    rows = session.execute(
        select(
            col(OutboxRow.person_id), col(OutboxRow.slot), col(OutboxRow.state), col(OutboxRow.params)
        ).where(
            col(OutboxRow.kind) == KIND,
            col(OutboxRow.slot) >= monday.isoformat(),
            col(OutboxRow.slot) < day.isoformat(),
            col(OutboxRow.state).in_((*_UNDELIVERED, _DELIVERED)),
        )
    )
    missed: set[int] = set()
    told_on: dict[int, str] = {}
    for person_id, slot, state, params in sorted(rows, key=lambda row: row.slot):
        if state == _DELIVERED:
            told_on[person_id] = slot
        if params.get("care.weekly_on") == date.fromisoformat(slot).isoweekday():
            (missed.discard if state == _DELIVERED else missed.add)(person_id)
    new = {
        person_id
        for person_id, held in seen.desk.posts.of_person.items()
        for holder in held
        if holder.cover is None and monday <= holder.post.from_on
        if told_on.get(person_id, "") < holder.post.from_on.isoformat()
    }
    return missed | new
