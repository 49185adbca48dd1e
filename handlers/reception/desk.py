"""The desk of a reception day: who comes, and what became of each, marked in one message edited in place."""

import re
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.callback_data import Button, button
from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Key, pairs
from bot.permissions import requires
from bot.reception import words as receptions
from bot.reception.buttons import DayPage, Visit
from rules.permissions import Permission
from rules.reception.appointments import Event, State
from rules.refusals import Refused
from storage.reception import desk
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
    State.ARRIVED: ("answered", "promised", "unmark"),
    State.NO_SHOW: ("arrive", "unmark"),
}


@button("mark")
class Mark(Button):
    """Write down what became of a visit."""

    appointment: int
    day: int
    page: int
    what: str


@requires(Permission.SEE_RECEPTION)
async def show_next(update: Update, context: BotContext) -> None:
    """Show who comes today or on the next day."""
    if update.callback_query is not None:
        await context.press()
    listed = await context.read(desk.next_list, context.person, at=context.now())
    if listed is None:
        await context.reply("booking-none")
    else:
        await context.reply_html(*receptions.day_list(context.language, listed))


@requires(Permission.SEE_RECEPTION)
async def show_page(_update: Update, context: BotContext) -> None:
    """Turn to another page of a day's list, or come back to it."""
    pressed = DayPage.unpack(await context.press())
    await _show_list(context, pressed.day, pressed.page)


@requires(Permission.RUN_RECEPTION)
async def show_visit(_update: Update, context: BotContext) -> None:
    """Show one visit in full, with what can be marked."""
    pressed = Visit.unpack(await context.press())
    listed = await _listed(context, pressed.day)
    visitor = _find(listed, pressed.appointment)
    marks = (
        Key(f"button-mark-{what}", Mark(visitor.id, pressed.day, pressed.page, what))
        for what in _OFFERED.get(visitor.state, ())
    )
    back = Key("button-back", DayPage(pressed.day, pressed.page))
    params = receptions.day_params(listed.day) | receptions.visitor_params(context.language, visitor)
    await context.show("reception-visit", [*pairs(*marks), [back]], **params)


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
    await _show_list(context, day, pressed.page)


async def _show_list(context: BotContext, day: int, page: int) -> None:
    await context.show_html(*receptions.day_list(context.language, await _listed(context, day), page))


async def _listed(context: BotContext, day: int) -> DayList:
    return await context.read(desk.day_list, day, context.person, at=context.now())


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
        CallbackQueryHandler(show_visit, Visit.pattern()),
        CallbackQueryHandler(mark, Mark.pattern()),
    ]
