"""Money that came in, and corrections: into which fund, how much, by which paper; then a second person."""

from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.aid import words
from bot.aid.buttons import ConfirmOrder, MoneyIn, MoneyInto, OpenOrder, StrikeOrder
from bot.buttons import Go
from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED
from bot.keyboards import Key, pairs
from bot.permissions import requires
from bot.saying import line
from rules.aid.catalogue import FUNDS, check
from rules.aid.entries import Movement
from rules.aid.money import read_yuan
from rules.permissions import Permission
from storage.aid import orders
from storage.aid.values import Wish

_PAPER: Final = 60  # characters
_BACK: Final = [Key("button-back", Go("fund"))]
# What a button offers, and what it is in the ledger: a correction goes up or down.
_KINDS: Final = {
    "deposit": (Movement.DEPOSIT, 1),
    "allocation": (Movement.ALLOCATION, 1),
    "more": (Movement.CORRECTION, 1),
    "less": (Movement.CORRECTION, -1),
}


class State(StrEnum):
    """What is being asked."""

    AMOUNT = "amount"
    PAPER = "paper"


@requires(Permission.KEEP_FUNDS)
async def choose(_update: Update, context: BotContext) -> None:
    """Ask what it is, then into which fund."""
    kind = MoneyIn.unpack(await context.press()).kind
    if not kind:
        keys = [Key(f"button-fund-{each}", MoneyIn(each)) for each in _KINDS]
        await context.show("fund-what", [*pairs(*keys), _BACK])
        return
    check(kind, tuple(_KINDS))
    keys = [Key(f"aid-fund-{fund}", MoneyInto(kind, fund)) for fund in FUNDS]
    await context.show("fund-into-which", [*([key] for key in keys), _BACK])


@requires(Permission.KEEP_FUNDS)
async def ask_amount(_update: Update, context: BotContext) -> State:
    """Ask for the amount."""
    pressed = MoneyInto.unpack(await context.press())
    check(pressed.kind, tuple(_KINDS))
    check(pressed.fund, FUNDS)
    context.draft.update(kind=pressed.kind, fund=pressed.fund)
    await context.show("fund-how-much", [_BACK], fund=words.fund(context.language, pressed.fund))
    return State.AMOUNT


@requires(Permission.KEEP_FUNDS)
async def take_amount(_update: Update, context: BotContext) -> State:
    """Take the amount, say it back, and ask for the paper."""
    context.draft["fen"] = read_yuan(context.typed)
    await context.reply("fund-which-paper", amount=words.yuan(context.language, context.draft["fen"]))
    return State.PAPER


@requires(Permission.KEEP_FUNDS)
async def take_paper(_update: Update, context: BotContext) -> int:
    """Enter it for a second person."""
    kept, paper = context.draft, line(context, most=_PAPER)
    kind, sign = _KINDS[kept["kind"]]
    wish = Wish(str(kept["fund"]), kind, sign * int(kept["fen"]), paper)
    order = await context.transact(orders.enter, wish, context.person, at=context.now())
    await context.reply("fund-order-entered", [_BACK], **words.order(context.language, order))
    return END


@requires(Permission.KEEP_FUNDS)
async def show_order(_update: Update, context: BotContext) -> None:
    """Show what somebody entered, to be confirmed or struck out."""
    number = OpenOrder.unpack(await context.press()).order
    order = await context.read(orders.one, number, context.person)
    yes = [] if order.mine else [Key("button-fund-order-yes", ConfirmOrder(number))]
    rows = [[*yes, Key("button-fund-order-no", StrikeOrder(number))], _BACK]
    await context.show("fund-order-ask", rows, **words.order(context.language, order))


@requires(Permission.KEEP_FUNDS)
async def confirm(_update: Update, context: BotContext) -> None:
    """Let it into the ledger."""
    number = ConfirmOrder.unpack(await context.press()).order
    order = await context.transact(orders.confirm, number, context.person, at=context.now())
    await context.show("fund-order-done", [_BACK], **words.order(context.language, order))


@requires(Permission.KEEP_FUNDS)
async def strike(_update: Update, context: BotContext) -> None:
    """Strike it out."""
    number = StrikeOrder.unpack(await context.press()).order
    order = await context.transact(orders.strike, number, context.person, at=context.now())
    await context.show("fund-order-struck", [_BACK], **words.order(context.language, order))


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation in which amount and paper are typed."""
    states: dict[State, list[Listener]] = {
        State.AMOUNT: [MessageHandler(TYPED, take_amount)],
        State.PAPER: [MessageHandler(TYPED, take_paper)],
    }
    return [conversation("fund-order", [CallbackQueryHandler(ask_amount, MoneyInto.pattern())], states)]


def steps() -> list[Listener]:
    """List the buttons."""
    return [
        CallbackQueryHandler(choose, MoneyIn.pattern()),
        CallbackQueryHandler(show_order, OpenOrder.pattern()),
        CallbackQueryHandler(confirm, ConfirmOrder.pattern()),
        CallbackQueryHandler(strike, StrikeOrder.pattern()),
    ]
