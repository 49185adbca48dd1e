"""How a conversation behaves: it hears what it asked for; whatever else the person does ends it."""

import warnings
from collections.abc import Mapping, Sequence
from copy import copy
from datetime import date, timedelta
from enum import StrEnum
from functools import wraps
from typing import Any, Final, NoReturn, TypeAlias

from telegram import Update
from telegram.ext import (
    ApplicationHandlerStop,
    BaseHandler,
    CallbackQueryHandler,
    ConversationHandler,
    MessageHandler,
    filters,
)
from telegram.warnings import PTBUserWarning

from bot.context import BotContext
from bot.inputs import NOT_TEXT, Word
from bot.permissions import Step, requires
from rules.permissions import Permission

Asking: TypeAlias = StrEnum | int  # a conversation's own state, or END
Listener: TypeAlias = BaseHandler[Update, BotContext, Any]  # Any: a step's state
END: Final = ConversationHandler.END

_OPEN: Final = "conversation"  # in the draft: which conversation it belongs to
_SINCE: Final = "since"  # in the draft: the day of the last step
_WRITTEN: Final = "written"  # in the draft: something was typed or sent that is not handed in yet
_PATIENCE: Final = timedelta(days=1)  # what is typed later than this is no answer any more


def conversation(
    name: str, entries: Sequence[Listener], states: Mapping[Any, Sequence[Listener]]
) -> ConversationHandler[BotContext]:  # Any: the conversation's own states, an invariant key
    """Make a conversation that survives a crash.

    A step of it returns the next state, or END; the draft is its own and is emptied at the end. 'Cancel' ends
    it with a word; another button or command ends it and goes on to whatever it belongs to, but one that is
    refused leaves everybody exactly where they were (the processor sees to that); a photo where text was
    asked gets one sentence and changes nothing. A person has one conversation at a time: a new one ends the
    last. Nothing written and not handed in yet is lost without a word: a mere button lets it stay, whatever
    else ends it says so.
    """
    with warnings.catch_warnings():
        # The library warns that a button is not tracked for every message: a person has one conversation.
        warnings.filterwarnings("ignore", "If 'per_message=False'", PTBUserWarning)
        return _make(name, entries, states)


def _make(
    name: str, entries: Sequence[Listener], states: Mapping[Any, Sequence[Listener]]
) -> ConversationHandler[BotContext]:  # Any: as above
    return ConversationHandler(
        entry_points=[_wrap(entry, _entering, name) for entry in entries],
        states={
            state: [_wrap(listener, _continuing, name) for listener in listeners]
            for state, listeners in states.items()
        },
        fallbacks=[
            MessageHandler(Word("cancel"), _continuing(_cancelled, name)),
            MessageHandler(Word() | filters.COMMAND, _leaving(name)),
            CallbackQueryHandler(_leaving(name, unless_written=True)),
            MessageHandler(NOT_TEXT, _continuing(_text_wanted, name)),
        ],
        name=name,
        persistent=True,
        per_chat=False,
        allow_reentry=True,
    )


@requires(Permission.ANYBODY)
async def _cancelled(_update: Update, context: BotContext) -> Asking:
    await context.reply("cancelled")
    return END


@requires(Permission.ANYBODY)
async def _text_wanted(_update: Update, context: BotContext) -> None:
    await context.reply("text-wanted")


def _wrap(listener: Listener, how: Any, name: str) -> Listener:  # Any: one of the two functions below
    wrapped = copy(listener)  # the same one may begin the conversation and go on with it
    wrapped.callback = how(listener.callback, name)
    return wrapped


def _entering(step: Step[Any], name: str) -> Step[Any]:  # Any: a step's state
    """Begin with an empty draft; a step that asks nothing opens nothing, and ends nothing either."""

    @wraps(step)
    async def entering(update: Update, context: BotContext) -> Asking:
        others = dict(context.draft) if context.draft.get(_OPEN) != name else {}
        context.draft.clear()
        context.draft[_OPEN] = name
        state = await step(update, context)
        if state is not None:
            if _WRITTEN in others:
                await context.reply("left-unfinished")
            return _answered(context, state)
        context.draft.clear()
        context.draft.update(others)
        raise ApplicationHandlerStop(END)

    return entering


def _continuing(step: Step[Any], name: str) -> Step[Any]:  # Any: a step's state
    """Go on only if this conversation is the open one and was left less than a day ago."""

    @wraps(step)
    async def continuing(update: Update, context: BotContext) -> Asking:
        since = context.draft.get(_SINCE)
        if context.draft.get(_OPEN) != name or since is None:
            return END
        if context.today - date.fromisoformat(since) > _PATIENCE:
            context.draft.clear()
            return END
        state = await step(update, context)
        if update.message is not None and state is not None:
            context.draft[_WRITTEN] = True
        return _answered(context, state)

    return continuing


def _leaving(name: str, *, unless_written: bool = False) -> Step[Any]:  # Any: a step's state
    """End, and leave the draft alone if another conversation has begun since."""

    @requires(Permission.ANYBODY)
    async def leave(_update: Update, context: BotContext) -> Asking | None:
        if context.draft.get(_OPEN) == name:
            if _WRITTEN in context.draft:
                if unless_written:
                    return None
                await context.reply("left-unfinished")
            context.draft.clear()
        return END

    return leave


def _answered(context: BotContext, state: Asking | None) -> NoReturn:
    """Go to the next state (None: stay), and let nobody else answer the same update."""
    context.draft[_SINCE] = context.today.isoformat()
    if state == END:
        context.draft.clear()
    raise ApplicationHandlerStop(state)
