"""A need noted at a visit: one or two lines, and it is a case until somebody has seen to it."""

from enum import StrEnum

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.cases.buttons import Need
from bot.context import BotContext
from bot.conversations import END, conversation
from bot.inputs import ATTACHED, TYPED, piece_of
from bot.permissions import requires
from handlers.cases.raising import LONGEST
from rules.permissions import Permission
from rules.refusals import Refused
from storage.cases import promised
from storage.cases.values import Matter


class State(StrEnum):
    """What is being asked."""

    WORDS = "words"


@requires(Permission.RAISE_FOR)
async def ask(_update: Update, context: BotContext) -> State:
    """Ask what the need is."""
    pressed = Need.unpack(await context.press())
    context.draft.update(subject=pressed.subject, visit=pressed.visit)
    await context.reply("case-need")
    return State.WORDS


@requires(Permission.RAISE_FOR)
async def take(update: Update, context: BotContext) -> int:
    """Make it a case, and tell who sees to it and until when."""
    text, file = piece_of(update.effective_message)
    if len(text) > LONGEST:
        raise Refused("case-too-long", most=LONGEST)
    files = (file,) if file is not None else ()
    matter = Matter(promised.NEED, text, files, about=int(context.draft["subject"]))
    visit = int(context.draft["visit"])
    got = await context.transact(promised.need, visit, matter, context.person, at=context.now())
    await context.reply("case-need-kept", number=got.number, unit=got.unit, due=got.due.on)
    return END


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the one conversation."""
    entries = [CallbackQueryHandler(ask, Need.pattern())]
    return [conversation("case-need", entries, {State.WORDS: [MessageHandler(TYPED | ATTACHED, take)]})]
