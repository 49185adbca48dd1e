"""The sheet of paper for branches that nobody can be reached in; filled in, it is entered as a round."""

import asyncio

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.care.buttons import PrintSheet, RoundOf
from bot.care.paper import printed, title
from bot.context import BotContext
from bot.conversations import Listener
from bot.keyboards import Key
from bot.permissions import requires
from bot.texts import Words
from handlers.elders.readers import visiting
from rules.permissions import Permission
from rules.refusals import Refused
from storage.care import paper
from storage.sheets.cleaning import file_name


@requires(Permission.RECORD_VISIT, deed="print.sheet")
async def print_sheet(_update: Update, context: BotContext) -> None:
    """Send the sheet of a branch, or of every branch of a town, ready to print."""
    unit = PrintSheet.unpack(await context.press()).unit
    sheets = await context.read(paper.sheets, visiting(context), unit, on=context.today)
    if not sheets:
        raise Refused("visit-sheet-nothing")
    words = Words(context.language)
    pages = await asyncio.to_thread(printed, sheets, words)
    name = file_name(title(sheets[0], words))
    keys = [[Key("button-enter-sheet", RoundOf(unit))]] if len(sheets) == 1 else []
    await context.reply_document(pages, f"{name}.pdf", "visit-sheet-sent", keys, count=len(sheets))


def steps() -> list[Listener]:
    """List the button."""
    return [CallbackQueryHandler(print_sheet, PrintSheet.pattern())]
