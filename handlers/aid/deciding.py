"""Deciding on an application: the fund, who decided, the amount, the paper; then a second person."""

from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.aid import words
from bot.aid.buttons import By, Confirm, DecidedBy, From, Object, Open, Pay, SendBack
from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED
from bot.keyboards import Key, pairs
from bot.permissions import requires
from bot.saying import line
from handlers.aid.keeping import show_card
from rules.aid.catalogue import DECIDERS, FUNDS, check
from rules.aid.lifecycle import Event
from rules.aid.money import read_yuan
from rules.permissions import Permission
from rules.refusals import Refused
from storage.aid import board, deciding, funds
from storage.aid.values import Card, Decision

_PAPER: Final = 60  # characters
_LINE: Final = 500


class State(StrEnum):
    """What is being asked."""

    AMOUNT = "amount"
    PAPER = "paper"
    OBJECTION = "objection"
    RECEIPT = "receipt"


@requires(Permission.KEEP_FUNDS)
async def choose_fund(_update: Update, context: BotContext) -> None:
    """Ask which fund it is to come from; a refusal comes from none."""
    pressed = From.unpack(await context.press())
    card = await _card(context, pressed.aid, Event.DECIDE)
    if not pressed.yes:
        await _ask_who_decided(context, card, "")
        return
    keys = [
        Key(
            "button-fund-free",
            By(card.id, each.fund),
            {
                "fund": words.fund(context.language, each.fund),
                "amount": words.yuan(context.language, each.free),
            },
        )
        for each in await context.read(funds.balances)
    ]
    await context.show("fund-which", [*([key] for key in keys), _back(card.id)], name=card.name)


@requires(Permission.KEEP_FUNDS)
async def choose_decider(_update: Update, context: BotContext) -> None:
    """Ask who decided."""
    pressed = By.unpack(await context.press())
    card = await _card(context, pressed.aid, Event.DECIDE)
    await _ask_who_decided(context, card, pressed.fund)


@requires(Permission.KEEP_FUNDS)
async def ask_amount(_update: Update, context: BotContext) -> State:
    """Ask for the amount; of a refusal only for the paper."""
    pressed = DecidedBy.unpack(await context.press())
    card = await _card(context, pressed.aid, Event.DECIDE)
    check(pressed.decider, DECIDERS)
    context.draft.update(aid=card.id, fund=pressed.fund, decider=pressed.decider, fen=0)
    if not pressed.fund:
        await context.show("fund-paper", [_back(card.id)])
        return State.PAPER
    check(pressed.fund, FUNDS)
    await context.show("fund-amount", [_back(card.id)], name=card.name)
    return State.AMOUNT


@requires(Permission.KEEP_FUNDS)
async def take_amount(_update: Update, context: BotContext) -> State:
    """Take the amount, say it back, and ask for the paper."""
    context.draft["fen"] = read_yuan(context.typed)
    await context.reply("fund-paper-of", amount=words.yuan(context.language, context.draft["fen"]))
    return State.PAPER


@requires(Permission.KEEP_FUNDS)
async def take_paper(_update: Update, context: BotContext) -> int:
    """Enter the decision."""
    kept, paper = context.draft, line(context, most=_PAPER)
    aid, fund, fen = int(kept["aid"]), str(kept["fund"]) or None, int(kept["fen"]) or None
    decision = Decision(str(kept["decider"]), paper, fund, fen)
    await context.transact(deciding.enter, aid, decision, context.person, at=context.now())
    await context.reply("fund-entered", decision=words.decision(context.language, decision))
    return END


@requires(Permission.KEEP_FUNDS)
async def confirm(_update: Update, context: BotContext) -> None:
    """Confirm the decision, and show what follows."""
    pressed = Confirm.unpack(await context.press())
    await context.transact(deciding.confirm, pressed.aid, pressed.round, context.person, at=context.now())
    await show_card(context, pressed.aid)


@requires(Permission.KEEP_FUNDS)
async def send_back(_update: Update, context: BotContext) -> None:
    """Send the decision back."""
    pressed = SendBack.unpack(await context.press())
    await context.transact(deciding.send_back, pressed.aid, pressed.round, context.person, at=context.now())
    await show_card(context, pressed.aid)


@requires(Permission.KEEP_FUNDS)
async def ask_objection(_update: Update, context: BotContext) -> State:
    """Ask what was objected."""
    card = await _card(context, Object.unpack(await context.press()).aid, Event.OBJECT)
    context.draft["aid"] = card.id
    await context.show("fund-objection", [_back(card.id)], name=card.name)
    return State.OBJECTION


@requires(Permission.KEEP_FUNDS)
async def take_objection(_update: Update, context: BotContext) -> int:
    """Take the objection down: the money is free again."""
    aid, why = int(context.draft["aid"]), line(context, most=_LINE)
    await context.transact(deciding.object_, aid, why, context.person, at=context.now())
    await show_card(context, aid)
    return END


@requires(Permission.KEEP_FUNDS)
async def ask_receipt(_update: Update, context: BotContext) -> State:
    """Ask for the number of the receipt."""
    card = await _card(context, Pay.unpack(await context.press()).aid, Event.PAY)
    context.draft["aid"] = card.id
    await context.show("fund-receipt", [_back(card.id)], name=card.name)
    return State.RECEIPT


@requires(Permission.KEEP_FUNDS)
async def take_receipt(_update: Update, context: BotContext) -> int:
    """Write the payment into the ledger."""
    aid, receipt = int(context.draft["aid"]), line(context, most=_PAPER)
    await context.transact(deciding.pay, aid, receipt, context.person, at=context.now())
    await show_card(context, aid)
    return END


async def _ask_who_decided(context: BotContext, card: Card, fund: str) -> None:
    keys = [Key(f"aid-decider-{code}", DecidedBy(card.id, fund, code)) for code in DECIDERS]
    await context.show("fund-who-decided", [*pairs(*keys), _back(card.id)])


async def _card(context: BotContext, aid: int, event: Event) -> Card:
    """Return an application with which the reader may do this now."""
    card = await context.read(board.card, aid, context.person, on=context.today)
    if event not in card.may:
        raise Refused("aid-not-possible-now")
    return card


def _back(aid: int) -> list[Key]:
    return [Key("button-back", Open(aid))]


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation in which amounts, papers, objections and receipts are typed."""
    entries: list[Listener] = [
        CallbackQueryHandler(ask_amount, DecidedBy.pattern()),
        CallbackQueryHandler(ask_objection, Object.pattern()),
        CallbackQueryHandler(ask_receipt, Pay.pattern()),
    ]
    states: dict[State, list[Listener]] = {
        State.AMOUNT: [MessageHandler(TYPED, take_amount)],
        State.PAPER: [MessageHandler(TYPED, take_paper)],
        State.OBJECTION: [MessageHandler(TYPED, take_objection)],
        State.RECEIPT: [MessageHandler(TYPED, take_receipt)],
    }
    return [conversation("aid-decision", entries, states)]


def steps() -> list[Listener]:
    """List the buttons."""
    return [
        CallbackQueryHandler(choose_fund, From.pattern()),
        CallbackQueryHandler(choose_decider, By.pattern()),
        CallbackQueryHandler(confirm, Confirm.pattern()),
        CallbackQueryHandler(send_back, SendBack.pattern()),
    ]
