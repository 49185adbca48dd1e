"""Workbooks pulled in the chat: chosen in two taps, made beside the conversation."""

from telegram.ext import ConversationHandler

from bot.context import BotContext
from bot.conversations import Listener
from handlers.exports import asking
from handlers.exports.making import ERRAND

__all__ = ["ERRAND", "conversations", "steps"]


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation in which a reason is typed."""
    return asking.conversations()


def steps() -> list[Listener]:
    """List the buttons and commands that are complete in themselves."""
    return asking.steps()
