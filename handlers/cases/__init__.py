"""Cases in the chat: raising them, one's own, the desk, and the public ledger."""

from telegram.ext import ConversationHandler

from bot.context import BotContext
from bot.conversations import Listener
from handlers.cases import desk, entering, ledger, mine, need, raising, typed, verdicts, witness


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversations in which something is typed or sent."""
    makers = (raising, mine, verdicts, typed, entering, need)
    return [made for module in makers for made in module.conversations()]


def steps() -> list[Listener]:
    """List the buttons and commands that are complete in themselves."""
    return [
        step
        for module in (raising, mine, verdicts, witness, desk, entering, ledger)
        for step in module.steps()
    ]
