"""Waves for the administrator: what runs, open one, end one early; who has voted is nowhere to be seen."""

import re
from collections.abc import Sequence

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.buttons import Menu
from bot.callback_data import Button, button
from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Key, column, pairs
from bot.permissions import requires
from bot.satisfaction import keeping as wave_keeping
from bot.satisfaction.buttons import (
    AssessUnit,
    DrawSample,
    OpenWave,
    Paper,
    SampleWave,
    TakeFrame,
    UnitsToAssess,
)
from bot.satisfaction.plans import prepared
from bot.texts import Parameter, Text
from handlers.satisfaction import opening
from rules.permissions import Permission
from rules.refusals import Refused
from rules.satisfaction.surveys import SHIPPED
from rules.satisfaction.templates import TEMPLATES, About, template
from storage.satisfaction import assessed, frames, questionnaires, waves

_PAGE = 8  # units on one screen


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
    series = {wave.template for wave in running}
    offered = [kind for kind in TEMPLATES.values() if kind.about is not About.HOST]
    own = await context.read(questionnaires.codes)
    keys = [
        *(Key(f"button-wave-{kind.code}", OpenWave(kind.code, 0)) for kind in offered),
        *(Key("button-wave-own", OpenWave(code, 0), {"code": code}) for code in own),
    ]
    waiting = await context.read(frames.waiting)
    rows = [
        *(_of(wave) for wave in running),
        *(_drawing(each) for each in waiting),
        *pairs(*(key for key in keys if isinstance(key.does, OpenWave) and key.does.template not in series)),
        [Key("button-menu", Menu())],
    ]
    lines = [_running(context, running), *(_waiting(context, each) for each in waiting)]
    await context.show_html(Text("\n".join(lines)), rows)


@requires(Permission.RUN_WAVES)
async def open_(_update: Update, context: BotContext) -> None:
    """Ask once more, then open."""
    asked = OpenWave.unpack(await context.press())
    known = asked.template in SHIPPED or asked.template in await context.read(questionnaires.codes)
    if not known or template(asked.template).about not in (About.NOTHING, About.UNIT):
        raise Refused("old-button")
    if template(asked.template).about is About.UNIT:
        await _ask_unit(context, 0)
        return
    made, left = await prepared(context.services, asked.template)
    if not asked.sure:
        part = Key("button-wave-part", SampleWave(asked.template))
        await opening.ask(context, made, left, OpenWave(asked.template, 1), part)
        return
    await opening.open_it(context, made, left)


@requires(Permission.RUN_WAVES)
async def turn(_update: Update, context: BotContext) -> None:
    """Show another page of the units that can be assessed."""
    await _ask_unit(context, UnitsToAssess.unpack(await context.press()).page)


@requires(Permission.RUN_WAVES)
async def assess(_update: Update, context: BotContext) -> None:
    """Ask once more, then open an assessment of this unit."""
    asked = AssessUnit.unpack(await context.press())
    if asked.unit not in dict(await context.read(assessed.choices, on=context.today)):
        raise Refused("old-button")
    made, left = await prepared(context.services, "unit-assessment", unit=asked.unit)
    if not asked.sure:
        await opening.ask(context, made, left, AssessUnit(asked.unit, 1))
        return
    await opening.open_it(context, made, left)


@requires(Permission.RUN_WAVES)
async def close(_update: Update, context: BotContext) -> None:
    """Ask once more, then close."""
    asked = CloseWave.unpack(await context.press())
    wave = await context.read(waves.find, asked.wave)
    if wave.state not in {waves.OPEN, waves.CLOSING}:
        raise Refused("wave-over")
    if not asked.sure:
        sure = opening.sure(CloseWave(asked.wave, 1))
        await context.show("wave-close-sure", sure, title=wave.title)
        return
    await wave_keeping.close_wave(context.services, asked.wave, by=context.person.person_id)
    await context.show("wave-closed", title=wave.title)


def _running(context: BotContext, running: Sequence[waves.Wave]) -> Text:
    if not running:
        return context.text("wave-none")
    first, *more = running
    return context.text("wave-running", title=first.title, day=first.closes_on, more=len(more))


def _waiting(context: BotContext, sample: frames.Waiting) -> Text:
    return context.text(
        "sample-waiting",
        number=sample.id,
        title=sample.title,
        value=sample.value,
        day=sample.value_on,
        known="yes" if sample.value_on <= context.today else "no",
    )


def _drawing(sample: frames.Waiting) -> list[Key]:
    number: dict[str, Parameter] = {"number": sample.id}
    return [
        Key("button-wave-draw", DrawSample(sample.id), number),
        Key("button-wave-frame", TakeFrame(sample.id), number),
    ]


def _of(wave: waves.Wave) -> list[Key]:
    """Return what can be done with a wave that runs; paper goes with a list only."""
    close_ = Key("button-wave-close", CloseWave(wave.id, 0), {"title": wave.title})
    by_list = wave.kind.about is not About.HOST
    return [close_, *([Key("button-wave-paper", Paper(wave.id))] if by_list else [])]


async def _ask_unit(context: BotContext, page: int) -> None:
    units = await context.read(assessed.choices, on=context.today)
    shown = units[max(page, 0) * _PAGE :][:_PAGE]
    rows = [*column(*(Key("own-words", AssessUnit(unit, 0), {"words": name}) for unit, name in shown))]
    if len(units) > (max(page, 0) + 1) * _PAGE:
        rows.append([Key("button-wave-more", UnitsToAssess(max(page, 0) + 1))])
    await context.show("wave-choose-unit", [*rows, [Key("button-menu", Menu())]])


def steps() -> list[Listener]:
    """List the ways in."""
    return [
        MessageHandler(Word("wave"), overview),
        CallbackQueryHandler(overview, re.compile("^go:wave$")),
        CallbackQueryHandler(open_, OpenWave.pattern()),
        CallbackQueryHandler(turn, UnitsToAssess.pattern()),
        CallbackQueryHandler(assess, AssessUnit.pattern()),
        CallbackQueryHandler(close, CloseWave.pattern()),
    ]
