"""Notices in the chat: to whom, what, seen as they will read it, sent, watched and stopped."""

from bot.conversations import Listener
from handlers.notices import reading, writing

conversations = writing.conversations


def steps() -> list[Listener]:
    """List the buttons that are complete in themselves."""
    return reading.steps()
