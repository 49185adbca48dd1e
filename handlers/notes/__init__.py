"""`/note`: the branch's monthly note in three taps; and what town and county see of the notes."""

from telegram.ext import ConversationHandler

from bot.context import BotContext
from bot.conversations import Listener
from handlers.notes import reading, writing


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation in which a day or a line is typed."""
    return writing.conversations()


def steps() -> list[Listener]:
    """List the buttons and commands that are complete in themselves."""
    return [*reading.steps(), *writing.steps()]
