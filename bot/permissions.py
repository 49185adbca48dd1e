"""Every way in declares its permission: a step without one does not start the bot, and refusal has a text."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Final, TypeAlias, TypeVar

from telegram import CallbackQuery, Update

from bot.callback_data import about
from bot.context import BotContext
from rules.permissions import Permission, may
from rules.refusals import Refused
from storage import looks

S = TypeVar("S")
Step: TypeAlias = Callable[[Update, BotContext], Coroutine[Any, Any, S]]
_MARK: Final = "__permission__"
_DEED: Final = "__deed__"


def requires(
    permission: Permission, *, refusal: str = "not-allowed", deed: str = ""
) -> Callable[[Step[S]], Step[S]]:
    """Let a step run only for callers who hold the permission; others are refused.

    `deed` is what the trail says of a step that shows names or hands out pages ('look.unseen').
    """

    def mark(step: Step[S]) -> Step[S]:
        @wraps(step)
        async def guarded(update: Update, context: BotContext) -> S:
            if not may(context.caller, permission):
                if context.incoming.callback_query is not None:
                    await context.press()  # or the button would seem to be working on it
                raise Refused("join-first" if context.caller is None else refusal)
            outcome = await step(update, context)
            if deed:
                named = _named(context.incoming.callback_query)
                await context.transact(looks.note, context.person, deed, named, at=context.now())
            return outcome

        setattr(guarded, _MARK, permission)
        setattr(guarded, _DEED, deed)
        return guarded

    return mark


def declared(step: Callable[..., Any]) -> Permission | None:  # Any: any step, guarded or not
    """Return the permission a step declares, or None."""
    found = getattr(step, _MARK, None)
    return found if isinstance(found, Permission) else None


def deed_of(step: Callable[..., Any]) -> str:  # Any: any step, guarded or not
    """Return what the trail says of a step; empty: it shows nobody's name beyond the own branch."""
    return str(getattr(step, _DEED, ""))


def _named(query: CallbackQuery | None) -> str:
    """Return what the pressed button names, as the trail writes it."""
    return about(query.data) if query is not None and query.data else ""
