"""`/mine`: everything of one's own that is under way; each area adds its lines."""

import re
from collections.abc import Awaitable, Callable
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.buttons import Go
from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Key, column, pairs
from bot.permissions import requires
from bot.texts import Text
from handlers.aid import applying as my_aid
from handlers.cases import mine as my_cases
from handlers.listing import Line
from handlers.reception import own as my_appointments
from handlers.talks import meetings as my_meeting
from rules.permissions import Permission

# In the order they are shown.
SOURCES: Final[tuple[Callable[[BotContext], Awaitable[list[Line]]], ...]] = (
    my_appointments.lines,
    my_cases.lines,
    my_meeting.lines,
    my_aid.lines,
)
# What can be asked for here besides.
OFFERS: Final = (
    Key("button-meet", Go("meet")),
    Key("button-aid", Go("aid")),
    Key("button-greeting", Go("greeting")),
)


@requires(Permission.MEMBER)
async def mine(update: Update, context: BotContext) -> None:
    """List what is under way for whoever asks."""
    if update.callback_query is not None:
        await context.press()
    lines = [line for source in SOURCES for line in await source(context)]
    if not lines:
        await context.reply("mine-nothing", pairs(*OFFERS))
        return
    html = Text("\n".join([context.text("mine"), *(line.html for line in lines)]))
    keys = column(*(line.key for line in lines if line.key is not None))
    await context.reply_html(html, [*keys, *pairs(*OFFERS)])


def steps() -> list[Listener]:
    """List the ways in: the word, the command and the menu's button."""
    return [MessageHandler(Word("mine"), mine), CallbackQueryHandler(mine, re.compile("^go:mine$"))]
