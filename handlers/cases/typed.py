"""What the desk types: an answer, a question, a reason, whom it is passed on to, which case is the same."""

import re
from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.cases import words as case_words
from bot.cases.buttons import Do, ExtendBy, Open
from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED
from bot.keyboards import Key, pairs
from bot.permissions import requires
from handlers.cases.desk import show_card
from handlers.cases.raising import LONGEST
from rules.cases.lifecycle import Event
from rules.permissions import Permission
from rules.refusals import Refused
from storage.cases import board, desk

_LINE: Final = 200  # characters of a reason or a place
_DAYS: Final = (3, 5, 10, 15)
_TYPED: Final = (Event.ANSWER, Event.ASK, Event.RETURN, Event.TRANSFER, Event.MERGE)
_EVENTS: Final = "|".join((*_TYPED, Event.EXTEND))


class State(StrEnum):
    """What is being asked."""

    LINE = "line"


@requires(Permission.WORK_CASES)
async def ask_line(_update: Update, context: BotContext) -> State | None:
    """Ask for the line that an act needs; an extension first for its days."""
    pressed = Do.unpack(await context.press())
    card = await context.read(board.card, pressed.case, context.person, at=context.now())
    if pressed.event not in card.may:
        raise Refused("case-not-possible-now")
    if pressed.event == Event.EXTEND:
        keys = [Key("button-desk-days", ExtendBy(pressed.case, days), {"days": days}) for days in _DAYS]
        await context.show(
            "desk-extend", [*pairs(*keys), case_words.back_to(pressed.case)], number=card.number
        )
        return None
    context.draft.update(case=pressed.case, event=pressed.event, days=0)
    back = [[Key("button-back", Open(pressed.case))]]
    await context.show(f"desk-type-{case_words.key_of(pressed.event)}", back, number=card.number)
    return State.LINE


@requires(Permission.WORK_CASES)
async def ask_reason(_update: Update, context: BotContext) -> State:
    """Ask for the reason of an extension."""
    pressed = ExtendBy.unpack(await context.press())
    if pressed.days not in _DAYS:
        raise Refused("old-button")
    context.draft.update(case=pressed.case, event=str(Event.EXTEND), days=pressed.days)
    await context.show("desk-type-extend", [case_words.back_to(pressed.case)], days=pressed.days)
    return State.LINE


@requires(Permission.WORK_CASES)
async def take_line(_update: Update, context: BotContext) -> int:
    """Do it, and show the case as it stands then."""
    case, event, line = int(context.draft["case"]), context.draft["event"], context.typed
    most = LONGEST if event in (Event.ANSWER, Event.ASK) else _LINE
    if len(line) > most:
        raise Refused("case-too-long", most=most)
    await _do(context, case, event, line)
    await show_card(context, case)
    return END


async def _do(context: BotContext, case: int, event: str, line: str) -> None:
    who, at = context.person, context.now()
    match event:
        case Event.ANSWER:
            await context.transact(desk.answer, case, line, who, at=at)
        case Event.ASK:
            await context.transact(desk.ask, case, line, who, at=at)
        case Event.RETURN:
            await context.transact(desk.send_back, case, line, who, at=at)
        case Event.TRANSFER:
            await context.transact(desk.transfer, case, line, who, at=at)
        case Event.MERGE:
            await context.transact(desk.merge, case, line.upper(), who, at=at)
        case _:
            await context.transact(desk.extend, case, int(context.draft["days"]), line, who, at=at)


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation in which a line is typed."""
    entries: list[Listener] = [
        CallbackQueryHandler(ask_line, re.compile(rf"^{Do.prefix}:\d+:({_EVENTS})$")),
        CallbackQueryHandler(ask_reason, ExtendBy.pattern()),
    ]
    return [conversation("desk-line", entries, {State.LINE: [MessageHandler(TYPED, take_line)]})]
