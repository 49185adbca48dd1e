"""One's own appointments: look, move, give up, put into a calendar, and answer an offered place."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.context import BotContext
from bot.conversations import Listener
from bot.keyboards import Key, Rows
from bot.permissions import requires
from bot.reception import words as receptions
from bot.reception.buttons import Accept, Decline, Move, Quit, Show, ToCalendar
from bot.reception.calendar_file import Event, calendar_file
from bot.texts import Text, Words
from handlers.listing import Line
from handlers.reception import screens
from handlers.reception.buttons import MoveTo, QuitYes
from rules.permissions import Permission
from rules.reception.appointments import State
from rules.refusals import Refused
from storage.reception import booking, views
from storage.reception.values import Booking


@requires(Permission.BOOK, deed="look.visitors")
async def show(_update: Update, context: BotContext) -> None:
    """Show an appointment as it stands."""
    await _show(context, await _mine(context, Show.unpack(await context.press()).appointment))


@requires(Permission.BOOK, deed="look.visitors")
async def show_times(_update: Update, context: BotContext) -> None:
    """Show the times an appointment can be moved to."""
    pressed = Move.unpack(await context.press())
    await context.show_html(*await _other_times(context, pressed.appointment, pressed.page))


@requires(Permission.BOOK)
async def move(_update: Update, context: BotContext) -> None:
    """Move an appointment to the chosen time, or say that somebody was faster and show what is left."""
    to = MoveTo.unpack(await context.press())
    try:
        moved = await context.transact(
            booking.move, to.appointment, to.slot, context.person, at=context.now()
        )
    except Refused as refusal:
        if refusal.key != "slot-taken":
            raise
        html, rows = await _other_times(context, to.appointment, 0)
        await context.show_html(Text(f"{context.text('slot-taken')}\n{html}"), rows)
    else:
        await _show(context, moved)


@requires(Permission.BOOK, deed="look.visitors")
async def ask_to_quit(_update: Update, context: BotContext) -> None:
    """Ask once more before a place goes to somebody else."""
    held = await _mine(context, Quit.unpack(await context.press()).appointment)
    keys = [[Key("button-quit-yes", QuitYes(held.id)), Key("button-quit-no", Show(held.id))]]
    await context.show_html(receptions.said_of(context.language, "booking-quit", held), keys)


@requires(Permission.BOOK)
async def quit_(_update: Update, context: BotContext) -> None:
    """Give an appointment up."""
    pressed = QuitYes.unpack(await context.press())
    given_up = await context.transact(booking.cancel, pressed.appointment, context.person, at=context.now())
    await _show(context, given_up)


@requires(Permission.BOOK)
async def accept(_update: Update, context: BotContext) -> None:
    """Take the place that was held."""
    pressed = Accept.unpack(await context.press())
    taken = await context.transact(booking.accept, pressed.appointment, context.person, at=context.now())
    await _show(context, taken)


@requires(Permission.BOOK)
async def decline(_update: Update, context: BotContext) -> None:
    """Let the next have the place that was held."""
    pressed = Decline.unpack(await context.press())
    passed = await context.transact(booking.decline, pressed.appointment, context.person, at=context.now())
    await _show(context, passed)


@requires(Permission.BOOK)
async def send_calendar_file(_update: Update, context: BotContext) -> None:
    """Send an appointment as a file that a calendar opens."""
    held = await _mine(context, ToCalendar.unpack(await context.press()).appointment)
    if held.starts_at is None or held.ends_at is None or held.number is None:
        raise Refused("old-button")
    words, params = Words(context.language), receptions.booking_params(held)
    event = Event(
        uid=f"{held.number}@lianxin",
        starts_at=held.starts_at,
        ends_at=held.ends_at,
        summary=words("calendar-summary", **params),
        location=held.day.place,
        description=words("calendar-description", **params),
    )
    await context.reply_document(
        calendar_file(event, made_at=context.now()),
        words("calendar-file-name", **params),
        "calendar-file",
        **params,
    )


async def lines(context: BotContext) -> list[Line]:
    """List one's appointments for `/mine`."""
    held = await context.read(views.bookings, context.person, at=context.now())
    return [_line(context, each) for each in held]


def _line(context: BotContext, held: Booking) -> Line:
    key = "mine-queued" if held.state is State.ARRIVED and not held.starts_at else f"mine-{held.state.value}"
    params = receptions.booking_params(held)
    html = receptions.said_of(context.language, key, held)
    return Line(html, Key("button-mine-appointment", Show(held.id), params))


async def _other_times(context: BotContext, appointment: int, page: int) -> tuple[Text, Rows]:
    held = await _mine(context, appointment)
    found = await context.read(views.other_times, held.id, context.person, at=context.now())
    return screens.other_times(context.language, held, found, page)


async def _mine(context: BotContext, appointment: int) -> Booking:
    return await context.read(views.booking, appointment, context.person, at=context.now())


async def _show(context: BotContext, held: Booking) -> None:
    await context.show_html(*receptions.screen(context.language, held))


def steps() -> list[Listener]:
    """List what can be done with an appointment; each button carries which."""
    return [
        CallbackQueryHandler(show, Show.pattern()),
        CallbackQueryHandler(show_times, Move.pattern()),
        CallbackQueryHandler(move, MoveTo.pattern()),
        CallbackQueryHandler(ask_to_quit, Quit.pattern()),
        CallbackQueryHandler(quit_, QuitYes.pattern()),
        CallbackQueryHandler(accept, Accept.pattern()),
        CallbackQueryHandler(decline, Decline.pattern()),
        CallbackQueryHandler(send_calendar_file, ToCalendar.pattern()),
    ]
