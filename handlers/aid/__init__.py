"""Aid in the chat: applying for it; and for those who keep the funds, deciding, money in, the notice."""

from telegram.ext import ConversationHandler

from bot.context import BotContext
from bot.conversations import Listener
from handlers.aid import applying, deciding, keeping, money, posting


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversations in which something is typed."""
    return [*applying.conversations(), *deciding.conversations(), *money.conversations()]


def steps() -> list[Listener]:
    """List the buttons and commands that are complete in themselves."""
    return [*applying.steps(), *keeping.steps(), *deciding.steps(), *money.steps(), *posting.steps()]
