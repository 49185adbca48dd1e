"""`/ledger`: what was raised this year and what became of it, for everybody and without names."""

import re
from datetime import date
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.cases import words as case_words
from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.permissions import requires
from bot.texts import Parameter, Text
from rules.cases.figures import Figures
from rules.cases.voice import Voice
from rules.permissions import Permission
from storage.cases import ledger

_UNITS: Final = 12  # lines of units that fit beside the categories


@requires(Permission.MEMBER)
async def show(update: Update, context: BotContext) -> None:
    """Show this year's ledger."""
    if update.callback_query is not None:
        await context.press()
    found = await context.read(ledger.public, date(context.today.year, 1, 1), context.today)
    if not found.total.raised:
        await context.reply("ledger-empty", year=str(context.today.year))
        return
    parts = [context.text("ledger", year=str(context.today.year), **_params(found.total))]
    for code, figures in found.by_category.items():
        named = case_words.category(context.language, code)
        parts.append(context.text("ledger-category", name=named, **_params(figures)))
    if found.recurring:
        between = context.text("case-between")
        themes = between.join(case_words.category(context.language, code) for code in found.recurring)
        parts.append(context.text("ledger-recurring", themes=Text(themes)))
    parts += [
        context.text("ledger-unit", name=name, **_params(figures))
        for name, figures in list(found.by_unit.items())[:_UNITS]
    ]
    if found.withheld_units:
        parts.append(context.text("ledger-withheld", units=found.withheld_units))
    voices = {f"by_{voice}": found.by_voice.get(voice, 0) for voice in Voice}
    parts.append(context.text("ledger-voices", **voices))
    await context.reply_html(Text("\n".join(parts)))


def _params(figures: Figures) -> dict[str, Parameter]:
    return {
        "raised": figures.raised,
        "answered": figures.answered,
        "in_time": figures.in_time,
        "rated": figures.rated,
        "satisfied": figures.satisfied,
        "known": "yes" if figures.typical_days is not None else "no",
        "days": f"{figures.typical_days:g}" if figures.typical_days is not None else "",
    }


def steps() -> list[Listener]:
    """List the ways in."""
    return [MessageHandler(Word("ledger"), show), CallbackQueryHandler(show, re.compile("^go:ledger$"))]
