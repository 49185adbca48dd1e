"""Waiving: which talk need not be held, why, and that it is to be held after all."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.context import BotContext
from bot.conversations import Listener
from bot.keyboards import Key, column, pairs
from bot.permissions import requires
from bot.talks import words
from bot.talks.buttons import Card
from bot.talks.waiver_buttons import AskWaive, Unwaive, Waive, WhyWaive
from bot.task_keys import key_of
from rules.permissions import Permission
from rules.refusals import Refused
from rules.talks.rulebook import REASONS, RULES, Deed
from storage.talks import waivers
from storage.talks.values import Line, Whom


@requires(Permission.TALKS, deed="look.talks")
async def ask(_update: Update, context: BotContext) -> None:
    """Ask why it need not be held; of several, first which."""
    pressed = AskWaive.unpack(await context.press())
    whom = Whom(words.deed_of(pressed.deed), pressed.unit, pressed.person)
    found = await context.read(waivers.waivable, context.person, whom, on=context.today)
    if not found:
        raise Refused("talk-nothing-to-waive")
    if len(found) == 1:
        await _ask_why(context, found[0])
        return
    keys = [
        Key("button-matter", WhyWaive(*words.packed(each.key)), {"matter": _rule(context, each)})
        for each in found
    ]
    await context.show("talk-waive-which", [*column(*keys), [_back(whom.deed)]])


@requires(Permission.TALKS, deed="look.talks")
async def ask_why(_update: Update, context: BotContext) -> None:
    """Ask for the reason."""
    key = key_of(WhyWaive.unpack(await context.press()))
    await _ask_why(context, await context.read(waivers.to_waive, context.person, key, on=context.today))


@requires(Permission.TALKS)
async def waive(_update: Update, context: BotContext) -> None:
    """Waive it."""
    pressed = Waive.unpack(await context.press())
    if not 0 <= pressed.reason < len(REASONS):
        raise Refused("old-button")
    key, reason = key_of(pressed), REASONS[pressed.reason]
    waived = await context.transact(waivers.waive, context.person, key, reason, at=context.now())
    keys = [Key("button-talk-unwaive", Unwaive(*words.packed(key))), _back(RULES[key.rule].deed)]
    await context.show(
        "talk-waived", [keys], who=words.alone(context.language, waived), what=_rule(context, waived)
    )


@requires(Permission.TALKS)
async def take_back(_update: Update, context: BotContext) -> None:
    """Let it be owed again."""
    key = key_of(Unwaive.unpack(await context.press()))
    await context.transact(waivers.take_back, context.person, key, at=context.now())
    await context.show("talk-unwaived", [[_back(RULES[key.rule].deed)]], what=_named(context, key.rule))


async def _ask_why(context: BotContext, waiting: Line) -> None:
    packed = words.packed(waiting.key)
    keys = [
        Key(f"button-talk-waiver-{reason.replace('_', '-')}", Waive(*packed, number))
        for number, reason in enumerate(REASONS)
    ]
    rows = [*pairs(*keys), [_back(RULES[waiting.rule].deed)]]
    await context.show(
        "talk-waive-why", rows, who=words.alone(context.language, waiting), what=_rule(context, waiting)
    )


def _rule(context: BotContext, each: Line) -> str:
    return _named(context, each.rule)


def _named(context: BotContext, rule: str) -> str:
    return context.text(f"talk-rule-{rule.replace('_', '-')}")


def _back(deed: Deed) -> Key:
    return Key("button-back", Card(deed, 0))


def steps() -> list[Listener]:
    """List the buttons."""
    return [
        CallbackQueryHandler(ask, AskWaive.pattern()),
        CallbackQueryHandler(ask_why, WhyWaive.pattern()),
        CallbackQueryHandler(waive, Waive.pattern()),
        CallbackQueryHandler(take_back, Unwaive.pattern()),
    ]
