"""A day that is typed, for a visit or an event of more than a few days ago."""

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
from rules.typed_days import read_day

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
    said_today = meaning(context.typed) == _TODAY
    day = context.today if said_today else read_day(context.typed, context.today)
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


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the one conversation."""
    entries = [CallbackQueryHandler(ask_day, TypeDay.pattern())]
    return [conversation("care-day", entries, {State.DAY: [MessageHandler(TYPED | Word(_TODAY), take_day)]})]
