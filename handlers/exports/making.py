"""Making a workbook beside the conversation: whoever asked goes on meanwhile and gets it once it is there."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Final

from telegram.constants import ChatAction, FileSizeLimit

from bot.context import BotContext
from bot.errands import Doing, Kind
from bot.keyboards import Rows
from bot.texts import Words
from handlers.exports.buttons import under_workbook
from rules.permissions import scope
from rules.refusals import Refused
from storage import errands
from storage.exports import filing, making, units, workbooks
from storage.exports.asked import Asked
from storage.exports.workbooks import Wanted, workbook
from storage.sheets.period import Period

KIND: Final = "export"
_ACTION_SECONDS: Final = 4  # Telegram shows for five what a bot is doing


async def begin(context: BotContext, wanted: Wanted, reason: str | None = None) -> None:
    """Begin to make a workbook for the caller, within what they may see; one at a time each."""
    caller, at = context.person, context.now()
    if reason is not None and context.services.settings.export_folder is None:
        raise Refused("old-button")  # what is sealed goes to the folder, also if that was just taken away
    if await context.read(errands.running, KIND, caller.person_id):
        raise Refused("errand-running-export")
    within = scope(caller, workbook(wanted.code).permission)
    asked = await context.read(workbooks.ask, wanted, within, at=at, caller=caller, reason=reason)
    large = await context.read(making.large, asked)
    params = _params(wanted, reason)
    errand = await context.transact(errands.ask, KIND, caller.person_id, caller.telegram_id, params, at=at)
    if large:
        await context.reply("export-large")
    context.services.errands.start(errand)


async def run(doing: Doing) -> None:
    """Make a workbook and hand it out, as far as whoever asked may still have it."""
    wanted, reason = _wanted(doing.errand.params)
    at = doing.errand.asked_at.astimezone(doing.services.clock.zone)
    within = scope(doing.person, workbook(wanted.code).permission)
    asked = await doing.services.database.read(
        workbooks.ask, wanted, within, at=at, caller=doing.person, reason=reason
    )
    folder = doing.services.settings.export_folder
    async with _shown_as_sending(doing):
        if folder is not None:
            await _file(doing, wanted, asked, folder)
        elif reason is None:
            await _send(doing, wanted, asked)
        else:
            raise Refused("old-button")


async def _send(doing: Doing, wanted: Wanted, asked: Asked) -> None:
    words = Words(doing.language)
    made, content = await asyncio.to_thread(filing.packed, doing.services.database, asked, words)
    if len(content) > FileSizeLimit.FILESIZE_UPLOAD:
        raise Refused("export-too-heavy")
    await _record(doing, asked, "chat")
    rows, left = await _rows(doing, wanted, asked, to_folder=False), len(made.withheld)
    await doing.send(content, made.path.name, "export-done", rows, rows=made.rows, left=left)


async def _file(doing: Doing, wanted: Wanted, asked: Asked, folder: Path) -> None:
    words = Words(doing.language)
    await _record(doing, asked, "folder")
    kept = await asyncio.to_thread(filing.file_in_own, doing.services.database, asked, folder, words)
    rows, left = await _rows(doing, wanted, asked, to_folder=True), len(kept.withheld)
    await doing.tell("export-filed", rows, file=str(kept.path), rows=kept.rows, left=left)


async def _record(doing: Doing, asked: Asked, to: str) -> None:
    """Write into the audit trail what is about to be handed out: nothing leaves without."""
    await doing.services.database.transact(making.note, asked, doing.person.person_id, to)


async def _rows(doing: Doing, wanted: Wanted, asked: Asked, *, to_folder: bool) -> Rows:
    within, database = scope(doing.person, workbook(asked.code).permission), doing.services.database
    choices = await database.read(workbooks.choices, asked.code, at=asked.at)
    below = await database.read(units.below, within, wanted.unit)
    return under_workbook(doing.language, wanted.unit, asked, choices, below, to_folder=to_folder)


def _params(wanted: Wanted, reason: str | None) -> dict[str, str | int]:
    """Write down what is wanted, to be taken up again after a crash."""
    params: dict[str, str | int] = {"code": wanted.code, "unit": wanted.unit, "wave": wanted.wave}
    if wanted.period is not None:
        params["until_on"] = wanted.period.until_on.isoformat()
        if wanted.period.from_on is not None:
            params["from_on"] = wanted.period.from_on.isoformat()
    return params if reason is None else {**params, "reason": reason}


def _wanted(params: dict[str, str | int]) -> tuple[Wanted, str | None]:
    days = {name: date.fromisoformat(str(params[name])) for name in ("from_on", "until_on") if name in params}
    period = Period(days.get("from_on"), days["until_on"]) if "until_on" in days else None
    wanted = Wanted(str(params["code"]), int(params["unit"]), period, int(params["wave"]))
    return wanted, str(params["reason"]) if "reason" in params else None


@asynccontextmanager
async def _shown_as_sending(doing: Doing) -> AsyncIterator[None]:
    """Let the chat show meanwhile that a file is on its way."""
    showing = asyncio.create_task(_show_as_sending(doing))
    try:
        yield
    finally:
        showing.cancel()
        await asyncio.gather(showing, return_exceptions=True)


async def _show_as_sending(doing: Doing) -> None:
    while True:
        await doing.bot.send_chat_action(doing.errand.chat_id, ChatAction.UPLOAD_DOCUMENT)
        await asyncio.sleep(_ACTION_SECONDS)


ERRAND: Final = Kind(KIND, run, failed="export-failed")
