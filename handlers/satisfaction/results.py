"""The result of a closed wave, a unit at a time: the card, what looks closer, the picture, earlier waves."""

import asyncio
import re
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.callback_data import Button, button
from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Key, Rows, column, pairs
from bot.permissions import requires
from bot.satisfaction import closer, pictures
from bot.satisfaction.cards import Cards
from bot.satisfaction.seeing import may_see, usual
from bot.texts import Parameter
from rules.permissions import Permission
from rules.refusals import Refused
from storage.pictures.trend import trend_png
from storage.satisfaction import results
from storage.satisfaction.results import Result

USUAL: Final = 0  # the unit somebody sees first
_PAGE: Final = 8  # units below, a screen
_WAVES: Final = 10  # closed waves offered


@button("result")
class ResultButton(Button):
    """Show a wave's result for a unit, and a page of the units below it."""

    wave: int
    unit: int
    page: int


@button("resultcloser")
class CloserButton(Button):
    """Look closer at a page of a unit's scores."""

    wave: int
    unit: int
    page: int


@button("resultbeside")
class BesideButton(Button):
    """Set a unit's scores beside published ones."""

    wave: int
    unit: int


@button("resultgroups")
class GroupsButton(Button):
    """Show how groups of people answered."""

    wave: int


@button("resultpicture")
class PictureButton(Button):
    """Draw a unit's scores over the waves."""

    wave: int
    unit: int


@button("resultothers")
class OthersButton(Button):
    """List the closed waves."""


@requires(Permission.MEMBER)
async def newest(update: Update, context: BotContext) -> None:
    """Show the newest result there is for the caller, of the smallest unit that is theirs."""
    if update.callback_query is not None:
        await context.press()
    for head in await context.read(results.closed):
        cards = await _cards(context, head.wave)
        unit = usual(context.person, cards.result)
        if unit is not None:
            await context.reply_html(cards.card(unit), _rows(context, cards, unit, 0))
            return
    raise Refused("result-none")


@requires(Permission.MEMBER)
async def of_unit(_update: Update, context: BotContext) -> None:
    """Show the result of another unit, or of another wave."""
    asked = ResultButton.unpack(await context.press())
    cards = await _cards(context, asked.wave)
    unit = asked.unit if asked.unit != USUAL else usual(context.person, cards.result)
    shown = _seen(context, cards.result, unit)
    await context.show_html(cards.card(shown), _rows(context, cards, shown, max(asked.page, 0)))


@requires(Permission.MEMBER)
async def look_closer(_update: Update, context: BotContext) -> None:
    """Say how sure a unit's scores are, and how they stand to others."""
    asked = CloserButton.unpack(await context.press())
    cards = await _cards(context, asked.wave)
    unit, page = _seen(context, cards.result, asked.unit), min(max(asked.page, 0), closer.pages(cards) - 1)
    turn = [
        Key(label, CloserButton(asked.wave, unit, to))
        for label, to in (("button-previous", page - 1), ("button-more", page + 1))
        if 0 <= to < closer.pages(cards)
    ]
    await context.show_html(closer.closer(cards, unit, page), [turn, _back(asked.wave, unit)])


@requires(Permission.MEMBER)
async def set_beside(_update: Update, context: BotContext) -> None:
    """Set a unit's scores beside published ones."""
    asked = BesideButton.unpack(await context.press())
    cards = await _cards(context, asked.wave)
    unit = _seen(context, cards.result, asked.unit)
    await context.show_html(closer.beside(cards, unit), [_back(asked.wave, unit)])


@requires(Permission.MEMBER)
async def by_groups(_update: Update, context: BotContext) -> None:
    """Show how groups of people answered: of everybody a wave asked, and of nobody less."""
    asked = GroupsButton.unpack(await context.press())
    cards = await _cards(context, asked.wave)
    unit = _seen(context, cards.result, cards.result.top)
    await context.show_html(cards.groups(), [_back(asked.wave, unit)])


