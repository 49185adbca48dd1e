"""A roster that was sent: looked at, what it would change said, the rows to look at returned, or put away."""

import asyncio
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from telegram import Document, Message, Update
from telegram.error import BadRequest, TelegramError

from bot.context import BotContext
from bot.keyboards import Key, Rows
from bot.permissions import requires
from bot.roster import summary
from bot.texts import Language, Text, Words, text
from bot.uploads import LARGEST, Uploads
from handlers.roster.buttons import Apply, Ask, Branches, Drop, LookAgain, Records
from rules.permissions import Permission
from rules.refusals import Refused
from storage import errands
from storage.rosters import apart, decisions
from storage.rosters.outline import Outline

KIND: Final = "roster"  # of the errand that applies one
_LONGEST: Final = 3_500  # characters of a preview: Telegram takes 4,096 with their marks


@requires(Permission.IMPORT_ROSTER)
async def explain(update: Update, context: BotContext) -> None:
    """Say how a roster is brought in, and offer what else can be done to it."""
    if update.callback_query is not None:
        await context.press()
    open_ = await context.read(decisions.waiting)
    asked = [Key("button-roster-ask", Ask(open_.upload, 0), {"count": open_.count})] if open_.count else []
    more = [Key("button-roster-branches", Branches()), Key("button-roster-records", Records())]
    await context.reply("roster-explain", [asked, more])


@requires(Permission.IMPORT_ROSTER, refusal="roster-file-not-taken")
async def take_file(update: Update, context: BotContext) -> None:
    """Look at a workbook, return the rows to look at, and say what it would change."""
    message = update.effective_message
    if message is None or message.document is None:
        return
    if await context.read(errands.running, KIND, context.person.person_id):
        raise Refused("errand-running-roster")  # it reads the file that this one would take the place of
    content = await _fetch(message.document)
    waiting = await context.reply("roster-reading")
    uploads, who = Uploads(context.services.settings), context.person.person_id
    name = message.document.file_name or ""
    path = await asyncio.to_thread(uploads.keep, who, update.update_id, name, content, at=context.now())
    try:
        await _look(context, path, update.update_id)
    finally:
        await _forget(waiting)


@requires(Permission.IMPORT_ROSTER)
async def look_again(_update: Update, context: BotContext) -> None:
    """Look at the same workbook once more: questions were answered, or somebody else imported."""
    pressed = LookAgain.unpack(await context.press())
    path = Uploads(context.services.settings).find(context.person.person_id, pressed.upload)
    if path is None:
        await context.show("roster-gone")
        return
    await context.show("roster-reading")
    await _look(context, path, pressed.upload)
    if context.incoming.effective_message is not None:
        await _forget(context.incoming.effective_message)


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


def preview(language: Language, found: Outline, upload: int, questions: int) -> tuple[Text, Rows]:
    """Return what a roster would change, in words, and the buttons under it."""
    say = partial(text, language)
    lines = [*summary.counts(say, found), *summary.moves(say, found)]
    ask = [Key("button-roster-ask", Ask(upload, 0), {"count": questions})] if questions else []
    if not found.changes_something:
        return _joined([*lines, say("roster-nothing-to-do")]), [ask]
    keys = [Key("button-roster-apply", Apply(upload)), Key("button-roster-drop", Drop(upload))]
    return _joined([*lines, say("roster-apply-or-not")]), [keys, ask]


def _joined(lines: list[str]) -> Text:
    """Put lines together; where names are long and many, those in the middle are in the workbook only."""
    while sum(map(len, lines)) > _LONGEST:
        lines.pop(len(lines) // 2)
    return Text("\n".join(lines))


async def _look(context: BotContext, path: Path, upload: int) -> None:
    """Read the file and compare it in a process of its own: meanwhile everybody else is answered."""
    uploads, who = Uploads(context.services.settings), context.person.person_id
    given = apart.source(context.services.database, path, at=context.now())
    with TemporaryDirectory(dir=uploads.folder) as beside:
        try:
            looked = await asyncio.to_thread(apart.look, given, Path(beside), Words(context.language))
        except Refused:
            uploads.drop(who)
            raise
        questions = await context.services.database.transact(decisions.note, looked.outline.questions, upload)
        if looked.feedback is not None:
            content = looked.feedback.read_bytes()
            await context.reply_document(content, looked.feedback.name, "roster-see-workbook")
    if not looked.outline.changes_something and not questions:
        uploads.drop(who)
    await context.reply_html(*preview(context.language, looked.outline, upload, questions))


async def _forget(waiting: Message) -> None:
    """Delete what only said that one has to wait; where Telegram does not let us, it stays."""
    with suppress(TelegramError):
        await waiting.delete()


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
