"""Asking for somebody without a chat: what they said, and on which day they were asked."""

from datetime import timedelta
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.cases.buttons import Witness, Witnessed
from bot.context import BotContext
from bot.conversations import Listener
from bot.keyboards import Key, pairs
from bot.permissions import requires
from rules.cases.lifecycle import State
from rules.permissions import Permission
from rules.refusals import Refused
from storage.cases import verdicts

_DAYS: Final = 4  # days back that are offered


@requires(Permission.WITNESS_CASES)
async def ask_day(_update: Update, context: BotContext) -> None:
    """Ask on which day they were asked."""
    pressed = Witness.unpack(await context.press())
    days = [context.today - timedelta(days=back) for back in range(_DAYS)]
    keys = [
        Key("button-case-day", Witnessed(pressed.case, pressed.satisfied, day), {"day": day}) for day in days
    ]
    await context.show("case-witness-day", pairs(*keys), said="yes" if pressed.satisfied else "no")


@requires(Permission.WITNESS_CASES)
async def take(_update: Update, context: BotContext) -> None:
    """Take what somebody said on a day."""
    pressed = Witnessed.unpack(await context.press())
    if pressed.satisfied not in (0, 1):
        raise Refused("old-button")
    rated = await context.transact_veiled(
        verdicts.rate,
        pressed.case,
        context.person,
        satisfied=pressed.satisfied == 1,
        asked_on=pressed.on,
        at=context.now(),
    )
    key = "case-witnessed-closed" if rated.state is State.CLOSED else "case-witnessed-on"
    await context.show(key, number=rated.number, day=pressed.on, due=rated.due.on, days=rated.days)


def steps() -> list[Listener]:
    """List the buttons."""
    return [
        CallbackQueryHandler(ask_day, Witness.pattern()),
        CallbackQueryHandler(take, Witnessed.pattern()),
    ]
