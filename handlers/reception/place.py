"""Where one single day is held, typed by the desk; its rhythm keeps its place on every other day."""

from enum import StrEnum

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import END, conversation
from bot.inputs import TYPED
from bot.keyboards import Key
from bot.permissions import requires
from bot.reception.buttons import Manage
from bot.reception.words import day_params, reached_params
from handlers.reception.buttons import OtherPlace
from rules.permissions import Permission
from rules.reception.days import place_of
from storage.reception import managing


class State(StrEnum):
    """What is being asked."""

    PLACE = "place"


@requires(Permission.RUN_RECEPTION)
async def ask(_update: Update, context: BotContext) -> State:
    """Ask where the day is held instead."""
    day_id = OtherPlace.unpack(await context.press()).day
    found = await context.read(managing.own_day, day_id, context.person, at=context.now())
    context.draft.update(day=day_id)
    await context.show("manage-place", [[Key("button-back", Manage(day_id))]], **day_params(found.day))
    return State.PLACE


@requires(Permission.RUN_RECEPTION)
async def take(_update: Update, context: BotContext) -> int:
    """Hold the day there; whoever comes is told."""
    day_id, place = int(context.draft["day"]), place_of(context.typed)
    done = await context.transact(managing.change_place, day_id, place, context.person, at=context.now())
    back = [[Key("button-back", Manage(day_id))]]
    await context.reply("manage-placed", back, place=place, **reached_params(context.language, done))
    return END


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the one conversation."""
    entries = [CallbackQueryHandler(ask, OtherPlace.pattern())]
    return [conversation("other-place", entries, {State.PLACE: [MessageHandler(TYPED, take)]})]
