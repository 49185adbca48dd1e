"""Conversations: each step reads, asks a rule, stores, replies. The matching order is on this screen."""

from typing import Final

from bot import identity
from bot.context import BotApplication
from bot.conversations import Listener
from handlers import (
    aid,
    anniversaries,
    calendar,
    cases,
    command_menu,
    elders,
    exports,
    guards,
    help,  # noqa: A004 - the page people ask for by this word
    joining,
    menu,
    mine,
    notes,
    notices,
    posts,
    privacy,
    reception,
    roster,
    satisfaction,
    slips,
    talks,
    trail,
)

# Each conversation has a group of its own, for an update may end one and begin another. What a conversation
# answered stops there; the last group answers whatever nobody else did. Joining comes last: nine digits or a
# contact begin it only where nothing else was asked.
CONVERSATIONS: Final = (
    reception.conversations,
    cases.conversations,
    satisfaction.conversations,
    elders.conversations,
    exports.conversations,
    slips.conversations,
    roster.conversations,
    aid.conversations,
    notes.conversations,
    talks.conversations,
    posts.conversations,
    notices.conversations,
    help.conversations,
    calendar.conversations,
    joining.conversations,
)
SINGLE_STEPS: Final = (
    joining.steps,
    reception.steps,
    mine.steps,
    satisfaction.steps,
    cases.steps,
    elders.steps,
    exports.steps,
    roster.steps,
    slips.steps,
    aid.steps,
    notes.steps,
    anniversaries.steps,
    talks.steps,
    notices.steps,
    help.steps,
    privacy.steps,
    trail.steps,
    calendar.steps,
    menu.steps,
)


# Long work beside the conversation.
ERRANDS: Final = (exports.ERRAND, roster.ERRAND)


set_default_commands = command_menu.set_defaults


def register(application: BotApplication) -> None:
    """Add every handler in matching order."""
    application.add_handler(identity.handler(), group=-3)
    application.add_handlers(guards.steps(), group=-2)
    # A ballot's taps and remarks pass before any conversation, which would write down that they came.
    application.add_handlers(satisfaction.first_steps(), group=-1)
    conversations: list[Listener] = [made for make in CONVERSATIONS for made in make()]
    for group, conversation in enumerate(conversations):
        application.add_handler(conversation, group=group)
    for make in SINGLE_STEPS:
        application.add_handlers(make(), group=len(conversations))