@requires(Permission.MEMBER)
async def draw(_update: Update, context: BotContext) -> None:
    """Send a picture of a unit's scores over the waves of the series."""
    asked = PictureButton.unpack(await context.press())
    series = await _series(context, asked.wave, pictures.WAVES + 1)
    unit = _seen(context, series[0], asked.unit)
    trend = pictures.trend(context.language, series, unit)
    if trend is None:
        raise Refused("result-picture-none")
    drawn = await asyncio.to_thread(trend_png, trend)
    words: dict[str, Parameter] = {"title": trend.title, "unit": trend.unit, "waves": len(trend.waves)}
    await context.reply_photo(drawn, "result.png", "result-picture", [_back(asked.wave, unit)], **words)


@requires(Permission.MEMBER)
async def list_others(_update: Update, context: BotContext) -> None:
    """List the closed waves of which the caller may see something."""
    OthersButton.unpack(await context.press())
    found = []
    for head in (await context.read(results.closed))[:_WAVES]:
        (result,) = await _series(context, head.wave, 1)
        if usual(context.person, result) is not None:
            found.append(Key("own-words", ResultButton(head.wave, USUAL, 0), {"words": head.title}))
    await context.show("result-which", column(*found))


async def _series(context: BotContext, wave: int, most: int) -> tuple[Result, ...]:
    return await context.read(context.services.results.series, wave, most)


async def _cards(context: BotContext, wave: int) -> Cards:
    result, *earlier = await _series(context, wave, 2)
    return Cards(context.language, result, earlier[0] if earlier else None)


def _seen(context: BotContext, result: Result, unit: int | None) -> int:
    """Return a unit the caller may see; any other is refused."""
    if unit is None or not may_see(context.person, result, unit):
        raise Refused("not-allowed")
    return unit


def _rows(context: BotContext, cards: Cards, unit: int, page: int) -> Rows:
    """Lead to closer looks, up to the unit above, and down to those below that the caller may see."""
    result, wave = cards.result, cards.result.head.wave
    exact, published = closer.ways(cards, unit)
    offers = [
        (cards.shows_scores(unit), Key("button-result-picture", PictureButton(wave, unit))),
        (exact, Key("button-result-closer", CloserButton(wave, unit, 0))),
        (published, Key("button-result-beside", BesideButton(wave, unit))),
        (unit == result.top and cards.has_groups, Key("button-result-groups", GroupsButton(wave))),
        (True, Key("button-result-others", OthersButton())),
    ]
    return [*pairs(*(key for holds, key in offers if holds)), *_around(context, result, unit, page)]


def _around(context: BotContext, result: Result, unit: int, page: int) -> Rows:
    tree, wave = result.tree, result.head.wave
    below = [child for child in tree.children[unit] if may_see(context.person, result, child)]
    pages = [below[start : start + _PAGE] for start in range(0, len(below), _PAGE)] or [[]]
    page = min(page, len(pages) - 1)
    up = tree.parents[unit]
    above = [] if up is None or not may_see(context.person, result, up) else [up]
    units = [
        Key("own-words", ResultButton(wave, each, 0), {"words": tree.names[each]})
        for each in (*above, *pages[page])
    ]
    turn = [
        Key(label, ResultButton(wave, unit, to))
        for label, to in (("button-previous", page - 1), ("button-more", page + 1))
        if 0 <= to < len(pages)
    ]
    return [*column(*units), turn]


def _back(wave: int, unit: int) -> list[Key]:
    return [Key("button-result-back", ResultButton(wave, unit, 0))]


def steps() -> list[Listener]:
    """List the ways in."""
    return [
        MessageHandler(Word("result"), newest),
        CallbackQueryHandler(newest, re.compile("^go:result$")),
        CallbackQueryHandler(of_unit, ResultButton.pattern()),
        CallbackQueryHandler(look_closer, CloserButton.pattern()),
        CallbackQueryHandler(set_beside, BesideButton.pattern()),
        CallbackQueryHandler(by_groups, GroupsButton.pattern()),
        CallbackQueryHandler(draw, PictureButton.pattern()),
        CallbackQueryHandler(list_others, OthersButton.pattern()),
    ]
