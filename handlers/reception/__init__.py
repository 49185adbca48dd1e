"""Reception days in the chat: booking, one's own appointments, and the desk's list of the day."""

from telegram.ext import ConversationHandler

from bot.context import BotContext
from bot.conversations import Listener
from handlers.reception import booking, desk, own


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversations in which something is typed."""
    return booking.conversations()


def steps() -> list[Listener]:
    """List the buttons and commands that are complete in themselves."""
    return [*booking.steps(), *own.steps(), *desk.steps()]
