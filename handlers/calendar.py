"""The holiday calendar from the chat: which years are known; a file is looked at before it counts."""

import json
import re
from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler, filters

from bot.calendar import words as calendar_words
from bot.callback_data import Button, button
from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import Word
from bot.keyboards import Key
from bot.permissions import requires
from bot.texts import Text
from rules.notice import parse_notice
from rules.permissions import Permission
from rules.refusals import Refused
from storage import calendars
from storage.calendar_effects import effect

LARGEST: Final = 64 << 10  # bytes: a year's notice has five thousand
FILE: Final = filters.Document.FileExtension("json")


class State(StrEnum):
    """What is being asked."""

    CHECK = "check"


@button("caltake")
class TakeOver(Button):
    """Let the notice count that was sent."""


@requires(Permission.SET_UP)
async def show(update: Update, context: BotContext) -> None:
    """Say which years are known, and how one is brought in."""
    if update.callback_query is not None:
        await context.press()
    calendar, year = await context.read(calendars.calendar), context.today.year
    for each in (year, year + 1):
        if not calendar.confirms(each):
            await context.reply("calendar-explain-missing", year=str(each))
            return
    await context.reply("calendar-explain", first=str(year), last=str(year + 1))


@requires(Permission.SET_UP)
async def take_file(update: Update, context: BotContext) -> State:
    """Look at a notice and say what it would change."""
    message = update.effective_message
    if message is None or message.document is None:
        raise Refused("old-button")
    if (message.document.file_size or 0) > LARGEST:
        raise Refused("calendar-too-large")
    content = bytes(await (await message.document.get_file()).download_as_bytearray())
    found = await context.read(effect, parse_notice(content), at=context.now())
    context.draft["notice"] = json.dumps(json.loads(content))  # whatever it was encoded by
    asked = context.text("calendar-ask")
    html = Text(f"{calendar_words.effect(context.language, found)}\n{asked}")
    await context.reply_html(html, [[Key("button-calendar-take", TakeOver())]])
    return State.CHECK


@requires(Permission.SET_UP)
async def take_over(_update: Update, context: BotContext) -> int:
    """Let it count: open deadlines are computed anew in the morning, and their owners told."""
    TakeOver.unpack(await context.press())
    notice = parse_notice(str(context.draft["notice"]).encode())
    await context.transact(calendars.take_over, notice, by=context.person.person_id, at=context.now())
    await context.show("calendar-taken", year=str(notice.year))
    return END


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation: a notice is taken whenever it is sent."""
    entries: list[Listener] = [MessageHandler(FILE, take_file)]
    return [
        conversation(
            "calendar", entries, {State.CHECK: [CallbackQueryHandler(take_over, TakeOver.pattern())]}
        )
    ]


def steps() -> list[Listener]:
    """List the ways in."""
    return [
        MessageHandler(Word("calendar"), show),
        CallbackQueryHandler(show, re.compile("^go:calendar$")),
    ]
