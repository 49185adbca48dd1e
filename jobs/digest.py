"""One message a person and day: planned in the morning, written from every area's part when it leaves."""

from datetime import datetime
from typing import Final

from sqlmodel import Session

from bot import digest
from bot.delivery import Kind, Letter, Occasion
from bot.digest import Morning, Part
from bot.services import Services
from bot.settings import Settings
from jobs import aid, anniversaries, calendar, care, cases, notes, talks, waves
from storage import job_runs, outbox
from storage.outbox import Message
from storage.pieces import in_pieces

ENTRY: Final = "digests"
_PIECE: Final = 500  # messages put in one transaction: nobody waits long

# In the order in which they stand in the message.
PARTS: Final[tuple[Part, ...]] = (
    care.PART,
    *cases.PARTS,
    talks.PART,
    aid.PART,
    *notes.PARTS,
    *anniversaries.PARTS,
    waves.PART,
    calendar.PART,
)


async def plan(services: Services, at: datetime) -> None:
    """Put a message into the outbox for everybody who is to be told something today."""
    messages = await services.database.read_aside(_owed, services.settings, at)
    for piece in in_pieces(messages, _PIECE):
        await services.database.transact(outbox.put, piece)


def on_day(session: Session, settings: Settings, at: datetime) -> list[Message]:
    """Return the messages of a morning as if every morning before had been looked at. Nothing is stored."""
    return digest.messages(session, PARTS, digest.morning(at, None, settings))


def _owed(session: Session, settings: Settings, at: datetime) -> list[Message]:
    last = job_runs.last_runs(session).get(ENTRY)
    last_on = last.astimezone(at.tzinfo).date() if last is not None else None
    morning: Morning = digest.morning(at, last_on, settings)
    return digest.messages(session, PARTS, morning)


def _compose(session: Session, occasion: Occasion) -> Letter | None:
    return digest.compose(session, PARTS, occasion)


KINDS: Final = (Kind(digest.KIND, _compose),)
