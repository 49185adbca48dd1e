"""The desk: the queue by urgency, and one message a case, edited in place by every press."""

import re
from collections.abc import Callable
from typing import Final

from telegram import Message, Update
from telegram.error import BadRequest
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.cases import words as case_words
from bot.cases.buttons import Desk, Do, Files, GiveTo, Open, RouteTo
from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Key
from bot.permissions import requires
from rules.cases.lifecycle import Event
from rules.permissions import Permission
from rules.refusals import Refused
from storage.cases import board, desk, own

NUMBER: Final = filters.Regex(re.compile(r"^\s*(YJ\d{8})\s*$", re.IGNORECASE))
# What one press does; whatever else the desk does needs a choice or a line of text.
_AT_ONCE: Final[dict[str, Callable[..., int]]] = {Event.TAKE: desk.take, Event.APPROVE: desk.approve}
_GIVING: Final[dict[str, Callable[..., int]]] = {Event.HAND_OVER: desk.hand_over, Event.DEPUTE: desk.depute}


@requires(Permission.WORK_CASES)
async def show_queue(update: Update, context: BotContext) -> None:
    """Show what is owed an answer, the most urgent first."""
    if update.callback_query is None:
        await _queue(context, 0)
        return
    payload = await context.press()
    await _queue(context, Desk.unpack(payload).page if payload.startswith("desk:") else 0)


@requires(Permission.WORK_CASES, deed="look.case")
async def show_case(_update: Update, context: BotContext) -> None:
    """Show a case, or come back to it."""
    await show_card(context, Open.unpack(await context.press()).case)


@requires(Permission.MEMBER)
async def find_number(_update: Update, context: BotContext) -> None:
    """Show the case of a number that was typed: as the desk sees it, or as whoever raised it."""
    number = context.typed.upper()
    case = await context.read(board.by_number, number, context.person, at=context.now())
    if case is not None:
        await show_card(context, case)
        return
    mine = await context.read(own.by_number, number, context.person, at=context.now())
    await context.reply_html(*case_words.own(context.language, mine, context.today))


@requires(Permission.WORK_CASES)
async def do(_update: Update, context: BotContext) -> None:
    """Do what needs no more than a press, or offer what there is to choose."""
    pressed = Do.unpack(await context.press())
    if pressed.event in _AT_ONCE:
        deed = _AT_ONCE[pressed.event]
        await context.transact(deed, pressed.case, context.person, at=context.now())
        await show_card(context, pressed.case)
    elif pressed.event == Event.ROUTE:
        await _offer_units(context, pressed.case)
    elif pressed.event in _GIVING:
        await _offer_people(context, pressed.case, pressed.event)
    else:
        raise Refused("old-button")


@requires(Permission.ROUTE_CASES)
async def route(_update: Update, context: BotContext) -> None:
    """Route a case to the chosen unit."""
    pressed = RouteTo.unpack(await context.press())
    await context.transact(desk.route, pressed.case, pressed.unit, context.person, at=context.now())
    await show_card(context, pressed.case)


@requires(Permission.WORK_CASES)
async def give(_update: Update, context: BotContext) -> None:
    """Give a case to the chosen colleague, as owner or deputy."""
    pressed = GiveTo.unpack(await context.press())
    if pressed.event not in _GIVING:
        raise Refused("old-button")
    deed = _GIVING[pressed.event]
    await context.transact(deed, pressed.case, pressed.person, context.person, at=context.now())
    await show_card(context, pressed.case)


@requires(Permission.WORK_CASES, deed="look.case")
async def send_files(_update: Update, context: BotContext) -> None:
    """Send what was sent with a case."""
    case = Files.unpack(await context.press()).case
    files = await context.read(board.files, case, context.person, at=context.now())
    if not files:
        raise Refused("old-button")
    gone = 0
    for kind, file_id in files:
        try:
            await _send(context, kind, file_id)
        except BadRequest:  # Telegram keeps files for those who sent them, and not for ever
            gone += 1
    if gone:
        await context.reply("desk-files-gone", count=gone)


async def show_card(context: BotContext, case: int) -> None:
    """Show a case: in the pressed message, or in a new one after something was typed."""
    found = await context.read(board.card, case, context.person, at=context.now())
    await context.show_html(*case_words.card(context.language, found))


async def _queue(context: BotContext, page: int) -> None:
    found = await context.read(board.queue, context.person, page, at=context.now())
    await context.show_html(*case_words.queue(context.language, found, context.today))


async def _offer_units(context: BotContext, case: int) -> None:
    units = await context.read(board.unit_choices, case, context.person, at=context.now())
    keys = [Key("button-choice", RouteTo(case, each.id), {"name": each.name}) for each in units]
    await context.show("desk-route", [*([key] for key in keys), case_words.back_to(case)])


async def _offer_people(context: BotContext, case: int, event: str) -> None:
    people = await context.read(board.colleague_choices, case, context.person, at=context.now())
    keys = [Key("button-choice", GiveTo(case, event, each.id), {"name": each.name}) for each in people]
    await context.show(f"desk-{case_words.key_of(event)}", case_words.choices(keys, case))


async def _send(context: BotContext, kind: str, file_id: str) -> Message:
    chat = context.person.telegram_id
    match kind:
        case "photo":
            return await context.bot.send_photo(chat, file_id)
        case "voice":
            return await context.bot.send_voice(chat, file_id)
        case _:
            return await context.bot.send_document(chat, file_id)


def steps() -> list[Listener]:
    """List the ways in."""
    return [
        MessageHandler(Word("desk"), show_queue),
        MessageHandler(NUMBER, find_number),
        CallbackQueryHandler(show_queue, re.compile("^go:desk$")),
        CallbackQueryHandler(show_queue, Desk.pattern()),
        CallbackQueryHandler(show_case, Open.pattern()),
        CallbackQueryHandler(do, Do.pattern()),
        CallbackQueryHandler(route, RouteTo.pattern()),
        CallbackQueryHandler(give, GiveTo.pattern()),
        CallbackQueryHandler(send_files, Files.pattern()),
    ]
