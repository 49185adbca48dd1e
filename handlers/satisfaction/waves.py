"""Waves for the administrator: what runs, open one, end one early; who has voted is nowhere to be seen."""

import re

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.buttons import Menu
from bot.callback_data import Button, button
from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Key, Rows
from bot.permissions import requires
from bot.satisfaction import keeping as wave_keeping
from bot.satisfaction.plans import plan
from rules.permissions import Permission
from rules.refusals import Refused
from rules.satisfaction.surveys import SHIPPED
from storage.satisfaction import waves


@button("waveopen")
class OpenWave(Button):
    """Open a wave of a template; `sure` is 1 once that was asked."""

    template: str
    sure: int


@button("waveclose")
class CloseWave(Button):
    """Close a wave before its last day; `sure` is 1 once that was asked."""

    wave: int
    sure: int


@requires(Permission.RUN_WAVES)
async def overview(update: Update, context: BotContext) -> None:
    """Show the waves that run, and offer to open or end one."""
    if update.callback_query is not None:
        await context.press()
    running = await context.read(waves.waves, waves.OPEN, waves.CLOSING)
    kinds = {wave.template for wave in running}
    rows = [
        *([Key("button-wave-close", CloseWave(wave.id, 0), {"title": wave.title})] for wave in running),
        *([Key(f"button-wave-{kind}", OpenWave(kind, 0))] for kind in SHIPPED if kind not in kinds),
        [Key("button-menu", Menu())],
    ]
    if not running:
        await context.show("wave-none", rows)
    else:
        first, *more = running
        await context.show("wave-running", rows, title=first.title, day=first.closes_on, more=len(more))


@requires(Permission.RUN_WAVES)
async def open_(_update: Update, context: BotContext) -> None:
    """Ask once more, then open."""
    asked = OpenWave.unpack(await context.press())
    if asked.template not in SHIPPED:
        raise Refused("old-button")
    if not asked.sure:
        await context.show("wave-open-sure", _sure(OpenWave(asked.template, 1)))
        return
    made = plan(asked.template, on=context.today)
    opened = await wave_keeping.open_wave(context.services, made)
    await context.show("wave-opened", **opened.in_words())


@requires(Permission.RUN_WAVES)
async def close(_update: Update, context: BotContext) -> None:
    """Ask once more, then close."""
    asked = CloseWave.unpack(await context.press())
    wave = await context.read(waves.find, asked.wave)
    if wave.state not in {waves.OPEN, waves.CLOSING}:
        raise Refused("wave-over")
    if not asked.sure:
        await context.show("wave-close-sure", _sure(CloseWave(asked.wave, 1)), title=wave.title)
        return
    await wave_keeping.close_wave(context.services, asked.wave)
    await context.show("wave-closed", title=wave.title)


def _sure(does: Button) -> Rows:
    return [[Key("button-yes", does), Key("button-no", Menu())]]


def steps() -> list[Listener]:
    """List the ways in."""
    return [
        MessageHandler(Word("wave"), overview),
        CallbackQueryHandler(overview, re.compile("^go:wave$")),
        CallbackQueryHandler(open_, OpenWave.pattern()),
        CallbackQueryHandler(close, CloseWave.pattern()),
    ]
