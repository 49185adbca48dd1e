"""Reception days by the clock: the coming year's days, holds that end, and what is told without asking."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from sqlmodel import Session

from bot.buttons import Go
from bot.delivery import Kind, Letter, Occasion
from bot.keyboards import Key
from bot.reception import lists
from bot.reception import words as receptions
from bot.reception.buttons import Quit, Show
from bot.services import Services
from bot.settings import Settings
from bot.texts import text
from rules.permissions import Caller
from rules.reception.appointments import ACTIVE, State
from rules.refusals import Refused
from storage import people
from storage.models.reception import AppointmentRow, SessionRow
from storage.outbox import Message
from storage.reception import deaths, desk, notices, planning, views, visitors, waitlist
from storage.reception.values import Booking


async def plan_days(services: Services, at: datetime) -> None:
    """Make the days of the coming year, bring those nobody has booked up to date, free what the dead held."""
    await services.database.transact(planning.plan, at=at)
    await services.database.transact(deaths.release, at=at)


async def plan_reminders(services: Services, at: datetime) -> None:
    """Owe visitors their reminders, whoever still waits a word, and host and desk their list."""
    await services.database.transact(notices.plan, at=at)


async def end_holds(services: Services, at: datetime) -> None:
    """Let holds lapse that are over, and offer those places to the next."""
    await services.database.transact(waitlist.serve_all, at=at)


def foreseen_on(session: Session, _settings: Settings, at: datetime) -> Iterator[Message]:
    """Yield the reminders and lists that would leave on a day and are not planned yet."""
    return notices.foreseen(session, at)


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
    html, rows = receptions.screen(occasion.language, held)
    lost_on = occasion.message.params.get("instead_of")
    if isinstance(lost_on, str):
        lost = date.fromisoformat(lost_on)
        html = receptions.said_of(occasion.language, "booking-carried", held, lost=lost)
    return Letter(html, rows)


def _no_place(session: Session, occasion: Occasion) -> Letter | None:
    """Tell whoever still waits at closing that no place came free, and what can be done."""
    held = _booking(session, occasion)
    if held is None or held.state is not State.WAITLISTED:
        return None
    html = receptions.said_of(occasion.language, "booking-no-place", held)
    return Letter(html, [[Key("button-book", Go("book"))]])


def _changed(session: Session, occasion: Occasion) -> Letter | None:
    """Tell a visitor what somebody did for them, if it still stands so."""
    held = _booking(session, occasion)
    if held is None or held.state != occasion.message.stage:
        return None
    html, rows = receptions.screen(occasion.language, held)
    return Letter(text(occasion.language, "booking-changed", now=html), rows)


def _other_host(session: Session, occasion: Occasion) -> Letter | None:
    """Tell whoever comes, or waits, that somebody else receives them."""
    held = _booking(session, occasion)
    if held is None or held.state not in ACTIVE:
        return None
    return _news(occasion, "booking-other-host", held)


def _other_place(session: Session, occasion: Occasion) -> Letter | None:
    """Tell whoever comes, or waits, that the day is held elsewhere, unless it has moved on since."""
    held = _booking(session, occasion)
    if held is None or held.state not in ACTIVE or held.day.place != occasion.message.slot:
        return None
    return _news(occasion, "booking-other-place", held)


def _news(occasion: Occasion, key: str, held: Booking) -> Letter:
    keys = [[Key("button-cannot-come", Quit(held.id)), Key("button-look", Show(held.id))]]
    return Letter(receptions.said_of(occasion.language, key, held), keys)


def _called_off(session: Session, occasion: Occasion) -> Letter | None:
    """Tell whoever lost their place, or wait, that the day is not held, and where they stand now."""
    reader = _reader(session, occasion)
    row = session.get(AppointmentRow, int(occasion.message.subject))
    if reader is None or row is None or _is_held(session, row, occasion):
        return None
    lost = {"lost": session.get_one(SessionRow, row.session_id).on_date}
    if not occasion.message.stage:
        return Letter(text(occasion.language, "booking-called-off", **lost), [[_BOOK]])
    moved = _of(session, int(occasion.message.stage), reader, occasion)
    if moved is None or moved.state is not State.WAITLISTED:
        return None  # a place was offered meanwhile, in a message of its own
    html = receptions.said_of(occasion.language, "booking-waits-on", moved, **lost)
    return Letter(html, [[Key("button-stop-waiting", Quit(moved.id))]])


def _called(session: Session, occasion: Occasion) -> Letter | None:
    """Ask somebody in whose turn has come."""
    held = _booking(session, occasion)
    if held is None or held.state is not State.ARRIVED:
        return None
    return Letter(receptions.said_of(occasion.language, "booking-called", held))


def _list(session: Session, occasion: Occasion) -> Letter | None:
    """Give host and desk who comes, as things are now."""
    reader = _reader(session, occasion)
    if reader is None:
        return None
    try:
        listed = desk.day_list(session, int(occasion.message.subject), reader, at=occasion.at)
    except Refused:
        return None  # the day is not held any more, or the reader has left the desk
    return Letter(*lists.day_list(occasion.language, listed))


def _booking(session: Session, occasion: Occasion) -> Booking | None:
    """Return the appointment a message is about, if it is still its reader's to know."""
    reader = _reader(session, occasion)
    return None if reader is None else _of(session, int(occasion.message.subject), reader, occasion)


def _of(session: Session, appointment_id: int, reader: Caller, occasion: Occasion) -> Booking | None:
    row = session.get(AppointmentRow, appointment_id)
    if row is None or _is_held(session, row, occasion):
        return None
    try:
        return views.booking(session, appointment_id, reader, at=occasion.at)
    except Refused:
        return None  # it is not theirs any more, or its day is not held


def _is_held(session: Session, row: AppointmentRow, occasion: Occasion) -> bool:
    """Say whether a death holds everything about the visitor."""
    return bool(visitors.held(session, [row.person_id], on=occasion.at.date()))


def _reader(session: Session, occasion: Occasion) -> Caller | None:
    account = people.account_of(session, occasion.message.person_id)
    return None if account is None else people.caller(session, account, on=occasion.at.date())


_BOOK: Final = Key("button-book-again", Go("book"))
KINDS: Final = (
    Kind(waitlist.OFFER, _offer),
    Kind(notices.REMINDER, _reminder),
    Kind(notices.NO_PLACE, _no_place),
    Kind(notices.LIST, _list),
    Kind(notices.CHANGED, _changed),
    Kind(notices.OTHER_HOST, _other_host),
    Kind(notices.OTHER_PLACE, _other_place),
    Kind(notices.CALLED_OFF, _called_off),
    Kind(notices.CALLED, _called),
)
