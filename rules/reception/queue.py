"""Who is called in next on the day: whoever is here in their order, and nobody is waited for too long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rules.reception.appointments import State
from rules.reception.booking import may_call_next
from rules.reception.days import ReceptionSettings


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody's turn on the day; whoever queued without a place has no time, but when they came."""

    id: int
    state: State
    starts_at: datetime | None
    queued_at: datetime | None
    called: bool = False


def next_up(settings: ReceptionSettings, turns: Iterable[Turn], now: datetime) -> int | None:
    """Return whose turn it is, or None: nobody is here, or the one whose time it is may still come.

    First those whose time has come, late comers at their head; then the queue; then those who are early.
    """
    listed = list(turns)
    here = [turn for turn in listed if turn.state is State.ARRIVED and not turn.called]
    placed = sorted(
        ((turn.starts_at, turn.id) for turn in here if turn.starts_at is not None), key=lambda each: each
    )
    queued = sorted((turn.queued_at, turn.id) for turn in here if not turn.starts_at and turn.queued_at)
    due = [id_ for starts_at, id_ in placed if starts_at <= now]
    early = [id_ for starts_at, id_ in placed if starts_at > now]
    if due:
        return due[0]
    if any(_may_still_come(settings, turn, now) for turn in listed):
        return None
    return next(iter([*(id_ for _, id_ in queued), *early]), None)


def _may_still_come(settings: ReceptionSettings, turn: Turn, now: datetime) -> bool:
    """Say whether it is the time of somebody who is not here yet, and not so late that the next is called."""
    if turn.state is not State.BOOKED or turn.starts_at is None:
        return False
    return turn.starts_at <= now and not may_call_next(settings, turn.starts_at, now)
