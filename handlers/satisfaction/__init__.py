"""Satisfaction in the chat: the ballot and its remark, results, and the waves an administrator runs."""

from telegram.ext import ConversationHandler

from bot.context import BotContext
from bot.conversations import Listener
from handlers.satisfaction import (
    ballot,
    boxes,
    drawing,
    followups,
    opening,
    paper,
    remarks,
    results,
    sampling,
    waves,
)


def first_steps() -> list[Listener]:
    """List what passes before any conversation, which would write down that a ballot was touched."""
    return [*ballot.first_steps(), *remarks.first_steps()]


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversations: who was newly appointed, samples, and the count sheet of a box."""
    makers = (opening, sampling, drawing, boxes)
    return [made for maker in makers for made in maker.conversations()]


def steps() -> list[Listener]:
    """List the buttons and commands that are complete in themselves."""
    makers = (ballot, results, waves, sampling, paper, boxes, followups)
    return [step for maker in makers for step in maker.steps()]
