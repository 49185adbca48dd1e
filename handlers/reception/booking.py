"""Booking a chosen time: a topic, perhaps a line, a last look. Four taps and a line at most in all."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler, filters

from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED, piece_of
from bot.keyboards import Key
from bot.permissions import requires
from bot.reception import words as receptions
from handlers.reception import screens
from handlers.reception.buttons import WAITING, BookIt, NoLine, Party, Queue, Slot, Times, Topic
from handlers.reception.opening import choices, opening_of, show_left
from rules.permissions import Permission
from rules.reception.topics import check_topic
from rules.refusals import Refused
from storage.reception import booking, views, visitors
from storage.reception.values import Wish

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
    about: int


@requires(Permission.BOOK)
async def choose_topic(_update: Update, context: BotContext) -> State:
    """Take the topic and ask for one line."""
    pressed = Topic.unpack(await context.press())
    check_topic(pressed.topic)
    context.draft.update(
        day=pressed.day,
        slot=pressed.slot,
        topic=pressed.topic,
        about=pressed.about,
        line=None,
        voice=None,
        party=1,
    )
    waiting = pressed.slot == WAITING
    back = Queue(pressed.day, pressed.about) if waiting else Slot(pressed.slot, pressed.about)
    await context.show("booking-line", [[Key("button-no-line", NoLine()), Key("button-back", back)]])
    return State.LINE


@requires(Permission.BOOK)
async def take_line(update: Update, context: BotContext) -> State:
    """Take the line, typed or spoken, also a better one at the last look."""
    words, file = piece_of(update.effective_message)
    if file is not None:
        return await _look(context, line=None, voice=file[1])
    line = " ".join(words.split())
    if len(line) > LINE_MOST:
        raise Refused("booking-line-too-long", most=LINE_MOST)
    return await _look(context, line=line, voice=None)


@requires(Permission.BOOK)
async def leave_line(_update: Update, context: BotContext) -> State:
    """Go on without a line."""
    NoLine.unpack(await context.press())
    return await _look(context)


@requires(Permission.BOOK)
async def take_party(_update: Update, context: BotContext) -> State:
    """Ask how many come, or take the answer."""
    pressed = Party.unpack(await context.press())
    said = _said(context)
    day = (await opening_of(context, said.day, said.about)).day
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
    found = await opening_of(context, pressed.day, pressed.about)
    await context.show_html(*choices(context, found, pressed.page, pressed.about))
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
        made = await context.transact(
            booking.book, said.slot, context.person, said.wish, about=said.about, at=context.now()
        )
    except Refused as refusal:
        if refusal.key != "slot-taken":
            raise
        await show_left(context, await opening_of(context, said.day, said.about), said.about)
        return State.CHECK
    await context.show_html(*receptions.screen(context.language, made))
    return END


def _said(context: BotContext) -> Said:
    kept = context.draft
    wish = Wish(kept["topic"], kept["line"], kept["party"], kept["voice"])
    return Said(kept["day"], kept["slot"], wish, kept["about"])


async def _look(context: BotContext, **said: str | int | None) -> State:
    """Keep what was just said and show once more what is about to be booked."""
    context.draft.update(said)
    kept, at = _said(context), context.now()
    if kept.slot == WAITING:
        found, time = await opening_of(context, kept.day, kept.about), None
    else:
        found, time = await context.read(
            views.opening_of_slot, kept.slot, context.person, about=kept.about, at=at
        )
        context.draft["day"] = found.day.id
        if time is None:
            await show_left(context, found, kept.about)
            return State.CHECK
    name = await _name(context, kept.about)
    html, rows = screens.last_look(context.language, found.day, kept.wish, time, about=kept.about, name=name)
    await context.show_html(html, rows)
    return State.CHECK


async def _wait(context: BotContext, day: int) -> int:
    said = _said(context)
    made = await context.transact(
        booking.wait, day, context.person, said.wish, about=said.about, at=context.now()
    )
    await context.show_html(*receptions.screen(context.language, made))
    return END


async def _name(context: BotContext, about: int) -> str:
    """Return the name of whoever it is for, if that is somebody else."""
    if not about:
        return ""
    return await context.read(visitors.check, context.person, about, on=context.today)


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation that begins when there is something to say about a time."""
    said = MessageHandler(TYPED | filters.VOICE, take_line)
    states: dict[State, list[Listener]] = {
        State.LINE: [said, CallbackQueryHandler(leave_line, NoLine.pattern())],
        State.CHECK: [
            said,
            CallbackQueryHandler(book_it, BookIt.pattern()),
            CallbackQueryHandler(take_party, Party.pattern()),
            CallbackQueryHandler(show_other_times, Times.pattern()),
            CallbackQueryHandler(choose_other_time, Slot.pattern()),
            CallbackQueryHandler(wait_instead, Queue.pattern()),
        ],
    }
    return [conversation("appointment", [CallbackQueryHandler(choose_topic, Topic.pattern())], states)]
