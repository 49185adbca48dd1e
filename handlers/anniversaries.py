"""The greeting on one's joining day, wished or not; and the fifty-year list as a workbook."""

import re
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.anniversaries.buttons import Fifty, Greet
from bot.context import BotContext
from bot.conversations import Listener
from bot.keyboards import Key
from bot.permissions import requires
from handlers.exports.making import begin
from rules.permissions import Permission
from rules.refusals import Refused
from storage.anniversaries import greetings
from storage.exports.workbooks import Wanted

_CHOICES: Final = (Key("button-greet-yes", Greet(1)), Key("button-greet-no", Greet(0)))


@requires(Permission.MEMBER)
async def ask_greeting(_update: Update, context: BotContext) -> None:
    """Ask whether somebody wishes to be greeted on the day they joined."""
    await context.press()
    joined_on = await context.read(greetings.joined_on, context.person.person_id)
    if joined_on is None:
        raise Refused("greeting-no-day")
    wished = await context.read(greetings.wished, context.person.person_id)
    await context.reply("greeting-ask", [_CHOICES], on=joined_on, now="yes" if wished else "no")


@requires(Permission.MEMBER)
async def take_greeting(_update: Update, context: BotContext) -> None:
    """Keep what they wish."""
    wished = bool(Greet.unpack(await context.press()).wished)
    await context.transact(greetings.set_wished, context.person.person_id, wished=wished, at=context.now())
    await context.show("greeting-kept", wished="yes" if wished else "no")


@requires(Permission.EXPORT_PEOPLE)
async def take_fifty(_update: Update, context: BotContext) -> None:
    """Make the list for looking through."""
    Fifty.unpack(await context.press())
    await begin(context, Wanted("fifty"))


def steps() -> list[Listener]:
    """List the buttons."""
    return [
        CallbackQueryHandler(ask_greeting, re.compile("^go:greeting$")),
        CallbackQueryHandler(take_greeting, Greet.pattern()),
        CallbackQueryHandler(take_fifty, Fifty.pattern()),
    ]
