"""Making a workbook beside the conversation: whoever asked goes on meanwhile and gets it once it is there."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

from telegram.constants import ChatAction, FileSizeLimit
from telegram.error import TelegramError

from bot.context import BotContext
from bot.errors import where
from bot.keyboards import Rows
from bot.texts import Words
from handlers.exports.buttons import under_workbook
from rules.permissions import scope
from rules.refusals import Refused
from storage.exports import filing, making, units, workbooks
from storage.exports.asked import Asked
from storage.exports.workbooks import Wanted, workbook

log = logging.getLogger(__name__)

_ACTION_SECONDS: Final = 4  # Telegram shows for five what a bot is doing


async def begin(context: BotContext, wanted: Wanted, reason: str | None = None) -> None:
    """Begin to make a workbook for the caller, within what they may see; one at a time each."""
    caller, at = context.person, context.now()
    if reason is not None and context.services.settings.export_folder is None:
        raise Refused("old-button")  # what is sealed goes to the folder, also if that was just taken away
    within = scope(caller, workbook(wanted.code).permission)
    if caller.person_id in context.services.workbooks:
        raise Refused("export-running")
    asked = await context.read(workbooks.ask, wanted, within, at=at, caller=caller, reason=reason)
    if await context.read(making.large, asked):
        await context.reply("export-large")
    making_it = context.application.create_task(_make(context, wanted, asked), update=context.incoming)
    context.services.workbooks[caller.person_id] = making_it


async def _make(context: BotContext, wanted: Wanted, asked: Asked) -> None:
    """Hand a workbook out, or say why not: no update waits for this, so nobody else would."""
    try:
        async with _shown_as_sending(context):
            [problem] = await asyncio.gather(_hand_out(context, wanted, asked), return_exceptions=True)
        if problem is not None:
            await _apologise(context, problem)
    finally:
        del context.services.workbooks[context.person.person_id]


async def _hand_out(context: BotContext, wanted: Wanted, asked: Asked) -> None:
    folder = context.services.settings.export_folder
    if folder is None:
        await _send(context, wanted, asked)
    else:
        await _file(context, wanted, asked, folder)


async def _send(context: BotContext, wanted: Wanted, asked: Asked) -> None:
    database, words = context.services.database, Words(context.language)
    made, content = await asyncio.to_thread(filing.packed, database, asked, words)
    if len(content) > FileSizeLimit.FILESIZE_UPLOAD:
        raise Refused("export-too-heavy")
    await _record(context, asked, "chat")
    rows, left = await _rows(context, wanted, asked, to_folder=False), len(made.withheld)
    await context.reply_document(content, made.path.name, "export-done", rows, rows=made.rows, left=left)


async def _file(context: BotContext, wanted: Wanted, asked: Asked, folder: Path) -> None:
    database, words = context.services.database, Words(context.language)
    await _record(context, asked, "folder")
    kept = await asyncio.to_thread(filing.file_in_own, database, asked, folder, words)
    rows, left = await _rows(context, wanted, asked, to_folder=True), len(kept.withheld)
    await context.reply("export-filed", rows, file=str(kept.path), rows=kept.rows, left=left)


async def _record(context: BotContext, asked: Asked, to: str) -> None:
    """Write into the audit trail what is about to be handed out: nothing leaves without."""
    await context.transact(making.note, asked, context.person.person_id, to)


async def _rows(context: BotContext, wanted: Wanted, asked: Asked, *, to_folder: bool) -> Rows:
    within = scope(context.person, workbook(asked.code).permission)
    choices = await context.read(workbooks.choices, asked.code, at=asked.at)
    below = await context.read(units.below, within, wanted.unit)
    return under_workbook(context.language, wanted.unit, asked, choices, below, to_folder=to_folder)


async def _apologise(context: BotContext, problem: BaseException) -> None:
    with suppress(TelegramError):
        if isinstance(problem, Refused):
            await context.reply(problem.key, **problem.params)
            return
        log.error("a workbook was not made: %s", where(problem))
        await context.reply("export-failed")


@asynccontextmanager
async def _shown_as_sending(context: BotContext) -> AsyncIterator[None]:
    """Let the chat show meanwhile that a file is on its way."""
    showing = asyncio.create_task(_show_as_sending(context))
    try:
        yield
    finally:
        showing.cancel()
        await asyncio.gather(showing, return_exceptions=True)


async def _show_as_sending(context: BotContext) -> None:
    chat = context.incoming.effective_chat
    while chat is not None:
        await chat.send_action(ChatAction.UPLOAD_DOCUMENT)
        await asyncio.sleep(_ACTION_SECONDS)
