"""Bringing a roster in from the chat: a workbook is sent, looked at, and applied or put away."""

import asyncio
import re
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from telegram import Document, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.buttons import Go
from bot.callback_data import Button, button
from bot.context import BotContext
from bot.conversations import Listener
from bot.inputs import Word
from bot.keyboards import NONE, Key, Rows, inline
from bot.permissions import requires
from bot.roster import summary as roster_summary
from bot.roster.file import Compared, bring_in, compare
from bot.texts import Text, Words, text
from bot.uploads import LARGEST, Uploads
from rules.permissions import Permission
from rules.refusals import Refused
from storage.rosters.reading import read_apart
from storage.sheets import SHEETS
from storage.sheets.draft import Export
from storage.sheets.period import Period
from storage.workbooks.writer import write

NAMED_MOST: Final = 15  # transfers, and as many leaves, named in the message; the workbook names all
EDIT_EVERY: Final = 2.0  # seconds between two looks at how far an import has come


@button("rapply")
class Apply(Button):
    """Apply the roster that came with this update."""

    upload: int


@button("rdrop")
class Drop(Button):
    """Put that roster away."""

    upload: int


@requires(Permission.IMPORT_ROSTER)
async def explain(update: Update, context: BotContext) -> None:
    """Say how a roster is brought in."""
    if update.callback_query is not None:
        await context.press()
    await context.reply("roster-explain")


@requires(Permission.IMPORT_ROSTER, refusal="roster-file-not-taken")
async def take_file(update: Update, context: BotContext) -> None:
    """Look at a workbook, say what it would change, and return the rows to look at."""
    message = update.effective_message
    if message is None or message.document is None:
        return
    content = await _fetch(message.document)
    waiting = await context.reply("roster-reading")
    uploads, who = Uploads(context.services.settings), context.person.person_id
    path = await asyncio.to_thread(
        uploads.keep, who, update.update_id, message.document.file_name or "", content, at=context.now()
    )
    try:
        compared = await _compare(context, path)
    except Refused as refusal:
        uploads.drop(who)
        await _edit(context, waiting, context.text(refusal.key, **refusal.params))
        return
    await _return_workbook(context, message, compared, uploads.folder)
    if not compared.changes_something:
        uploads.drop(who)
    await _edit(context, waiting, *_preview(context, compared, update.update_id))


@requires(Permission.IMPORT_ROSTER)
async def apply(_update: Update, context: BotContext) -> None:
    """Bring the roster in, showing how far it has come; pressed again, nothing happens twice."""
    pressed = Apply.unpack(await context.press())
    uploads, who = Uploads(context.services.settings), context.person.person_id
    path = uploads.find(who, pressed.upload)
    if path is None:
        await context.show("roster-gone")
        return
    compared = await _compare(context, path)
    total = len(compared.plan.creates) + len(compared.plan.updates)
    work = partial(bring_in, context.services.database, compared, by=who, at=context.now())
    try:
        await _show_progress(context, work, total)
    except Refused as refusal:  # somebody was quicker: what is left to do, and the button again
        html, rows = _preview(context, await _compare(context, path), pressed.upload)
        await context.show_html(Text(f"{context.text(refusal.key, **refusal.params)}\n{html}"), rows)
        return
    await context.show_html(*_outcome(context, compared))
    uploads.drop(who)


@requires(Permission.IMPORT_ROSTER)
async def drop(_update: Update, context: BotContext) -> None:
    """Put the roster away and delete the file."""
    pressed = Drop.unpack(await context.press())
    uploads, who = Uploads(context.services.settings), context.person.person_id
    if uploads.find(who, pressed.upload) is None:
        await context.show("roster-gone")
        return
    uploads.drop(who)
    await context.show("roster-dropped")


async def _fetch(document: Document) -> bytes:
    """Fetch the file, unless it is larger than Telegram gives out."""
    too_large = Refused("file-too-large", megabytes=LARGEST >> 20)
    if (document.file_size or 0) > LARGEST:
        raise too_large
    try:
        return bytes(await (await document.get_file()).download_as_bytearray())
    except BadRequest as error:
        if "too big" in error.message.lower():
            raise too_large from error
        raise


async def _compare(context: BotContext, path: Path) -> Compared:
    """Read the file in a process and compare it in a thread: meanwhile everybody else is answered."""
    reading = await asyncio.to_thread(read_apart, path, context.today)
    return await asyncio.to_thread(compare, context.services.database, reading, on=context.today)


async def _return_workbook(context: BotContext, to: Message, compared: Compared, folder: Path) -> None:
    """Send back the rows to look at and whoever moves or is no longer listed; nothing if there are none."""
    words = Words(context.language)
    rows = list(roster_summary.feedback(words, compared))
    if not rows:
        return
    period = Period(context.today, context.today)
    export = Export(SHEETS["roster-feedback"], compared.county or "", period, context.now())
    with TemporaryDirectory(dir=folder) as beside:
        written = await asyncio.to_thread(write, export, rows, Path(beside), words)
        await to.reply_document(written.path.read_bytes(), filename=written.path.name, do_quote=False)


async def _show_progress(context: BotContext, work: Callable[..., None], total: int) -> None:
    """Run the work in a thread, and edit the pressed message now and then until it is done."""
    shown = done = 0

    def note(count: int) -> None:
        nonlocal done
        done = count

    task = asyncio.create_task(asyncio.to_thread(work, progress=note))
    while not task.done():
        await asyncio.wait({task}, timeout=EDIT_EVERY)
        if done != shown:
            shown = done
            with suppress(TelegramError):  # how far it has come may go unsaid; the work goes on
                await context.show("roster-progress", done=done, total=total)
    await task


def _preview(context: BotContext, compared: Compared, upload: int) -> tuple[Text, Rows]:
    say = partial(text, context.language)
    lines = [*roster_summary.counts(say, compared), *roster_summary.moves(say, compared, NAMED_MOST)]
    if compared.plan.reports:
        lines.append(say("roster-see-workbook"))
    if not compared.changes_something:
        return Text("\n".join([*lines, say("roster-nothing-to-do")])), NONE
    keys = [Key("button-roster-apply", Apply(upload)), Key("button-roster-drop", Drop(upload))]
    return Text("\n".join([*lines, say("roster-apply-or-not")])), [keys]


def _outcome(context: BotContext, compared: Compared) -> tuple[Text, Rows]:
    plan = compared.plan
    lines = [
        context.text(
            "roster-done",
            creates=len(plan.creates),
            updates=len(plan.updates),
            transfers=len(plan.transfers),
            leaves=len(plan.leaves),
        )
    ]
    if compared.undone:
        lines.append(context.text("roster-done-rest", count=compared.undone))
    return Text("\n".join(lines)), [[Key("button-slips", Go("slips"))]]


async def _edit(context: BotContext, message: Message, html: Text, rows: Rows = NONE) -> None:
    await message.edit_text(html, parse_mode=ParseMode.HTML, reply_markup=inline(context.language, rows))


def steps() -> list[Listener]:
    """List the ways in; each button carries all it means, and a file is understood at any time."""
    return [
        MessageHandler(Word("roster"), explain),
        CallbackQueryHandler(explain, re.compile("^go:roster$")),
        CallbackQueryHandler(apply, Apply.pattern()),
        CallbackQueryHandler(drop, Drop.pattern()),
        MessageHandler(filters.Document.ALL, take_file),
    ]
