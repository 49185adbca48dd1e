"""A sample from the chat: how many of each stratum, which value will draw it; then its frame is published."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import END, Asking, Listener, conversation
from bot.inputs import TYPED
from bot.keyboards import Key, pairs
from bot.permissions import requires
from bot.satisfaction import strata as strata_words
from bot.satisfaction.buttons import KnownIn, SampleWave, TakeFrame
from bot.satisfaction.plans import prepared
from bot.texts import Text
from handlers.satisfaction import opening
from rules.permissions import Permission
from rules.refusals import Refused
from rules.satisfaction.templates import About, template
from storage.satisfaction import frames, lists, samples, strata
from storage.satisfaction.lists import WaveList
from storage.satisfaction.waves import Plan

_DAYS: Final = 6  # days ahead that are offered
_DIGITS: Final = 6  # of a sample's size
_MOST: Final = 100  # letters that say which value it is


class State(StrEnum):
    """What is asked for next."""

    SIZE = "size"
    VALUE = "value"
    DAY = "day"


@requires(Permission.RUN_WAVES)
async def ask_size(_update: Update, context: BotContext) -> State:
    """Ask how many of those whom the wave would ask."""
    asked = SampleWave.unpack(await context.press()).template
    if template(asked).about is not About.NOTHING:
        raise Refused("old-button")
    made, _ = await prepared(context.services, asked)
    context.draft["template"] = asked
    listed = await context.read(lists.count, WaveList(made.groups, context.today))
    groups = opening.groups_in_words(context, made.groups)
    await context.show("sample-ask-size", title=made.title, groups=groups, people=listed.people)
    return State.SIZE


@requires(Permission.RUN_WAVES)
async def take_size(_update: Update, context: BotContext) -> State:
    """Show what a sample of that size takes of each stratum, and ask by which value it is drawn."""
    typed = context.typed.strip()
    if not (typed.isascii() and typed.isdigit() and len(typed) <= _DIGITS):
        raise Refused("sample-number-wanted")
    made = await _plan(context)
    taken = await context.read(strata.planned, made.groups, int(typed), on=context.today)
    context.draft["size"] = int(typed)
    said = [
        context.text("sample-strata", size=int(typed)),
        strata_words.lines(context.language, taken),
        context.text("sample-ask-value", day=context.today + timedelta(days=1)),
    ]
    await context.reply_html(Text("\n".join(said)))
    return State.VALUE


@requires(Permission.RUN_WAVES)
async def take_value(_update: Update, context: BotContext) -> State:
    """Take which public value it will be, and ask from which day it is known."""
    value = " ".join(context.typed.split())
    if len(value) > _MOST:
        raise Refused("sample-value-long", most=_MOST)
    context.draft["value"] = value
    days = [
        Key("button-sample-day", KnownIn(days), {"day": context.today + timedelta(days=days)})
        for days in range(1, _DAYS + 1)
    ]
    await context.reply("sample-ask-day", pairs(*days))
    return State.DAY


@requires(Permission.RUN_WAVES)
async def publish(_update: Update, context: BotContext) -> Asking:
    """Freeze and publish the frame: a file of opaque codes, and its hash."""
    days = KnownIn.unpack(await context.press()).days
    if not 1 <= days <= _DAYS:
        raise Refused("old-button")
    known, draft = context.today + timedelta(days=days), context.draft
    made = await _plan(context)
    done = await context.transact(
        samples.publish,
        made,
        draft["size"],
        draft["value"],
        known,
        by=context.person.person_id,
        at=context.now(),
    )
    await context.show(
        "sample-published",
        title=done.title,
        people=done.people,
        size=done.size,
        value=draft["value"],
        day=known,
    )
    await _send(context, done.id, done.text, done.frame_hash)
    return END


@requires(Permission.RUN_WAVES)
async def take_frame(_update: Update, context: BotContext) -> None:
    """Send a published list once more."""
    sample = TakeFrame.unpack(await context.press()).sample
    text, hashed = await context.read(frames.published, sample)
    await _send(context, sample, text, hashed)


async def _send(context: BotContext, sample: int, text: str, hashed: str) -> None:
    name = context.text("sample-file", number=sample)
    await context.reply_document(text.encode(), name, "sample-file-caption", hash=hashed)


async def _plan(context: BotContext) -> Plan:
    made, _ = await prepared(context.services, context.draft["template"])
    return made


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the one conversation: how many, by which value, from which day."""
    states: dict[str, list[Listener]] = {
        State.SIZE: [MessageHandler(TYPED, take_size)],
        State.VALUE: [MessageHandler(TYPED, take_value)],
        State.DAY: [CallbackQueryHandler(publish, KnownIn.pattern())],
    }
    return [conversation("wave-sample", [CallbackQueryHandler(ask_size, SampleWave.pattern())], states)]


def steps() -> list[Listener]:
    """List the button that is complete in itself."""
    return [CallbackQueryHandler(take_frame, TakeFrame.pattern())]
