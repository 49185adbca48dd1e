"""The page of help: what this is, how to use it, and where the office is, which administrators write."""

import re
from dataclasses import fields
from enum import StrEnum
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, ConversationHandler, MessageHandler

from bot.buttons import Go
from bot.callback_data import Button, button
from bot.context import BotContext
from bot.conversations import END, Listener, conversation
from bot.inputs import TYPED, Word
from bot.keyboards import Key, Rows, pairs
from bot.permissions import requires
from bot.texts import Text
from handlers import menu
from rules.office import OfficeSettings
from rules.permissions import Permission, may
from rules.refusals import Refused
from storage import rule_settings

LINES: Final = tuple(field.name for field in fields(OfficeSettings))
_EMPTY: Final = "-"  # typed to take a line off the page


class State(StrEnum):
    """What is being asked."""

    LINE = "line"


@button("helped")
class Edit(Button):
    """Show the lines that can be written."""


@button("helpln")
class EditLine(Button):
    """Ask for one line."""

    line: str


@requires(Permission.ANYBODY)
async def show(update: Update, context: BotContext) -> None:
    """Tell what this is, how to use it, and where the office is."""
    if update.callback_query is not None:
        await context.press()
    await context.reply_html(await _page(context), _rows(context))


@requires(Permission.SET_UP)
async def edit(_update: Update, context: BotContext) -> None:
    """Offer the lines to write."""
    Edit.unpack(await context.press())
    keys = [Key(f"button-office-{_dashed(line)}", EditLine(line)) for line in LINES]
    await context.show("office-which", [*pairs(*keys), [Key("button-back", Go("help"))]])


@requires(Permission.SET_UP)
async def ask_line(_update: Update, context: BotContext) -> State:
    """Ask for a line."""
    line = EditLine.unpack(await context.press()).line
    if line not in LINES:
        raise Refused("old-button")
    now = await context.read(rule_settings.area, OfficeSettings, on=context.today)
    context.draft["line"] = line
    await context.show(
        f"office-ask-{_dashed(line)}", now=getattr(now, line) or context.text("office-nothing")
    )
    return State.LINE


@requires(Permission.SET_UP)
async def take_line(_update: Update, context: BotContext) -> int:
    """Write the line from today on, and show the page."""
    value = "" if context.typed == _EMPTY else " ".join(context.typed.split())
    await context.transact(
        rule_settings.decide,
        f"office.{context.draft['line']}",
        value,
        from_on=context.today,
        by=context.person.person_id,
        at=context.now(),
    )
    await context.reply_html(await _page(context), _rows(context))
    return END


async def _page(context: BotContext) -> Text:
    office = await context.read(rule_settings.area, OfficeSettings, on=context.today)
    written = [(line, getattr(office, line)) for line in LINES if getattr(office, line)]
    lines = [context.text(f"office-{_dashed(line)}", line=value) for line, value in written]
    return Text("\n".join([context.text("help"), *lines]))


def _rows(context: BotContext) -> Rows:
    own = [Key("button-privacy", Go("privacy"))] if context.caller is not None else []
    rows = [*menu.rows(context), [*own, Key("button-language", Go("language"))]]
    return [*rows, [Key("button-office-edit", Edit())]] if may(context.caller, Permission.SET_UP) else rows


def _dashed(line: str) -> str:
    return line.replace("_", "-")


def conversations() -> list[ConversationHandler[BotContext]]:
    """Make the conversation in which a line is typed."""
    entries: list[Listener] = [CallbackQueryHandler(ask_line, EditLine.pattern())]
    return [conversation("help", entries, {State.LINE: [MessageHandler(TYPED, take_line)]})]


def steps() -> list[Listener]:
    """List the ways to the page."""
    return [
        MessageHandler(Word("help"), show),
        CallbackQueryHandler(show, re.compile("^go:help$")),
        CallbackQueryHandler(edit, Edit.pattern()),
    ]
