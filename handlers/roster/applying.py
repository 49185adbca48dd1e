"""Applying a roster: an errand that shows how far it has come, can be stopped, and survives a crash."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from telegram import Update
from telegram.error import TelegramError

from bot.buttons import Go
from bot.context import BotContext
from bot.errands import Doing, Kind, Stopped
from bot.keyboards import Key, Rows
from bot.permissions import requires
from bot.roster import summary
from bot.texts import Text, text
from bot.uploads import Uploads
from handlers.roster.buttons import Apply, Drop, LookAgain, Stop
from handlers.roster.looking import KIND
from rules.permissions import Permission, may
from rules.refusals import Refused
from storage import backups, errands
from storage.rosters import apart
from storage.rosters.applying import Purpose, Tally, apply
from storage.rosters.outline import Outline

EDIT_EVERY: Final = 3.0  # seconds between two edits of the one message that shows how far it has come
_CELLS: Final = 12  # of the bar


class Halted(Exception):
    """The person asked to stop: what is done stays."""


@requires(Permission.IMPORT_ROSTER)
async def begin(_update: Update, context: BotContext) -> None:
    """Begin to bring the roster in; pressed again, nothing happens twice."""
    pressed = Apply.unpack(await context.press())
    who, message = context.person.person_id, context.incoming.effective_message
    if Uploads(context.services.settings).find(who, pressed.upload) is None or message is None:
        await context.show("roster-gone")
        return
    params: dict[str, str | int] = {"upload": pressed.upload, "message": message.message_id}
    errand = await context.transact(
        errands.ask, KIND, who, context.person.telegram_id, params, at=context.now()
    )
    context.services.errands.start(errand)


@requires(Permission.IMPORT_ROSTER)
async def stop(_update: Update, context: BotContext) -> None:
    """Stop the import after the piece it is at."""
    pressed = Stop.unpack(await context.press())
    if not context.services.errands.stop(KIND, context.person.person_id):
        await context.show("roster-gone", [[Key("button-roster-again", LookAgain(pressed.upload))]])


async def run(doing: Doing) -> None:
    """Bring a roster in: a copy of the database first, then piece by piece."""
    uploads, upload = Uploads(doing.services.settings), int(doing.errand.params["upload"])
    path = uploads.find(doing.person.person_id, upload)
    if path is None or not may(doing.person, Permission.IMPORT_ROSTER):
        await doing.show_html(doing.text("roster-gone"))
        return
    progress = _Progress(doing, upload)
    try:
        tally, found = await _in_thread(partial(_work, doing, path, uploads.backups, progress), progress)
    except Refused as refusal:  # somebody was quicker
        await doing.show_html(doing.text(refusal.key, **refusal.params), _again(upload))
        return
    except Halted:
        await doing.show_html(doing.text("roster-halted", done=progress.done), _again(upload))
        return
    await doing.show_html(*_outcome(doing, tally, found))
    uploads.drop(doing.person.person_id)


def _again(upload: int) -> Rows:
    return [[Key("button-roster-again", LookAgain(upload)), Key("button-roster-drop", Drop(upload))]]


def _work(doing: Doing, path: Path, copies: Path, progress: "_Progress") -> tuple[Tally, Outline]:
    """Do it, in a thread: the database's copy, the plan made in another process, and its steps."""
    database, at = doing.services.database, doing.errand.asked_at.astimezone(doing.services.clock.zone)
    progress.say("roster-copying")
    backups.before_import(database, copies, at=doing.services.now())
    progress.check()
    progress.say("roster-planning")
    with apart.planned(apart.source(database, path, at=at)) as (found, steps):
        progress.total = found.people
        progress.say("roster-progress")
        purpose = Purpose(found.county, found.since, doing.person.person_id, at)
        return apply(database, steps, purpose, progress=progress), found


class _Progress:
    """How far an import has come: written by its thread, read by the one that tells the person."""

    def __init__(self, doing: Doing, upload: int) -> None:
        self.key, self.done, self.total = "", 0, 0
        self._doing, self._upload = doing, upload

    def __call__(self, done: int) -> None:
        """Note that so many people are done; stop here when it was asked for."""
        self.done = done
        self.check()

    def say(self, key: str) -> None:
        """Note which part of the work begins."""
        self.key = key

    def check(self) -> None:
        """Raise when the person asked to stop, or the bot is told to."""
        if self._doing.stop.is_set():
            raise Halted
        if self._doing.leave.is_set():
            raise Stopped

    async def tell(self, html: Text, rows: Rows) -> None:
        """Show it; how far it has come may go unsaid, the work goes on."""
        with suppress(TelegramError):
            await self._doing.show_html(html, rows)

    @property
    def shown(self) -> tuple[Text, Rows]:
        """What the person sees."""
        filled = _CELLS * self.done // self.total if self.total else 0
        bar = "\N{BLACK SQUARE}" * filled + "\N{WHITE SQUARE}" * (_CELLS - filled)
        html = self._doing.text(self.key, bar=bar, done=self.done, total=self.total)
        return html, [[Key("button-roster-stop", Stop(self._upload))]]


async def _in_thread(work: Callable[[], tuple[Tally, Outline]], progress: _Progress) -> tuple[Tally, Outline]:
    """Run the work in a thread, and edit the message now and then until it is done."""
    shown: tuple[Text, Rows] | None = None
    task = asyncio.create_task(asyncio.to_thread(work))
    while not task.done():
        await asyncio.wait({task}, timeout=EDIT_EVERY if shown else 0.2)
        if progress.key and not task.done() and progress.shown != shown:
            shown = progress.shown
            await progress.tell(*shown)
    return await task


def _outcome(doing: Doing, tally: Tally, found: Outline) -> tuple[Text, Rows]:
    lines = [summary.done(partial(text, doing.language), tally, found.transfers)]
    if found.undone:
        lines.append(doing.text("roster-done-rest", count=found.undone))
    return Text("\n".join(lines)), [[Key("button-slips", Go("slips"))]]


ERRAND: Final = Kind(KIND, run, failed="roster-failed")
