"""The five cares in the chat: what is owed today, visits, rounds, events, deaths, leave."""

from telegram.ext import ConversationHandler

from bot.context import BotContext
from bot.conversations import Listener
from handlers.elders import (
    cards,
    coverage,
    covering,
    dates,
    deaths,
    events,
    keeping,
    leave,
    notes,
    rounds,
    sheets,
    today,
    visits,
    waiving,
)


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversations in which something is typed or several people are chosen."""
    return [*dates.conversations(), *notes.conversations(), *rounds.conversations()]


def steps() -> list[Listener]:
    """List the buttons and commands that are complete in themselves."""
    areas = (today, visits, events, deaths, leave, cards, keeping, waiving, covering, coverage, sheets)
    return [step for area in areas for step in area.steps()]
