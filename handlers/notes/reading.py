"""`/note`: one's own note at any time; for town and county how many came, and what was passed up."""

import re
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import Key, column
from bot.notes import words
from bot.notes.buttons import Hear, PassedUp
from bot.permissions import requires
from bot.texts import Text
from handlers.notes.writing import show
from rules.notes.months import before, month_of, open_month
from rules.permissions import Permission, may, scope
from rules.refusals import Refused
from storage.notes import drafting, summing
from storage.notes.values import Summary

_A_PAGE: Final = 8  # branches


@requires(Permission.MEMBER)
async def note(update: Update, context: BotContext) -> None:
    """Show the note of one's branch (or let one choose), and the summary to whoever sees it."""
    if update.callback_query is not None:
        await context.press()
    writes, sees = (may(context.caller, each) for each in (Permission.SEND_NOTE, Permission.SEE_NOTES))
    if not writes and not sees:
        raise Refused("note-not-yours")
    if writes:
        await _own(context)
    if sees:
        found = await _newest(context)
        await context.reply_html(words.summary(context.language, found), words.summary_keys(found))


@requires(Permission.SEE_NOTES)
async def passed_up(_update: Update, context: BotContext) -> None:
    """Show what the branches passed up, by branch."""
    pressed = PassedUp.unpack(await context.press())
    month = month_of(pressed.month)
    within = scope(context.person, Permission.SEE_NOTES)
    found = await context.read(summing.summary, within, month, on=context.today)
    first = max(pressed.page, 0) * _A_PAGE
    page = found.passed_up[first : first + _A_PAGE]
    if not page:
        await context.reply("note-none-passed-up", month=words.month(context.language, month))
        return
    lines = [
        context.text(
            "note-passed-up-one",
            unit=each.unit,
            spoken="yes" if each.said.voice else "no",
            words=each.said.words,
            number=each.case or "none",
        )
        for each in page
    ]
    voices = [
        Key("button-notes-hear", Hear(each.unit_id, month), {"unit": each.unit})
        for each in page
        if each.said.voice
    ]
    more = [Key("button-more", PassedUp(month, pressed.page + 1))]
    head = context.text("note-passed-up", month=words.month(context.language, month))
    rows = [*column(*voices), *([more] if first + len(page) < len(found.passed_up) else [])]
    await context.reply_html(Text("\n".join([head, *lines])), rows)


@requires(Permission.SEE_NOTES)
async def hear(_update: Update, context: BotContext) -> None:
    """Send the voice message again that a branch passed up."""
    pressed = Hear.unpack(await context.press())
    voice = await context.read(summing.heard, pressed.unit, pressed.month, context.person)
    await context.bot.send_voice(context.person.telegram_id, voice)


async def _own(context: BotContext) -> None:
    month = open_month(context.today)
    drafts = await context.read(drafting.own, context.person, month, on=context.today)
    if len(drafts) == 1:
        await show(context, drafts[0])
    elif drafts:
        await context.reply("note-which", column(*(words.look(each) for each in drafts)))


async def _newest(context: BotContext) -> Summary:
    """Return the summary of the month that notes come in for; of the one before while none has come."""
    within, month = scope(context.person, Permission.SEE_NOTES), open_month(context.today)
    found = await context.read(summing.summary, within, month, on=context.today)
    if found.sent:
        return found
    return await context.read(summing.summary, within, before(month), on=context.today)


def steps() -> list[Listener]:
    """List the ways in."""
    return [
        MessageHandler(Word("note"), note),
        CallbackQueryHandler(note, re.compile("^go:note$")),
        CallbackQueryHandler(passed_up, PassedUp.pattern()),
        CallbackQueryHandler(hear, Hear.pattern()),
    ]
