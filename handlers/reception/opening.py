"""What can be booked: the times of a day, the year ahead, and the way from a time to a topic."""

import re

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Rows
from bot.permissions import requires
from bot.reception import words as receptions
from bot.reception.buttons import Year
from bot.texts import Text
from handlers.reception import screens
from handlers.reception.buttons import Queue, Slot, Times
from rules.permissions import Permission, may
from rules.refusals import Refused
from storage.reception import views
from storage.reception.values import Opening


@requires(Permission.BOOK)
async def begin(update: Update, context: BotContext) -> None:
    """Show the times of the next reception day, or say why there are none to choose from."""
    if update.callback_query is not None:
        await context.press()
    await begin_for(context, 0)


async def begin_for(context: BotContext, about: int) -> None:
    """Begin to book the next day for somebody; 0 for oneself."""
    found = await context.read(views.next_opening, context.person, about=about, at=context.now())
    if found is None:
        await context.reply("booking-none")
    elif found.mine is not None:
        await context.reply_html(*receptions.screen(context.language, found.mine))
    elif context.now() < found.day.opens_at:
        today = found.closed is not None and found.closed.on == context.today and not about
        await context.reply_html(*screens.closed(context.language, found, today=today))
    else:
        await context.reply_html(*choices(context, found, 0, about))


@requires(Permission.BOOK)
async def show_year(_update: Update, context: BotContext) -> None:
    """Show the days of the year ahead that one could come on, and when each can be booked."""
    pressed = Year.unpack(await context.press())
    _, path = await context.read(views.comer, context.person, pressed.about, at=context.now())
    found = await context.read(views.year_ahead, path=path, at=context.now())
    if not found:
        await context.show("booking-none")
        return
    await context.show_html(*screens.year(context.language, found, pressed, at=context.now()))


@requires(Permission.BOOK)
async def show_times(_update: Update, context: BotContext) -> None:
    """Turn to another page of times, or come back to them."""
    pressed = Times.unpack(await context.press())
    await show_day(context, pressed.day, pressed.page, pressed.about)


async def show_day(context: BotContext, day: int, page: int, about: int) -> None:
    """Show the free times of a day, or what whoever it is for holds on it already."""
    found = await opening_of(context, day, about)
    if found.mine is not None:
        await context.show_html(*receptions.screen(context.language, found.mine))
        return
    await context.show_html(*choices(context, found, page, about))


@requires(Permission.BOOK)
async def choose_time(_update: Update, context: BotContext) -> None:
    """Take the chosen time and ask what it is about."""
    pressed = Slot.unpack(await context.press())
    found, time = await context.read(
        views.opening_of_slot, pressed.slot, context.person, about=pressed.about, at=context.now()
    )
    _refuse_second(found)
    if time is None:
        await show_left(context, found, pressed.about)
    else:
        await context.show_html(*screens.topics(context.language, found.day, time, about=pressed.about))


@requires(Permission.BOOK)
async def choose_waiting(_update: Update, context: BotContext) -> None:
    """Take the wish to wait and ask what it is about."""
    pressed = Queue.unpack(await context.press())
    found = await opening_of(context, pressed.day, pressed.about)
    _refuse_second(found)
    await context.show_html(*screens.topics(context.language, found.day, None, about=pressed.about))


async def opening_of(context: BotContext, day: int, about: int) -> Opening:
    """Return what of a day can be booked, for oneself or somebody else."""
    return await context.read(views.opening, day, context.person, about=about, at=context.now())


def choices(context: BotContext, found: Opening, page: int, about: int) -> tuple[Text, Rows]:
    """Render the times of a day; whoever may book for others is offered that."""
    others = may(context.caller, Permission.BOOK_FOR)
    return screens.choices(context.language, found, page, about=about, others=others)


async def show_left(context: BotContext, found: Opening, about: int) -> None:
    """Say that somebody was faster, and show what is left."""
    html, rows = choices(context, found, 0, about)
    await context.show_html(Text(f"{context.text('slot-taken')}\n{html}"), rows)


def _refuse_second(found: Opening) -> None:
    if found.mine is not None:
        raise Refused("one-a-day")


def steps() -> list[Listener]:
    """List what needs no memory: each button carries all it means."""
    return [
        MessageHandler(Word("book"), begin),
        CallbackQueryHandler(begin, re.compile("^go:book$")),
        CallbackQueryHandler(show_year, Year.pattern()),
        CallbackQueryHandler(show_times, Times.pattern()),
        CallbackQueryHandler(choose_time, Slot.pattern()),
        CallbackQueryHandler(choose_waiting, Queue.pattern()),
    ]
