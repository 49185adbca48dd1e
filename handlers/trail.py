"""Who did what: the trail, newest first, by kind; the workbook of it; and whether it is whole."""

import re
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.callback_data import Button, button
from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Key, pairs
from bot.permissions import requires
from bot.texts import Text, Words
from handlers.exports.buttons import ChooseWorkbook
from rules.permissions import Permission
from storage import audit, trail
from storage.exports.contents import deed

_PAGE: Final = 10


@button("trl")
class Trail(Button):
    """Show deeds of a kind, those before a number (0: the newest)."""

    kind: str
    before: int


@button("trv")
class Verify(Button):
    """Look whether the trail is whole."""


@requires(Permission.SEE_AUDIT)
async def show(update: Update, context: BotContext) -> None:
    """Show the newest deeds."""
    if update.callback_query is not None:
        await context.press()
    await _show(context, "all", 0)


@requires(Permission.SEE_AUDIT)
async def turn(_update: Update, context: BotContext) -> None:
    """Show deeds of a kind, or further ones."""
    pressed = Trail.unpack(await context.press())
    await _show(context, pressed.kind, pressed.before)


@requires(Permission.SEE_AUDIT)
async def verify(_update: Update, context: BotContext) -> None:
    """Look through the whole trail, and say whether anything was changed or is missing."""
    Verify.unpack(await context.press())
    found = await context.read(audit.verify)
    key = "trail-whole" if found.whole else "trail-broken" if found.broken_at else "trail-unsealed"
    rows = [[Key("button-back", Trail("all", 0))]]
    await context.show(key, rows, rows=found.rows, mark=found.mark, at=found.broken_at or 0)


async def _show(context: BotContext, kind: str, before: int) -> None:
    found = await context.read(trail.deeds, kind, before=before, most=_PAGE + 1)
    await context.transact(trail.note_looked, context.person, kind, at=context.now())
    words, zone = Words(context.language), context.now().tzinfo
    lines = [
        context.text(
            "trail-line",
            at=each.at.astimezone(zone),
            who=each.who or words("export-nobody"),
            what=deed(words, each.what),
            about=each.about,
        )
        for each in found[:_PAGE]
    ]
    title = context.text(f"trail-title-{kind}" if lines else "trail-nothing")
    kinds = [Key(f"button-trail-{each}", Trail(each, 0)) for each in trail.KINDS if each != kind]
    older = [Key("button-more", Trail(kind, found[_PAGE - 1].number))] if len(found) > _PAGE else []
    more = [Key("button-trail-verify", Verify()), Key("button-export-audit", ChooseWorkbook("audit"))]
    await context.show_html(Text("\n".join([title, *lines])), [older, *pairs(*kinds), more])


def steps() -> list[Listener]:
    """List the ways in; each button carries all it means."""
    return [
        MessageHandler(Word("audit"), show),
        CallbackQueryHandler(show, re.compile("^go:audit$")),
        CallbackQueryHandler(turn, Trail.pattern()),
        CallbackQueryHandler(verify, Verify.pattern()),
    ]
