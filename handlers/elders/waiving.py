"""Waiving: which task of somebody need not be done, why, and that it is to be done after all."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.care import words
from bot.care.buttons import Card
from bot.care.waiver_buttons import AskWaive, Unwaive, Waive, WhyWaive
from bot.context import BotContext
from bot.conversations import Listener
from bot.keyboards import Key, column, pairs
from bot.permissions import requires
from bot.task_keys import dotted, key_of
from handlers.elders.readers import hand, keeping, named
from rules.permissions import Permission
from rules.refusals import Refused
from storage.care import waivers


@requires(Permission.KEEP_CARES, deed="look.elder")
async def ask_waive(_update: Update, context: BotContext) -> None:
    """Ask which task need not be done."""
    subject = AskWaive.unpack(await context.press()).subject
    found = await context.read(
        waivers.waivable, keeping(context), subject, by=context.person.person_id, on=context.today
    )
    to = await named(context, found.subject)
    if not found.tasks:
        raise Refused("elders-nothing-to-waive")
    keys = [
        Key(
            "button-matter",
            WhyWaive(subject, task.rule, dotted(task.slot)),
            {"matter": words.matter(context.language, task.rule, task.slot, context.today)},
        )
        for task in found.tasks
    ]
    await context.show(
        "care-waive-which", [*column(*keys), [Key("button-back", Card(subject))]], name=to.name(subject)
    )


@requires(Permission.KEEP_CARES, deed="look.elder")
async def ask_why(_update: Update, context: BotContext) -> None:
    """Ask for the reason."""
    pressed = WhyWaive.unpack(await context.press())
    key = key_of(pressed)
    await context.read(waivers.to_waive, keeping(context), key, by=context.person.person_id, on=context.today)
    keys = [
        Key(
            f"button-waiver-{reason.replace('_', '-')}",
            Waive(pressed.subject, pressed.rule, pressed.slot, number),
        )
        for number, reason in enumerate(waivers.REASONS)
    ]
    await context.show(
        "care-waive-why",
        [*pairs(*keys), [Key("button-back", AskWaive(pressed.subject))]],
        matter=words.matter(context.language, key.rule, key.slot, context.today),
    )


@requires(Permission.KEEP_CARES)
async def waive(_update: Update, context: BotContext) -> None:
    """Waive the task."""
    pressed = Waive.unpack(await context.press())
    if not 0 <= pressed.reason < len(waivers.REASONS):
        raise Refused("old-button")
    key = key_of(pressed)
    waived = await context.transact(
        waivers.waive,
        keeping(context),
        key,
        waivers.REASONS[pressed.reason],
        by=context.person.person_id,
        at=context.now(),
    )
    matter = words.matter(context.language, key.rule, key.slot, context.today)
    missed = "yes" if waived.missed else "no"
    keys = [
        Key("button-unwaive", Unwaive(pressed.subject, pressed.rule, pressed.slot)),
        Key("button-back", Card(key.subject_id)),
    ]
    await context.show("care-waived", [keys], matter=matter, missed=missed)


@requires(Permission.KEEP_CARES)
async def take_back(_update: Update, context: BotContext) -> None:
    """Let the task be owed again."""
    key = key_of(Unwaive.unpack(await context.press()))
    await context.transact(waivers.take_back, key, hand(context), at=context.now())
    matter = words.matter(context.language, key.rule, key.slot, context.today)
    await context.show("care-unwaived", [[Key("button-back", Card(key.subject_id))]], matter=matter)


def steps() -> list[Listener]:
    """List the buttons."""
    return [
        CallbackQueryHandler(ask_waive, AskWaive.pattern()),
        CallbackQueryHandler(ask_why, WhyWaive.pattern()),
        CallbackQueryHandler(waive, Waive.pattern()),
        CallbackQueryHandler(take_back, Unwaive.pattern()),
    ]
