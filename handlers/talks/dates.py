"""A day that is typed: on which a talk was held, or for which it is planned."""

from datetime import date
from enum import StrEnum

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import END, conversation
from bot.inputs import TYPED, Word
from bot.permissions import requires
from bot.talks.buttons import TypeDay
from bot.talks.words import deed_of
from handlers.talks.recording import done
from rules.care.people import birthday
from rules.permissions import Permission
from rules.typed_days import read_day
from storage.talks import plans, recording
from storage.talks.values import Whom

_PLAN = "plan"


class State(StrEnum):
    """What is being asked."""

    DAY = "day"


@requires(Permission.TALKS)
async def ask(_update: Update, context: BotContext) -> State:
    """Ask for the day."""
    pressed = TypeDay.unpack(await context.press())
    context.draft.update(purpose=pressed.purpose, deed=pressed.deed, unit=pressed.unit, person=pressed.person)
    await context.reply("talk-type-plan" if pressed.purpose == _PLAN else "talk-type-day")
    return State.DAY


@requires(Permission.TALKS)
async def take(_update: Update, context: BotContext) -> State | int:
    """Record or plan it for that day."""
    kept = context.draft
    whom = Whom(deed_of(str(kept["deed"])), int(kept["unit"]), int(kept["person"]))
    planning = kept["purpose"] == _PLAN
    day = read_day(context.typed, context.today)
    if day is None:
        await context.reply("talk-not-a-day")
        return State.DAY
    if planning:
        day = _coming(day, context.today)
        moved = await context.transact(plans.move, context.person, whom, day, at=context.now())
        await context.reply("talk-moved", unit=moved.unit, day=day)
    else:
        made = await context.transact(recording.record, context.person, whom, day, at=context.now())
        await context.reply_html(*done(context.language, made))
    return END


def _coming(day: date, today: date) -> date:
    """Take a day that was read as the last of its kind for the next one: plans are for days to come."""
    return day if day >= today else birthday(day, 1)


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the one conversation."""
    entries = [CallbackQueryHandler(ask, TypeDay.pattern())]
    return [conversation("talk-day", entries, {State.DAY: [MessageHandler(TYPED | Word("today"), take)]})]
