"""Talks in the chat: the card, recording, what follows, planning, what makes one due, requested meetings."""

from telegram.ext import ConversationHandler

from bot.context import BotContext
from bot.conversations import Listener
from handlers.talks import card, dates, followups, meetings, occasions, recording, waiving


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversations in which something is typed."""
    return [*dates.conversations(), *followups.conversations(), *occasions.conversations()]


def steps() -> list[Listener]:
    """List the buttons and commands that are complete in themselves."""
    return [
        *card.steps(),
        *recording.steps(),
        *followups.steps(),
        *occasions.steps(),
        *meetings.steps(),
        *waiving.steps(),
    ]
