"""A day that is typed, for a visit or an event of more than a few days ago."""

import re
from datetime import date
from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.care.buttons import TypeDay
from bot.context import BotContext
from bot.conversations import END, conversation
from bot.inputs import TYPED, Word, meaning
from bot.permissions import requires
from handlers.elders.events import report_on
from handlers.elders.visits import way_screen
from rules.permissions import Permission

_NUMBERS: Final = re.compile(r"\d+")
_TODAY: Final = "today"  # a command elsewhere, an answer here


class State(StrEnum):
    """What is being asked."""

    DAY = "day"


@requires(Permission.REPORT_EVENT)
async def ask_day(_update: Update, context: BotContext) -> State:
    """Ask for the day."""
    button = TypeDay.unpack(await context.press())
    context.draft["subject"], context.draft["event"] = button.subject, button.event
    await context.reply("care-type-day")
    return State.DAY


@requires(Permission.REPORT_EVENT)
async def take_day(_update: Update, context: BotContext) -> State | int:
    """Go on with the day: to the way of a visit, or to the event."""
    day = read_day(context.typed, context.today)
    if day is None:
        await context.reply("care-not-a-day")
        return State.DAY
    subject, event = int(context.draft["subject"]), str(context.draft["event"])
    if event:
        await report_on(context, event, subject, day)
    else:
        html, rows = await way_screen(context, subject, day)
        await context.reply_html(html, rows)
    return END


def read_day(typed: str, today: date) -> date | None:
    """Read a day as people type it: with or without the year, the last one that is not to come."""
    if meaning(typed) == _TODAY:
        return today
    numbers = [int(each) for each in _NUMBERS.findall(typed)]
    try:
        match numbers:
            case [year, month, day]:
                return date(year, month, day)
            case [month, day]:
                this_year = date(today.year, month, day)
                return this_year if this_year <= today else date(today.year - 1, month, day)
            case _:
                return None
    except (ValueError, OverflowError):  # the latter for a year beyond any calendar
        return None


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the one conversation."""
    entries = [CallbackQueryHandler(ask_day, TypeDay.pattern())]
    return [conversation("care-day", entries, {State.DAY: [MessageHandler(TYPED | Word(_TODAY), take_day)]})]
