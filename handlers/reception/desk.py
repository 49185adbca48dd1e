"""The desk of a reception day: who comes, whose turn it is, and what became of each, in one message."""

import re
from typing import Final

from telegram import Update
from telegram.error import BadRequest
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Key, pairs
from bot.permissions import requires
from bot.reception import lists
from bot.reception import words as receptions
from bot.reception.buttons import Call, DayPage, DeskYear, Mark, Move, Quit, Visit
from bot.texts import Text
from handlers.reception import screens
from handlers.reception.buttons import Figures, Listen, SeriesList
from rules.permissions import Permission, may, scope
from rules.reception.appointments import Event, State
from rules.refusals import Refused
from storage.reception import desk, views
from storage.reception.desk import DayList, Visitor

# What may be marked in which state: the word on the button and in its payload, with what it does.
_MARKS: Final[dict[str, tuple[Event, str | None]]] = {
    "arrive": (Event.ARRIVE, None),
    "answered": (Event.FINISH, "answered"),
    "promised": (Event.FINISH, "promised"),
    "miss": (Event.MISS, None),
    "unmark": (Event.UNMARK, None),
}
_OFFERED: Final = {
    State.BOOKED: ("arrive", "miss", "answered", "promised"),
    State.ARRIVED: ("answered", "promised", "miss", "unmark"),
    State.NO_SHOW: ("arrive", "unmark"),
}


@requires(Permission.SEE_RECEPTION, deed="look.visitors")
async def show_next(update: Update, context: BotContext) -> None:
    """Show who comes today or on the next day."""
    if update.callback_query is not None:
        await context.press()
    listed = await context.read(desk.next_list, context.person, at=context.now())
    if listed is None:
        await context.reply("desk-no-days", _plans(context))
    else:
        await context.reply_html(*lists.day_list(context.language, listed))


@requires(Permission.SEE_RECEPTION)
async def show_year(_update: Update, context: BotContext) -> None:
    """Show the days of the year ahead that the reader may see, with how many come."""
    pressed = DeskYear.unpack(await context.press())
    within = scope(context.person, Permission.SEE_RECEPTION)
    found = await context.read(views.year_ahead, within=within, at=context.now())
    days, page = lists.page_of(found, pressed.page)
    lines = [context.text("desk-year-line", **screens.ahead_params(each)) for each in days]
    keys = [Key("button-day-short", DayPage(each.day.id, 0), screens.ahead_params(each)) for each in days]
    head = context.text("desk-year" if days else "desk-no-days")
    turns = screens.turn_keys(found, page, DeskYear)
    await context.show_html(Text("\n".join([head, *lines])), [*pairs(*keys), turns, *_plans(context)])


@requires(Permission.SEE_RECEPTION, deed="look.visitors")
async def show_page(_update: Update, context: BotContext) -> None:
    """Turn to another page of a day's list, or come back to it."""
    pressed = DayPage.unpack(await context.press())
    await show_list(context, pressed.day, pressed.page)


@requires(Permission.RUN_RECEPTION, deed="look.visitors")
async def show_visit(_update: Update, context: BotContext) -> None:
    """Show one visit in full, with what can be marked."""
    pressed = Visit.unpack(await context.press())
    listed = await _listed(context, pressed.day)
    visitor = _find(listed, pressed.appointment)
    marks = [
        Key(f"button-mark-{what}", Mark(visitor.id, pressed.day, pressed.page, what))
        for what in _OFFERED.get(visitor.state, ())
        if what != "unmark" or visitor.starts_at is not None
    ]
    back = Key("button-back", DayPage(pressed.day, pressed.page))
    params = receptions.day_params(listed.day) | lists.visitor_params(context.language, visitor)
    await context.show("reception-visit", [*pairs(*marks), *_by_telephone(visitor), [back]], **params)


@requires(Permission.RUN_RECEPTION)
async def listen(_update: Update, context: BotContext) -> None:
    """Send the desk what a visitor said instead of typing it."""
    pressed = Listen.unpack(await context.press())
    held = await context.read(views.booking, pressed.appointment, context.person, at=context.now())
    if held.wish.voice is None:
        raise Refused("reception-not-spoken")
    try:
        await context.bot.send_voice(context.person.telegram_id, held.wish.voice)
    except BadRequest:  # Telegram keeps files for those who sent them, and not for ever
        await context.reply("desk-files-gone", count=1)


@requires(Permission.RUN_RECEPTION)
async def call(_update: Update, context: BotContext) -> None:
    """Ask in whose turn it is; they are told in their chat."""
    pressed = Call.unpack(await context.press())
    day = await context.transact(desk.call, pressed.appointment, context.person, at=context.now())
    await show_list(context, day, 0)


@requires(Permission.RUN_RECEPTION)
async def mark(_update: Update, context: BotContext) -> None:
    """Write down what became of a visit and come back to the list."""
    pressed = Mark.unpack(await context.press())
    if pressed.what not in _MARKS:
        raise Refused("old-button")
    event, outcome = _MARKS[pressed.what]
    day = await context.transact(
        desk.mark, pressed.appointment, event, context.person, outcome=outcome, at=context.now()
    )
    await show_list(context, day, pressed.page)


async def show_list(context: BotContext, day: int, page: int) -> None:
    """Show a day's list: in the pressed message, or in a new one."""
    await context.show_html(*lists.day_list(context.language, await _listed(context, day), page))


async def _listed(context: BotContext, day: int) -> DayList:
    return await context.read(desk.day_list, day, context.person, at=context.now())


def _plans(context: BotContext) -> list[list[Key]]:
    """Lay out the ways to rhythms and figures, as far as the reader has them."""
    series = [Key("button-series", SeriesList())] if may(context.caller, Permission.RUN_RECEPTION) else []
    return [[*series, Key("button-figures", Figures(0))]]


def _by_telephone(visitor: Visitor) -> list[list[Key]]:
    """Lay out what the desk does for whoever telephones, and their voice if they left it."""
    moves = [Key("button-move", Move(visitor.id, 0)), Key("button-cancel", Quit(visitor.id))]
    heard = [Key("button-listen", Listen(visitor.id))] if visitor.voice is not None else []
    return [moves if visitor.state is State.BOOKED else [], heard]


def _find(listed: DayList, appointment: int) -> Visitor:
    for visitor in listed.visitors:
        if visitor.id == appointment and listed.may_mark:
            return visitor
    raise Refused("old-button")


def steps() -> list[Listener]:
    """List the ways in of host and desk."""
    return [
        MessageHandler(Word("reception"), show_next),
        CallbackQueryHandler(show_next, re.compile("^go:reception$")),
        CallbackQueryHandler(show_page, DayPage.pattern()),
        CallbackQueryHandler(show_year, DeskYear.pattern()),
        CallbackQueryHandler(call, Call.pattern()),
        CallbackQueryHandler(listen, Listen.pattern()),
        CallbackQueryHandler(show_visit, Visit.pattern()),
        CallbackQueryHandler(mark, Mark.pattern()),
    ]
