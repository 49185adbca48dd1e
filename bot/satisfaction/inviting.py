"""What waves write to people, some at a time: invitations, one reminder half-way, and the end of both."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial
from typing import Final, TypeAlias

from sqlmodel import Session

from rules.satisfaction.templates import About
from rules.satisfaction.waves import reminder_on
from storage import outbox
from storage.outbox import Arrived, Key, Message
from storage.satisfaction import rolls, waves

INVITATION: Final = "ballot"  # the outbox kind of invitations and reminders
OVER: Final = "ballot-over"  # the outbox kind of the edit that ends them
INVITED: Final = "invited"  # the stages of the first kind
REMINDED: Final = "reminded"
_MOST: Final = 500  # messages of a piece


@dataclass(frozen=True, slots=True)
class Piece:
    """Messages that fit one transaction, and after whom the next begins; None: these were the last."""

    messages: tuple[Message, ...]
    after: int | None


Writer: TypeAlias = Callable[[Session, int], Piece]
"""Plans the piece that begins after somebody (0: the first). Nothing is stored."""


def owed(session: Session, at: datetime) -> Iterator[Message]:
    """Yield what every open wave still writes on a day. Nothing is stored."""
    for writer in writers(session, at):
        after: int | None = 0
        while after is not None:
            piece = writer(session, after)
            yield from piece.messages
            after = piece.after


def writers(session: Session, at: datetime) -> list[Writer]:
    """Return a writer for everything that open waves write on a day.

    A wave about a host has no half-way: its visitors come one by one.
    """
    found: list[Writer] = []
    for wave in waves.waves(session, waves.OPEN):
        found.append(invitations(wave.id, at))
        half_way = reminder_on(wave.opens_on, wave.closes_on)
        if wave.kind.about is not About.HOST and half_way <= at.date() <= wave.closes_on:
            morning = datetime.combine(half_way, time(), at.tzinfo)
            found.append(partial(_reminders, wave_id=wave.id, at=at, invited_before=morning))
    return found


def invitations(wave_id: int, at: datetime) -> Writer:
    """Return the writer to everybody invited who has a chat; whoever was written to is not again."""
    return partial(_invitations, wave_id=wave_id, at=at)


def endings(wave_id: int, at: datetime) -> Writer:
    """Return the writer of the edits that end everything a wave wrote, whatever its reader did."""
    return partial(_endings, wave_id=wave_id, at=at)


def subject(wave_id: int) -> str:
    """Return what the outbox calls a wave."""
    return f"wave:{wave_id}"


def _invitations(session: Session, after: int, *, wave_id: int, at: datetime) -> Piece:
    about = subject(wave_id)
    page = rolls.to_write_to(session, wave_id, Key(INVITATION, about, "", INVITED), after=after)
    found = (Message(INVITATION, about, "", INVITED, person, not_before=at) for person in page.people)
    return Piece(tuple(found), page.after)


def _reminders(
    session: Session, after: int, *, wave_id: int, at: datetime, invited_before: datetime
) -> Piece:
    about = subject(wave_id)
    reminder = Key(INVITATION, about, "", REMINDED)
    told = outbox.delivered(
        session, INVITATION, about, most=_MOST, after=after, before=invited_before, but=reminder
    )
    found = (Message(INVITATION, about, "", REMINDED, each.person_id, not_before=at) for each in told)
    return Piece(tuple(found), _last(told))


def _endings(session: Session, after: int, *, wave_id: int, at: datetime) -> Piece:
    about = subject(wave_id)
    told = outbox.delivered(session, INVITATION, about, most=_MOST, after=after)
    found = (Message(OVER, about, "", each.stage, each.person_id, not_before=at) for each in told)
    return Piece(tuple(found), _last(told))


def _last(told: list[Arrived]) -> int | None:
    return told[-1].id if len(told) == _MOST else None
