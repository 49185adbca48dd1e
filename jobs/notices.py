"""Notices by the clock: put into the outbox piece by piece, and written as they leave."""

from datetime import datetime
from typing import Final

from sqlmodel import Session

from bot.delivery import Kind, Letter, Occasion
from bot.notices import words as notice_words
from bot.services import Services
from storage.models.notices import NoticeRow
from storage.models.people import UnitRow
from storage.notices import sending


async def work(services: Services, at: datetime) -> None:
    """Bring every notice on its way into the outbox, and take those out that were stopped."""
    while await services.database.transact(sending.work, at=at):
        pass


def _letter(session: Session, occasion: Occasion) -> Letter | None:
    """Write a notice, unless it was stopped."""
    row = session.get_one(NoticeRow, int(occasion.message.subject.partition(":")[2]))
    if row.state in (sending.STOPPING, sending.STOPPED) or row.forgotten:
        return None
    unit = session.get_one(UnitRow, row.unit_id).name
    html = notice_words.letter(occasion.language, unit, row.text, row.feedback_until, on=occasion.at.date())
    keys = notice_words.letter_keys(row.id or 0, row.text, row.feedback_until, on=occasion.at.date())
    return Letter(html, keys)


# A notice that comes twice looks like two; whoever sent it sees how many are uncertain.
KINDS: Final = (Kind(sending.KIND, _letter, lost="list"),)
