"""`/fund`: the balances, what waits for whoever keeps the funds, the statement, one application."""

import re
from collections.abc import Iterator
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.aid import words
from bot.aid.buttons import Flow, Hear, MoneyIn, Open, OpenOrder, Post
from bot.buttons import Go
from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Key, pairs
from bot.permissions import requires
from bot.texts import Text
from rules.aid.catalogue import FUNDS
from rules.permissions import Permission
from rules.refusals import Refused
from storage.aid import board, funds
from storage.aid.values import Mine, Waiting

_LISTED: Final = 12  # of what waits, on one screen; the rest moves up as those are dealt with


@requires(Permission.KEEP_FUNDS, deed="look.aid")
async def show(update: Update, context: BotContext) -> None:
    """Show the balances and what waits."""
    if update.callback_query is not None:
        await context.press()
    waiting = await context.read(board.waiting, context.person, on=context.today)
    held = await context.read(funds.balances)
    lines = [words.balance(context.language, each) for each in held]
    head = context.text("fund-waiting", count=waiting.count, more="yes" if waiting.on_notice else "no")
    tools = [Key("button-fund-in", MoneyIn("")), Key("button-fund-flow", Flow(FUNDS[0], 0))]
    if waiting.on_notice:
        tools.append(Key("button-aid-post", Post()))
    html = Text("\n".join([context.text("fund"), *lines, head]))
    await context.reply_html(html, [*pairs(*list(_keys(context, waiting))[:_LISTED]), *pairs(*tools)])


@requires(Permission.KEEP_FUNDS, deed="look.aid")
async def show_aid(_update: Update, context: BotContext) -> None:
    """Show an application and what can be done with it."""
    aid = Open.unpack(await context.press()).aid
    await show_card(context, aid)


@requires(Permission.KEEP_FUNDS)
async def hear(_update: Update, context: BotContext) -> None:
    """Send the voice message again in which the reason was told."""
    aid = Hear.unpack(await context.press()).aid
    found = await context.read(board.card, aid, context.person, on=context.today)
    if found.why.voice is None:
        raise Refused("old-button")
    await context.bot.send_voice(context.person.telegram_id, found.why.voice)


@requires(Permission.KEEP_FUNDS)
async def show_flow(_update: Update, context: BotContext) -> None:
    """Show a page of a fund's movements, and the way to the other funds."""
    pressed = Flow.unpack(await context.press())
    found = await context.read(funds.statement, pressed.fund, pressed.page, context.person)
    entries = [words.entry(context.language, each) for each in found.entries]
    html = Text("\n".join([words.balance(context.language, found.balance), *entries]))
    turn = [
        Key(label, Flow(pressed.fund, page))
        for label, page in (("button-previous", found.page - 1), ("button-more", found.page + 1))
        if 0 <= page < found.pages
    ]
    others = [Key(f"aid-fund-{fund}", Flow(fund, 0)) for fund in FUNDS if fund != pressed.fund]
    await context.show_html(html, [turn, *pairs(*others), [Key("button-back", Go("fund"))]])


async def show_card(context: BotContext, aid: int) -> None:
    """Show an application as it stands, in place of what was pressed."""
    found = await context.read(board.card, aid, context.person, on=context.today)
    rows = [*words.card_keys(found), [Key("button-back", Go("fund"))]]
    await context.show_html(words.card(context.language, found), rows)


def _keys(context: BotContext, waiting: Waiting) -> Iterator[Key]:
    """Yield a key for everything that waits, what the reader can do with it first."""
    yield from (_key("button-fund-confirm", each, context) for each in waiting.confirm)
    for order in waiting.orders:
        if not order.mine:
            amount = words.yuan(context.language, order.fen)
            yield Key("button-fund-order", OpenOrder(order.id), {"amount": amount})
    yield from (_key("button-fund-pay", each, context) for each in waiting.pay)
    yield from (_key("button-fund-decide", each, context) for each in waiting.decide)
    yield from (_key("button-fund-notice", each, context) for each in waiting.on_notice)


def _key(label: str, each: Mine, context: BotContext) -> Key:
    return Key(label, Open(each.id), {"name": each.name or context.person.name})


def steps() -> list[Listener]:
    """List the ways in."""
    return [
        MessageHandler(Word("fund"), show),
        CallbackQueryHandler(show, re.compile("^go:fund$")),
        CallbackQueryHandler(show_aid, Open.pattern()),
        CallbackQueryHandler(hear, Hear.pattern()),
        CallbackQueryHandler(show_flow, Flow.pattern()),
    ]
