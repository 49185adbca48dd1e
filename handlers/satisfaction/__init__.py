"""Satisfaction in the chat: the ballot and its remark, results, and the waves an administrator runs."""

from bot.conversations import Listener
from handlers.satisfaction import ballot, remarks, results, waves


def first_steps() -> list[Listener]:
    """List what passes before any conversation, which would write down that a ballot was touched."""
    return [*ballot.first_steps(), *remarks.first_steps()]


def steps() -> list[Listener]:
    """List the buttons and commands that are complete in themselves."""
    return [*ballot.steps(), *results.steps(), *waves.steps()]
