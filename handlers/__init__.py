"""Conversations with people: each step reads, asks a rule, stores, replies. The matching order is on this screen."""

from typing import Final

from bot import identity
from bot.context import BotApplication
from bot.conversations import Listener
from handlers import guards, joining, menu

# Each conversation has a group of its own, for an update may end one and begin another. What a conversation
# answered stops there; the last group answers whatever nobody else did.
CONVERSATIONS: Final = (joining.conversations,)
SINGLE_STEPS: Final = (joining.steps, menu.steps)


def register(application: BotApplication) -> None:
    """Add every handler in matching order."""
    application.add_handler(identity.handler(), group=-2)
    for guard in guards.steps():
        application.add_handler(guard, group=-1)
    conversations: list[Listener] = [made for make in CONVERSATIONS for made in make()]
    for group, conversation in enumerate(conversations):
        application.add_handler(conversation, group=group)
    for make in SINGLE_STEPS:
        application.add_handlers(make(), group=len(conversations))


def is_ballot(payload: str) -> bool:
    """Say whether a button's payload belongs to a ballot: such a tap is never stored."""
    return payload.startswith("V")
