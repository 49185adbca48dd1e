"""What follows a talk or field visit: what it is about, one or two lines, and it is a case."""

from enum import StrEnum

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED
from bot.keyboards import Key, pairs
from bot.permissions import requires
from bot.talks.buttons import FollowUp, FollowUpOf
from handlers.cases.raising import LONGEST
from rules.cases.categories import CATEGORIES, category
from rules.permissions import Permission
from rules.refusals import Refused
from storage.talks import followups, recording


class State(StrEnum):
    """What is being asked."""

    LINE = "line"


@requires(Permission.TALKS)
async def choose(_update: Update, context: BotContext) -> None:
    """Ask what it is about."""
    encounter = FollowUp.unpack(await context.press()).encounter
    await context.read(recording.recorded, context.person, encounter, on=context.today)
    keys = (Key(f"case-category-{code}", FollowUpOf(encounter, code)) for code in CATEGORIES)
    await context.reply("talk-follow-what", pairs(*keys))


@requires(Permission.TALKS)
async def ask_line(_update: Update, context: BotContext) -> State:
    """Take the category and ask for the words."""
    pressed = FollowUpOf.unpack(await context.press())
    category(pressed.category)
    context.draft.update(encounter=pressed.encounter, category=pressed.category)
    await context.show("talk-follow-line")
    return State.LINE


@requires(Permission.TALKS)
async def take_line(_update: Update, context: BotContext) -> int:
    """Make it a case, and say who sees to it and until when."""
    if len(context.typed) > LONGEST:
        raise Refused("case-too-long", most=LONGEST)
    encounter, code = int(context.draft["encounter"]), str(context.draft["category"])
    got = await context.transact(
        followups.add, context.person, encounter, code, context.typed, at=context.now()
    )
    again = [[Key("button-talk-again", FollowUp(encounter))]]
    await context.reply("talk-follow-kept", again, number=got.number, unit=got.unit, due=got.due.on)
    return END


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the one conversation."""
    entries = [CallbackQueryHandler(ask_line, FollowUpOf.pattern())]
    return [conversation("talk-follow", entries, {State.LINE: [MessageHandler(TYPED, take_line)]})]


def steps() -> list[Listener]:
    """List what is complete in itself."""
    return [CallbackQueryHandler(choose, FollowUp.pattern())]
