"""Reception days in the chat: booking, one's own appointments, the desk's day, and what it plans."""

from telegram.ext import ConversationHandler

from bot.context import BotContext
from bot.conversations import Listener
from handlers.reception import behalf, booking, desk, figures, here, managing, opening, own, place, series


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversations in which something is typed."""
    return [
        *booking.conversations(),
        *behalf.conversations(),
        *managing.conversations(),
        *place.conversations(),
        *series.conversations(),
    ]


def steps() -> list[Listener]:
    """List the buttons and commands that are complete in themselves."""
    return [
        *opening.steps(),
        *behalf.steps(),
        *here.steps(),
        *own.steps(),
        *desk.steps(),
        *managing.steps(),
        *series.steps(),
        *figures.steps(),
    ]
