"""Reception days by the clock: the coming year's days, holds that end, and what is told the day before."""

from datetime import datetime
from typing import Final

from sqlmodel import Session

from bot.buttons import Go
from bot.delivery import Kind, Letter, Occasion
from bot.keyboards import Key
from bot.reception import words as receptions
from bot.services import Services
from bot.texts import text
from rules.permissions import Caller
from rules.reception.appointments import State
from rules.refusals import Refused
from storage import people
from storage.reception import desk, notices, planning, views, waitlist
from storage.reception.values import Booking


async def plan_days(services: Services, at: datetime) -> None:
    """Make the days of the coming year, and bring those nobody has booked up to date."""
    await services.database.transact(planning.plan, at=at)


async def plan_reminders(services: Services, at: datetime) -> None:
    """Owe visitors their reminders, whoever still waits a word, and host and desk their list."""
    await services.database.transact(notices.plan, at=at)


async def end_holds(services: Services, at: datetime) -> None:
    """Let holds lapse that are over, and offer those places to the next."""
    await services.database.transact(waitlist.serve_all, at=at)


def _reminder(session: Session, occasion: Occasion) -> Letter | None:
    """Remind of an appointment that still stands at the time it was planned for."""
    held = _booking(session, occasion)
    if held is None or held.state is not State.BOOKED or held.starts_at is None:
        return None
    if notices.slot_key(held.starts_at) != occasion.message.slot:
        return None
    return Letter(*receptions.reminder(occasion.language, held, occasion.message.stage))


def _offer(session: Session, occasion: Occasion) -> Letter | None:
    """Offer a place while it is held; the hold runs from now."""
    held = _booking(session, occasion)
    if held is None or held.state is not State.OFFERED:
        return None
    return Letter(*receptions.screen(occasion.language, held))


def _no_place(session: Session, occasion: Occasion) -> Letter | None:
    """Tell whoever still waits at closing that no place came free, and what can be done."""
    held = _booking(session, occasion)
    if held is None or held.state is not State.WAITLISTED:
        return None
    html = text(occasion.language, "booking-no-place", **receptions.booking_params(held))
    return Letter(html, [[Key("button-book", Go("book"))]])


def _list(session: Session, occasion: Occasion) -> Letter | None:
    """Give host and desk who comes, as things are now."""
    reader = _reader(session, occasion)
    if reader is None:
        return None
    try:
        listed = desk.day_list(session, int(occasion.message.subject), reader, at=occasion.at)
    except Refused:
        return None  # the day is not held any more, or the reader has left the desk
    return Letter(*receptions.day_list(occasion.language, listed))


def _booking(session: Session, occasion: Occasion) -> Booking | None:
    reader = _reader(session, occasion)
    if reader is None:
        return None
    try:
        return views.booking(session, int(occasion.message.subject), reader, at=occasion.at)
    except Refused:
        return None  # it is not theirs any more, or its day is not held


def _reader(session: Session, occasion: Occasion) -> Caller | None:
    chat = occasion.message.chat_id
    return None if chat is None else people.caller(session, chat, on=occasion.at.date())


KINDS: Final = (
    Kind(waitlist.OFFER, _offer),
    Kind(notices.REMINDER, _reminder),
    Kind(notices.NO_PLACE, _no_place),
    Kind(notices.LIST, _list),
)
