"""Booking a reception day: a time, a topic, perhaps a line, a last look. Four taps and a line at most."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED, Word
from bot.keyboards import Key
from bot.permissions import requires
from bot.reception import words as receptions
from bot.texts import Text
from handlers.reception import screens
from handlers.reception.buttons import WAITING, BookIt, NoLine, Party, Queue, Slot, Times, Topic
from rules.permissions import Permission
from rules.reception.topics import check_topic
from rules.refusals import Refused
from storage.reception import booking, views
from storage.reception.values import Opening, Wish

LINE_MOST: Final = 100  # characters


class State(StrEnum):
    """What is being asked."""

    LINE = "line"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Said:
    """What was said so far, as the draft keeps it."""

    day: int
    slot: int
    wish: Wish


@requires(Permission.BOOK)
async def begin(update: Update, context: BotContext) -> None:
    """Show the times of the next reception day, or say why there are none to choose from."""
    if update.callback_query is not None:
        await context.press()
    found = await context.read(views.next_opening, context.person, at=context.now())
    if found is None:
        await context.reply("booking-none")
    elif found.mine is not None:
        await context.reply_html(*receptions.screen(context.language, found.mine))
    elif context.now() < found.day.opens_at:
        await context.reply_html(screens.closed(context.language, found))
    else:
        await context.reply_html(*screens.choices(context.language, found, 0))


@requires(Permission.BOOK)
async def show_times(_update: Update, context: BotContext) -> None:
    """Turn to another page of times, or come back to them."""
    pressed = Times.unpack(await context.press())
    await _show_times(context, pressed.day, pressed.page)


@requires(Permission.BOOK)
async def choose_time(_update: Update, context: BotContext) -> None:
    """Take the chosen time and ask what it is about."""
    pressed = Slot.unpack(await context.press())
    found, time = await context.read(views.opening_of_slot, pressed.slot, context.person, at=context.now())
    _refuse_second(found)
    if time is None:
        await _show_left(context, found)
    else:
        await context.show_html(*screens.topics(context.language, found.day, time))


@requires(Permission.BOOK)
async def choose_waiting(_update: Update, context: BotContext) -> None:
    """Take the wish to wait and ask what it is about."""
    pressed = Queue.unpack(await context.press())
    found = await _opening(context, pressed.day)
    _refuse_second(found)
    await context.show_html(*screens.topics(context.language, found.day, None))


@requires(Permission.BOOK)
async def choose_topic(_update: Update, context: BotContext) -> State:
    """Take the topic and ask for one line."""
    pressed = Topic.unpack(await context.press())
    check_topic(pressed.topic)
    context.draft.update(day=pressed.day, slot=pressed.slot, topic=pressed.topic, line=None, party=1)
    back = Queue(pressed.day) if pressed.slot == WAITING else Slot(pressed.slot)
    await context.show("booking-line", [[Key("button-no-line", NoLine()), Key("button-back", back)]])
    return State.LINE


@requires(Permission.BOOK)
async def take_line(_update: Update, context: BotContext) -> State:
    """Take the line, also a better one typed at the last look."""
    line = " ".join(context.typed.split())
    if len(line) > LINE_MOST:
        raise Refused("booking-line-too-long", most=LINE_MOST)
    return await _look(context, line=line)


@requires(Permission.BOOK)
async def leave_line(_update: Update, context: BotContext) -> State:
    """Go on without a line."""
    NoLine.unpack(await context.press())
    return await _look(context)


@requires(Permission.BOOK)
async def take_party(_update: Update, context: BotContext) -> State:
    """Ask how many come, or take the answer."""
    pressed = Party.unpack(await context.press())
    day = (await _opening(context, _said(context).day)).day
    if pressed.size == 0:
        await context.show_html(*screens.parties(context.language, day))
        return State.CHECK
    if not 1 <= pressed.size <= day.party_most:
        raise Refused("old-button")
    return await _look(context, party=pressed.size)


@requires(Permission.BOOK)
async def show_other_times(_update: Update, context: BotContext) -> State:
    """Show the times again at the last look, and keep what was said."""
    pressed = Times.unpack(await context.press())
    await _show_times(context, pressed.day, pressed.page)
    return State.CHECK


@requires(Permission.BOOK)
async def choose_other_time(_update: Update, context: BotContext) -> State:
    """Take another time at the last look, and keep what was said."""
    return await _look(context, slot=Slot.unpack(await context.press()).slot)


@requires(Permission.BOOK)
async def wait_instead(_update: Update, context: BotContext) -> int:
    """Wait, with what was said, when the last place went meanwhile."""
    return await _wait(context, Queue.unpack(await context.press()).day)


@requires(Permission.BOOK)
async def book_it(_update: Update, context: BotContext) -> State | int:
    """Book the place, or say that somebody was faster and show what is left."""
    pressed, said = BookIt.unpack(await context.press()), _said(context)
    if pressed.slot != said.slot:
        raise Refused("old-button")
    if said.slot == WAITING:
        return await _wait(context, said.day)
    try:
        made = await context.transact(booking.book, said.slot, context.person, said.wish, at=context.now())
    except Refused as refusal:
        if refusal.key != "slot-taken":
            raise
        await _show_left(context, await _opening(context, said.day))
        return State.CHECK
    await context.show_html(*receptions.screen(context.language, made))
    return END


def _said(context: BotContext) -> Said:
    kept = context.draft
    return Said(kept["day"], kept["slot"], Wish(kept["topic"], kept["line"], kept["party"]))


async def _look(context: BotContext, **said: str | int) -> State:
    """Keep what was just said and show once more what is about to be booked."""
    context.draft.update(said)
    kept = _said(context)
    if kept.slot == WAITING:
        found, time = await _opening(context, kept.day), None
    else:
        found, time = await context.read(views.opening_of_slot, kept.slot, context.person, at=context.now())
        context.draft["day"] = found.day.id
        if time is None:
            await _show_left(context, found)
            return State.CHECK
    await context.show_html(*screens.last_look(context.language, found.day, kept.wish, time))
    return State.CHECK


async def _wait(context: BotContext, day: int) -> int:
    made = await context.transact(booking.wait, day, context.person, _said(context).wish, at=context.now())
    await context.show_html(*receptions.screen(context.language, made))
    return END


async def _opening(context: BotContext, day: int) -> Opening:
    return await context.read(views.opening, day, context.person, at=context.now())


async def _show_times(context: BotContext, day: int, page: int) -> None:
    await context.show_html(*screens.choices(context.language, await _opening(context, day), page))


async def _show_left(context: BotContext, found: Opening) -> None:
    """Say that somebody was faster, and show what is left."""
    html, rows = screens.choices(context.language, found, 0)
    await context.show_html(Text(f"{context.text('slot-taken')}\n{html}"), rows)


def _refuse_second(found: Opening) -> None:
    if found.mine is not None:
        raise Refused("one-a-day")


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation that begins when there is something to say about a time."""
    typed = MessageHandler(TYPED, take_line)
    states: dict[State, list[Listener]] = {
        State.LINE: [typed, CallbackQueryHandler(leave_line, NoLine.pattern())],
        State.CHECK: [
            MessageHandler(TYPED, take_line),
            CallbackQueryHandler(book_it, BookIt.pattern()),
            CallbackQueryHandler(take_party, Party.pattern()),
            CallbackQueryHandler(show_other_times, Times.pattern()),
            CallbackQueryHandler(choose_other_time, Slot.pattern()),
            CallbackQueryHandler(wait_instead, Queue.pattern()),
        ],
    }
    return [conversation("appointment", [CallbackQueryHandler(choose_topic, Topic.pattern())], states)]


def steps() -> list[Listener]:
    """List what needs no memory: each button carries all it means."""
    return [
        MessageHandler(Word("book"), begin),
        CallbackQueryHandler(begin, re.compile("^go:book$")),
        CallbackQueryHandler(show_times, Times.pattern()),
        CallbackQueryHandler(choose_time, Slot.pattern()),
        CallbackQueryHandler(choose_waiting, Queue.pattern()),
    ]
