"""Several people seen on one round, at a celebration, or as a sheet of paper says: entered on one screen."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler

from bot.care import words
from bot.care.buttons import Pick, PickAll, Round, RoundDay, RoundDays, RoundOf, RoundWay, Today, Withdraw
from bot.care.lines import Reader
from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.keyboards import Key, Rows, pairs
from bot.permissions import requires
from bot.texts import Text
from handlers.elders.readers import everything, joined, visiting
from handlers.elders.visits import still
from rules.care.rulebook import Way
from rules.permissions import Permission
from rules.refusals import Refused
from storage.care import paper, visits
from storage.care.paper import Owed

_MOST: Final = 60  # people to choose from: more buttons do not fit under a message
_WAYS: Final = (Way.HOME, Way.GATHERING, Way.PHONE, Way.PROXY, Way.HOSPITAL, Way.FAREWELL)
_DAYS: Final = 8  # days offered, today the first


class State(StrEnum):
    """What is being asked."""

    CHOOSING = "choosing"


@requires(Permission.RECORD_VISIT, deed="look.today")
async def begin(_update: Update, context: BotContext) -> State:
    """Offer everybody of one's own who is owed something."""
    Round.unpack(await context.press())
    return await _begin(context, 0)


@requires(Permission.RECORD_VISIT, deed="look.today")
async def begin_of(_update: Update, context: BotContext) -> State:
    """Offer everybody of a branch who is owed something, to enter its sheet."""
    return await _begin(context, RoundOf.unpack(await context.press()).unit)


@requires(Permission.RECORD_VISIT, deed="look.today")
async def pick(_update: Update, context: BotContext) -> State:
    """Take somebody onto the round, or off it."""
    subject, picked = Pick.unpack(await context.press()).subject, _picked(context)
    context.draft["picked"] = [each for each in picked if each != subject] + [subject] * (
        subject not in picked
    )
    return await _show(context)


@requires(Permission.RECORD_VISIT, deed="look.today")
async def pick_all(_update: Update, context: BotContext) -> State:
    """Take everybody onto it, for those who were not there to be taken off."""
    PickAll.unpack(await context.press())
    context.draft["picked"] = [row.subject.id for row in await _candidates(context)]
    return await _show(context)


@requires(Permission.RECORD_VISIT)
async def ask_day(_update: Update, context: BotContext) -> State:
    """Offer the last days."""
    RoundDays.unpack(await context.press())
    days = [context.today - timedelta(days=back) for back in range(_DAYS)]
    keys = [
        Key("button-day", RoundDay(day), {"day": words.day(context.language, day, context.today)})
        for day in days
    ]
    await context.show("care-round-day", pairs(*keys))
    return State.CHOOSING


@requires(Permission.RECORD_VISIT)
async def take_day(_update: Update, context: BotContext) -> State:
    """Take another day for the round."""
    context.draft["on"] = RoundDay.unpack(await context.press()).on.isoformat()
    return await _show(context)


@requires(Permission.RECORD_VISIT)
async def record(_update: Update, context: BotContext) -> State | int:
    """Record the whole round."""
    way = RoundWay.unpack(await context.press()).way
    picked, on, unit = _picked(context), _on(context), int(context.draft["unit"])
    if not picked:
        raise Refused("care-round-nobody")
    before = await _reader(context, await _candidates(context))
    visitor = await context.read(paper.visitor, unit, on=context.today) if unit else None
    recorded = await context.transact(
        visits.record_round,
        visiting(context),
        picked,
        way,
        on,
        by=context.person.person_id,
        at=context.now(),
        visitor=visitor,
    )
    names = words.listed(context.language, [before.name(each) for each in picked])
    said = context.text("care-round-done", on=on, names=names)
    wrong = [
        Key("button-wrong-one", Withdraw(each.id), {"name": before.name(each.subject_id)})
        for each in recorded
        if not each.already
    ]
    after = await everything(context)
    await context.show_html(joined(said, still(after)), [*pairs(*wrong), [Key("button-back", Today(0))]])
    return END


async def _begin(context: BotContext, unit: int) -> State:
    context.draft.update(picked=[], unit=unit, on=context.today.isoformat())
    return await _show(context)


async def _show(context: BotContext) -> State:
    rows = await _candidates(context)
    if not rows:
        raise Refused("care-nothing")
    to = await _reader(context, rows)
    picked, on = _picked(context), _on(context)
    await context.show_html(_question(to, picked, on), _keys(to, rows, picked))
    return State.CHOOSING


async def _candidates(context: BotContext) -> Sequence[Owed]:
    unit = int(context.draft["unit"])
    found = await context.read(paper.round_of, visiting(context), unit, on=context.today)
    return [row for row in found if row.subject.id != context.person.person_id][:_MOST]


async def _reader(context: BotContext, rows: Sequence[Owed]) -> Reader:
    return await everything(context, *(row.subject for row in rows))


def _question(to: Reader, picked: Sequence[int], on: date) -> Text:
    if not picked:
        return to.text("care-round", on=on)
    names = words.listed(to.language, [to.name(each) for each in picked])
    return to.text("care-round-chosen", names=names, on=on)


def _keys(to: Reader, rows: Sequence[Owed], picked: Sequence[int]) -> Rows:
    people = [
        Key(
            "button-picked" if row.subject.id in picked else "button-pick",
            Pick(row.subject.id),
            {"name": to.name(row.subject.id)},
        )
        for row in rows
    ]
    settling = {way for row in rows for way in row.ways}
    ways = [Key(words.way_key(way), RoundWay(way)) for way in _WAYS if way in settling and picked]
    everybody = [Key("button-all", PickAll())] if len(picked) < len(rows) else []
    last = [*everybody, Key("button-other-day", RoundDays()), Key("button-back", Today(0))]
    return [*pairs(*people), *pairs(*ways), last]


def _picked(context: BotContext) -> list[int]:
    return [int(each) for each in context.draft["picked"]]


def _on(context: BotContext) -> date:
    return date.fromisoformat(str(context.draft["on"]))


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the one conversation."""
    choosing: list[Listener] = [
        CallbackQueryHandler(pick, Pick.pattern()),
        CallbackQueryHandler(pick_all, PickAll.pattern()),
        CallbackQueryHandler(ask_day, RoundDays.pattern()),
        CallbackQueryHandler(take_day, RoundDay.pattern()),
        CallbackQueryHandler(record, RoundWay.pattern()),
    ]
    entries: list[Listener] = [
        CallbackQueryHandler(begin, Round.pattern()),
        CallbackQueryHandler(begin_of, RoundOf.pattern()),
    ]
    return [conversation("visit-round", entries, {State.CHOOSING: choosing})]
