"""Several people seen on one round: choose them, then the way, once."""

from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler

from bot.care import words
from bot.care.buttons import Pick, Round, RoundWay, Today, Withdraw
from bot.care.lines import Reader
from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.keyboards import Key, Rows, pairs
from bot.permissions import requires
from bot.texts import Text
from handlers.elders.readers import everything, joined, visiting
from handlers.elders.visits import still
from rules.care.memorial import CHECK
from rules.care.rulebook import Way
from rules.permissions import Permission
from rules.refusals import Refused
from storage.care import visits

_MOST: Final = 20  # people to choose from; more than anybody sees on one round
_WAYS: Final = (Way.HOME, Way.GATHERING, Way.PHONE, Way.PROXY)


class State(StrEnum):
    """What is being asked."""

    CHOOSING = "choosing"


@requires(Permission.RECORD_VISIT)
async def begin(_update: Update, context: BotContext) -> State:
    """Offer everybody who is owed something."""
    Round.unpack(await context.press())
    context.draft["picked"] = []
    await _show(context)
    return State.CHOOSING


@requires(Permission.RECORD_VISIT)
async def pick(_update: Update, context: BotContext) -> State:
    """Take somebody onto the round, or off it."""
    subject = Pick.unpack(await context.press()).subject
    picked = [int(each) for each in context.draft["picked"]]
    context.draft["picked"] = [each for each in picked if each != subject] + [subject] * (
        subject not in picked
    )
    await _show(context)
    return State.CHOOSING


@requires(Permission.RECORD_VISIT)
async def record(_update: Update, context: BotContext) -> State | int:
    """Record the whole round."""
    way = RoundWay.unpack(await context.press()).way
    picked = [int(each) for each in context.draft["picked"]]
    if not picked:
        raise Refused("care-round-nobody")
    before = await everything(context)
    recorded = await context.transact(
        visits.record_round,
        visiting(context),
        picked,
        way,
        context.today,
        by=context.person.person_id,
        at=context.now(),
    )
    names = words.listed(context.language, [before.name(each) for each in picked])
    said = context.text("care-round-done", on=context.today, names=names)
    wrong = [
        Key("button-wrong-one", Withdraw(each.id), {"name": before.name(each.subject_id)})
        for each in recorded
    ]
    after = await everything(context)
    await context.show_html(joined(said, still(after)), [*pairs(*wrong), [Key("button-back", Today(0))]])
    return END


async def _show(context: BotContext) -> None:
    to = await everything(context)
    picked = [int(each) for each in context.draft["picked"]]
    await context.show_html(_question(to, picked), _rows(to, picked))


def _question(to: Reader, picked: list[int]) -> Text:
    if not picked:
        return to.text("care-round")
    return to.text("care-round-chosen", names=words.listed(to.language, [to.name(each) for each in picked]))


def _rows(to: Reader, picked: list[int]) -> Rows:
    own = to.brief.digest.own if to.brief.digest is not None else ()
    lines = [line for line in own if line.most_urgent.task.rule != CHECK][:_MOST]
    people = [
        Key(
            "button-picked" if line.subject_id in picked else "button-pick",
            Pick(line.subject_id),
            {"name": to.name(line.subject_id)},
        )
        for line in lines
    ]
    settling = {way for line in lines for each in line.named for way in each.task.ways}
    ways = [Key(words.way_key(way), RoundWay(way)) for way in _WAYS if way in settling and picked]
    return [*pairs(*people), *pairs(*ways), [Key("button-back", Today(0))]]


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the one conversation."""
    choosing: list[Listener] = [
        CallbackQueryHandler(pick, Pick.pattern()),
        CallbackQueryHandler(record, RoundWay.pattern()),
    ]
    entries = [CallbackQueryHandler(begin, Round.pattern())]
    return [conversation("visit-round", entries, {State.CHOOSING: choosing})]
