"""Who an update comes from: looked up once, before any conversation sees it."""

from telegram import Update
from telegram.ext import ApplicationHandlerStop, TypeHandler

from bot.context import BotContext


async def recognise(update: Update, context: BotContext) -> None:
    """Put the person behind the update, their posts and their language into the context."""
    if update.effective_user is None or update.effective_chat is None:
        raise ApplicationHandlerStop
    await context.recognise()


def handler() -> TypeHandler[Update, BotContext, None]:
    """Make the handler that runs before all others."""
    return TypeHandler(Update, recognise)
