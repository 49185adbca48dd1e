"""The card of talks: how far the rounds have come, who is missing, and a day for everybody who waits."""

import re

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Rows
from bot.permissions import requires
from bot.talks import card as cards
from bot.talks.buttons import Card, PlanRound
from bot.talks.words import deed_of
from bot.texts import Text
from handlers.talks.meetings import meet
from rules.permissions import Permission, may
from rules.talks.rulebook import Deed
from storage.talks import boards, plans


@requires(Permission.BOOK)
async def show(update: Update, context: BotContext) -> None:
    """Show the round of talks; whoever does not see to any is asking for one."""
    if not may(context.caller, Permission.TALKS):
        await meet(update, context)
        return
    if update.callback_query is not None:
        await context.press()
    await context.reply_html(*await _card(context, Deed.TALK, 0))


@requires(Permission.TALKS, deed="look.talks")
async def turn(_update: Update, context: BotContext) -> None:
    """Turn to another page, or to the other round."""
    pressed = Card.unpack(await context.press())
    await context.show_html(*await _card(context, deed_of(pressed.deed), pressed.page))


@requires(Permission.TALKS)
async def plan(_update: Update, context: BotContext) -> None:
    """Give every unit that waits and has no day one, and show the round again."""
    deed = deed_of(PlanRound.unpack(await context.press()).deed)
    made = await context.transact(plans.plan, context.person, deed, at=context.now())
    said = context.text(
        "talk-planned",
        count=made.count,
        first=made.first or context.today,
        last=made.last or context.today,
    )
    html, rows = await _card(context, deed, 0)
    await context.show_html(Text(f"{said}\n{html}"), rows)


async def _card(context: BotContext, deed: Deed, page: int) -> tuple[Text, Rows]:
    board = await context.read(boards.board, context.person, on=context.today)
    return cards.card(context.language, board, deed, page, context.today)


def steps() -> list[Listener]:
    """List the ways in."""
    return [
        MessageHandler(Word("talks"), show),
        CallbackQueryHandler(show, re.compile("^go:talks$")),
        CallbackQueryHandler(turn, Card.pattern()),
        CallbackQueryHandler(plan, PlanRound.pattern()),
    ]
