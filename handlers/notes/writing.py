"""Writing the monthly note: was the fixed day held, is there anything to pass up, send."""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED
from bot.keyboards import Key, Rows
from bot.notes import words
from bot.notes.buttons import Again, Held, Look, Say, Send, ToCase, TypeDay
from bot.permissions import requires
from bot.saying import SAID, said
from bot.texts import Text
from rules.notes.days import check
from rules.permissions import Permission
from rules.refusals import Refused
from rules.typed_days import read_day
from storage.notes import drafting, sending
from storage.notes.values import Answers, Draft
from storage.said import Said

_LONGEST: Final = 300  # characters of a line


class State(StrEnum):
    """What is being asked."""

    DAY = "day"
    LINE = "line"


@requires(Permission.SEND_NOTE)
async def look(_update: Update, context: BotContext) -> None:
    """Show a note: the draft with the days to choose from, or what was sent."""
    pressed = Look.unpack(await context.press())
    await show(context, await _draft(context, pressed.unit, pressed.month))


@requires(Permission.SEND_NOTE)
async def again(_update: Update, context: BotContext) -> None:
    """Ask the questions once more: what is sent then replaces what was sent."""
    pressed = Again.unpack(await context.press())
    await show(context, replace(await _draft(context, pressed.unit, pressed.month), sent=None))


@requires(Permission.SEND_NOTE)
async def take_held(_update: Update, context: BotContext) -> None:
    """Take the day, and ask whether there is anything to pass up."""
    pressed = Held.unpack(await context.press())
    held_on = _day(pressed.month, pressed.day, context.today)
    draft = await _draft(context, pressed.unit, pressed.month)
    await context.show_html(*_ask_line(context, draft, held_on))


@requires(Permission.SEND_NOTE)
async def ask_day(_update: Update, context: BotContext) -> State:
    """Ask for the day."""
    pressed = TypeDay.unpack(await context.press())
    draft = await _draft(context, pressed.unit, pressed.month)
    context.draft.update(unit=draft.unit_id, month=draft.month.isoformat())
    await context.reply("note-type-day", month=words.month(context.language, draft.month))
    return State.DAY


@requires(Permission.SEND_NOTE)
async def take_day(_update: Update, context: BotContext) -> State | int:
    """Take the day that was typed."""
    month = date.fromisoformat(context.draft["month"])
    held_on = read_day(context.typed, context.today)
    if held_on is None:
        await context.reply("care-not-a-day")
        return State.DAY
    check(month, held_on, context.today)
    draft = await _draft(context, int(context.draft["unit"]), month)
    await context.reply_html(*_ask_line(context, draft, held_on))
    return END


@requires(Permission.SEND_NOTE)
async def send(_update: Update, context: BotContext) -> None:
    """Send the note with nothing to pass up."""
    pressed = Send.unpack(await context.press())
    held_on = _day(pressed.month, pressed.day, context.today)
    draft = await _send(context, pressed.unit, pressed.month, held_on, Said())
    await context.show_html(*_sent(context, draft))


@requires(Permission.SEND_NOTE)
async def ask_line(_update: Update, context: BotContext) -> State:
    """Ask for the line to pass up."""
    pressed = Say.unpack(await context.press())
    _day(pressed.month, pressed.day, context.today)
    draft = await _draft(context, pressed.unit, pressed.month)
    context.draft.update(unit=draft.unit_id, month=draft.month.isoformat(), day=pressed.day)
    await context.reply("note-line")
    return State.LINE


@requires(Permission.SEND_NOTE)
async def take_line(_update: Update, context: BotContext) -> int:
    """Send the note with the line, typed or spoken."""
    kept, line = context.draft, said(context, most=_LONGEST)
    month = date.fromisoformat(kept["month"])
    held_on = _day(month, int(kept["day"]), context.today)
    draft = await _send(context, int(kept["unit"]), month, held_on, line)
    await context.reply_html(*_sent(context, draft))
    return END


@requires(Permission.SEND_NOTE)
async def to_case(_update: Update, context: BotContext) -> None:
    """Make what was passed up a case, and say until when it is answered."""
    pressed = ToCase.unpack(await context.press())
    got = await context.transact(
        sending.to_case, pressed.unit, pressed.month, context.person, at=context.now()
    )
    await context.reply("note-case", number=got.number, unit=got.unit, due=got.due.on)


async def show(context: BotContext, draft: Draft) -> None:
    """Show a note in place of what was pressed."""
    if draft.sent is not None:
        await context.show_html(*_sent(context, draft))
        return
    await context.show_html(words.draft(context.language, draft), words.days(draft))


async def _draft(context: BotContext, unit: int, month: date) -> Draft:
    """Return the note of a branch of the caller's, of a month that may still be written."""
    sending.check_open(month, context.today)
    return await context.read(drafting.one, unit, month, context.person, on=context.today)


async def _send(context: BotContext, unit: int, month: date, held_on: date | None, line: Said) -> Draft:
    return await context.transact(
        sending.send, unit, month, Answers(held_on, line), context.person, at=context.now()
    )


def _day(month: date, day: int, today: date) -> date | None:
    """Return the day a button holds; 0 is none; a forged one is refused."""
    if day == words.NOT_HELD:
        return None
    try:
        held_on = month.replace(day=day)
    except ValueError:
        raise Refused("old-button") from None
    check(month, held_on, today)
    return held_on


def _ask_line(context: BotContext, draft: Draft, held_on: date | None) -> tuple[Text, Rows]:
    day = held_on.day if held_on is not None else words.NOT_HELD
    told = context.text("note-held", held="no" if held_on is None else "yes", on=held_on or "")
    keys = [
        Key("button-note-send", Send(draft.unit_id, draft.month, day)),
        Key("button-note-say", Say(draft.unit_id, draft.month, day)),
    ]
    return Text(f"{told}{context.text('note-ask-line')}"), [keys]


def _sent(context: BotContext, draft: Draft) -> tuple[Text, Rows]:
    """Return a note that was sent, with the ways to change it or to have its line answered."""
    again = Key("button-note-again", Again(draft.unit_id, draft.month))
    up = draft.sent is not None and draft.sent.passed_up and draft.sent.case is None
    case = [Key("button-note-case", ToCase(draft.unit_id, draft.month))] if up else []
    return words.draft(context.language, draft), [[*case, again]]


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the one conversation."""
    entries: list[Listener] = [
        CallbackQueryHandler(ask_day, TypeDay.pattern()),
        CallbackQueryHandler(ask_line, Say.pattern()),
    ]
    states: dict[State, list[Listener]] = {
        State.DAY: [MessageHandler(TYPED, take_day)],
        State.LINE: [MessageHandler(SAID, take_line)],
    }
    return [conversation("note", entries, states)]


def steps() -> list[Listener]:
    """List the buttons."""
    return [
        CallbackQueryHandler(look, Look.pattern()),
        CallbackQueryHandler(again, Again.pattern()),
        CallbackQueryHandler(take_held, Held.pattern()),
        CallbackQueryHandler(send, Send.pattern()),
        CallbackQueryHandler(to_case, ToCase.pattern()),
    ]
