"""Founding: whoever the settings list as administrator begins an empty database, and needs no slip for it."""

from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import MessageHandler

from bot.context import BotContext
from bot.conversations import END, Listener
from bot.inputs import TYPED
from bot.permissions import requires
from handlers import menu
from rules.permissions import Permission
from rules.refusals import Refused
from storage import founding


class State(StrEnum):
    """What is being asked; part of the conversation of joining."""

    COUNTY = "county"
    FOUNDER = "founder"


async def is_open_to(context: BotContext) -> bool:
    """Say whether whoever speaks may begin: they are on the list, and nobody has begun."""
    user = context.incoming.effective_user
    listed = user is not None and user.id in context.services.settings.admins
    return listed and await context.read(founding.is_open)


async def begin(context: BotContext) -> State:
    """Ask for the county's name."""
    await context.reply("founding-county")
    return State.COUNTY


@requires(Permission.ANYBODY)
async def take_county(_update: Update, context: BotContext) -> State:
    """Keep the county's name and ask for their own."""
    context.draft["county"] = context.typed_name
    await context.reply("founding-name", county=context.typed_name)
    return State.FOUNDER


@requires(Permission.ANYBODY)
async def take_name(update: Update, context: BotContext) -> int:
    """Open the county; whoever was on the list when it began may have been taken off since."""
    if not await is_open_to(context) or update.effective_user is None:
        raise Refused("founding-over")
    county, name = str(context.draft["county"]), context.typed_name
    await context.transact(founding.found, update.effective_user.id, name, county, at=context.now())
    await context.recognise()
    await menu.keep_language(context)
    await context.reply("founding-done", name=name, county=county)
    await menu.show(context)
    return END


STATES: Final[dict[StrEnum, list[Listener]]] = {
    State.COUNTY: [MessageHandler(TYPED, take_county)],
    State.FOUNDER: [MessageHandler(TYPED, take_name)],
}
