"""The roster from the chat: a workbook is sent, looked at, its questions answered, applied or put away."""

import re

from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler, filters

from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from handlers.roster import applying, branches, deciding, looking, records
from handlers.roster.applying import ERRAND
from handlers.roster.buttons import Apply, Ask, Drop, LookAgain, Other, Same, Stop
from handlers.roster.looking import take_file

__all__ = ["ERRAND", "conversations", "steps", "take_file"]


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversations in which a name is typed."""
    return [*records.conversations(), *branches.conversations()]


def steps() -> list[Listener]:
    """List the ways in; each button carries all it means, and a file is understood at any time."""
    return [
        MessageHandler(Word("roster"), looking.explain),
        CallbackQueryHandler(looking.explain, re.compile("^go:roster$")),
        CallbackQueryHandler(looking.look_again, LookAgain.pattern()),
        CallbackQueryHandler(looking.drop, Drop.pattern()),
        CallbackQueryHandler(applying.begin, Apply.pattern()),
        CallbackQueryHandler(applying.stop, Stop.pattern()),
        CallbackQueryHandler(deciding.ask, Ask.pattern()),
        CallbackQueryHandler(deciding.same, Same.pattern()),
        CallbackQueryHandler(deciding.other, Other.pattern()),
        MessageHandler(filters.Document.ALL, take_file),
    ]
