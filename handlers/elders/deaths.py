"""Confirming a death that somebody else entered, or striking it out."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.care import words
from bot.care.buttons import Death, DeathFalse, DeathTrue
from bot.care.deaths import keys
from bot.context import BotContext
from bot.conversations import Listener
from bot.permissions import requires
from handlers.elders.readers import joined
from rules.permissions import Permission, Scope, scope
from storage.care import deaths


@requires(Permission.CONFIRM_DEATH, deed="look.elder")
async def ask(_update: Update, context: BotContext) -> None:
    """Show the entry, and ask whether it is true."""
    fact = Death.unpack(await context.press()).fact
    entry = await context.read(
        deaths.shown, _confirming(context), fact, by=context.person.person_id, on=context.today
    )
    if not entry.open:
        await context.reply("care-death-settled", name=entry.name)
        return
    await context.reply(
        "care-death-ask",
        keys(fact),
        by=entry.entered_name,
        unit=entry.unit,
        name=entry.name,
        on=entry.died_on,
    )


@requires(Permission.CONFIRM_DEATH)
async def confirm(_update: Update, context: BotContext) -> None:
    """Make it final."""
    fact = DeathTrue.unpack(await context.press()).fact
    by = context.person.person_id
    entry = await context.transact(deaths.confirm, _confirming(context), fact, by=by, at=context.now())
    farewell = words.farewell(context.language, entry.name, entry.presider)
    await context.show_html(joined(context.text("care-death-confirmed", name=entry.name), farewell))


@requires(Permission.CONFIRM_DEATH)
async def reject(_update: Update, context: BotContext) -> None:
    """Strike it out."""
    fact = DeathFalse.unpack(await context.press()).fact
    by = context.person.person_id
    entry = await context.transact(deaths.reject, _confirming(context), fact, by=by, at=context.now())
    await context.show("care-death-rejected", name=entry.name)


def _confirming(context: BotContext) -> Scope:
    return scope(context.person, Permission.CONFIRM_DEATH)


def steps() -> list[Listener]:
    """List the buttons."""
    return [
        CallbackQueryHandler(ask, Death.pattern()),
        CallbackQueryHandler(confirm, DeathTrue.pattern()),
        CallbackQueryHandler(reject, DeathFalse.pattern()),
    ]
