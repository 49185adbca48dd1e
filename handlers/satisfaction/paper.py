"""Paper in the chat: how far it is, who votes on it, what is printed, and that all is in."""

import asyncio
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.buttons import Go
from bot.callback_data import Button, button
from bot.context import BotContext
from bot.conversations import Listener
from bot.keyboards import Key, Rows, column, pairs
from bot.permissions import requires
from bot.satisfaction import paper as paper_words
from bot.satisfaction.buttons import Paper
from handlers.satisfaction.boxes import CheckBox, EnterBox, back
from rules.permissions import Permission
from storage.satisfaction import papers, rolls

_PAGE: Final = 8  # units on one screen


@button("paperwhere")
class Where(Button):
    """Choose where people vote on paper: a page of towns."""

    wave: int
    page: int


@button("paperlist")
class ListUnit(Button):
    """Let everybody of a unit who never had a chat vote on paper."""

    wave: int
    unit: int


@button("paperprint")
class PrintPaper(Button):
    """Send the ballot and the count sheet to be printed."""

    wave: int


@button("paperin")
class AllIn(Button):
    """No more sheets will come."""

    wave: int


@requires(Permission.RUN_WAVES)
async def overview(_update: Update, context: BotContext) -> None:
    """Show how far a wave's paper is."""
    await _show(context, Paper.unpack(await context.press()).wave)


@requires(Permission.RUN_WAVES)
async def where(_update: Update, context: BotContext) -> None:
    """Ask which unit's people vote on paper."""
    asked = Where.unpack(await context.press())
    await context.read(papers.papers, asked.wave)
    tree = await context.read(rolls.frozen_tree, asked.wave)
    units = [tree.root, *tree.children[tree.root]]
    first = max(asked.page, 0) * _PAGE
    keys = [
        Key("own-words", ListUnit(asked.wave, unit), {"words": tree.names[unit]})
        for unit in units[first : first + _PAGE]
    ]
    rows = [*column(*keys)]
    if len(units) > first + _PAGE:
        rows.append([Key("button-wave-more", Where(asked.wave, max(asked.page, 0) + 1))])
    await context.show("paper-choose-unit", rows)


@requires(Permission.RUN_WAVES)
async def list_unit(_update: Update, context: BotContext) -> None:
    """Put them on the list, which no tap in the chat takes them off again."""
    asked = ListUnit.unpack(await context.press())
    by, now = context.person.person_id, context.now()
    marked = await context.transact(papers.put_on_paper, asked.wave, asked.unit, by=by, at=now)
    found = await context.read(papers.papers, asked.wave)
    await context.show("paper-listed", back(asked.wave), marked=marked, listed=found.listed)


@requires(Permission.RUN_WAVES)
async def print_paper(_update: Update, context: BotContext) -> None:
    """Send the page of ballots and the count sheet."""
    asked = PrintPaper.unpack(await context.press())
    found = await context.read(papers.papers, asked.wave)
    pdf = await asyncio.to_thread(
        paper_words.printed, found.title, found.questionnaire, found.k, context.language
    )
    await context.reply_document(pdf, context.text("paper-file"), "paper-file-caption")


@requires(Permission.RUN_WAVES)
async def all_in(_update: Update, context: BotContext) -> None:
    """Note that no more sheets will come."""
    asked = AllIn.unpack(await context.press())
    await context.transact(papers.declare_in, asked.wave, by=context.person.person_id, at=context.now())
    await context.show("paper-declared", back(asked.wave))


async def _show(context: BotContext, wave: int) -> None:
    found = await context.read(papers.papers, wave)
    waiting = [box for box in found.boxes if not box.confirmed]
    confirm = [
        Key("button-paper-confirm", CheckBox(wave, box.number, 0), {"number": box.number}) for box in waiting
    ]
    rows: Rows = pairs(
        Key("button-paper-list", Where(wave, 0)),
        Key("button-paper-print", PrintPaper(wave)),
        Key("button-paper-enter", EnterBox(wave)),
        Key("button-paper-in", AllIn(wave)),
        *confirm,
    )
    await context.show(
        "paper-overview",
        [*rows, [Key("button-wave", Go("wave"))]],
        title=found.title,
        listed=found.listed,
        boxes=len(found.boxes),
        entered=found.entered,
        waiting=len(waiting),
        **{"in": "yes" if found.all_in else "no"},
    )


def steps() -> list[Listener]:
    """List the buttons that are complete in themselves."""
    return [
        CallbackQueryHandler(overview, Paper.pattern()),
        CallbackQueryHandler(where, Where.pattern()),
        CallbackQueryHandler(list_unit, ListUnit.pattern()),
        CallbackQueryHandler(print_paper, PrintPaper.pattern()),
        CallbackQueryHandler(all_in, AllIn.pattern()),
    ]
