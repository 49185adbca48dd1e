"""Asking for a talk: supervisors are offered times at once, everybody else the next days one can come on."""

import re

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.buttons import Go
from bot.context import BotContext
from bot.conversations import Listener
from bot.delivery import within_window
from bot.inputs import Word
from bot.keyboards import Key, Rows, column
from bot.permissions import requires
from bot.talks import meeting_words
from bot.talks.buttons import MeetAt, MeetOther, MeetQuit
from bot.texts import DEFAULT, Text, Words
from handlers.listing import Line
from handlers.reception.buttons import Times
from rules.permissions import Permission, may
from storage.talks import asking, meetings
from storage.talks.meetings import Meeting


@requires(Permission.BOOK)
async def meet(update: Update, context: BotContext) -> None:
    """Offer times at once to whoever may have them, and the next days to everybody else."""
    if update.callback_query is not None:
        await context.press()
    if may(context.caller, Permission.MEET):
        await _reply(context, await context.transact(meetings.ask, context.person, at=context.now()))
    else:
        await _offer_days(context)


@requires(Permission.MEET)
async def take(_update: Update, context: BotContext) -> None:
    """Take one of the offered times."""
    pressed = MeetAt.unpack(await context.press())
    made = await context.transact(meetings.accept, pressed.appointment, context.person, at=context.now())
    await _show(context, made)


@requires(Permission.MEET)
async def other(_update: Update, context: BotContext) -> None:
    """Offer other times once; when none of those would do either, make it a case."""
    MeetOther.unpack(await context.press())
    at, caller = context.now(), context.person
    held = await context.read(meetings.mine, caller, at=at)
    if held is None or held.may_change:
        await _show(context, await context.transact(meetings.other, caller, at=at))
        return
    written = Words(DEFAULT)("meet-case", asked=held.asked_on)  # for the desk, whatever the person reads
    got = await context.transact(meetings.decline, caller, written, at=at)
    telephone = await _telephone(context)
    await context.show("meet-declined", number=got.number, due=got.due.on, telephone=telephone)


@requires(Permission.MEET)
async def quit_(_update: Update, context: BotContext) -> None:
    """Let the request go."""
    MeetQuit.unpack(await context.press())
    await _show(context, await context.transact(meetings.withdraw, context.person, at=context.now()))


async def lines(context: BotContext) -> list[Line]:
    """List the meeting somebody has asked for, for `/mine`."""
    held = await context.read(meetings.mine, context.person, at=context.now())
    if held is None:
        return []
    return [Line(meeting_words.line(context.language, held), Key("button-mine-meeting", Go("meet")))]


async def _offer_days(context: BotContext) -> None:
    found = await context.read(asking.next_days, context.person, at=context.now())
    if not found:
        await context.reply("meet-no-days", telephone=await _telephone(context))
        return
    html = [context.text("meet-days")]
    html += [meeting_words.day_line(context.language, day, context.now()) for day in found]
    keys = [
        Key("button-meet-day", Times(day.id, 0, 0), {"kind": day.kind, "day": day.on})
        for day in found
        if day.opens_at <= context.now()
    ]
    await context.reply_html(Text("\n".join(html)), column(*keys))


async def _reply(context: BotContext, held: Meeting) -> None:
    await context.reply_html(*await _screen(context, held))


async def _show(context: BotContext, held: Meeting) -> None:
    await context.show_html(*await _screen(context, held))


async def _screen(context: BotContext, held: Meeting) -> tuple[Text, Rows]:
    night = not within_window(context.now())
    return meeting_words.screen(context.language, held, await _telephone(context), night=night)


async def _telephone(context: BotContext) -> str:
    return await context.read(asking.duty_telephone, on=context.today)


def steps() -> list[Listener]:
    """List the ways in."""
    return [
        MessageHandler(Word("meet"), meet),
        CallbackQueryHandler(meet, re.compile("^go:meet$")),
        CallbackQueryHandler(take, MeetAt.pattern()),
        CallbackQueryHandler(other, MeetOther.pattern()),
        CallbackQueryHandler(quit_, MeetQuit.pattern()),
    ]
