"""Leave of a few days, covered meanwhile; coming back; and saying that the reminders are too many."""

import re
from datetime import timedelta

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.buttons import Go
from bot.care.buttons import AskLeave, EndLeave, LeaveUntil, Today, TooMany
from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Key, pairs
from bot.permissions import requires
from rules.permissions import Permission
from storage.care import leave


@requires(Permission.PAUSE)
async def ask_until(update: Update, context: BotContext) -> None:
    """Offer the days of the coming week."""
    if update.callback_query is not None:
        await context.press()
    days = [context.today + timedelta(days=ahead) for ahead in range(1, leave.LONGEST.days + 1)]
    keys = [Key("button-day", LeaveUntil(day), {"day": context.text("care-on-date", on=day)}) for day in days]
    await context.reply(
        "care-leave-ask", pairs(*keys, Key("button-cover", Go("cover")), Key("button-back", Today(0)))
    )


@requires(Permission.PAUSE)
async def take(_update: Update, context: BotContext) -> None:
    """Take leave until the day, and say who covers."""
    until = LeaveUntil.unpack(await context.press()).on
    taken = await context.transact(leave.take, context.person.person_id, until, at=context.now())
    between = context.text("care-and")
    await context.show(
        "care-leave-covered" if taken.covered_by else "care-leave-uncovered",
        [[Key("button-end-leave", EndLeave())]],
        until=taken.until_on,
        names=between.join(taken.covered_by),
    )


@requires(Permission.PAUSE)
async def come_back(_update: Update, context: BotContext) -> None:
    """End the leave."""
    EndLeave.unpack(await context.press())
    await context.transact(leave.end, context.person.person_id, at=context.now())
    await context.show("care-leave-ended", [[Key("button-today", Today(0))]])


@requires(Permission.MEMBER)
async def note_too_many(_update: Update, context: BotContext) -> None:
    """Take note, thank, and say what comes of it; the message that was too many stays usable."""
    TooMany.unpack(await context.press())
    await context.transact(leave.too_many, context.person.person_id, at=context.now())
    await context.reply("care-too-many-noted")


def steps() -> list[Listener]:
    """List the ways in."""
    return [
        MessageHandler(Word("pause"), ask_until),
        CallbackQueryHandler(ask_until, re.compile("^go:pause$")),
        CallbackQueryHandler(ask_until, AskLeave.pattern()),
        CallbackQueryHandler(take, LeaveUntil.pattern()),
        CallbackQueryHandler(come_back, EndLeave.pattern()),
        CallbackQueryHandler(note_too_many, TooMany.pattern()),
    ]
