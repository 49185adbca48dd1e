"""A line about a visit, typed if somebody wishes, kept sealed."""

from enum import StrEnum

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.care.buttons import Note
from bot.context import BotContext
from bot.conversations import END, conversation
from bot.inputs import TYPED
from bot.permissions import requires
from handlers.elders.readers import visiting
from rules.permissions import Permission
from storage.care import visits


class State(StrEnum):
    """What is being asked."""

    LINE = "line"


@requires(Permission.RECORD_VISIT)
async def ask_line(_update: Update, context: BotContext) -> State:
    """Ask for the line."""
    context.draft["visit"] = Note.unpack(await context.press()).visit
    await context.reply("care-note-ask")
    return State.LINE


@requires(Permission.RECORD_VISIT)
async def take_line(_update: Update, context: BotContext) -> int:
    """Keep the line with the visit."""
    visit = int(context.draft["visit"])
    by = context.person.person_id
    await context.transact(visits.add_note, visiting(context), visit, context.typed, by=by, at=context.now())
    await context.reply("care-noted")
    return END


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the one conversation."""
    entries = [CallbackQueryHandler(ask_line, Note.pattern())]
    return [conversation("visit-note", entries, {State.LINE: [MessageHandler(TYPED, take_line)]})]
