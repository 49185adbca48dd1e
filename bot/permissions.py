"""Every way in declares its permission: a step without one does not start the bot, and refusal has a text."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Final, TypeAlias, TypeVar

from telegram import Update

from bot.context import BotContext
from rules.permissions import Permission, may
from rules.refusals import Refused

S = TypeVar("S")
Step: TypeAlias = Callable[[Update, BotContext], Coroutine[Any, Any, S]]
_MARK: Final = "__permission__"


def requires(permission: Permission, *, refusal: str = "not-allowed") -> Callable[[Step[S]], Step[S]]:
    """Let a step run only for callers who hold the permission; others are refused."""

    def mark(step: Step[S]) -> Step[S]:
        @wraps(step)
        async def guarded(update: Update, context: BotContext) -> S:
            if not may(context.caller, permission):
                if context.incoming.callback_query is not None:
                    await context.press()  # or the button would seem to be working on it
                raise Refused("join-first" if context.caller is None else refusal)
            return await step(update, context)

        setattr(guarded, _MARK, permission)
        return guarded

    return mark


def declared(step: Callable[..., Any]) -> Permission | None:  # Any: any step, guarded or not
    """Return the permission a step declares, or None."""
    found = getattr(step, _MARK, None)
    return found if isinstance(found, Permission) else None
