"""What is owed just now, at any time; and the names behind the counts of a town or the county."""

import re

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.buttons import Go
from bot.care import words
from bot.care.buttons import LateNames, Today
from bot.care.digest import rows, sheet
from bot.care.lines import Reader
from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Key, Rows
from bot.permissions import requires
from bot.texts import Text
from handlers.elders.readers import everything, joined, short
from rules.permissions import Permission, may
from storage.care import climbed

_BRANCHES_A_PAGE = 8


@requires(Permission.RECORD_VISIT, deed="look.today")
async def show_today(update: Update, context: BotContext) -> None:
    """Show everything owed just now, in a new message."""
    if update.callback_query is not None:
        await context.press()
    to = await everything(context)
    await context.reply_html(overview(to), _rows(context, to, 0))


@requires(Permission.RECORD_VISIT, deed="look.today")
async def turn(_update: Update, context: BotContext) -> None:
    """Show a page of what is owed in the message that was pressed."""
    page = Today.unpack(await context.press()).page
    to = await everything(context)
    await context.show_html(overview(to, page), _rows(context, to, page))


@requires(Permission.SEE_LATE, deed="look.late")
async def show_late(_update: Update, context: BotContext) -> None:
    """Name whom nobody has seen in time, by branch, in a message of its own."""
    button = LateNames.unpack(await context.press())
    found = await context.read(climbed.branches, context.person.person_id, button.rung, on=context.today)
    page_no = max(button.page, 0)
    first = page_no * _BRANCHES_A_PAGE
    page = found[first : first + _BRANCHES_A_PAGE]
    if not page:
        await context.reply("care-late-none")
        return
    lines = [_late_line(context, branch) for branch in page]
    more = [[Key("button-more", LateNames(button.rung, page_no + 1))]]
    html = joined(context.text("care-late-names"), *lines)
    await context.reply_html(html, more if first + len(page) < len(found) else ())


def overview(to: Reader, page: int = 0) -> Text:
    """Return everything owed just now, or that there is nothing."""
    return sheet(to, page) or to.text("care-nothing")


def _late_line(context: BotContext, branch: climbed.Branch) -> Text:
    names = words.names(context.language, branch.people, short=short(context), villages=(), on=context.today)
    return context.text(
        "care-late-line", unit=branch.name, names=words.listed(context.language, list(names.values()))
    )


def _rows(context: BotContext, to: Reader, page: int) -> Rows:
    """Return the buttons of the list, and one to report what has changed."""
    report = [Key("button-report", Go("report"))] if may(context.caller, Permission.REPORT_EVENT) else []
    return [*rows(to, page), report]


def steps() -> list[Listener]:
    """List the ways in."""
    return [
        MessageHandler(Word("today"), show_today),
        CallbackQueryHandler(show_today, re.compile("^go:today$")),
        CallbackQueryHandler(turn, Today.pattern()),
        CallbackQueryHandler(show_late, LateNames.pattern()),
    ]
