"""Workbooks: choose one and it comes as a document, or lies in the folder; then other periods and units."""

import re
from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED, Word
from bot.permissions import requires
from handlers.exports.buttons import (
    ChooseUnit,
    ChooseWorkbook,
    TakeWorkbook,
    WithSealed,
    unit_keys,
    wanted_by,
    workbook_keys,
)
from handlers.exports.making import begin
from rules.permissions import Permission, scope
from rules.refusals import Refused
from storage.exports import units
from storage.exports.workbooks import Wanted, allowed, workbook

_REASON_MOST: Final = 200  # characters


class State(StrEnum):
    """What is being asked."""

    REASON = "reason"


@requires(Permission.EXPORT)
async def offer(update: Update, context: BotContext) -> None:
    """Offer the workbooks the caller may take."""
    if update.callback_query is not None:
        await context.press()
    await context.reply("export-which", workbook_keys([book.code for book in allowed(context.person)]))


@requires(Permission.EXPORT)
async def take_usual(_update: Update, context: BotContext) -> None:
    """Make a workbook of everything the caller may see, for the period that makes sense today."""
    await begin(context, Wanted(ChooseWorkbook.unpack(await context.press()).code))


@requires(Permission.EXPORT)
async def take(_update: Update, context: BotContext) -> None:
    """Make a workbook of another period or unit."""
    pressed = TakeWorkbook.unpack(await context.press())
    await begin(context, wanted_by(pressed, on=context.today))


@requires(Permission.EXPORT)
async def choose_unit(_update: Update, context: BotContext) -> None:
    """Offer the units below, to make the same workbook of one of them."""
    pressed = ChooseUnit.unpack(await context.press())
    wanted_by(pressed, on=context.today)
    below = await context.read(
        units.below, scope(context.person, workbook(pressed.code).permission), pressed.unit
    )
    await context.show("export-which-unit", unit_keys(pressed, below))


@requires(Permission.EXPORT)
async def ask_reason(_update: Update, context: BotContext) -> State:
    """Ask why sealed columns are needed; only the folder takes them."""
    payload = await context.press()
    wanted_by(WithSealed.unpack(payload), on=context.today)
    if context.services.settings.export_folder is None:
        raise Refused("old-button")
    context.draft["wanted"] = payload
    await context.reply("export-reason")
    return State.REASON


@requires(Permission.EXPORT)
async def take_reason(_update: Update, context: BotContext) -> int:
    """Make the workbook with its sealed columns, the reason going into the audit trail."""
    if len(context.typed) > _REASON_MOST:
        raise Refused("export-reason-long", most=_REASON_MOST)
    wanted = wanted_by(WithSealed.unpack(str(context.draft["wanted"])), on=context.today)
    await begin(context, wanted, reason=context.typed)
    return END


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the one conversation: why sealed columns are needed."""
    entries: list[Listener] = [CallbackQueryHandler(ask_reason, WithSealed.pattern())]
    states: dict[State, list[Listener]] = {State.REASON: [MessageHandler(TYPED, take_reason)]}
    return [conversation("exports", entries, states)]


def steps() -> list[Listener]:
    """List the ways in that ask nothing."""
    return [
        MessageHandler(Word("export"), offer),
        CallbackQueryHandler(offer, re.compile("^go:export$")),
        CallbackQueryHandler(take_usual, ChooseWorkbook.pattern()),
        CallbackQueryHandler(take, TakeWorkbook.pattern()),
        CallbackQueryHandler(choose_unit, ChooseUnit.pattern()),
    ]
